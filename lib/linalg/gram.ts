/** Sums of products of columns, Aᵀ A, in double precision: the greatest part of the work of calibrated methods. */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, toSingle, type Double } from './double';
import { addProducts, high, span, wide, workspace } from './simd/products';

/** Aᵀ A of all rows added so far; begun by `beginGram`. */
export interface Gram {
  /** Columns of A. */
  readonly size: number;
  /** The lower triangle, up to whole tiles; sides are padded to a multiple of the tile's. */
  readonly sums: Double;
}

export function beginGram(size: number): Gram {
  const side = Math.ceil(size / wide) * wide;
  return { size, sums: doubleZeros(side, side) };
}

/** Rows [from, from + span) of A into `to` [size × span]: column after column, each filled up with zeros. */
function layOut(to: Float64Array, data: ArrayLike<number>, size: number, from: number): void {
  const rows = Math.min(span, data.length / size - from);
  for (let j = 0; j < size; j++) {
    for (let i = 0, at = from * size + j; i < rows; i++, at += size) to[j * span + i] = data[at];
    to.fill(0, j * span + rows, (j + 1) * span);
  }
}

/** Adds Aᵀ A, of A [rows × size] in row-major order. */
export function addGram({ size, sums }: Gram, data: ArrayLike<number>): void {
  const side = sums.columns;
  const out = side * span;
  const space = workspace(out + side * side);
  space.fill(0, 0, out).set(sums.data, out);
  for (let from = 0; from < data.length / size; from += span) {
    layOut(space, data, size, from);
    for (let i = 0; i < side; i += high) {
      const count = Math.ceil((i + high) / wide) * wide;
      addProducts({ a: i * span, b: 0, count, out: out + i * side, stride: side });
    }
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
