/**
 * Products of many rows with many rows, in double precision and two at a time by the vector instructions of WebAssembly (which the
 * runtime of the models needs as well). Plain JavaScript has no vectors, and these products are most of what calibrated methods compute.
 */
import {
  addDoubles,
  addInts,
  addPairs,
  get,
  int,
  isBelow,
  lane,
  loadDouble,
  loadPair,
  multiplyPairs,
  repeat,
  set,
  storeDouble,
  zeroPair,
  type Code,
} from './assemble';
import { bytesOfDouble, compiled } from './routine';

/** Numbers in a row: longer rows are cut into pieces, shorter ones end in zeros. */
export const span = 128;
/** Rows of A and of B that are multiplied with each other at a time: their 2 × 4 sums stay in registers. */
export const [high, wide] = [2, 4];

const bytesOfPair = 2 * bytesOfDouble;
const bytesOfRow = span * bytesOfDouble;

/** Locals: parameters, cursors, the row of A and of B at hand, sums. */
const [a, b, out, stride, end, atA, atB, endOfA] = [0, 1, 2, 3, 4, 5, 6, 7];
const [fromB, firstOfA] = [8, 9];
const sum = (i: number, j: number) => firstOfA + high + i * wide + j;

const all = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
const move = (local: number, by: number): Code => [get(local), int(by), addInts, set(local)];

/** The products of one pair of numbers of each row, `offset` bytes on. */
const multiply = (offset: number): Code => [
  all(high, (i) => [get(atA), loadPair(offset + i * bytesOfRow), set(firstOfA + i)]),
  all(wide, (j) => [
    [get(atB), loadPair(offset + j * bytesOfRow), set(fromB)],
    all(high, (i) => [get(sum(i, j)), get(firstOfA + i), get(fromB), multiplyPairs, addPairs, set(sum(i, j))]),
  ]),
];

/** out[i][j] += the two halves of a sum; `out` stays at the first row. */
const store = (i: number, j: number): Code => {
  const address: Code = [get(out), all(i, () => [get(stride), addInts])];
  const total: Code = [get(sum(i, j)), lane(0), get(sum(i, j)), lane(1), addDoubles];
  const offset = j * bytesOfDouble;
  return [address, address, loadDouble(offset), total, addDoubles, storeDouble(offset)];
};

const pairsAtOnce = 2;

/** One tile of `out`: two rows of A with four of B. */
const tile: Code = [
  all(high * wide, (i) => [zeroPair, set(sum(0, i))]),
  [get(a), set(atA), get(b), set(atB), get(a), int(bytesOfRow), addInts, set(endOfA)],
  repeat(
    [
      all(pairsAtOnce, (i) => multiply(i * bytesOfPair)),
      move(atA, pairsAtOnce * bytesOfPair),
      move(atB, pairsAtOnce * bytesOfPair),
    ],
    [get(atA), get(endOfA), isBelow],
  ),
  all(high, (i) => all(wide, (j) => store(i, j))),
];

const rows: Code = repeat(
  [tile, move(out, wide * bytesOfDouble), move(b, wide * bytesOfRow)],
  [get(b), get(end), isBelow],
);

const routines = compiled({
  multiply: { parameters: 5, integers: 3, vectors: 1 + high + high * wide, code: rows },
});

/** The memory as doubles, at least `length` of them; what was in it may be anything. Views from before are void. */
export const { workspace } = routines;

/** Where things are in the workspace, in doubles. */
export interface Product {
  /** Two rows of A, each of `span` numbers. */
  readonly a: number;
  /** `count` rows of B, a multiple of four and at least four. */
  readonly b: number;
  readonly count: number;
  /** Two rows of results, `stride` apart. */
  readonly out: number;
  readonly stride: number;
}

/** out[i][j] += Σ_t A[i][t] B[j][t] in the workspace. */
export function addProducts({ a, b, count, out, stride }: Product): void {
  const places = [a, b, out, stride, b + count * span];
  routines.run('multiply', ...places.map((place) => place * bytesOfDouble));
}
