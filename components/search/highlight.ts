/** Which stretches of a text answer the query, and which lines of a long text show it. */
import { type Word, wordsOf } from './terms';

export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** Whether any word of the text is one of the terms. */
export const answers = (text: string, terms: ReadonlySet<string>): boolean =>
  wordsOf(text).some(({ term }) => terms.has(term));

/** The text in stretches that together are the text; words that answer are marked whole. */
export function stretches(text: string, terms: ReadonlySet<string>): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const add = (to: number, marked: boolean) => {
    if (to > from) found.push({ text: text.slice(from, to), marked });
    from = Math.max(from, to);
  };
  for (const { term, start, end } of wordsOf(text)) {
    if (!terms.has(term)) continue;
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return found;
}

/** Characters of a passage, and how many of them stand before its first answer. */
const passageLength = 150;
const leadIn = 50;

/** Where a passage begins: shortly before its first answer, and not inside of "teacher's". */
const leadOf = (words: readonly Word[], first: Word, text: string): Word =>
  words.find(
    (word) => word === first || (word.start >= first.start - leadIn && /^$|\s/.test(text.charAt(word.start - 1))),
  )!;

/** A passage of the text around its first answer, cut between words, with ellipses where it was cut. */
export function passage(text: string, terms: ReadonlySet<string>): string {
  const words = wordsOf(text);
  const first = words.find(({ term }) => terms.has(term));
  const start = first ? leadOf(words, first, text).start : 0;
  const begin = start < leadIn ? 0 : start;
  const end = words.findLast((word) => word.end <= begin + passageLength)?.end ?? text.length;
  const whole = text.length <= begin + passageLength;
  return `${begin > 0 ? '… ' : ''}${whole ? text.slice(begin) : `${text.slice(begin, end)} …`}`;
}
