/** The citation of every table, and of a page that is no entry, read back by parsers that share nothing with what wrote it. */
import { describe, expect, it } from 'vitest';
import { metricTableCitation } from './metric-table';
import { pageCitation } from '@/components/layout/page-head';
import { compileArticle } from '@/lib/articles/compile';
import type { Entry } from '@/lib/articles/entry';
import { listEntries } from '@/lib/articles/read';
import { format } from '@/lib/bibliography/format';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { type SiteItem, writeCitation } from '@/lib/bibliography/write';
import { citationOf } from './citation';
import { withSearch } from './cite-table';
import { entryTableCitation, tableCitation } from './table-citation';

const compared = { title: 'Runs compared', page: '/compare/', fragment: 'runs', date: '2026-11-23' };
const entries = await listEntries();

/** All that may go wrong in a title: what HTML, TeX and the style sheets read as their own. */
const awkward = { ...entries[0], title: 'QuIP#: 5 % of <a_b> & “π” costs $4' } as Entry;

const items: readonly SiteItem[] = [
  ...entries.map((entry) => entryTableCitation(entry, 'table-claims', 'What the sources report')),
  entryTableCitation(entries[0], 'table', null),
  entryTableCitation(awkward, 'table-x', 'A & B'),
  tableCitation(compared),
  metricTableCitation,
  pageCitation({ title: 'Editions', lead: '', href: '/editions/', type: 'CollectionPage' }),
];

const written = items.map(writeCitation);

describe('the citation of every table, and of a page', () => {
  it('has the same fields in BibTeX, RIS and CSL-JSON', () => {
    const csl = written.map((texts) => readCsl(texts['csl-json']));
    expect(csl.map(({ id, title, url }) => [id, title, url])).toEqual(
      items.map(({ id, title, URL }) => [id, title, URL]),
    );
    expect(written.map(({ ris }) => readRis(ris))).toMatchObject(csl);
    // What holds a page is its publisher too, and BibTeX's @misc has a field for that alone.
    const inBibtex = csl.map((fields, at) => ({
      ...fields,
      ...(items[at].type === 'webpage' && { container: undefined }),
    }));
    expect(readBibtex(written.map((texts) => texts.bibtex).join('\n'))).toEqual(inBibtex);
  });

  it('is, in APA, what the style’s own processor writes', () => {
    const sample = [...items.slice(0, 3), entryTableCitation(awkward, 'table-x', 'A & B')];
    for (const item of sample) {
      expect(writeCitation(item).apa).toBe(format(item, 'apa'));
      expect(writeCitation(item).text).toBe(format(item, 'text'));
    }
    expect(writeCitation(tableCitation(compared)).apa).toContain('(2026, November 23). <i>Runs compared (table)</i>.');
  });

  it('differs from that of its page only in name and fragment', () => {
    for (const entry of entries) {
      const { id, title, URL, ...rest } = entryTableCitation(entry, 'table-claims', 'What the sources report');
      const { id: pageId, title: pageTitle, URL: pageUrl, ...page } = citationOf(entry);
      expect(rest).toEqual(page);
      expect([id, title, URL]).toEqual([
        `${pageId}-table-claims`,
        `${pageTitle}: What the sources report (table)`,
        `${pageUrl}#table-claims`,
      ]);
    }
  });
});

it('names the address of the table as it is seen, filters included', () => {
  const search = '?family=Model%20compression&sort=-prose&pick=a_b,c';
  const full = `https://slm-atlas.org/compare/${search}#runs`;
  const texts = writeCitation(withSearch(tableCitation(compared), search));
  expect(readBibtex(texts.bibtex)[0].url).toBe(full);
  expect(readRis(texts.ris).url).toBe(full);
  expect(JSON.parse(texts['csl-json'])[0].URL).toBe(full);
  expect(texts.text).toContain(full);
  expect(texts.apa).toContain(full.replaceAll('&', '&#38;'));
});

it('has no date where the rows have none', () => {
  const { text, 'csl-json': csl } = writeCitation(metricTableCitation);
  expect(JSON.parse(csl)[0]).not.toHaveProperty('issued');
  expect(text).toContain('(n.d.)');
});

it('a table of the prose is named after the heading above it, the second one by a number too', async () => {
  const table = '| a |\n| - |\n| 1 |\n';
  const body = `Text.\n\n${table}\n## How it *works*\n\n${table}\nMore.\n\n${table}`;
  const { code } = await compileArticle({ ...entries[0], body });
  const named = [...code.matchAll(/\.table,\{id:"([^"]*)"(?:,"data-name":"([^"]*)")?/g)];
  expect(named.map(([, id, name]) => [id, name])).toEqual([
    ['table', undefined],
    ['table-how-it-works', 'How it works'],
    ['table-how-it-works-2', 'How it works'],
  ]);
});
