/** Files of citations read back by parsers that share nothing with what wrote them. For tests. */
import { parse } from '@retorquere/bibtex-parser';
import { expect } from 'vitest';

/** What every format says of a work; a field that a file lacks is undefined. */
export interface Fields {
  readonly id: string;
  readonly title: string;
  /** "Müller, Jané", or the name of a group. */
  readonly authors: readonly string[];
  /** As far as it is known: "2026-11-23", "2024". */
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly note: string | undefined;
  readonly publisher: string | undefined;
  readonly container: string | undefined;
  readonly version: string | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const marks: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The parser of BibTeX writes HTML. */
const plain = (html: string | undefined) =>
  html?.replace(/<\/?span[^>]*>/g, '').replace(/&(?:lt|gt|amp);/g, (mark) => marks[mark]);

const dated = (parts: readonly (number | string)[]) =>
  parts.map((part) => String(Number(part)).padStart(2, '0')).join('-') || undefined;

const named = (family: string | undefined, given: string | undefined) => [family, given].filter(Boolean).join(', ');

/** All entries of a file: one call for many is much faster than one for each. */
export function readBibtex(text: string): readonly Fields[] {
  const { entries, errors } = parse(text, { sentenceCase: false });
  expect(errors).toEqual([]);
  return entries.map(({ key, fields }) => {
    const [month, day] = (fields.month ?? '').split(' ');
    return {
      id: key,
      title: plain(fields.title)!,
      authors: (fields.author ?? []).map(({ name, lastName, firstName }) => name ?? named(lastName, firstName)),
      date: fields.year && dated([fields.year, ...(day ? [months.indexOf(month) + 1, day] : [])]),
      url: fields.url,
      note: plain(fields.note),
      publisher: plain(fields.publisher && String(fields.publisher)),
      container: plain(fields.booktitle ?? fields.journal),
      version: fields.version,
    };
  });
}

/** One record: lines of two letters or digits, two spaces, a hyphen, a space and the value, with CRLF, from TY to ER. */
export function readRis(text: string): Fields & { readonly type: string } {
  expect(text).toMatch(/^TY {2}- [A-Z]+\r\n[^]*\r\nER {2}- \r\n$/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.trimEnd().split('\r\n');
  const pairs = lines.map((line) => [line.slice(0, 2), line.slice(6)] as const);
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}-/);
  const all = Object.fromEntries(pairs);
  const { DA = all.PY ?? '' } = all;
  return {
    type: all.TY,
    id: all.ID,
    title: all.TI,
    authors: pairs.filter(([tag]) => tag === 'AU').map(([, name]) => name),
    date: dated(DA.split('/').filter(Boolean)),
    url: all.UR,
    note: all.N1,
    publisher: all.PB,
    container: all.T2,
    version: all.ET,
  };
}

interface Csl {
  readonly id: string;
  readonly title: string;
  readonly author: readonly { readonly literal?: string; readonly family?: string; readonly given?: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly URL?: string;
  readonly note?: string;
  readonly publisher?: string;
  readonly 'container-title'?: string;
  readonly version?: string;
}

/** A list of one item. */
export function readCsl(text: string): Fields {
  const items = JSON.parse(text) as readonly Csl[];
  expect(items).toHaveLength(1);
  const [{ id, title, author, issued, URL, note, publisher, 'container-title': container, version }] = items;
  return {
    id,
    title,
    authors: author.map(({ literal, family, given }) => literal ?? named(family, given)),
    date: issued && dated(issued['date-parts'][0]),
    url: URL,
    note,
    publisher,
    container,
    version,
  };
}
