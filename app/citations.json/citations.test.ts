/** Every record that a reader's list may hold, read back by parsers that share nothing with what wrote it. */
import { expect, it } from 'vitest';
import { listEntries } from '@/lib/articles/read';
import { loadBibliography } from '@/lib/bibliography/bibliography';
import type { CitationRecord } from '@/lib/bibliography/selection';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { GET as wholeBibliography } from '../references.bib/route';
import { GET } from './route';

const citations = (await (await GET()).json()) as Readonly<Record<string, CitationRecord>>;
const [entries, bibliography] = await Promise.all([listEntries(), loadBibliography()]);

const records = (kind: 'work' | 'page') =>
  Object.entries(citations)
    .filter(([id]) => id.startsWith(`${kind}:`))
    .map(([, record]) => record);

const sorted = (names: Iterable<string>) => [...names].sort();

it('pages have the same fields in all formats, every entry once', () => {
  const pages = records('page');
  const csl = pages.map((record) => readCsl(record.csl));
  expect(sorted(csl.map(({ id }) => id))).toEqual(sorted(entries.map(({ slug }) => `slm-atlas-${slug}`)));
  expect(pages.map(({ ris }) => readRis(ris))).toMatchObject(csl);
  expect(readBibtex(pages.map(({ bib }) => bib).join('\n'))).toEqual(csl);
});

it('works have the same key, title, authors, year and address in all formats, every work once', () => {
  const works = records('work');
  const shared = ({ id, title, authors, date, url }: ReturnType<typeof readCsl>) => ({
    id,
    title,
    authors: authors.filter((name) => name !== 'others'),
    year: date?.slice(0, 4),
    url,
  });
  const csl = works.map((record) => shared(readCsl(record.csl)));
  expect(sorted(csl.map(({ id }) => id))).toEqual(sorted(bibliography.keys()));
  expect(works.map(({ ris }) => shared(readRis(ris)))).toEqual(csl);
  expect(readBibtex(works.map(({ bib }) => bib).join('\n')).map(shared)).toEqual(csl);
});

it('the whole bibliography has the same works', async () => {
  const whole = readBibtex(await (await wholeBibliography()).text());
  expect(sorted(whole.map(({ id }) => id))).toEqual(sorted(bibliography.keys()));
});
