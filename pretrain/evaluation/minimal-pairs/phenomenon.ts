/** One contrast of grammar that is told by pairs of sentences. */
import type { Draw } from '../set';
import { article } from '../../corpus/stories/person';
import type { Noun } from './lexicon';

export interface Pair {
  readonly good: string;
  readonly bad: string;
}

export interface Phenomenon {
  /** Kebab-case; the group of its items. */
  readonly id: string;
  /** Paradigms of BLiMP that test the same contrast in the same way; empty if it has none. */
  readonly blimp: readonly string[];
  /** Pair `i`; what a phenomenon balances (number, gender) it takes in turns of `i`. */
  make(draw: Draw, i: number): Pair;
}

/** A noun in one of its numbers. */
export const form = (noun: Noun, plural: boolean): string => (plural ? noun.many : noun.one);

export const withArticle = (phrase: string): string => `${article(phrase)} ${phrase}`;
