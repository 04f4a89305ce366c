/** The bibliography as a list: its order, and who cites what. */
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';

const firstName = ({ csl, authors }: Reference) =>
  csl.author?.[0]?.family ?? csl.author?.[0]?.literal ?? authors[0] ?? '';

/** By first author, then year, then title. */
export function inOrder(references: readonly Reference[]): readonly Reference[] {
  return [...references].sort(
    (a, b) => firstName(a).localeCompare(firstName(b), 'en') || a.year - b.year || a.title.localeCompare(b.title, 'en'),
  );
}

/** Entries by the key of each work that they cite. */
export function citingEntries(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const pairs = entries.flatMap((entry) => entry.citations.map((key) => ({ key, entry })));
  const citing = new Map<string, Entry[]>();
  for (const { key, entry } of pairs) citing.set(key, [...(citing.get(key) ?? []), entry]);
  return citing;
}
