/** How much of held-out texts was seen in training, without keeping the training text. */
import { runsOf } from './natural';

export interface Seen {
  /** Takes note of a training text. */
  see(text: string): void;
  /**
   * Fraction of the runs of these texts that occur in any text seen.
   * @returns 0 for texts that have no runs
   */
  overlap(texts: readonly string[]): number;
}

/**
 * Notes only the runs of `length` words that `heldOut` has: the memory it takes is that of the held-out texts,
 * however long the training goes on.
 */
export function seenRuns(heldOut: readonly string[], length: number): Seen {
  const wanted = new Map<string, boolean>();
  for (const text of heldOut) for (const run of runsOf(text, length)) wanted.set(run, false);
  return {
    see(text) {
      for (const run of runsOf(text, length)) if (wanted.has(run)) wanted.set(run, true);
    },
    overlap(texts) {
      let [shared, all] = [0, 0];
      for (const text of texts)
        for (const run of runsOf(text, length)) {
          all++;
          if (wanted.get(run)) shared++;
        }
      return all ? shared / all : 0;
    },
  };
}
