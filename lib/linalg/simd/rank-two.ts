/**
 * A ← A − v wᵀ − w vᵀ and then A u, in one pass over the rows of A: they are read and written once, where three routines would each go
 * through them.
 */
import {
  addDoubles,
  addInts,
  addPairs,
  all,
  get,
  isBelow,
  lane,
  loadPair,
  loadTwice,
  move,
  multiplyPairs,
  repeat,
  set,
  storeDouble,
  storePair,
  subtractPairs,
  zeroPair,
  type Code,
} from './assemble';
import { bytesOfDouble, bytesOfVector, compiled } from './routine';

/** Rows that are taken at a time, and elements: with more than one pair of each, there are more vectors than registers. */
const [high, wide] = [2, 2];
/** Vectors v, w and u are kept pair by pair: two elements of v, two of w, two of u, and so on. */
const together = 3;
export const bundle = together * wide;
const bytesOfBundle = together * bytesOfVector;

/** Locals: parameters, cursors, vectors. */
const [row, last, stride, vectors, end, out, at, atVectors, ofRows] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [v, w, u] = [9, 10, 11];
const vOfRow = (i: number) => 12 + i;
const wOfRow = (i: number) => 14 + i;
const sum = (i: number) => 16 + i;
const value = (i: number) => 18 + i;

const times = (one: number, other: number): Code => [get(one), get(other), multiplyPairs];
const place = (i: number): Code => [get(at), all(i, () => [get(stride), addInts])];

const updatePair = (i: number): Code => [
  [place(i), loadPair(0), times(vOfRow(i), w), subtractPairs, times(wOfRow(i), v), subtractPairs, set(value(i))],
  [place(i), get(value(i)), storePair(0)],
  [get(sum(i)), times(value(i), u), addPairs, set(sum(i))],
];

const alongRows: Code = repeat(
  [
    [v, w, u].map((vector, i) => [get(atVectors), loadPair(i * bytesOfVector), set(vector)]),
    all(high, updatePair),
    [move(at, bytesOfVector), move(atVectors, bytesOfBundle)],
  ],
  [get(atVectors), get(end), isBelow],
);

/** The elements of v and w that belong to the rows at hand. */
const begin = (i: number): Code => [
  [get(ofRows), loadTwice(i * bytesOfDouble), set(vOfRow(i))],
  [get(ofRows), loadTwice(bytesOfVector + i * bytesOfDouble), set(wOfRow(i))],
  [zeroPair, set(sum(i))],
];

const finish = (i: number): Code => [
  get(out),
  [get(sum(i)), lane(0), get(sum(i)), lane(1), addDoubles],
  storeDouble(i * bytesOfDouble),
];

const updateRows: Code = [
  [get(row), set(at), get(vectors), set(atVectors)],
  all(high, begin),
  alongRows,
  all(high, finish),
  all(high, () => [get(row), get(stride), addInts, set(row)]),
  [move(ofRows, bytesOfBundle), move(out, high * bytesOfDouble)],
];

const routines = compiled({
  update: {
    parameters: 6,
    integers: 3,
    vectors: 3 + 4 * high,
    code: [get(vectors), set(ofRows), repeat(updateRows, [get(row), get(last), isBelow])],
  },
});

export const { workspace } = routines;

/** Where things are in the workspace, in doubles; all at even places. */
export interface Square {
  /** `size` rows, `stride` apart, of which as many columns are used: an even number, at least 2. */
  readonly rows: number;
  readonly size: number;
  readonly stride: number;
  /** The bundle of v, w and u, `size` elements of each. */
  readonly vectors: number;
  /** `size` numbers, which become A u. */
  readonly out: number;
}

/** A ← A − v wᵀ − w vᵀ, out ← A u. */
export function updateAndMultiply({ rows, size, stride, vectors, out }: Square): void {
  const [first, line, bundles] = [rows * bytesOfDouble, stride * bytesOfDouble, vectors * bytesOfDouble];
  const endOfBundles = bundles + (size / wide) * bytesOfBundle;
  routines.run('update', first, first + size * line, line, bundles, endOfBundles, out * bytesOfDouble);
}
