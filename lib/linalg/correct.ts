/** W ← W − E U for a stripe of columns of U: how compensation carries the errors of settled columns to those that come. */
import { row, type Matrix } from '@/lib/tensor/matrix';
import { addProducts, high, span, wide, workspace } from './simd/products';

/** Rows of W that are corrected at a time. */
const blockRows = 32;

/** Columns [to, …) of U, rows [from, to) of it, one after another; then columns of zeros. */
function layOutColumns(space: Float64Array, { columns, data }: Matrix, from: number, to: number, count: number): void {
  space.fill(0, 0, count * span);
  for (let i = from; i < to; i++)
    for (let j = to, at = i - from; j < columns; j++, at += span) space[at] = data[i * columns + j];
}

/** Rows of E in the workspace from `at` on, and zeros where their products will be. */
function layOutErrors(space: Float64Array, errors: Matrix, first: number, at: number, end: number): void {
  space.fill(0, at, end);
  for (let i = first; i < Math.min(errors.rows, first + blockRows); i++)
    space.set(row(errors, i), at + (i - first) * span);
}

function subtract(weights: Float32Array, space: Float64Array, at: number): void {
  for (let j = 0; j < weights.length; j++) weights[j] -= space[at + j];
}

/**
 * W[:, to …] −= E · U[from … to, to …], in place and in double precision until it is subtracted.
 * @param errors E [rows × (to − from)], at most 128 columns of it
 */
export function correctBehind(weights: Matrix, errors: Matrix, u: Matrix, from: number): void {
  const to = from + errors.columns;
  const width = u.columns - to;
  if (width === 0) return;
  const count = Math.ceil(width / wide) * wide;
  const a = count * span;
  const out = a + blockRows * span;
  const end = out + blockRows * count;
  const space = workspace(end);
  layOutColumns(space, u, from, to, count);
  for (let first = 0; first < weights.rows; first += blockRows) {
    layOutErrors(space, errors, first, a, end);
    for (let i = 0; i < blockRows; i += high)
      addProducts({ a: a + i * span, b: 0, count, out: out + i * count, stride: count });
    for (let i = first; i < Math.min(weights.rows, first + blockRows); i++)
      subtract(row(weights, i).subarray(to), space, out + (i - first) * count);
  }
}
