/** Products of matrices and of parts of them, in float32. */
import { zeros, type Matrix } from '@/lib/tensor/matrix';
import { high, makeKernel, wide, type Kernel } from './kernel';

/** A matrix within an array: element (i, j) is data[offset + i · down + j · across]. */
export interface View {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
  readonly offset: number;
  readonly down: number;
  readonly across: number;
}

export const whole = ({ rows, columns, data }: Matrix): View => ({
  rows,
  columns,
  data,
  offset: 0,
  down: columns,
  across: 1,
});

/** The `rows` × `columns` entries of a matrix from (top, left) on. */
export const block = (matrix: Matrix, top: number, rows: number, left: number, columns: number): View => ({
  ...whole(matrix),
  rows,
  columns,
  offset: top * matrix.columns + left,
});

export const turned = ({ rows, columns, down, across, ...rest }: View): View => ({
  ...rest,
  rows: columns,
  columns: rows,
  down: across,
  across: down,
});

const pageBytes = 65536;
const sumBytes = high * wide * 4;

let kernel: Kernel | undefined;

/** The kernel, with memory for at least this many floats beside the sums of a tile. */
function kernelWith(floats: number): Kernel {
  kernel ??= makeKernel();
  const missing = sumBytes + floats * 4 - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / pageBytes));
  return kernel;
}

const panels = (rows: number, size: number): number => Math.ceil(rows / size);

/** Copies rows `size` at a time, column by column; rows that are missing from the last panel are zeros. */
function pack({ rows, columns, data, offset, down, across }: View, size: number, out: Float32Array): void {
  let to = 0;
  for (let top = 0; top < rows; top += size) {
    const present = Math.min(size, rows - top);
    for (let j = 0, from = offset + top * down; j < columns; j++, from += across) {
      for (let i = 0; i < present; i++) out[to + i] = data[from + i * down];
      for (let i = present; i < size; i++) out[to + i] = 0;
      to += size;
    }
  }
}

/** Adds the sums of one tile to `out` from (top, left) on, as far as `out` goes. */
function unpack({ rows, columns, data, offset, down, across }: View, top: number, left: number, sums: Float32Array) {
  const [tall, broad] = [Math.min(high, rows - top), Math.min(wide, columns - left)];
  for (let i = 0; i < tall; i++)
    for (let j = 0, to = offset + (top + i) * down + left * across; j < broad; j++, to += across)
      data[to] += sums[i * wide + j];
}

function requireFit(out: View, a: View, b: View): void {
  if (a.columns === b.rows && out.rows === a.rows && out.columns === b.columns) return;
  const size = ({ rows, columns }: View) => `[${rows} × ${columns}]`;
  throw new RangeError(`Cannot add ${size(a)} · ${size(b)} to ${size(out)}.`);
}

/**
 * out += A B.
 * @throws RangeError when the sizes do not fit
 */
export function addProduct(out: View, a: View, b: View): void {
  requireFit(out, a, b);
  const inner = a.columns;
  if (!inner) return;
  const [bands, strips] = [panels(a.rows, high), panels(b.columns, wide)];
  const [floatsOfA, floatsOfB] = [bands * high * inner, strips * wide * inner];
  const { memory, run } = kernelWith(floatsOfA + floatsOfB);
  const [startOfA, startOfB] = [sumBytes, sumBytes + floatsOfA * 4];
  pack(a, high, new Float32Array(memory.buffer, startOfA, floatsOfA));
  pack(turned(b), wide, new Float32Array(memory.buffer, startOfB, floatsOfB));
  const sums = new Float32Array(memory.buffer, 0, high * wide);
  const [bytesOfBand, bytesOfStrip] = [high * inner * 4, wide * inner * 4];
  for (let strip = 0; strip < strips; strip++)
    for (let band = 0; band < bands; band++) {
      const start = startOfA + band * bytesOfBand;
      run(start, start + bytesOfBand, startOfB + strip * bytesOfStrip, 0);
      unpack(out, band * high, strip * wide, sums);
    }
}

/** A B. @throws RangeError when the inner dimensions differ */
export function product(a: View, b: View): Matrix {
  const out = zeros(a.rows, b.columns);
  addProduct(whole(out), a, b);
  return out;
}
