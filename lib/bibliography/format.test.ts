import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { parseBibtex } from '@/lib/bibliography/bibtex';
import { Cite } from '@/lib/bibliography/citation';
import { citeEntry } from '@/lib/bibliography/cite';
import { type Format, format } from '@/lib/bibliography/format';
import type { CslItem } from '@/lib/bibliography/reference';

const page = citeEntry(
  entry('wanda', { title: 'Wanda', kind: 'techniques', href: '/techniques/wanda/' }),
  'https://slm.example/',
);
const [work] = parseBibtex(
  `@inproceedings{jia2020, title={Über Größe & {BERT}}, author={Jané Müller and others}, year={2020}, booktitle={NeurIPS},
   url={https://arxiv.org/abs/2001.00001}, eprint={2001.00001}, keywords={verified}}`,
  'x.bib',
);

/** What a reference manager makes of a file, in the words that all formats share. */
function parsedBack(text: string) {
  const [item] = new Cite(text, { generateGraph: false }).data;
  return shared(item);
}

function shared(item: CslItem) {
  const { id, title, issued, publisher, note, URL, author = [] } = item;
  const names = author.map(({ literal, family, given }) => literal ?? [given, family].filter(Boolean).join(' '));
  return { id, title, issued: issued?.['date-parts'], whole: item['container-title'], publisher, note, URL, names };
}

const files: readonly Format[] = ['bibtex', 'ris', 'csl-json'];

it.each(files)('citeEntry and format: %s read back gives the same fields as the record', (as) => {
  expect(parsedBack(format(page, as))).toEqual(shared(page));
});

it('citeEntry makes an encyclopedia entry with the date and number of its version', () => {
  expect(page).toMatchObject({
    type: 'entry-encyclopedia',
    author: [{ literal: 'SLM Atlas contributors' }],
    issued: { 'date-parts': [[2026, 11, 22]] },
    version: '1.0',
    note: 'Version 1.0',
    URL: 'https://slm.example/techniques/wanda/',
  });
});

it.each(files)('format: %s of a cited work reads back with title, year, venue and address', (as) => {
  const { title, issued, whole, URL } = parsedBack(format(work, as));
  const { title: expectedTitle, URL: address } = work.csl;
  expect({ title, year: issued?.[0][0], whole, URL }).toEqual({
    title: expectedTitle,
    year: 2020,
    whole: 'NeurIPS',
    URL: address,
  });
});

it('format writes "and others" as BibTeX knows it, and accents as letters', () => {
  expect(format(work, 'bibtex')).toContain('author = {Müller, Jané and others}');
});

it('format writes RIS with CRLF, the type first and the end last', () => {
  const lines = format(page, 'ris').split('\r\n');
  expect(lines[0]).toBe('TY  - ENCYC');
  expect(lines.slice(-2)).toEqual(['ER  - ', '']);
  expect(lines.join('')).not.toContain('\n');
});

it('format breaks no long value of RIS in two', () => {
  const long = {
    ...page,
    title: 'A title that goes on and on, as titles of papers do, until it is longer than a line is',
  };
  expect(parsedBack(format({ ...long, note: 'f0'.repeat(64) }, 'ris'))).toMatchObject({
    title: long.title,
    note: 'f0'.repeat(64),
  });
});

it('format writes APA with and without markup', () => {
  expect(format(page, 'text')).toBe(
    'SLM Atlas contributors. (2026). Wanda. In SLM Atlas (Version 1.0). SLM Atlas. https://slm.example/techniques/wanda/',
  );
  expect(format(page, 'apa')).toContain('<i>SLM Atlas</i>');
  expect(format(page, 'apa')).not.toContain('<div');
});

it('citeEntry cites the copy in an edition where there is one, in the version and with the date of the copy', () => {
  const wanda = entry('wanda', { title: 'Wanda', kind: 'techniques', href: '/techniques/wanda/', version: '1.3' });
  const edition = { id: '2026.4', date: '2026-11-23', pages: { '/techniques/wanda/': '1.1' }, files: {} };
  expect(citeEntry(wanda, 'https://slm.example/', edition)).toMatchObject({
    URL: 'https://slm.example/editions/2026.4/techniques/wanda/',
    version: '1.1',
    note: 'Edition 2026.4, version 1.1',
    issued: { 'date-parts': [[2026, 11, 23]] },
  });
});
