import { expect, it } from 'vitest';
import { parseBibtex } from '@/lib/bibliography/bibtex';
import { Cite } from '@/lib/bibliography/citation';
import { type Format, format } from '@/lib/bibliography/format';
import { readRis } from '@/lib/bibliography/testing';

const title = 'Über Größe & {BERT}, in a title that goes on and on, as titles of papers do';
const [work] = parseBibtex(
  `@inproceedings{jia2020withalongkeytoit, title={${title}}, author={Jané Müller and others}, year={2020},
   booktitle={NeurIPS}, url={https://arxiv.org/abs/2001.00001}, eprint={2001.00001}, keywords={verified}}`,
  'x.bib',
);

const files: readonly Format[] = ['bibtex', 'ris', 'csl-json'];

it.each(files)('format: %s of a work reads back with its key, title, year, venue and address', (as) => {
  const [item] = new Cite(format(work, as), { generateGraph: false }).data;
  expect(item).toMatchObject({
    id: 'jia2020withalongkeytoit',
    title: work.csl.title,
    'container-title': 'NeurIPS',
    URL: 'https://arxiv.org/abs/2001.00001',
  });
  expect(item.issued?.['date-parts'][0][0]).toBe(2020);
});

it('format writes "and others" as BibTeX knows it, and accents as letters', () => {
  expect(format(work, 'bibtex')).toContain('author = {Müller, Jané and others}');
});

it('format writes RIS with CRLF and the key whole, and breaks no long value in two', () => {
  const { type, id, title } = readRis(format(work, 'ris'));
  expect({ type, id, title }).toEqual({ type: 'CONF', id: work.key, title: work.title });
});

it('format writes APA with and without markup', () => {
  expect(format(work, 'text')).toMatch(
    /^Müller, J.*\(2020\)\. Über Größe & BERT, .*https:\/\/arxiv\.org\/abs\/2001\.00001$/,
  );
  expect(format(work, 'apa')).toContain('<i>NeurIPS</i>');
  expect(format(work, 'apa')).not.toContain('<div');
});
