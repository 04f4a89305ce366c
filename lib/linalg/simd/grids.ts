/**
 * Rounding to grids, four numbers at a time: runs of numbers that share a scale and a zero point, their ranges, their codes, what the
 * codes stand for, and how far that is from what was rounded. Scales have at most 11 significant bits and codes at most 8, so that
 * dividing in single precision rounds to the same codes as dividing in double precision does, and Δ (q − z) is exact.
 */
import {
  addDoubles,
  addFours,
  addInts,
  addPairs,
  all,
  divideFours,
  dividePairs,
  fromDoubles,
  get,
  higherFours,
  isBelow,
  lane,
  laneOfFour,
  loadFours,
  loadFourTimes,
  loadTwoSingles,
  lowerFours,
  magnitudeOfFours,
  move,
  multiplyFours,
  multiplyPairs,
  narrow,
  negateFours,
  places,
  repeat,
  roundFours,
  set,
  storeDouble,
  storeFours,
  storeSingle,
  subtractFours,
  subtractPairs,
  toDoubles,
  toIntegers,
  toSingles,
  widenLower,
  widenUpper,
  zeroFours,
  type Code,
  type Routine,
} from './assemble';
import { bytesOfDouble, bytesOfSingle, bytesOfVector, compiled } from './routine';

/** Runs are filled up with zeros to a multiple of this. */
export const step = 8;

const bytesOfCodes = 2 * step;
const bytesOfStep = step * bytesOfSingle;
/** Pairs of doubles in so many numbers. */
const pairs = step / 2;

/** Places of a scale and a zero point, and of the least and the largest code, in bytes. */
const [scaleAt, zeroAt] = [0, bytesOfSingle];
const bytesOfGrid = 2 * bytesOfSingle;

/** The lower two of four to the upper places, as doubles behind `toDoubles`. */
const upper: Code = places(2, 3, 2, 3);

/** The lowest, or highest, of four by two exchanges, in all places. */
const across = (local: number, compare: Code): Code => [
  [get(local), get(local), get(local), places(2, 3, 0, 1), compare, set(local)],
  [get(local), get(local), get(local), places(1, 0, 3, 2), compare, set(local)],
];

/** For every run: the least and the largest number, and 0. */
function ranges(): Routine {
  const [at, end, bytes, out, endOfRun, low, high, four] = [0, 1, 2, 3, 4, 5, 6, 7];
  const widen: Code = [
    [get(at), loadFours(0), set(four)],
    [get(low), get(four), lowerFours, set(low), get(high), get(four), higherFours, set(high)],
  ];
  const run: Code = [
    [zeroFours, set(low), zeroFours, set(high), get(at), get(bytes), addInts, set(endOfRun)],
    repeat([widen, move(at, bytesOfVector)], [get(at), get(endOfRun), isBelow]),
    [across(low, lowerFours), across(high, higherFours)],
    [get(out), get(low), laneOfFour(0), storeSingle(0), get(out), get(high), laneOfFour(0), storeSingle(bytesOfSingle)],
    move(out, bytesOfGrid),
  ];
  return { parameters: 4, integers: 1, vectors: 3, code: repeat(run, [get(at), get(end), isBelow]) };
}

/** Of the number on the stack: round(x / Δ) + z inside of the range, still a single. */
const codeOf = (scale: number, zero: number, least: number, most: number): Code => [
  [get(scale), divideFours, roundFours, get(zero), addFours],
  [get(least), higherFours, get(most), lowerFours],
];

const loadGrid = (grids: number, scale: number, zero: number): Code => [
  [get(grids), loadFourTimes(scaleAt), set(scale), get(grids), loadFourTimes(zeroAt), set(zero)],
  move(grids, bytesOfGrid),
];

const loadLimits = (limits: number, least: number, most: number): Code => [
  [get(limits), loadFourTimes(0), set(least), get(limits), loadFourTimes(bytesOfSingle), set(most)],
];

