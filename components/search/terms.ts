/** How words become the terms that are compared: the same way for documents, queries and what is marked in results. */

/** A number with its point or colon ("1.58", "2:4"), the letters before one ("b" of "b1.58"), or a word. */
const wordPattern = /\p{N}+(?:[.:]\p{N}+)+|[\p{L}\p{M}]+(?=\p{N}+[.:]\p{N})|[\p{L}\p{N}\p{M}]+/gu;

export interface Word {
  readonly term: string;
  /** Offsets in the text, the end excluded. */
  readonly start: number;
  readonly end: number;
}

/** Words too common to tell one text from another. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before being between both but by can could did do does ' +
    'each for from had has have how if in into is it its itself may more most no nor not of off on one only or other our ' +
    'over own same shall should so some such than that the their them then there these they this those through to too ' +
    'under until up was we were what when where which while who whose why will with would'
  ).split(' '),
);

/** Every word of a text with its place. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    term: termOf(word),
    start: index,
    end: index + word.length,
  }));

/** The terms of a text in order, stop words included. */
export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term);

/** Without case, accents and the plural's s: "Nyström" is found by "nystrom", and "bits" by "bit". */
export const termOf = (word: string): string => singular(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());

/** Leaves what ends in s without being a plural: "bias", "analysis", "focus", "loss". */
const singular = (word: string): string => (/^\p{L}{2,}[b-hj-np-rtv-z]s$/u.test(word) ? word.slice(0, -1) : word);
