/** Lists that several tasks fill their frames from: joined once, of the words of the stories. */
import * as lexicon from '../stories/lexicon';

const unique = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

export const people = unique(lexicon.girls, lexicon.boys, lexicon.women, lexicon.men);

/** Singular and countable. */
export const things = unique(
  lexicon.toys,
  lexicon.tools,
  lexicon.clothes,
  lexicon.treasures,
  lexicon.instruments,
  lexicon.books,
);

export const looks = unique(lexicon.colours, lexicon.qualities, lexicon.materials);

export const places = unique(lexicon.places.map(({ noun }) => noun));

export const callings = unique(lexicon.trades, lexicon.animals);

/** Single words of every kind. */
export const anyWords = unique(
  people,
  things,
  looks,
  places,
  callings,
  lexicon.foods,
  lexicon.plants,
  lexicon.birds,
  lexicon.furniture,
  lexicon.traits,
  lexicon.adverbs,
  lexicon.glad,
  lexicon.sad,
).filter((word) => !/[^A-Za-z]/.test(word));