/** Codes as 16-bit integers. */
function codes(): Routine {
  const [at, end, bytes, grids, limits, out, endOfRun] = [0, 1, 2, 3, 4, 5, 6];
  const [scale, zero, least, most] = [7, 8, 9, 10];
  const four = (i: number): Code => [
    [get(at), loadFours(i * bytesOfVector), codeOf(scale, zero, least, most), toIntegers],
  ];
  const run: Code = [
    [loadGrid(grids, scale, zero), get(at), get(bytes), addInts, set(endOfRun)],
    repeat(
      [get(out), four(0), four(1), narrow, storeFours(0), move(at, bytesOfStep), move(out, bytesOfCodes)],
      [get(at), get(endOfRun), isBelow],
    ),
  ];
  const code = [loadLimits(limits, least, most), repeat(run, [get(at), get(end), isBelow])];
  return { parameters: 6, integers: 1, vectors: 4, code };
}

/** Δ (q − z) of the code on the stack. */
const valueOf = (scale: number, zero: number): Code => [get(zero), subtractFours, get(scale), multiplyFours];

function values(): Routine {
  const [at, end, bytes, grids, out, endOfRun, scale, zero, eight] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const half = (i: number): Code => [
    [get(out), get(eight), i ? widenUpper : widenLower, toSingles, valueOf(scale, zero), storeFours(i * bytesOfVector)],
  ];
  const run: Code = [
    [loadGrid(grids, scale, zero), get(at), get(bytes), addInts, set(endOfRun)],
    repeat(
      [[get(at), loadFours(0), set(eight)], half(0), half(1), move(at, bytesOfCodes), move(out, bytesOfStep)],
      [get(at), get(endOfRun), isBelow],
    ),
  ];
  return { parameters: 5, integers: 1, vectors: 3, code: repeat(run, [get(at), get(end), isBelow]) };
}

/** Rows times factors for their columns. */
function columnsScaled(): Routine {
  const [at, end, bytes, factors, out, endOfRow, factor] = [0, 1, 2, 3, 4, 5, 6];
  const row: Code = [
    [get(factors), set(factor), get(at), get(bytes), addInts, set(endOfRow)],
    repeat(
      [
        [get(out), get(at), loadFours(0), get(factor), loadFours(0), multiplyFours, storeFours(0)],
        [move(at, bytesOfVector), move(factor, bytesOfVector), move(out, bytesOfVector)],
      ],
      [get(at), get(endOfRow), isBelow],
    ),
  ];
  return { parameters: 5, integers: 2, vectors: 0, code: repeat(row, [get(at), get(end), isBelow]) };
}

/** The larger of each number of `out` and the magnitudes in its column. */
function maxima(): Routine {
  const [at, end, bytes, out, endOfRow, to] = [0, 1, 2, 3, 4, 5];
  const row: Code = [
    [get(out), set(to), get(at), get(bytes), addInts, set(endOfRow)],
    repeat(
      [
        [get(to), get(to), loadFours(0), get(at), loadFours(0), magnitudeOfFours, higherFours, storeFours(0)],
        [move(at, bytesOfVector), move(to, bytesOfVector)],
      ],
      [get(at), get(endOfRow), isBelow],
    ),
  ];
  return { parameters: 4, integers: 2, vectors: 0, code: repeat(row, [get(at), get(end), isBelow]) };
}

