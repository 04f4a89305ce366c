/**
 * Products of many rows with many rows, two or four numbers at a time by the vector instructions of WebAssembly (which the
 * runtime of the models needs as well). Plain JavaScript has no vectors, and these products are most of what calibrated methods compute.
 */
import {
  addFours,
  addInts,
  addPairs,
  all,
  get,
  int,
  isBelow,
  loadPair,
  move,
  multiplyFours,
  multiplyPairs,
  places,
  repeat,
  select,
  set,
  storePair,
  zeroPair,
  type Code,
  type Routine,
} from './assemble';
import { bytesOfDouble, bytesOfSingle, bytesOfVector, compiled, type Compiled } from './routine';

/** Numbers in a row: longer rows are cut into pieces, shorter ones end in zeros. */
export const span = 128;
/** Rows of A and of B that are multiplied with each other at a time: their 2 × 4 sums stay in registers. */
export const [high, wide] = [2, 4];

/** How numbers are kept and added. */
interface Precision {
  readonly bytes: number;
  readonly addVectors: Code;
  readonly multiplyVectors: Code;
  /** What four sums come to, side by side: one vector or two. They may be overwritten. */
  readonly totals: (sums: readonly number[]) => Code[];
}

/** Locals: parameters, the rows of A at hand and their results, cursors, the row of A and of B at hand, sums. */
const [a, b, out, stride, depth, endOfRows, end] = [0, 1, 2, 3, 4, 5, 6];
const [row, to, atA, atB, endOfA] = [7, 8, 9, 10, 11];
const [fromB, firstOfA] = [12, 13];
const sum = (i: number, j: number) => firstOfA + high + i * wide + j;

/**
 * The products of one vector of each row. No more than this goes into one turn of the loop: V8 moves all loads of a turn before its
 * arithmetic, and with those of two turns there are more vectors than registers, which halves the speed.
 */
const multiply = ({ bytes, addVectors, multiplyVectors }: Precision): Code => [
  all(high, (i) => [get(atA), loadPair(i * span * bytes), set(firstOfA + i)]),
  all(wide, (j) => [
    [get(atB), loadPair(j * span * bytes), set(fromB)],
    all(high, (i) => [get(sum(i, j)), get(firstOfA + i), get(fromB), multiplyVectors, addVectors, set(sum(i, j))]),
  ]),
];

/** Row i of the tile is added to `to`, which goes on to the next row. */
const store = ({ addVectors, totals }: Precision, i: number): Code => [
  totals(all(wide, (j) => sum(i, j))).map((total, v) => [
    [get(to), get(to), loadPair(v * bytesOfVector), total, addVectors],
    storePair(v * bytesOfVector),
  ]),
  [get(to), get(stride), addInts, set(to)],
];

/** One tile of `out`: two rows of A with four of B. */
const tile = (precision: Precision): Code => [
  all(high * wide, (i) => [zeroPair, set(sum(0, i))]),
  [get(row), set(atA), get(b), set(atB), get(row), get(depth), addInts, set(endOfA)],
  repeat([multiply(precision), move(atA, bytesOfVector), move(atB, bytesOfVector)], [get(atA), get(endOfA), isBelow]),
  all(high, (i) => store(precision, i)),
];

/** All rows of A with four of B, which meanwhile stay in the nearest cache. */
const column = (precision: Precision): Code => [
  [get(a), set(row), get(out), set(to)],
  repeat([tile(precision), move(row, high * span * precision.bytes)], [get(row), get(endOfRows), isBelow]),
];

/** The depth of the next four rows of B. */
const deepen = ({ bytes }: Precision): Code => [
  [get(depth), int(wide * bytes), addInts, int(span * bytes)],
  [get(depth), int((span - wide) * bytes), isBelow, select, set(depth)],
];

const rows = (precision: Precision): Routine => ({
  parameters: 7,
  integers: 5,
  vectors: 1 + high + high * wide,
  code: repeat(
    [
      [column(precision), deepen(precision)],
      [move(out, wide * precision.bytes), move(b, wide * span * precision.bytes)],
    ],
    [get(b), get(end), isBelow],
  ),
});

/** The first places of two vectors by turns of two, and the last. */
const [firsts, lasts] = [places(0, 1, 4, 5), places(2, 3, 6, 7)];

const totalsOfPairs = (a: number, b: number): Code => [[get(a), get(b), firsts, get(a), get(b), lasts], addPairs];

/** Four vectors are turned, so that what belongs to one sum is in one place of all. */
const totalsOfFours = ([a, b, c, d]: readonly number[]): Code => [
  [get(a), get(b), places(0, 4, 1, 5), set(fromB), get(a), get(b), places(2, 6, 3, 7), set(a)],
  [get(c), get(d), places(0, 4, 1, 5), set(b), get(c), get(d), places(2, 6, 3, 7), set(c)],
  [get(fromB), get(b), firsts, get(fromB), get(b), lasts, get(a), get(c), firsts, get(a), get(c), lasts],
  [addFours, addFours, addFours],
];

const doubles: Precision = {
  bytes: bytesOfDouble,
  addVectors: addPairs,
  multiplyVectors: multiplyPairs,
  totals: ([a, b, c, d]) => [totalsOfPairs(a, b), totalsOfPairs(c, d)],
};

const singles: Precision = {
  bytes: bytesOfSingle,
  addVectors: addFours,
  multiplyVectors: multiplyFours,
  totals: (sums) => [totalsOfFours(sums)],
};

const inDouble = compiled({ multiply: rows(doubles) });
const inSingle = compiled({ multiply: rows(singles) });

/** The memory as doubles, at least `length` of them; what was in it may be anything. Views from before are void. */
export const { workspace } = inDouble;

/** The memory of products in single precision, which is another one. */
export const { singles: singleWorkspace } = inSingle;

/** Where things are in the workspace, in numbers. */
export interface Product {
  /** Rows of A, each of `span` numbers: an even number of them, two if it is not said. */
  readonly a: number;
  readonly rows?: number;
  /** `count` rows of B, a multiple of four and at least four. */
  readonly b: number;
  readonly count: number;
  /** Numbers that count of the first four rows of B, a multiple of four; in each four behind them as many more. All, if it is not said. */
  readonly depth?: number;
  /** As many rows of results as A has, `stride` apart. */
  readonly out: number;
  readonly stride: number;
}

const add =
  ({ run }: Compiled<'multiply'>, { bytes }: Precision) =>
  ({ a, rows = high, b, count, out, stride, depth = span }: Product): void => {
    const places = [a, b, out, stride, depth, a + rows * span, b + count * span];
    run('multiply', ...places.map((place) => place * bytes));
  };

/** out[i][j] += Σ_t A[i][t] B[j][t] in the workspace. */
export const addProducts = add(inDouble, doubles);

/** The same in single precision, twice as fast, in the workspace of singles. */
export const addSingleProducts = add(inSingle, singles);
