import { expect, it } from 'vitest';
import { passage, stretches } from './highlight';

const marked = (text: string, ...terms: string[]) => {
  const parts = stretches(text, new Set(terms));
  expect(parts.map((part) => part.text).join('')).toBe(text);
  return parts.filter((part) => part.marked).map((part) => part.text);
};

it('marks the words that answer, whole and as they are written', () => {
  expect(marked('KV-Caches of Nyström at 1.58 bits', 'cache', 'nystrom', 'bit', '1.58')).toEqual([
    'Caches',
    'Nyström',
    '1.58',
    'bits',
  ]);
});

it('marks nothing inside of another word, and leaves an empty text empty', () => {
  expect(marked('pruning', 'run')).toEqual([]);
  expect(stretches('', new Set(['a']))).toEqual([]);
});

const long = `${'word '.repeat(100)}outliers ${'tail '.repeat(100)}`.trim();

it('cuts a passage around the first answer, between words', () => {
  const text = passage(long, new Set(['outlier']));
  expect(text).toMatch(/^… word (word )*outliers (tail )*tail …$/);
  expect(text.length).toBeLessThan(200);
});

it('begins no passage inside of a word with an apostrophe', () => {
  const text = `${'word '.repeat(20)}teacher's own very long and quite soft distribution, (Hinton et al., 2015) ${'tail '.repeat(60)}`;
  expect(passage(text, new Set(['hinton']))).toMatch(/^… own very .*Hinton/);
});

it('begins at the answer where no word before it stands free', () => {
  expect(passage(`${'x-'.repeat(60)}outliers ${'tail '.repeat(60)}`, new Set(['outlier']))).toMatch(/^… outliers tail/);
});

it('cuts nothing from a short text', () => {
  expect(passage('Few outliers.', new Set(['outlier']))).toBe('Few outliers.');
});

it('shows the end of a text with the mark that it is one', () => {
  expect(passage(`${'word '.repeat(100)}outliers.`, new Set(['outlier']))).toMatch(/^… .*outliers\.$/);
});
