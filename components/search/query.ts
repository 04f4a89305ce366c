/** A query as terms, and how far a word of a document may be from each. */
import { stopWords, termsOf } from './terms';

export interface Query {
  readonly terms: readonly string[];
  /** Whether the last term may be the beginning of a longer word: nothing was typed after it. */
  readonly open: boolean;
}

/** Longer queries are cut: no one types them, and each term costs a walk through the index. */
const mostTerms = 12;

/** Stop words say nothing, except at the end, where they may become another word: "on" of "one-bit". */
export function parseQuery(text: string): Query {
  const open = !/[\s\p{P}]$/u.test(text);
  const all = termsOf(text);
  const terms = all.filter((term, index) => !stopWords.has(term) || (open && index === all.length - 1));
  return { terms: terms.slice(0, mostTerms), open };
}

/** Whether longer words that begin with the term count too. A number is meant as it stands unless it is being typed. */
export function takesPrefix(term: string, index: number, { terms, open }: Query): boolean {
  const last = open && index === terms.length - 1;
  return last ? term.length > 1 : term.length > 2 && !/^\p{N}/u.test(term);
}

/**
 * Letters that may be wrong. None in what has digits, since "int4" is not "int8", and none in a short word that occurs:
 * "lora" is not "dora". A long one has near relations of the same meaning ("optimisation", "optimization").
 */
export function tolerance(term: string, occurs: boolean): number {
  if (/\p{N}/u.test(term) || term.length < 4) return 0;
  if (term.length < 8) return occurs ? 0 : 1;
  return 2;
}
