/** Which works an article cites, in order of first mention, and whether the bibliography knows them. */
import { ContentError } from '@/lib/articles/content-error';
import type { Entry, FrontMatter } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';

/** Keys of every `<Cite keys="a b" />` in the body, in order, repeated as written. */
export function citedInProse(body: string): string[] {
  return [...body.matchAll(/<Cite\s[^>]*?keys="([^"]*)"/g)].flatMap(([, keys]) => keys.split(/\s+/).filter(Boolean));
}

/** Sources of claims, properties and relations first, then the prose; each key once. */
export function citationsOf({ claims, properties, relations }: Cited, body: string): string[] {
  const sources = [...claims, ...properties, ...relations].flatMap(({ source }) => source ?? []);
  return [...new Set([...sources, ...citedInProse(body)])];
}

type Cited = Pick<FrontMatter, 'claims' | 'properties' | 'relations'>;

/** @throws ContentError at the first key that no .bib file defines. `read` gives the text of an article's file. */
export function checkCitations(
  entries: readonly Entry[],
  bibliography: ReadonlyMap<string, Reference>,
  read: (file: string) => string,
): void {
  for (const entry of entries) {
    const unknown = entry.citations.find((key) => !bibliography.has(key));
    if (unknown === undefined) continue;
    const problem = `cites "${unknown}", which no references.bib defines; add the work or correct the key.`;
    throw new ContentError(entry.file, lineOfWord(read(entry.file), unknown), problem);
  }
}

function lineOfWord(text: string, word: string): number {
  return text.split('\n').findIndex((line) => line.split(/[\s"'{},:]+/).includes(word)) + 1;
}
