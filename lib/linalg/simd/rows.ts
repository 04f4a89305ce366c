/** Every row of a matrix with one vector: all inner products, and multiples of the vector taken from the rows. */
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
import { bytesOfDouble, bytesOfPair, compiled } from './routine';

/** Vectors are as long as a multiple of this, filled up with zeros. */
export const chunk = 8;
const pairs = chunk / 2;
const bytesOfChunk = chunk * bytesOfDouble;

/** Locals of both routines: parameters, cursors, vectors. */
const [row, last, stride, vector, end, numbers, at, atVector] = [0, 1, 2, 3, 4, 5, 6, 7];
const factor = 8;
const sum = (j: number) => 9 + j;

const pair = (local: number, j: number): Code => [get(local), loadPair(j * bytesOfPair)];

/** Goes along the row at hand and the vector, chunk by chunk. */
const along = (chunkwise: Code): Code => [
  [get(row), set(at), get(vector), set(atVector)],
  repeat([chunkwise, move(at, bytesOfChunk), move(atVector, bytesOfChunk)], [get(atVector), get(end), isBelow]),
];

const productOfRow: Code = [
  all(pairs, (j) => [zeroPair, set(sum(j))]),
  along(all(pairs, (j) => [get(sum(j)), pair(at, j), pair(atVector, j), multiplyPairs, addPairs, set(sum(j))])),
  [get(sum(0)), get(sum(1)), addPairs, get(sum(2)), get(sum(3)), addPairs, addPairs, set(sum(0))],
  [get(numbers), get(sum(0)), lane(0), get(sum(0)), lane(1), addDoubles, storeDouble(0)],
];

const subtractFromRow: Code = [
  [get(numbers), loadTwice(0), set(factor)],
  along(
    all(pairs, (j) => [
      get(at),
      [pair(at, j), get(factor), pair(atVector, j), multiplyPairs, subtractPairs],
      storePair(j * bytesOfPair),
    ]),
  ),
];

/** `code` for every row and its number. */
const forRows = (code: Code) => ({
  parameters: 6,
  integers: 2,
  vectors: 1 + pairs,
  code: repeat(
    [code, get(row), get(stride), addInts, set(row), move(numbers, bytesOfDouble)],
    [get(row), get(last), isBelow],
  ),
});

const routines = compiled({ multiply: forRows(productOfRow), subtract: forRows(subtractFromRow) });

export const { workspace } = routines;

/** Where things are in the workspace, in doubles; all at even places. */
export interface Rows {
  /** `count` ≥ 1 rows, `stride` apart. */
  readonly rows: number;
  readonly count: number;
  readonly stride: number;
  /** The vector, and how much of it and of the rows is used: a multiple of `chunk`. */
  readonly vector: number;
  readonly length: number;
  /** A number for each row. */
  readonly numbers: number;
}

function call(name: 'multiply' | 'subtract', { rows, count, stride, vector, length, numbers }: Rows): void {
  const places = [rows, rows + count * stride, stride, vector, vector + length, numbers];
  routines.run(name, ...places.map((place) => place * bytesOfDouble));
}

/** numbers[i] ← row i · vector */
export const multiplyRows = (where: Rows): void => call('multiply', where);

/** row i ← row i − numbers[i] · vector */
export const subtractFromRows = (where: Rows): void => call('subtract', where);
