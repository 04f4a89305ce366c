/**
 * The innermost loop of a matrix product in float32: 4 × 8 sums held in registers, four numbers at a time by the vector
 * instructions of WebAssembly. Without them a training step takes six times as long.
 */
import { addInts, assemble, get, int, isBelow, loadPair, repeat, set, type Code } from '@/lib/linalg/simd/assemble';

/** Rows of A and columns of B that one call multiplies. */
export const [high, wide] = [4, 8];

const bytesOfFloat = 4;
const bytesOfVector = 4 * bytesOfFloat;

/** Instructions on four floats, by WebAssembly's own codes; offsets are below 128. */
const alignedToFloat = 2;
const splatFloat = (offset: number): Code => [0xfd, 9, alignedToFloat, offset];
const storeFloats = (offset: number): Code => [0xfd, 11, alignedToFloat, offset];
const addFloats: Code = [0xfd, 0xe4, 1];
const multiplyFloats: Code = [0xfd, 0xe6, 1];

/** Locals: addresses of A, of its end, of B and of the sums; vectors of B, of A, and the sums. */
const [a, end, b, out, left, right, factor, firstSum] = [0, 1, 2, 3, 4, 5, 6, 7];

const all = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
const move = (local: number, by: number): Code => [get(local), int(by), addInts, set(local)];

const accumulate = (sum: number, values: number): Code => [
  [get(sum), get(factor), get(values)],
  [multiplyFloats, addFloats, set(sum)],
];

/** One number of A against eight of B. */
const multiplyRow = (row: number): Code => [
  [get(a), splatFloat(row * bytesOfFloat), set(factor)],
  accumulate(firstSum + 2 * row, left),
  accumulate(firstSum + 2 * row + 1, right),
];

const code: Code = [
  repeat(
    [
      [get(b), loadPair(0), set(left), get(b), loadPair(bytesOfVector), set(right)],
      all(high, multiplyRow),
      [move(a, high * bytesOfFloat), move(b, wide * bytesOfFloat)],
    ],
    [get(a), get(end), isBelow],
  ),
  all(2 * high, (i) => [get(out), get(firstSum + i), storeFloats(i * bytesOfVector)]),
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
