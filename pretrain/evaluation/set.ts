/** What all evaluation sets share: seeded drawing without repetition, and how a set is written to a file. */
import { z } from 'zod';
import { seeded, type Random } from '@/lib/tensor/random';
import { TaskSet } from '@/lib/measure/task-set';

/** The seed of every set in public/eval. */
export const evaluationSeed = 20261124;

export const ownLicense = 'CC-BY-4.0';

/** Draws from lists; the same seed draws the same. */
export interface Draw {
  readonly random: Random;
  pick<T>(items: readonly T[]): T;
  /** Two different ones. */
  two<T>(items: readonly T[]): [T, T];
}

export function draws(seed: number): Draw {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)];
  const two = <T>(items: readonly T[]): [T, T] => {
    const first = random.integer(items.length);
    const second = (first + 1 + random.integer(items.length - 1)) % items.length;
    return [items[first], items[second]];
  };
  return { random, pick, two };
}

/** A seed of its own for each part of a set, so that a part does not change when another one does. */
export const seedOf = (name: string): number =>
  [...name].reduce((hash, character) => Math.imul(hash ^ character.codePointAt(0)!, 0x01000193), evaluationSeed) >>> 0;

/**
 * `count` different items: `make(i)` is asked again for as long as it repeats itself.
 * @throws Error if it has nothing new for long: its lists are too short for so many items
 */
export function different<T>(count: number, make: (i: number) => T, key: (item: T) => string = JSON.stringify): T[] {
  const items = new Map<string, T>();
  for (let misses = 0; items.size < count;) {
    const item = make(items.size);
    const repeats = items.has(key(item));
    if (repeats && ++misses > 50 * count)
      throw new Error(`evaluation set: only ${items.size} different items of ${count}; the lists are too short`);
    if (!repeats) items.set(key(item), item);
  }
  return [...items.values()];
}

/** One item a line, so that a difference between two versions can be read. */
export function setText(set: z.input<typeof TaskSet>): string {
  const { items, ...head } = TaskSet.parse(set);
  const lines = items.map((item) => JSON.stringify(item)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"items":[\n${lines}\n]}\n`;
}
