/**
 * Zeroing the weights of smallest score. Which weights are compared with each other makes the pattern of the zeros:
 * a whole row, or every m consecutive weights of it (n:m); for a whole matrix or model, hand it over as one long row.
 */
import { lengths, withoutLowest } from '@/lib/linalg/simd/lowest';
import type { Matrix } from '@/lib/tensor/matrix';

export interface Comparison {
  /** Consecutive weights of a row that compete; the last run of a row may be shorter. */
  readonly run: number;
  /** Share of each run that becomes zero, rounded down. */
  readonly share: number;
}

/** Runs up to this long are ranked by counting, longer ones by sorting. */
const shortRun = 16;

/** floor(share · length), where 0.29 · 100 is 29 and not 28.999999999999996. */
export const zerosIn = (length: number, share: number): number => Math.floor(share * length + 1e-9);

/**
 * Zeroes each weight of the run [from, to) that fewer than `count` others come before: those of smaller score, or of equal score and
 * earlier. Views of runs so short would cost more than the runs.
 */
function zeroByRank(values: Float32Array, scores: Float32Array, from: number, to: number, count: number): void {
  for (let i = from; i < to; i++) {
    const own = scores[i];
    let rank = 0;
    for (let j = from; j < i; j++) rank += scores[j] <= own ? 1 : 0;
    for (let j = i + 1; j < to; j++) rank += scores[j] < own ? 1 : 0;
    if (rank < count) values[i] = 0;
  }
}

/** The same by a threshold: the typed array's own sort finds it faster than a selection written here would. */
function zeroByThreshold(values: Float32Array, scores: Float32Array, count: number): void {
  const threshold = scores.slice().sort()[count - 1];
  let ties = count;
  for (const score of scores) if (score < threshold) ties--;
  for (let i = 0; i < values.length; i++)
    if (scores[i] < threshold || (scores[i] === threshold && ties-- > 0)) values[i] = 0;
}

/** Zeroes the `count` values of lowest score of the run [from, to), in place; among equal scores the earlier value goes first. */
export function zeroLowest(
  values: Float32Array,
  scores: Float32Array,
  count: number,
  from = 0,
  to = values.length,
): void {
  if (count === 0) return;
  if (to - from <= shortRun) zeroByRank(values, scores, from, to, count);
  else zeroByThreshold(values.subarray(from, to), scores.subarray(from, to), count);
}

/**
 * A copy of `weight` in which the smallest scores of each run are zero; among equal scores the earlier weight goes first.
 * `scores` has one finite number for each weight, in the same order.
 */
export function zeroSmallest(weight: Matrix, scores: Float32Array, comparison: Comparison): Matrix {
  const { run, share } = comparison;
  const length = lengths.find((length) => length === run && weight.columns % run === 0);
  if (length) return { ...weight, data: withoutLowest(weight.data, scores, length, zerosIn(run, share)) };
  const data = weight.data.slice();
  for (let row = 0; row < weight.rows; row++)
    for (let column = 0; column < weight.columns; column += run) {
      const start = row * weight.columns + column;
      const end = start + Math.min(run, weight.columns - column);
      zeroLowest(data, scores, zerosIn(end - start, share), start, end);
    }
  return { ...weight, data };
}

/** The n:m patterns that hardware knows: n zeros among every m consecutive inputs of a row. */
export const patterns = {
  '2:4': { run: 4, share: 2 / 4 },
  '4:8': { run: 8, share: 4 / 8 },
} as const satisfies Record<string, Comparison>;
