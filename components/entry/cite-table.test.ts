/** Every table's citation, read back by parsers that share nothing with what wrote it. */
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { metricTableCitation } from './metric-table';
import { compileArticle } from '@/lib/articles/compile';
import type { Entry } from '@/lib/articles/entry';
import { listEntries } from '@/lib/articles/read';
import { format } from '@/lib/bibliography/format';
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
];

interface Fields {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly date: string | undefined;
  readonly url: string;
  readonly note: string;
  readonly publisher: string;
}

const fieldsOf = (item: SiteItem): Fields => ({
  id: item.id,
  title: item.title,
  author: item.author[0].literal,
  date: item.issued?.['date-parts'][0].join('-'),
  url: item.URL,
  note: item.note,
  publisher: item.publisher!,
});

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const marks: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The parser writes HTML. */
const plain = (html: string) => html.replace(/<\/?span[^>]*>/g, '').replace(/&(?:lt|gt|amp);/g, (mark) => marks[mark]);

/** All at once, which is much faster than one by one. */
function readBibtex(text: string): readonly Fields[] {
  const { entries: found, errors } = parse(text, { sentenceCase: false });
  expect(errors).toEqual([]);
  return found.map(({ key, fields }) => {
    const [month, day] = (fields.month ?? '').split(' ');
    return {
      id: key,
      title: plain(fields.title!),
      author: fields.author![0].name ?? fields.author![0].lastName!,
      date: fields.year ? `${fields.year}-${months.indexOf(month) + 1}-${Number(day)}` : undefined,
      url: fields.url!,
      note: plain(fields.note!),
      publisher: plain(String(fields.publisher)),
    };
  });
}

function readRis(text: string): Fields {
  expect(text).toMatch(/^TY {2}- (ENCYC|ELEC)\r\n[^]*\r\nER {2}- \r\n$/);
  const pairs = text.split('\r\n').map((line) => /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line));
  const all = Object.fromEntries(pairs.filter((pair) => pair !== null).map(([, tag, value]) => [tag, value]));
  const date = all.DA?.split('/').filter(Boolean).map(Number).join('-');
  expect(all.PY).toBe(date?.split('-')[0]);
  return { id: all.ID, title: all.TI, author: all.AU, date, url: all.UR, note: all.N1, publisher: all.PB };
}

describe('the citation of every table', () => {
  it('has the same fields in BibTeX, RIS and CSL-JSON', () => {
    const [written, wanted] = [items.map(writeCitation), items.map(fieldsOf)];
    expect(written.map((texts) => fieldsOf(JSON.parse(texts['csl-json'])[0]))).toEqual(wanted);
    expect(written.map(({ ris }) => readRis(ris))).toEqual(wanted);
    expect(readBibtex(written.map(({ bibtex }) => bibtex).join('\n'))).toEqual(wanted);
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
