/** Matrices in double precision, in which everything here is computed; rounded to float32 once, at the end. */
import type { Matrix } from '@/lib/tensor/matrix';
import { LinalgError } from './error';

/** Like `Matrix`, row-major, with 64-bit elements. */
export interface Double {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array<ArrayBuffer>;
}

export const sizeOf = ({ rows, columns }: Omit<Matrix, 'data'>): string => `[${rows} × ${columns}]`;

export const doubleZeros = (rows: number, columns: number): Double => ({
  rows,
  columns,
  data: new Float64Array(rows * columns),
});

/** @throws LinalgError when an element is not a number or infinite */
export function requireFinite(a: Matrix | Double): void {
  const { data } = a;
  for (let at = 0; at < data.length; at++) if (!Number.isFinite(data[at])) throw infinite(a, at);
}

const infinite = (a: Matrix | Double, at: number) =>
  new LinalgError({
    what: `An element is ${a.data[at]}`,
    where: `row ${Math.floor(at / a.columns)}, column ${at % a.columns} of a matrix ${sizeOf(a)}`,
    advice: 'Look for an overflow or an empty calibration set before this step.',
  });

/** @throws LinalgError when an element is not a number or infinite: every routine would run on with it. */
export function toDouble(a: Matrix): Double {
  requireFinite(a);
  const { rows, columns, data } = a;
  const doubles = doubleZeros(rows, columns);
  doubles.data.set(data);
  return doubles;
}

export function toSingle({ rows, columns, data }: Double): Matrix {
  const singles = new Float32Array(data.length);
  singles.set(data);
  return { rows, columns, data: singles };
}

/** @throws LinalgError when the matrix is empty or not square */
export function requireSquare(a: Omit<Matrix, 'data'>): void {
  if (a.rows === a.columns && a.rows > 0) return;
  throw new LinalgError({
    what: 'The matrix is not square, or empty',
    where: `a matrix ${sizeOf(a)}`,
    advice: 'Give a symmetric matrix, such as the second moments of activations.',
  });
}

export const doubleRow = ({ columns, data }: Double, i: number): Float64Array =>
  data.subarray(i * columns, (i + 1) * columns);

/** A copy of the rows from `top` to `bottom`, of their columns from `left` to `right`. */
export function part({ columns, data }: Double, top: number, bottom: number, left: number, right: number): Double {
  const out = doubleZeros(bottom - top, right - left);
  for (let i = top; i < bottom; i++)
    out.data.set(data.subarray(i * columns + left, i * columns + right), (i - top) * out.columns);
  return out;
}

/** Writes a block into a matrix, its first element at row `top`, column `left`. */
export function place(to: Double, top: number, left: number, block: Double): void {
  for (let i = 0; i < block.rows; i++) to.data.set(doubleRow(block, i), (top + i) * to.columns + left);
}

export function transposed({ rows, columns, data }: Double): Double {
  const out = doubleZeros(columns, rows);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out.data[j * rows + i] = data[i * columns + j];
  return out;
}
