/**
 * Products of matrices, by the vector instructions of WebAssembly: four rows of A, wherever they are, with a panel of B, two vectors of
 * columns side by side. A number of A meets both vectors at once, so that sums stay in registers however deep the product is, and no
 * parts of a sum are left to be added up at its end.
 */
import {
  addFours,
  addInts,
  addPairs,
  all,
  get,
  isBelow,
  loadFourTimes,
  loadPair,
  loadTwice,
  move,
  multiplyFours,
  multiplyPairs,
  repeat,
  set,
  storePair,
  zeroPair,
  type Code,
  type Routine,
} from './assemble';
import { bytesOfDouble, bytesOfSingle, bytesOfVector, compiled } from './routine';

/** Vectors in a row of a panel of B. */
const vectors = 2;
/** Rows of A that meet a panel. */
export const high = 4;

/** How numbers are kept. */
interface Precision {
  readonly bytes: number;
  /** One number in all parts of a vector. */
  readonly spread: (offset: number) => Code;
  readonly add: Code;
  readonly multiply: Code;
}

/** Locals: parameters, cursors, a number of A, vectors of B, sums. */
const [a, endOfA, apart, b, endOfB, panel, out, stride, atA, atB, endOfPanel, atOut] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
/** How far row i ≥ 1 of A is from the first of its `high` rows. */
const further = (i: number) => 11 + i;
const factor = 11 + high;
const ofB = (j: number) => factor + 1 + j;
const sum = (i: number, j: number) => factor + 1 + vectors + i * vectors + j;

/** How numbers of A are reached: `steps` of each of `high` rows, before the cursor moves on. */
interface Reading {
  readonly steps: number;
  readonly address: (i: number) => Code;
  /** From that address to number k of the row. */
  readonly offset: (i: number, k: number) => number;
  /** Numbers by which the cursor moves. */
  readonly length: number;
}

/** Row i begins i times a distance behind the first. That takes a sum for each number, hence one for `unrolled` of them. */
export const unrolled = 4;
const inRows: Reading = {
  steps: unrolled,
  address: (i) => [get(atA), i === 0 ? [] : [get(further(i)), addInts]],
  offset: (_, k) => k,
  length: unrolled,
};

/** Rows lie side by side, number after number, as columns of B do: fewer instructions, which are what a product waits for. */
const inPanels: Reading = { steps: 1, address: () => get(atA), offset: (i) => i, length: high };

/** One row of the panel, and as many numbers of A: loads of more rows would fill the registers before the first of them is used. */
const multiplyRow = ({ bytes, spread, add, multiply }: Precision, { address, offset }: Reading, k: number): Code => [
  all(vectors, (j) => [get(atB), loadPair((k * vectors + j) * bytesOfVector), set(ofB(j))]),
  all(high, (i) => [
    [address(i), spread(offset(i, k) * bytes), set(factor)],
    all(vectors, (j) => [get(sum(i, j)), get(factor), get(ofB(j)), multiply, add, set(sum(i, j))]),
  ]),
];

const multiplyRows = (precision: Precision, reading: Reading): Code => [
  all(reading.steps, (k) => multiplyRow(precision, reading, k)),
  [move(atA, reading.length * precision.bytes), move(atB, reading.steps * vectors * bytesOfVector)],
];

/** Row i of `out` += its sums. */
const store = ({ add }: Precision, i: number): Code => {
  const address: Code = [get(atOut), all(i, () => [get(stride), addInts])];
  return all(vectors, (j) => {
    const offset = j * bytesOfVector;
    return [address, address, loadPair(offset), get(sum(i, j)), add, storePair(offset)];
  });
};

/** `high` rows of A with a panel of B. */
const tile = (precision: Precision, reading: Reading): Code => [
  all(high * vectors, (i) => [zeroPair, set(sum(0, i))]),
  [get(a), set(atA), get(atB), get(panel), addInts, set(endOfPanel)],
  repeat(multiplyRows(precision, reading), [get(atB), get(endOfPanel), isBelow]),
  all(high, (i) => store(precision, i)),
];

