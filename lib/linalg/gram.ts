/** Sums of products of columns, Aᵀ A, in double precision: the greatest part of the work of calibrated methods. */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, toSingle, type Double } from './double';
import { addOuterProducts, depth, panel, workspace } from './simd/outer';

/** Aᵀ A of all rows added so far; begun by `beginGram`. */
export interface Gram {
  /** Columns of A. */
  readonly size: number;
  /** The lower triangle, up to whole tiles; sides are padded to a multiple of the tile's. */
  readonly sums: Double;
}

export function beginGram(size: number): Gram {
  const side = Math.ceil(size / panel) * panel;
  return { size, sums: doubleZeros(side, side) };
}

/** Four columns of A from `column` on, rows [from, from + rows), as a panel. */
function layOutPanel(to: Float64Array, at: number, data: ArrayLike<number>, size: number, from: number, rows: number) {
  let place = from;
  for (let i = 0; i < rows; i++, place += size, at += panel) {
    to[at] = data[place];
    to[at + 1] = data[place + 1];
    to[at + 2] = data[place + 2];
    to[at + 3] = data[place + 3];
  }
}

/** The last columns, where fewer than four are left: columns of zeros behind them. */
function layOutRest(to: Float64Array, at: number, data: ArrayLike<number>, size: number, from: number, rows: number) {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < size % panel; j++) to[at + i * panel + j] = data[from + i * size + j];
}

/** Rows [from, from + depth) of A, panel after panel, rows behind the last being zero. */
function layOut(to: Float64Array, data: ArrayLike<number>, size: number, from: number): void {
  const rows = Math.min(depth, data.length / size - from);
  if (rows < depth || size % panel > 0) to.fill(0, 0, Math.ceil(size / panel) * panel * depth);
  for (let j = 0; j < size; j += panel) {
    const lay = j + panel <= size ? layOutPanel : layOutRest;
    lay(to, j * depth, data, size, from * size + j, rows);
  }
}

/** Adds Aᵀ A, of A [rows × size] in row-major order. */
export function addGram({ size, sums }: Gram, data: ArrayLike<number>): void {
  const side = sums.columns;
  const out = side * depth;
  const space = workspace(out + side * side);
  space.set(sums.data, out);
  for (let from = 0; from < data.length / size; from += depth) {
    layOut(space, data, size, from);
    for (let i = 0; i < side; i += panel)
      addOuterProducts({ a: i * depth, b: 0, count: i / panel + 1, out: out + i * side, stride: side });
  }
  sums.data.set(space.subarray(out, out + side * side));
}

/** Aᵀ A [size × size], symmetric to the last bit. */
export function finishGram({ size, sums }: Gram): Double {
  const out = doubleZeros(size, size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) out.data[i * size + j] = out.data[j * size + i] = sums.data[i * sums.columns + j];
  return out;
}

/** Aᵀ A rounded to float32. */
export const gramOf = (gram: Gram): Matrix => toSingle(finishGram(gram));
