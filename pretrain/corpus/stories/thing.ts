/** Things of a story. */
import * as lexicon from './lexicon';
import { withArticle } from './person';

export interface Thing {
  /** 'kite' */
  readonly noun: string;
  /** 'red' */
  readonly adjective: string;
  /** 'a red kite' */
  readonly a: string;
  /** 'the red kite' */
  readonly the: string;
}

export const makeThing = (noun: string, adjective: string): Thing => ({
  noun,
  adjective,
  a: withArticle(`${adjective} ${noun}`),
  the: `the ${adjective} ${noun}`,
});

/** Foods and living things have their own adjectives: no green waffles, no wonky swans. */
const adjectivesOf = new Map<readonly string[], readonly string[]>([
  [lexicon.foods, lexicon.flavours],
  [lexicon.drinks, lexicon.flavours],
  [lexicon.plants, lexicon.looks],
  [lexicon.birds, lexicon.looks],
]);

/** What may stand before the nouns of a list; `coloured` prefers a colour where things of the list have any. */
export const adjectivesFor = (nouns: readonly string[], coloured: boolean): readonly string[] =>
  adjectivesOf.get(nouns) ?? (coloured ? lexicon.colours : lexicon.qualities);
