/** Rows less multiples of one and the same row, in double precision until they are stored: two numbers at a time. */
import {
  addInts,
  all,
  fromDoubles,
  get,
  isBelow,
  loadFours,
  loadFourTimes,
  loadPair,
  move,
  multiplyPairs,
  places,
  repeat,
  set,
  storeFours,
  subtractPairs,
  toDoubles,
  type Code,
} from './assemble';
import { bytesOfDouble, bytesOfSingle, bytesOfVector, compiled } from './routine';

/** Numbers of a row that are changed at a time. */
export const step = 4;

/** Locals: parameters, cursors, a factor twice, four numbers. */
const [row, last, stride, bytes, factors, subtrahend, at, from, end] = all(9, (i) => i);
const [factor, four] = [9, 10];

/** Numbers 2 i and 2 i + 1 of the four, less their multiples, as the lower two of a vector. */
const half = (i: number): Code => [
  [get(four), i ? [get(four), places(2, 3, 2, 3)] : [], toDoubles],
  [get(from), loadPair(i * bytesOfVector), get(factor), multiplyPairs, subtractPairs, fromDoubles],
];

const subtractFour: Code = [
  [get(at), loadFours(0), set(four)],
  [get(at), half(0), half(1), places(0, 1, 4, 5), storeFours(0)],
  [move(at, step * bytesOfSingle), move(from, step * bytesOfDouble)],
];

const subtractRow: Code = [
  [get(factors), loadFourTimes(0), toDoubles, set(factor)],
  [get(row), set(at), get(subtrahend), set(from), get(row), get(bytes), addInts, set(end)],
  repeat(subtractFour, [get(at), get(end), isBelow]),
  [get(row), get(stride), addInts, set(row), move(factors, bytesOfSingle)],
];

const routines = compiled({
  subtract: {
    parameters: 6,
    integers: 3,
    vectors: 2,
    code: repeat(subtractRow, [get(row), get(last), isBelow]),
  },
});

/** The memory as doubles, and as singles from the same start on, at least `length` doubles; what was in it may be anything. */
export const { workspace, singles } = routines;

/** Where things are: in singles, but for the subtrahend. */
export interface Multiples {
  /** The first number of the first of `count` ≥ 1 rows, `stride` apart, of each of which `length` ≥ 1 numbers change, a multiple of `step`. */
  readonly rows: number;
  readonly count: number;
  readonly stride: number;
  readonly length: number;
  /** One factor for each row. */
  readonly factors: number;
  /** `length` doubles at an even place, counted in doubles. */
  readonly subtrahend: number;
}

/** rows[r][j] −= factors[r] · subtrahend[j] */
export function subtractMultiples({ rows, count, stride, length, factors, subtrahend }: Multiples): void {
  const [first, line, size] = [rows * bytesOfSingle, stride * bytesOfSingle, length * bytesOfSingle];
  const end = first + count * line;
  routines.run('subtract', first, end, line, size, factors * bytesOfSingle, subtrahend * bytesOfDouble);
}
