/** A run of plane rotations over the rows of a matrix, each of a row with the next: the greatest part of finding eigenvectors. */
import {
  addInts,
  addPairs,
  all,
  get,
  isBelow,
  loadPair,
  loadTwice,
  move,
  multiplyPairs,
  repeat,
  set,
  storePair,
  subtractPairs,
  type Code,
} from './assemble';
import { bytesOfDouble, bytesOfVector, compiled } from './routine';

/** Columns that are turned at a time, so that a row on its way stays in registers. */
export const chunk = 8;
const pairs = chunk / 2;

/** Locals: parameters, cursors, cosine and sine, the row on its way, the row it meets. */
const [first, last, turns, end, stride, at, turn] = [0, 1, 2, 3, 4, 5, 6];
const [cosine, sine] = [7, 8];
const carried = (j: number) => 9 + j;
const met = 9 + pairs;

const times = (a: number, b: number): Code => [get(a), get(b), multiplyPairs];

/** The row on its way, h, meets r: s r + c h stays in its place, c r − s h goes on. `at` is the place of h. */
const meet = (j: number): Code => [
  [get(at), get(stride), addInts, loadPair(j * bytesOfVector), set(met)],
  [get(at), times(sine, met), times(cosine, carried(j)), addPairs, storePair(j * bytesOfVector)],
  [times(cosine, met), times(sine, carried(j)), subtractPairs, set(carried(j))],
];

const rotateChunk: Code = [
  [get(first), set(at), get(turns), set(turn)],
  all(pairs, (j) => [get(at), loadPair(j * bytesOfVector), set(carried(j))]),
  repeat(
    [
      [get(turn), loadTwice(0), set(cosine), get(turn), loadTwice(bytesOfDouble), set(sine)],
      all(pairs, meet),
      [get(at), get(stride), addInts, set(at)],
      move(turn, bytesOfVector),
    ],
    [get(turn), get(end), isBelow],
  ),
  all(pairs, (j) => [get(at), get(carried(j)), storePair(j * bytesOfVector)]),
];

const routines = compiled({
  rotate: {
    parameters: 5,
    integers: 2,
    vectors: 3 + pairs,
    code: repeat([rotateChunk, move(first, pairs * bytesOfVector)], [get(first), get(last), isBelow]),
  },
});

export const { workspace } = routines;

/** Where things are in the workspace, in doubles. */
export interface Rotations {
  /** The row that is turned with the next one first. */
  readonly row: number;
  /** Doubles in a row, a multiple of `chunk`. */
  readonly width: number;
  /** `count` ≥ 1 pairs of a cosine and a sine, at an even place. */
  readonly turns: number;
  readonly count: number;
}

/** For rows k = 0, 1, … from `row` on: (row k, row k + 1) ← (s_k · row k+1 + c_k · row k, c_k · row k+1 − s_k · row k). */
export function rotateRows({ row, width, turns, count }: Rotations): void {
  const [first, line, pairs] = [row * bytesOfDouble, width * bytesOfDouble, turns * bytesOfDouble];
  routines.run('rotate', first, first + line, pairs, pairs + count * bytesOfVector, line);
}