/** w − Q(w s) / s in double precision, rounded at last; w s is given, and the result takes its place. */
function scaledErrors(): Routine {
  const [at, end, bytesOfRow, bytes, factors, grids, limits, out] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [factor, endOfRow, endOfRun] = [8, 9, 10];
  const [scale, zero, least, most, four, lower] = [11, 12, 13, 14, 15, 16];
  const halfOf = (half: Code): Code => [
    [get(at), loadFours(0), half, toDoubles],
    [get(four), half, toDoubles, get(factor), loadFours(0), half, toDoubles, dividePairs, subtractPairs, fromDoubles],
  ];
  const upperHalf = (value: Code): Code => [value, value, upper];
  const errors: Code = [
    [get(out), loadFours(0), codeOf(scale, zero, least, most), valueOf(scale, zero), set(four)],
    [halfOf([]), set(lower)],
    [get(out), get(lower)],
    [upperHalf([get(at), loadFours(0)]), toDoubles],
    [upperHalf([get(four)]), toDoubles, upperHalf([get(factor), loadFours(0)]), toDoubles],
    [dividePairs, subtractPairs, fromDoubles, places(0, 1, 4, 5), storeFours(0)],
  ];
  const run: Code = [
    [loadGrid(grids, scale, zero), get(at), get(bytes), addInts, set(endOfRun)],
    repeat(
      [errors, move(at, bytesOfVector), move(factor, bytesOfVector), move(out, bytesOfVector)],
      [get(at), get(endOfRun), isBelow],
    ),
  ];
  const row: Code = [
    [get(factors), set(factor), get(at), get(bytesOfRow), addInts, set(endOfRow)],
    repeat(run, [get(at), get(endOfRow), isBelow]),
  ];
  const code = [loadLimits(limits, least, most), repeat(row, [get(at), get(end), isBelow])];
  return { parameters: 8, integers: 3, vectors: 6, code };
}

/** w − Q(clamp(w, ±limit)), with a limit for each run. */
function clippedErrors(): Routine {
  const [at, end, bytes, bounds, grids, limits, out, endOfRun] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [scale, zero, least, most, bound] = [8, 9, 10, 11, 12];
  const clamped: Code = [get(at), loadFours(0), get(bound), negateFours, higherFours, get(bound), lowerFours];
  const errors: Code = [
    [get(out), get(at), loadFours(0)],
    [clamped, codeOf(scale, zero, least, most), valueOf(scale, zero)],
    [subtractFours, storeFours(0)],
  ];
  const run: Code = [
    [loadGrid(grids, scale, zero), get(bounds), loadFourTimes(0), set(bound), move(bounds, bytesOfSingle)],
    [get(at), get(bytes), addInts, set(endOfRun)],
    repeat([errors, move(at, bytesOfVector), move(out, bytesOfVector)], [get(at), get(endOfRun), isBelow]),
  ];
  const code = [loadLimits(limits, least, most), repeat(run, [get(at), get(end), isBelow])];
  return { parameters: 7, integers: 1, vectors: 5, code };
}

/** d M dᵀ of pairs of rows d, in double precision; of M whole rows are read, one for each number of d. */
function forms(): Routine {
  const [d, end, stride, m, bytes, out, endOfRow, column, at, other, row, start] = all(12, (i) => i);
  const [first, second] = [12, 13];
  const factor = (i: number) => 14 + i;
  const ofM = 16;
  const sum = (i: number, j: number) => 17 + i * pairs + j;
  const total = [first, second];
  const splat = (local: number): Code => [get(local), loadFourTimes(0), toDoubles];
  const multiply: Code = [
    [splat(at), set(factor(0)), splat(other), set(factor(1))],
    all(pairs, (j) => [
      [get(row), loadFours(j * bytesOfVector), set(ofM)],
      all(2, (i) => [get(sum(i, j)), get(factor(i)), get(ofM), multiplyPairs, addPairs, set(sum(i, j))]),
    ]),
    [move(at, bytesOfSingle), move(other, bytesOfSingle)],
    [get(row), get(bytes), addInts, get(bytes), addInts, set(row)],
  ];
  const ownColumns = (i: number, j: number): Code => [
    [get(column), i ? [get(stride), addInts] : [], loadTwoSingles(2 * j * bytesOfSingle), toDoubles],
  ];
  const columns: Code = [
    all(2 * pairs, (i) => [zeroFours, set(sum(0, i))]),
    [get(d), set(at), get(d), get(stride), addInts, set(other), get(start), set(row)],
    repeat(multiply, [get(at), get(endOfRow), isBelow]),
    all(2, (i) =>
      all(pairs, (j) => [[get(total[i]), get(sum(i, j)), ownColumns(i, j), multiplyPairs, addPairs, set(total[i])]]),
    ),
    [move(column, step * bytesOfSingle), move(start, step * bytesOfDouble)],
  ];
  const store = (i: number): Code => [
    [get(out), get(total[i]), lane(0), get(total[i]), lane(1), addDoubles, storeDouble(i * bytesOfDouble)],
  ];
  const two: Code = [
    [zeroFours, set(first), zeroFours, set(second), get(d), set(column), get(m), set(start)],
    [get(d), get(bytes), addInts, set(endOfRow)],
    repeat(columns, [get(column), get(endOfRow), isBelow]),
    [store(0), store(1), move(out, 2 * bytesOfDouble)],
    [get(d), get(stride), addInts, get(stride), addInts, set(d)],
  ];
  return { parameters: 6, integers: 6, vectors: 5 + 2 * pairs, code: repeat(two, [get(d), get(end), isBelow]) };
}

