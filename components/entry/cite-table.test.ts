import { parse } from '@retorquere/bibtex-parser';
import { expect, it } from 'vitest';
import { withSearch } from './cite-table';
import { tableCitation } from './table-citation';

const citation = tableCitation({ title: 'Runs compared', page: '/compare/', fragment: 'runs', date: '2026-11-23' });
const search = '?family=Model%20compression&sort=-prose&pick=a_b,c';
const full = `https://slm-atlas.org/compare/${search}#runs`;

it('names the table’s own address in every format', () => {
  for (const text of Object.values(citation.texts)) expect(text).toContain('https://slm-atlas.org/compare/#runs');
});

it('names the address of the table as it is seen, filters included, in what parsers read back', () => {
  const texts = withSearch(citation, search);
  const { entries, errors } = parse(texts.bibtex, { sentenceCase: false });
  expect(errors).toEqual([]);
  expect(entries[0].fields).toMatchObject({ url: full, title: 'Runs compared (table)' });
  expect(/^UR {2}- (.*)\r$/m.exec(texts.ris)?.[1]).toBe(full);
  expect(JSON.parse(texts['csl-json'])[0]).toMatchObject({ URL: full, issued: { 'date-parts': [[2026, 11, 23]] } });
  expect(texts.text).toContain(full);
  expect(texts.apa).toContain(full.replaceAll('&', '&amp;'));
});

it('has no date where the rows have none', () => {
  const undated = tableCitation({ title: 'Metrics', page: '/method/', fragment: 'metrics', date: null });
  expect(JSON.parse(undated.texts['csl-json'])[0]).not.toHaveProperty('issued');
  expect(undated.texts.text).toContain('(n.d.)');
});
