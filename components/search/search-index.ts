/** Finds items by words: BM25 over weighted fields, with beginnings of words and near spellings. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { type Field, fields, type Group, groups, type Item } from './items';
import { parseQuery, type Query, takesPrefix, tolerance } from './query';
import { stopWords, termsOf } from './terms';

/** How much more a word says in one field than in another: a name says what a text is about. */
const boost: Readonly<Record<Field, number>> = { title: 8, aliases: 6, summary: 3, facts: 2, text: 1 };

/** Beside an exact match of weight 1. */
const weights = { prefix: 0.5, fuzzy: 0.2 };

/** For an item whose title or other name is the query, word for word. */
const namedBoost = 4;

export interface Hit {
  readonly item: Item;
  readonly score: number;
  /** Terms of the item that answer the query, and the fields that they stand in. */
  readonly matched: ReadonlyMap<string, readonly Field[]>;
}

export interface Found {
  /** In the order of `groups`, best first, empty groups left out. */
  readonly groups: readonly { readonly group: Group; readonly hits: readonly Hit[] }[];
  readonly total: number;
  /** Whether no item has every word, so that these have some. */
  readonly partial: boolean;
}

export const nothing: Found = { groups: [], total: 0, partial: false };

export interface SearchIndex {
  search(text: string): Found;
}

/** Items put into the index between two breaths, so that the page stays responsive. */
const slice = 40;

export async function buildIndex(items: readonly Item[]): Promise<SearchIndex> {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Item>({
    fields: [...fields],
    tokenize: termsOf,
    processTerm: (term) => !stopWords.has(term) && vocabulary.add(term) && term,
  });
  await index.addAllAsync(items, { chunkSize: slice });
  return { search: (text) => search({ index, items, vocabulary }, parseQuery(text)) };
}

interface Parts {
  readonly index: MiniSearch<Item>;
  readonly items: readonly Item[];
  /** Every term that occurs. */
  readonly vocabulary: ReadonlySet<string>;
}

function search(parts: Parts, query: Query): Found {
  if (query.terms.length === 0) return nothing;
  const { items } = parts;
  const all = ask(parts, query, 'AND');
  const results = all.length > 0 ? all : ask(parts, query, 'OR');
  const hits = results.map((result) => hit(result, items[result.id as number], query));
  return { groups: grouped(hits), total: hits.length, partial: all.length === 0 && hits.length > 0 };
}

const ask = ({ index, vocabulary }: Parts, query: Query, combineWith: 'AND' | 'OR') =>
  index.search(query.terms.join(' '), {
    boost,
    weights,
    combineWith,
    tokenize: () => [...query.terms],
    processTerm: (term) => term,
    prefix: (term, place) => takesPrefix(term, place, query),
    fuzzy: (term) => tolerance(term, vocabulary.has(term)),
  });

function hit({ score, match }: SearchResult, item: Item, { terms }: Query): Hit {
  const named = namesOf(item).some((name) => sameTerms(termsOf(name), terms));
  const matched = new Map(Object.entries(match) as [string, Field[]][]);
  return { item, score: named ? score * namedBoost : score, matched };
}

const namesOf = ({ title, aliases }: Item) => [title, ...aliases.split(', ')];

const sameTerms = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((term, index) => term === b[index]);

const grouped = (hits: readonly Hit[]) =>
  groups
    .map((group) => ({
      group,
      hits: hits.filter(({ item }) => item.group === group).sort((a, b) => b.score - a.score),
    }))
    .filter((found) => found.hits.length > 0);
