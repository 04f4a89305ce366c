/**
 * Sentence frames: texts with slots, read once and filled often.
 *
 * `{dish}` draws from the list of that name and stays the same within one text, `{dish:2}` draws another of the list,
 * and `{a dish}` puts the article before it. A slot without a list is given when the frame is filled. The result begins with
 * a capital letter, unless it begins with `{text}`, which is shown as it is given.
 */
import type { Random } from '@/lib/tensor/random';
import { capital, withArticle } from '../stories/person';
import type { Task, Wording } from './task';

export type Fillers = Readonly<Record<string, readonly string[]>>;
export type Wordings<T> = Readonly<Record<Wording, readonly T[]>>;

export interface Frame {
  readonly text: string;
  /** @throws Error if a slot has neither a list nor a given text */
  fill(random: Random, given?: Readonly<Record<string, string>>): string;
}

/** A task that tells its frames, so that the splits can be compared. */
export interface WordedTask extends Task {
  readonly frames: Wordings<string>;
}

interface Slot {
  /** What is remembered within one text: 'dish', 'dish:2'. */
  readonly key: string;
  readonly list: readonly string[] | undefined;
  readonly article: boolean;
}

export const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)];

/** The sentence with its fillers blanked, letter case and punctuation ignored: equal for texts that differ in fillers only. */
export const blanked = (text: string): string =>
  text
    .replace(/\{[^}]*\}/g, ' _ ')
    .toLowerCase()
    .replace(/[^\w']+/g, ' ')
    .trim();

function readSlot(inner: string, fillers: Fillers): Slot {
  const article = inner.startsWith('a ');
  const key = article ? inner.slice(2) : inner;
  return { key, list: fillers[key.split(':')[0]], article };
}

function draw(random: Random, slot: Slot, drawn: Record<string, string>, text: string): string {
  const known = drawn[slot.key];
  if (known !== undefined) return known;
  if (!slot.list?.length) throw new Error(`frame "${text}": nothing to fill {${slot.key}} with`);
  const others = Object.values(drawn);
  let word = pick(random, slot.list);
  // A few tries suffice: the lists are long, and a list of one word must not hang.
  for (let tries = 0; tries < 8 && others.includes(word); tries++) word = pick(random, slot.list);
  return (drawn[slot.key] = word);
}

export function frame(text: string, fillers: Fillers = {}): Frame {
  // Splitting at a group leaves the slots at odd places.
  const parts = text.split(/\{([^}]*)\}/).map((part, i) => (i % 2 ? readSlot(part, fillers) : part));
  const verbatim = text.startsWith('{text}');
  return {
    text,
    fill(random, given = {}) {
      const drawn = { ...given };
      let filled = '';
      for (const part of parts) {
        if (typeof part === 'string') filled += part;
        else {
          const word = draw(random, part, drawn, text);
          filled += part.article ? withArticle(word) : word;
        }
      }
      return verbatim ? filled : capital(filled);
    },
  };
}

export const frames = (texts: readonly string[], fillers: Fillers = {}): Frame[] =>
  texts.map((text) => frame(text, fillers));

export const worded = (texts: Wordings<string>, fillers: Fillers = {}): Wordings<Frame> => ({
  train: frames(texts.train, fillers),
  'held-out': frames(texts['held-out'], fillers),
});

/** The texts of several sets of frames, in one. */
export const textsOf = (...sets: readonly Wordings<Frame>[]): Wordings<string> => ({
  train: sets.flatMap((set) => set.train.map(({ text }) => text)),
  'held-out': sets.flatMap((set) => set['held-out'].map(({ text }) => text)),
});