const routines = compiled({
  ranges: ranges(),
  codes: codes(),
  values: values(),
  scaleColumns: columnsScaled(),
  maxima: maxima(),
  scaledErrors: scaledErrors(),
  clippedErrors: clippedErrors(),
  forms: forms(),
});

/** The memory as singles, at least `length` of them; what was in it may be anything. Views from before are void. */
export const { singles: workspace } = routines;

const call = (name: Parameters<typeof routines.run>[0], ...places: number[]): void =>
  routines.run(name, ...places.map((place) => place * bytesOfSingle));

/** `count` ≥ 1 runs of `length` numbers from `at` on; all places are counted in singles, lengths are multiples of `step`. */
export interface Runs {
  readonly at: number;
  readonly count: number;
  readonly length: number;
}

const ends = ({ at, count, length }: Runs): number[] => [at, at + count * length, length];

/** out[2 k], out[2 k + 1] ← the least and the largest number of run k and 0; what is no number is left out. */
export const findRanges = (runs: Runs, out: number): void => call('ranges', ...ends(runs), out);

/**
 * Codes of the numbers as 16-bit integers from `out` on.
 * @param grids scale and zero point of each run @param limits the least and the largest code
 */
export const findCodes = (runs: Runs, grids: number, limits: number, out: number): void =>
  call('codes', ...ends(runs), grids, limits, out);

/** What codes stand for: `at` is where the 16-bit integers begin. */
export const findValues = ({ at, count, length }: Runs, grids: number, out: number): void =>
  call('values', at, at + (count * length) / 2, length / 2, grids, out);

/** out ← rows with column j times the factor j. */
export const scaleColumns = (rows: Runs, factors: number, out: number): void =>
  call('scaleColumns', ...ends(rows), factors, out);

/** out[j] ← the larger of it and the magnitudes of column j; what is no number is left out. */
export const raiseToMaxima = (rows: Runs, out: number): void => call('maxima', ...ends(rows), out);

/** Weights, and the runs of each row that share a grid. */
export interface Rounded {
  readonly rows: Runs;
  /** Numbers in a run. */
  readonly length: number;
  readonly grids: number;
  readonly limits: number;
}

/** out ← w − Q(w s) / s; `out` must hold w s. @param factors s_j, for a whole row */
export const findScaledErrors = ({ rows, length, grids, limits }: Rounded, factors: number, out: number): void =>
  call('scaledErrors', ...ends(rows), length, factors, grids, limits, out);

/** out ← w − Q(clamp(w, ±bound)). @param bounds one for each run */
export const findClippedErrors = (runs: Runs, bounds: number, grids: number, limits: number, out: number): void =>
  call('clippedErrors', ...ends(runs), bounds, grids, limits, out);

/** Parts of rows, `stride` apart: an even number of them. */
export interface Parts extends Runs {
  readonly stride: number;
}

/** Double i behind `out` ← d_i M d_iᵀ. @param m M as doubles [length × length], at an even place */
export const findForms = ({ at, count, length, stride }: Parts, m: number, out: number): void =>
  call('forms', at, at + count * stride, stride, m, length, out);
