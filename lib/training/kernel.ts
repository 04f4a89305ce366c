/**
 * The innermost loop of a matrix product in float32: 4 × 8 sums held in registers, four numbers at a time by the vector
 * instructions of WebAssembly. Without them a training step takes six times as long.
 */
import {
  addFours,
  all,
  assemble,
  get,
  isBelow,
  loadFours,
  loadFourTimes,
  move,
  multiplyFours,
  repeat,
  set,
  storeFours,
  type Code,
} from '@/lib/linalg/simd/assemble';
import { bytesOfSingle, bytesOfVector } from '@/lib/linalg/simd/routine';

/** Rows of A and columns of B that one call multiplies. */
export const [high, wide] = [4, 8];

/** Locals: addresses of A, of its end, of B and of the sums; vectors of B, of A, and the sums. */
const [a, end, b, out, left, right, factor, firstSum] = [0, 1, 2, 3, 4, 5, 6, 7];

const accumulate = (sum: number, values: number): Code => [
  [get(sum), get(factor), get(values)],
  [multiplyFours, addFours, set(sum)],
];

/** One number of A against eight of B. */
const multiplyRow = (row: number): Code => [
  [get(a), loadFourTimes(row * bytesOfSingle), set(factor)],
  accumulate(firstSum + 2 * row, left),
  accumulate(firstSum + 2 * row + 1, right),
];

const code: Code = [
  repeat(
    [
      [get(b), loadFours(0), set(left), get(b), loadFours(bytesOfVector), set(right)],
      all(high, multiplyRow),
      [move(a, high * bytesOfSingle), move(b, wide * bytesOfSingle)],
    ],
    [get(a), get(end), isBelow],
  ),
  all(2 * high, (i) => [get(out), get(firstSum + i), storeFours(i * bytesOfVector)]),
];

export interface Kernel {
  readonly memory: WebAssembly.Memory;
  /**
   * The product of A [4 × n] and B [n × 8] for n of at least 1, all at byte addresses: A from `a` to `end` one column after
   * another, B and the result row by row.
   */
  run(a: number, end: number, b: number, out: number): void;
}

export function makeKernel(): Kernel {
  const bytes = assemble({ parameters: 4, integers: 0, vectors: 3 + 2 * high, code });
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernel;
}
