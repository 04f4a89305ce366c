/**
 * Products of many rows with many rows, two or four numbers at a time by the vector instructions of WebAssembly (which the
 * runtime of the models needs as well). Plain JavaScript has no vectors, and these products are most of what calibrated methods compute.
 */
import {
  addDoubles,
  addFours,
  addInts,
  addPairs,
  addSingles,
  all,
  get,
  int,
  isBelow,
  lane,
  laneOfFour,
  loadDouble,
  loadPair,
  loadSingle,
  move,
  multiplyFours,
  multiplyPairs,
  repeat,
  set,
  storeDouble,
  storeSingle,
  zeroPair,
  type Code,
  type Routine,
} from './assemble';
import { bytesOfDouble, compiled, type Compiled } from './routine';

/** Numbers in a row: longer rows are cut into pieces, shorter ones end in zeros. */
export const span = 128;
/** Rows of A and of B that are multiplied with each other at a time: their 2 × 4 sums stay in registers. */
export const [high, wide] = [2, 4];

/** How numbers are kept and added. */
interface Precision {
  readonly bytes: number;
  readonly load: (offset: number) => Code;
  readonly store: (offset: number) => Code;
  readonly add: Code;
  readonly addVectors: Code;
  readonly multiplyVectors: Code;
  readonly lane: (index: number) => Code;
}

const bytesOfVector = 16;

/** Locals: parameters, cursors, the row of A and of B at hand, sums. */
const [a, b, out, stride, end, atA, atB, endOfA] = [0, 1, 2, 3, 4, 5, 6, 7];
const [fromB, firstOfA] = [8, 9];
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

/** out[i][j] += the parts of a sum; `out` stays at the first row. */
function store({ bytes, load, store, add, lane }: Precision, i: number, j: number): Code {
  const address: Code = [get(out), all(i, () => [get(stride), addInts])];
  const lanes = all(bytesOfVector / bytes, (part) => [get(sum(i, j)), lane(part)]);
  const total: Code = [lanes, all(lanes.length - 1, () => add)];
  return [address, address, load(j * bytes), total, add, store(j * bytes)];
}

/** One tile of `out`: two rows of A with four of B. */
const tile = (precision: Precision): Code => [
  all(high * wide, (i) => [zeroPair, set(sum(0, i))]),
  [get(a), set(atA), get(b), set(atB), get(a), int(span * precision.bytes), addInts, set(endOfA)],
  repeat([multiply(precision), move(atA, bytesOfVector), move(atB, bytesOfVector)], [get(atA), get(endOfA), isBelow]),
  all(high, (i) => all(wide, (j) => store(precision, i, j))),
];

const rows = (precision: Precision): Routine => ({
  parameters: 5,
  integers: 3,
  vectors: 1 + high + high * wide,
  code: repeat(
    [tile(precision), move(out, wide * precision.bytes), move(b, wide * span * precision.bytes)],
    [get(b), get(end), isBelow],
  ),
});

const doubles: Precision = {
  bytes: bytesOfDouble,
  load: loadDouble,
  store: storeDouble,
  add: addDoubles,
  addVectors: addPairs,
  multiplyVectors: multiplyPairs,
  lane,
};

const singles: Precision = {
  bytes: 4,
  load: loadSingle,
  store: storeSingle,
  add: addSingles,
  addVectors: addFours,
  multiplyVectors: multiplyFours,
  lane: laneOfFour,
};

const inDouble = compiled({ multiply: rows(doubles) });
const inSingle = compiled({ multiply: rows(singles) });

/** The memory as doubles, at least `length` of them; what was in it may be anything. Views from before are void. */
export const { workspace } = inDouble;

/** The memory of products in single precision, which is another one. */
export const singleWorkspace = (length: number): Float32Array<ArrayBuffer> =>
  new Float32Array(inSingle.workspace(Math.ceil(length / 2)).buffer);

/** Where things are in the workspace, in numbers. */
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

const add =
  ({ run }: Compiled<'multiply'>, { bytes }: Precision) =>
  ({ a, b, count, out, stride }: Product): void =>
    run('multiply', a * bytes, b * bytes, out * bytes, stride * bytes, (b + count * span) * bytes);

/** out[i][j] += Σ_t A[i][t] B[j][t] in the workspace. */
export const addProducts = add(inDouble, doubles);

/** The same in single precision, twice as fast, in the workspace of singles. */
export const addSingleProducts = add(inSingle, singles);
