/** Every entry's citation, read back by parsers that share nothing with what wrote it. */
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { citationTags } from './head';
import { citationFiles } from './citation-files';

const known = await loadKnowledge();
const { entries } = known;

const written = (ending: string) => {
  const { write } = citationFiles.find((file) => file.ending === ending)!;
  return entries.map((entry) => [entry, write(entry, known)] as const);
};

interface Fields {
  readonly title: string;
  readonly author: string;
  readonly container: string;
  readonly year: string;
  readonly url: string;
  readonly note: string;
}

/** The RIS format, line by line: two letters or digits, two spaces, a hyphen, a space, the value. */
function readRis(text: string): Fields {
  const lines = text.split(/\r?\n/).map((line) => /^([A-Z][A-Z0-9]) {2}- ?(.*)$/.exec(line));
  const all = Object.fromEntries(lines.filter((line) => line !== null).map(([, tag, value]) => [tag, value]));
  return { title: all.TI, author: all.AU, container: all.T2, year: all.PY, url: all.UR, note: all.N1 };
}

function readBibtex(text: string): Fields {
  const { entries: found, errors } = parse(text, { sentenceCase: false });
  expect(errors).toEqual([]);
  expect(found).toHaveLength(1);
  const { title, author, booktitle, year, url, note } = found[0].fields;
  const [{ name, lastName }] = author!;
  return {
    title: title!,
    author: (name ?? lastName)!,
    container: booktitle!,
    year: String(year),
    url: url!,
    note: note!,
  };
}

function readCsl(text: string): Fields {
  const [item] = JSON.parse(text);
  return {
    title: item.title,
    author: item.author[0].literal,
    container: item['container-title'],
    year: String(item.issued['date-parts'][0][0]),
    url: item.URL,
    note: item.note,
  };
}

it('has the same fields in BibTeX, RIS and CSL-JSON, for every entry', () => {
  const csl = written('csl.json').map(([, text]) => readCsl(text));
  expect(written('ris').map(([, text]) => readRis(text))).toEqual(csl);
  expect(written('bib').map(([, text]) => readBibtex(text))).toEqual(csl);
});

it('says in the files what the page says in its head, for every entry', () => {
  for (const [entry, text] of written('csl.json')) {
    const tags = citationTags(entry, []);
    const { title, author, url, year } = readCsl(text);
    expect([title, [author]]).toEqual([tags.citation_title, tags.citation_author]);
    // The citation may be of a copy in an edition, under the same path.
    expect(url.endsWith(entry.href)).toBe(true);
    expect(tags.citation_online_date).toMatch(new RegExp(`^${year}/`));
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
