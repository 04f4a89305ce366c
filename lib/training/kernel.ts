/**
 * The innermost loop of a matrix product, as a WebAssembly module of 4 × 8 sums held in registers. JavaScript has no
 * instructions for four floats at once, and without them a training step takes six times as long. Written here
 * instruction by instruction, so that there is no file to fetch and no compiler to install.
 */

/** Rows of A and columns of B that one call multiplies. */
export const [high, wide] = [4, 8];

const bytesOfFloat = 4;
const bytesOfVector = 16;

const [i32, v128] = [0x7f, 0x7b];

/** Numbers as WebAssembly writes them: seven bits a byte, lowest first. */
function leb(value: number): number[] {
  const rest = value >>> 7;
  return rest ? [(value & 0x7f) | 0x80, ...leb(rest)] : [value];
}

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const simd = (code: number): number[] => [0xfd, ...leb(code)];
/** Alignment is promised for single floats only. */
const at = (offset: number): number[] => [2, ...leb(offset)];
const load = (address: number, offset: number): number[] => [...get(address), ...simd(0x00), ...at(offset)];
const splat = (address: number, offset: number): number[] => [...get(address), ...simd(0x09), ...at(offset)];
const store = (address: number, offset: number, value: number): number[] => [
  ...[...get(address), ...get(value)],
  ...[...simd(0x0b), ...at(offset)],
];
const [multiply, add] = [simd(0xe6), simd(0xe4)];
/** Constants are signed: below 64 they take one byte. */
const advance = (local: number, by: number): number[] => [...get(local), 0x41, by, 0x6a, ...set(local)];
const decrement = (local: number): number[] => [...get(local), 0x41, 1, 0x6b, 0x22, local];

/** Parameters and locals: addresses of A, B and the sums, the count of products, then the vectors. */
const [a, b, c, count, left, right, factor, sums] = [0, 1, 2, 3, 4, 5, 6, 7];

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

const accumulate = (sum: number, values: number): number[] => [
  ...[...get(sum), ...get(factor), ...get(values)],
  ...[...multiply, ...add, ...set(sum)],
];

/** One row of A against eight columns of B. */
const rowOfProducts = (row: number): number[] => [
  ...splat(a, row * bytesOfFloat),
  ...set(factor),
  ...accumulate(sums + 2 * row, left),
  ...accumulate(sums + 2 * row + 1, right),
];

const body: number[] = [
  ...[1, 3 + 2 * high, v128],
  ...[0x03, 0x40],
  ...[...load(b, 0), ...set(left), ...load(b, bytesOfVector), ...set(right)],
  ...range(high).flatMap(rowOfProducts),
  ...[...advance(a, high * bytesOfFloat), ...advance(b, wide * bytesOfFloat)],
  ...[...decrement(count), 0x0d, 0, 0x0b],
  ...range(2 * high).flatMap((i) => store(c, i * bytesOfVector, sums + i)),
  0x0b,
];

const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
const text = (name: string): number[] => sized([...name].map((letter) => letter.charCodeAt(0)));

const moduleBytes = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, i32, i32, i32, i32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...text('memory'), 2, 0, ...text('tile'), 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);

export interface Kernel {
  readonly memory: WebAssembly.Memory;
  /**
   * C = A B for A [4 × count] and B [count × 8], all at byte addresses: A one column after another, B and C row by row.
   * `count` is at least 1.
   */
  tile(a: number, b: number, c: number, count: number): void;
}

export const makeKernel = (): Kernel =>
  new WebAssembly.Instance(new WebAssembly.Module(moduleBytes())).exports as unknown as Kernel;
