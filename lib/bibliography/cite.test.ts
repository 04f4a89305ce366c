import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { citeEntry } from '@/lib/bibliography/cite';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { writeCitation } from '@/lib/bibliography/write';

const wanda = entry('wanda', { title: 'Wanda', kind: 'techniques', href: '/techniques/wanda/', version: '1.3' });
const page = citeEntry(wanda, 'https://slm.example/');

it('citeEntry makes an encyclopedia entry with the date and number of its version', () => {
  expect(page).toMatchObject({
    type: 'entry-encyclopedia',
    author: [{ literal: 'SLM Atlas contributors' }],
    issued: { 'date-parts': [[2026, 11, 22]] },
    version: '1.3',
    note: 'Version 1.3',
    URL: 'https://slm.example/techniques/wanda/',
  });
});

it('citeEntry cites the copy in an edition where there is one, in the version and with the date of the copy', () => {
  const edition = { id: '2026.4', date: '2026-11-23', pages: { '/techniques/wanda/': '1.1' }, files: {} };
  expect(citeEntry(wanda, 'https://slm.example/', edition)).toMatchObject({
    URL: 'https://slm.example/editions/2026.4/techniques/wanda/',
    version: '1.1',
    note: 'Edition 2026.4, version 1.1',
    issued: { 'date-parts': [[2026, 11, 23]] },
  });
});

it('writeCitation writes APA with and without markup', () => {
  const { apa, text } = writeCitation(page);
  expect(text).toBe(
    'SLM Atlas contributors. (2026). Wanda. In SLM Atlas (Version 1.3). SLM Atlas. https://slm.example/techniques/wanda/',
  );
  expect(apa).toContain('<i>SLM Atlas</i>');
});

it('writeCitation cuts no id and no long value, and breaks none in two', () => {
  const long = {
    ...page,
    id: 'slm-atlas-a-name-that-is-longer-than-twenty-characters',
    title: 'A title that goes on and on, as titles of papers do, until it is longer than a line is',
    note: 'f0'.repeat(64),
  };
  const { ris, bibtex, 'csl-json': csl } = writeCitation(long);
  const wanted = { id: long.id, title: long.title, note: long.note };
  expect([readRis(ris), ...readBibtex(bibtex), readCsl(csl)]).toMatchObject([wanted, wanted, wanted]);
});
