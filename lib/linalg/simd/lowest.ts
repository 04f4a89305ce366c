/** Zeroing the lowest of every few neighbours, four comparisons at a time. */
import {
  all,
  areAboveAsIntegers,
  areAtMost,
  areBelow,
  choose,
  get,
  intFourTimes,
  isBelow,
  loadFours,
  mask,
  move,
  places,
  repeat,
  set,
  storeFours,
  subtractIntegers,
  without,
  zeroFours,
  type Code,
  type Routine,
} from './assemble';
import { bytesOfSingle, bytesOfVector, compiled } from './routine';

const fours = 4;

/** Locals: parameters, then the scores of a run, a rotated copy of some, and how many come before each. */
const [values, scores, end, count] = [0, 1, 2, 3];
const [rotated, rank] = [4, 5];
const own = (part: number) => 6 + part;

/** Place i of `part` against place i + turn of `other`: of equal scores the earlier comes first. */
function comesBefore(part: number, other: number, turn: number): Code {
  const compare = (test: Code): Code => [get(rotated), get(own(part)), test];
  if (other < part) return compare(areAtMost);
  if (other > part) return compare(areBelow);
  const earlier = (i: number) => (i + turn) % fours < i;
  return [compare(areAtMost), compare(areBelow), mask(earlier(0), earlier(1), earlier(2), earlier(3)), choose];
}

const countBefore = (part: number, other: number, turn: number): Code => {
  const from = (i: number) => (i + turn) % fours;
  return [
    [get(own(other)), get(own(other)), places(from(0), from(1), from(2), from(3)), set(rotated)],
    [get(rank), comesBefore(part, other, turn), subtractIntegers, set(rank)],
  ];
};

/** Zeroes what fewer than `count` others of the run come before. */
const zeroPart = (part: number, parts: number): Code => [
  [zeroFours, set(rank)],
  all(parts, (other) => all(fours, (turn) => (other === part && turn === 0 ? [] : countBefore(part, other, turn)))),
  [get(values), get(values), loadFours(part * bytesOfVector)],
  [get(count), intFourTimes, get(rank), areAboveAsIntegers, without, storeFours(part * bytesOfVector)],
];

/** Runs of `length` neighbours, a multiple of four. */
function zeroRuns(length: number): Routine {
  const parts = length / fours;
  const run: Code = [
    all(parts, (part) => [get(scores), loadFours(part * bytesOfVector), set(own(part))]),
    all(parts, (part) => zeroPart(part, parts)),
  ];
  const bytes = length * bytesOfSingle;
  return {
    parameters: 4,
    integers: 0,
    vectors: 2 + parts,
    code: repeat([run, move(values, bytes), move(scores, bytes)], [get(scores), get(end), isBelow]),
  };
}

/** Lengths of runs that are known here. */
export const lengths = [4, 8] as const;
export type Length = (typeof lengths)[number];

const routines = compiled({ 4: zeroRuns(4), 8: zeroRuns(8) });

/** Numbers that fit the nearer caches, with as many scores. */
const atOnce = 8192;

/**
 * A copy of `values` in which the `zeros` of lowest score of every `length` neighbours are zero; among equal scores the earlier go first.
 * @param values a whole number of runs @param scores one for each value
 */
export function withoutLowest(values: Float32Array, scores: Float32Array, length: Length, zeros: number): Float32Array {
  const space = routines.singles(2 * atOnce);
  const out = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += atOnce) {
    const to = Math.min(values.length, from + atOnce);
    space.set(values.subarray(from, to));
    space.set(scores.subarray(from, to), atOnce);
    const start = atOnce * bytesOfSingle;
    routines.run(`${length}`, 0, start, start + (to - from) * bytesOfSingle, zeros);
    out.set(space.subarray(0, to - from), from);
  }
  return out;
}
