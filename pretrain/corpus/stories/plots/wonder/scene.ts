/** Small beginnings that the tales of this folder share. */
import * as words from '../../lexicon';
import { capital, type Person } from '../../person';
import type { Tale } from '../../plot';

export const child = (tale: Tale): Person => tale.person({ kind: tale.chance(0.5) ? 'girl' : 'boy' });

/** With a trade of the lists if no role is given. */
export const grown = (tale: Tale, role?: string): Person =>
  tale.person({ kind: tale.chance(0.5) ? 'woman' : 'man', role });

/** An animal of one of `roles`, of a list that the story uses once, so that no two are alike. */
export const beast = (tale: Tale, roles: readonly string[]): Person =>
  tale.person({ kind: 'animal', role: tale.fresh(roles) });

/** 'one rainy morning in spring' */
export const oneDay = (tale: Tale, season: words.Season): string =>
  `one ${tale.pick(season.weather)} ${tale.pick(words.timesOfDay)} in ${season.name}`;

/** Every word with a capital, for titles. */
export const heading = (phrase: string): string => phrase.split(' ').map(capital).join(' ');

/** 'the fox', or the name: what someone who has been introduced may be called. */
export const called = (tale: Tale, person: Person): string => tale.one(person.name, `the ${person.role}`, person.name);

/** 'a round cheese' once it is known: 'the round cheese'. */
export const the = (phrase: string): string => phrase.replace(/^an? /, 'the ');
