/**
 * Products of matrices that lie in panels, by the vector instructions of WebAssembly: of A four rows side by side, of B two vectors of
 * columns. A number of A meets both vectors at once, so that sums stay in registers however deep the product is, and no parts of a
 * sum are left to be added up at its end.
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
/** Rows of a panel of A. */
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
const [a, endOfA, b, endOfB, panel, out, stride, atA, atB, endOfPanel, atOut] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const factor = 11;
const ofB = (j: number) => 12 + j;
const sum = (i: number, j: number) => 12 + vectors + i * vectors + j;

/** One row of each panel: loads of more rows would fill the registers before the first of them is used. */
const multiplyRow = ({ bytes, spread, add, multiply }: Precision): Code => [
  all(vectors, (j) => [get(atB), loadPair(j * bytesOfVector), set(ofB(j))]),
  all(high, (i) => [
    [get(atA), spread(i * bytes), set(factor)],
    all(vectors, (j) => [get(sum(i, j)), get(factor), get(ofB(j)), multiply, add, set(sum(i, j))]),
  ]),
];

/** Row i of `out` += its sums. */
const store = ({ add }: Precision, i: number): Code => {
  const address: Code = [get(atOut), all(i, () => [get(stride), addInts])];
  return all(vectors, (j) => {
    const offset = j * bytesOfVector;
    return [address, address, loadPair(offset), get(sum(i, j)), add, storePair(offset)];
  });
};

/** A panel of A with one of B. */
const tile = (precision: Precision): Code => [
  all(high * vectors, (i) => [zeroPair, set(sum(0, i))]),
  [get(a), set(atA), get(atB), get(panel), addInts, set(endOfPanel)],
  repeat(
    [multiplyRow(precision), move(atA, high * precision.bytes), move(atB, vectors * bytesOfVector)],
    [get(atB), get(endOfPanel), isBelow],
  ),
  all(high, (i) => store(precision, i)),
];

/** A panel of A with all of B; then the next one. */
const tilesOfPanel = (precision: Precision): Code => [
  [get(b), set(atB), get(out), set(atOut)],
  repeat([tile(precision), move(atOut, vectors * bytesOfVector)], [get(atB), get(endOfB), isBelow]),
  [get(atA), set(a)],
  all(high, () => [get(out), get(stride), addInts, set(out)]),
];

const tiles = (precision: Precision): Routine => ({
  parameters: 7,
  integers: 4,
  vectors: 1 + vectors + high * vectors,
  code: repeat(tilesOfPanel(precision), [get(a), get(endOfA), isBelow]),
});

const doubles: Precision = { bytes: bytesOfDouble, spread: loadTwice, add: addPairs, multiply: multiplyPairs };

const singles: Precision = { bytes: bytesOfSingle, spread: loadFourTimes, add: addFours, multiply: multiplyFours };

const routines = compiled({ double: tiles(doubles), single: tiles(singles) });

/** Where things are in the workspace, in numbers; `out` and `stride` at multiples of a vector. */
export interface Panels {
  /** `panelsOfA` ≥ 1 panels, each `depth` ≥ 1 times `high` numbers. */
  readonly a: number;
  readonly panelsOfA: number;
  /** `panelsOfB` ≥ 1 panels, each `depth` times `wide` numbers. */
  readonly b: number;
  readonly panelsOfB: number;
  readonly depth: number;
  /** `high` rows of results for each panel of A, `stride` apart. */
  readonly out: number;
  readonly stride: number;
}

/** What a product is computed in. */
export interface Arithmetic<Numbers extends Float32Array | Float64Array> {
  /** Columns of a panel of B. */
  readonly wide: number;
  /** The memory, at least `length` numbers of it; what was in it may be anything. Views from before are void. */
  workspace(length: number): Numbers;
  /** out[i][j] += Σ_k A[k][i] B[k][j], panels of A one below the other, panels of B side by side. */
  addTiles(where: Panels): void;
}

const adding =
  (name: 'double' | 'single', { bytes }: Precision) =>
  ({ a, panelsOfA, b, panelsOfB, depth, out, stride }: Panels): void => {
    const [ofA, ofB] = [depth * high * bytes, depth * vectors * bytesOfVector];
    const [fromA, fromB] = [a * bytes, b * bytes];
    const [endOfA, endOfB] = [fromA + panelsOfA * ofA, fromB + panelsOfB * ofB];
    routines.run(name, fromA, endOfA, fromB, endOfB, ofB, out * bytes, stride * bytes);
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
