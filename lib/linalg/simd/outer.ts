/**
 * Sums of products of columns with columns. Rows are laid out in panels of four neighbouring columns, so that one row of two panels gives
 * the products of a whole tile, which stays in registers: nothing is transposed, and no vector is summed across its lanes.
 */
import {
  addInts,
  addPairs,
  all,
  get,
  int,
  isBelow,
  loadPair,
  loadTwice,
  move,
  multiplyPairs,
  repeat,
  set,
  storePair,
  zeroPair,
  type Code,
} from './assemble';
import { bytesOfDouble, bytesOfPair, compiled } from './routine';

/** Columns of a panel. */
export const panel = 4;
/** Rows of a panel; where there are fewer, the rest are zeros. */
export const depth = 128;

const pairs = panel / 2;
const bytesOfRow = panel * bytesOfDouble;
const bytesOfPanel = depth * bytesOfRow;

/** Locals: parameters, cursors, then the pairs of B's row, a number of A's twice, and the sums. */
const [a, b, end, out, stride, atA, atB, endOfA, row] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const fromB = (j: number) => 9 + j;
const fromA = 9 + pairs;
const sum = (i: number, j: number) => fromA + 1 + i * pairs + j;

/** The products of one row of each panel, the `t`-th from the cursors. */
const multiply = (t: number): Code => [
  all(pairs, (j) => [get(atB), loadPair(t * bytesOfRow + j * bytesOfPair), set(fromB(j))]),
  all(panel, (i) => [
    [get(atA), loadTwice(t * bytesOfRow + i * bytesOfDouble), set(fromA)],
    all(pairs, (j) => [get(sum(i, j)), get(fromA), get(fromB(j)), multiplyPairs, addPairs, set(sum(i, j))]),
  ]),
];

/** out[i] += the sums of row i of the tile, `row` going from row to row. */
const store: Code = [
  [get(out), set(row)],
  all(panel, (i) => [
    all(pairs, (j) => [
      get(row),
      [get(row), loadPair(j * bytesOfPair), get(sum(i, j)), addPairs],
      storePair(j * bytesOfPair),
    ]),
    [get(row), get(stride), addInts, set(row)],
  ]),
];

const rowsAtOnce = 1;

const tile: Code = [
  all(panel * pairs, (i) => [zeroPair, set(sum(0, i))]),
  [get(a), set(atA), get(b), set(atB), get(a), int(bytesOfPanel), addInts, set(endOfA)],
  repeat(
    [all(rowsAtOnce, multiply), move(atA, rowsAtOnce * bytesOfRow), move(atB, rowsAtOnce * bytesOfRow)],
    [get(atA), get(endOfA), isBelow],
  ),
  store,
];

const routines = compiled({
  multiply: {
    parameters: 5,
    integers: 4,
    vectors: pairs + 1 + panel * pairs,
    code: repeat([tile, move(out, bytesOfRow), move(b, bytesOfPanel)], [get(b), get(end), isBelow]),
  },
});

/** The memory as doubles, at least `length` of them; what was in it may be anything. Views from before are void. */
export const { workspace } = routines;

/** Where things are in the workspace, in doubles; all at even places. */
export interface Panels {
  /** The panel of A. */
  readonly a: number;
  /** The first of `count` ≥ 1 panels of B. */
  readonly b: number;
  readonly count: number;
  /** Four rows of results, `stride` apart; each panel of B has four columns of them. */
  readonly out: number;
  readonly stride: number;
}

/** out[i][j] += Σ_t A[t][i] B[t][j] in the workspace. */
export function addOuterProducts({ a, b, count, out, stride }: Panels): void {
  const places = [a, b, b + count * panel * depth, out, stride];
  routines.run('multiply', ...places.map((place) => place * bytesOfDouble));
}
