/** Things of a story. */
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
