/** Every entry's citation, read back by parsers that share nothing with what wrote it. */
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { citationFiles } from './citation-files';
import { citationTags } from './head';

const known = await loadKnowledge();
const { entries } = known;

const written = (ending: string) => {
  const { write } = citationFiles.find((file) => file.ending === ending)!;
  return entries.map((entry) => [entry, write(entry, known)] as const);
};

const texts = (files: ReturnType<typeof written>) => files.map(([, text]) => text).join('\n');

it('has the same fields in BibTeX, RIS and CSL-JSON, for every entry', () => {
  const csl = written('csl.json').map(([, text]) => readCsl(text));
  expect(csl.map(({ id }) => id)).toEqual(entries.map(({ slug }) => `slm-atlas-${slug}`));
  expect(written('ris').map(([, text]) => readRis(text))).toEqual(csl.map((item) => ({ ...item, type: 'ENCYC' })));
  expect(readBibtex(texts(written('bib')))).toEqual(csl);
});

it('says in the files what the page says in its head, for every entry', () => {
  for (const [entry, text] of written('csl.json')) {
    const tags = citationTags(entry, []);
    const { title, authors, url, date } = readCsl(text);
    expect([title, authors.map((name) => `${name},`)]).toEqual([tags.citation_title, tags.citation_author]);
    // The citation may be of a copy in an edition, under the same path and of an earlier day.
    expect(url!.endsWith(entry.href)).toBe(true);
    if (!url!.includes('/editions/')) expect(tags.citation_date).toBe(date!.replaceAll('-', '/'));
  }
});

describe('the Markdown twin', () => {
  const twins = new Map(written('md').map(([{ slug }, text]) => [slug, text]));

  it('of every entry has no word left that only a page can show, and every figure with its source', () => {
    for (const { slug, claims, body } of entries) {
      const prose = twins.get(slug)!.replace(/```[^]*?```|`[^`\n]*`/g, '');
      expect(prose.match(/<\/?[A-Z]\w*/g), slug).toBeNull();
      if (body.includes('<Claims />')) for (const { source } of claims) expect(prose).toContain(`| [@${source}], `);
    }
  });

  it('lists the works that it cites, once each', () => {
    for (const { slug, citations } of entries) {
      const lines = [...twins.get(slug)!.matchAll(/^- \[@(\S+)\]: ./gm)];
      expect(lines.map(([, key]) => key)).toEqual(citations);
    }
  });

  it('of Table 1 has the table: eight rows, with a mark where the survey has one', () => {
    const lines = twins
      .get('table-1')!
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(lines).toHaveLength(10);
    const pruning = lines.find((line) => line.startsWith('| [Pruning](/families/pruning/) |'))!;
    expect(
      pruning
        .split('|')
        .map((cell) => cell.trim())
        .slice(3),
    ).toEqual(['', '', 'survey', 'survey', 'survey', 'survey', '']);
  });
});
