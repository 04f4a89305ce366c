/** An edition as a value: the files that it consists of, and its line in the register. */
import { type Edition, pageFile, sha256 } from '@/lib/articles/editions';
import type { Entry } from '@/lib/articles/entry';
import { citeEntry } from '@/lib/bibliography/cite';
import { writeCitation } from '@/lib/bibliography/write';
import { freeze, type Frame } from './freeze';

export interface Source extends Omit<Frame, 'pages'> {
  readonly entries: readonly Entry[];
  readonly style: string;
  /** HTML of a page of the built site. */
  page(href: string): string;
}

export interface MadeEdition {
  /** Text by path inside the edition. */
  readonly files: ReadonlyMap<string, string>;
  readonly edition: Edition;
}

/** @throws RangeError if a page has no article */
export function makeEdition(source: Source): MadeEdition {
  const { edition: id, date, entries, style } = source;
  const pages = Object.fromEntries(entries.map(({ href, version }) => [href, version]));
  const files = new Map([
    ['edition.css', style],
    ...entries.map((entry) => [pageFile(entry.href), frozen(entry, { id, date, pages, files: {} }, source)] as const),
  ]);
  const hashes = Object.fromEntries([...files].map(([file, text]) => [file, sha256(text)]));
  return { files, edition: { id, date, pages, files: hashes } };
}

function frozen(entry: Entry, edition: Edition, source: Source): string {
  const { href, version } = entry;
  const citation = writeCitation(citeEntry(entry, source.site, edition));
  const frame = { ...source, pages: new Set(Object.keys(edition.pages)) };
  return freeze({ href, version, html: source.page(href), citation }, frame);
}
