import { expect, test } from 'vitest';
import { authorYear } from './author-year';

const work = (families: readonly string[], etAl = false) => ({
  csl: { id: 'x', type: 'article', author: families.map((family) => ({ family, given: 'A.' })) },
  authors: families.map((family) => `A. ${family}`),
  etAl,
  year: 2023,
});

test('authorYear() names one author', () => expect(authorYear(work(['Sun']))).toBe('Sun, 2023'));

test('authorYear() joins two authors', () =>
  expect(authorYear(work(['Frantar', 'Alistarh']))).toBe('Frantar and Alistarh, 2023'));

test('authorYear() shortens three', () => expect(authorYear(work(['A', 'B', 'C']))).toBe('A et al., 2023'));

test('authorYear() says et al. where the list is not complete', () =>
  expect(authorYear(work(['Han'], true))).toBe('Han et al., 2023'));

test('authorYear() uses the name of a group', () => {
  const group = {
    csl: { id: 'x', type: 'report', author: [{ literal: 'Meta AI' }] },
    authors: ['Meta AI'],
    etAl: false,
    year: 2024,
  };
  expect(authorYear(group)).toBe('Meta AI, 2024');
});