/** Moves a cursor by `high` times a distance. */
const moveHigh = (cursor: number, distance: number): Code => [
  get(cursor),
  all(high, () => [get(distance), addInts]),
  set(cursor),
];

/** `high` rows of A with all of B; then the next ones. */
const tilesOfRows = (precision: Precision, reading: Reading): Code => [
  [get(b), set(atB), get(out), set(atOut)],
  repeat([tile(precision, reading), move(atOut, vectors * bytesOfVector)], [get(atB), get(endOfB), isBelow]),
  [moveHigh(a, apart), moveHigh(out, stride)],
];

const tiles = (precision: Precision, reading: Reading): Routine => ({
  parameters: 8,
  integers: 3 + high,
  vectors: 1 + vectors + high * vectors,
  code: [
    all(high - 1, (i) => [get(apart), i === 0 ? [] : [get(further(i)), addInts], set(further(i + 1))]),
    repeat(tilesOfRows(precision, reading), [get(a), get(endOfA), isBelow]),
  ],
});

const doubles: Precision = { bytes: bytesOfDouble, spread: loadTwice, add: addPairs, multiply: multiplyPairs };

const singles: Precision = { bytes: bytesOfSingle, spread: loadFourTimes, add: addFours, multiply: multiplyFours };

const routines = compiled({
  double: tiles(doubles, inRows),
  single: tiles(singles, inRows),
  doubleInPanels: tiles(doubles, inPanels),
});

/** Where things are in the workspace, in numbers; `out` and `stride` at multiples of a vector. */
export interface Factors {
  /** Row i of A begins at a + i · apart. There are `high` · `quadruples` ≥ `high` rows. */
  readonly a: number;
  readonly quadruples: number;
  readonly apart: number;
  /** `panels` ≥ 1 panels of B, each `depth` ≥ 1 times `wide` numbers, one after the other. */
  readonly b: number;
  readonly panels: number;
  /** A multiple of `unrolled`, filled up with zeros in both factors. */
  readonly depth: number;
  /** A row of results for each of A, `stride` apart. */
  readonly out: number;
  readonly stride: number;
}

/** What a product is computed in. */
export interface Arithmetic<Numbers extends Float32Array | Float64Array> {
  /** Columns of a panel of B. */
  readonly wide: number;
  /** The memory, at least `length` numbers of it; what was in it may be anything. Views from before are void. */
  workspace(length: number): Numbers;
  /** out[i][j] += Σ_k A[i][k] B[k][j], panels of B side by side. */
  addTiles(where: Factors): void;
}

const adding =
  (name: 'double' | 'single' | 'doubleInPanels', { bytes }: Precision) =>
  ({ a, quadruples, apart, b, panels, depth, out, stride }: Factors): void => {
    const panel = depth * vectors * bytesOfVector;
    const [fromA, fromB] = [a * bytes, b * bytes];
    const endOfA = fromA + quadruples * high * apart * bytes;
    routines.run(name, fromA, endOfA, apart * bytes, fromB, fromB + panels * panel, panel, out * bytes, stride * bytes);
  };

export const inDouble: Arithmetic<Float64Array<ArrayBuffer>> = {
  wide: (vectors * bytesOfVector) / doubles.bytes,
  workspace: routines.workspace,
  addTiles: adding('double', doubles),
};

/** Twice as fast, in the same memory. */
export const inSingle: Arithmetic<Float32Array<ArrayBuffer>> = {
  wide: (vectors * bytesOfVector) / singles.bytes,
  workspace: routines.singles,
  addTiles: adding('single', singles),
};

/** The same in double precision, of any depth, for A in panels of `high` rows; `apart` is the depth. */
export const addPanels = adding('doubleInPanels', doubles);
