import type { Matrix } from '@/lib/tensor/matrix';
import { dot } from './dot';
import {
  doubleRow,
  doubleZeros,
  part,
  place,
  requireSquare,
  sizeOf,
  toDouble,
  toSingle,
  transposed,
  type Double,
} from './double';
import { LinalgError } from './error';
import { multiplyDouble, multiplyRows } from './multiply';
import { rowsOf } from './panels';
import { span } from './simd/products';

const singular = (l: Double, i: number) =>
  new LinalgError({
    what: 'A triangular matrix with a zero on its diagonal has no inverse',
    where: `row ${i} of a matrix ${sizeOf(l)}`,
    advice: 'Add a small multiple of the identity to the matrix that it factorises.',
  });

/** to −= scale · from */
function subtractScaled(to: Float64Array, from: Float64Array, scale: number): void {
  for (let j = 0; j < to.length; j++) to[j] -= scale * from[j];
}

function divide(values: Float64Array, by: number): void {
  for (let j = 0; j < values.length; j++) values[j] /= by;
}

/** Forward substitution, row by row: x_i = (b_i − Σ_{k<i} L_ik x_k) / L_ii. */
function substitute(l: Double, b: Double): Double {
  const x: Double = { ...b, data: b.data.slice() };
  for (let i = 0; i < l.rows; i++) {
    const [to, factors] = [doubleRow(x, i), doubleRow(l, i)];
    if (factors[i] === 0) throw singular(l, i);
    for (let k = 0; k < i; k++) if (factors[k] !== 0) subtractScaled(to, doubleRow(x, k), factors[k]);
    divide(to, factors[i]);
  }
  return x;
}

/** (L⁻¹)ᵀ =: Xᵀ, so that all sums run along rows: X_ij = −Σ_{j ≤ k < i} L_ik X_kj / L_ii. @param first of the rows, for the error */
function inverseOfRows(l: Double, whole: Double, first: number): Double {
  const x = doubleZeros(l.rows, l.rows);
  for (let i = 0; i < l.rows; i++) {
    const factors = doubleRow(l, i);
    if (factors[i] === 0) throw singular(whole, first + i);
    for (let j = 0; j < i; j++) x.data[j * l.rows + i] = -dot(factors, doubleRow(x, j), j, i) / factors[i];
    x.data[i * (l.rows + 1)] = 1 / factors[i];
  }
  return x;
}

function negated(a: Double): Double {
  for (let i = 0; i < a.data.length; i++) a.data[i] = -a.data[i];
  return a;
}

/**
 * Xᵀ of L⁻¹ =: X, block of rows by block of rows: X_I,<I = −L_II⁻¹ (L_I,<I X_<I,<I), so that nearly all of the work is products. The
 * transpose, for products of rows with rows. What is above the blocks on the diagonal of L is not read.
 */
export function transposedInverse(l: Double): Double {
  const { rows: n } = l;
  const x = doubleZeros(n, n);
  for (let from = 0; from < n; from += span) {
    const to = Math.min(from + span, n);
    const own = inverseOfRows(part(l, from, to, from, to), l, from);
    place(x, from, from, own);
    if (from === 0) continue;
    const before = multiplyRows(rowsOf(x, 0, from, 0, from), rowsOf(l, from, to, 0, from));
    place(x, 0, from, negated(multiplyDouble(before, own)));
  }
  return x;
}

/** L⁻¹ */
export const inverseOfLower = (l: Double): Double => transposed(transposedInverse(l));

/**
 * X with L X = B, for L lower triangular [n × n] and B [n × m]; what is above the diagonal of L is not read.
 * @throws LinalgError when L is singular or the sizes do not fit
 */
export async function solveLower(l: Matrix, b: Matrix): Promise<Matrix> {
  requireSquare(l);
  if (l.rows !== b.rows)
    throw new LinalgError({
      what: 'Matrices of different heights have no solution',
      where: `L ${sizeOf(l)} and B ${sizeOf(b)}`,
      advice: 'Give B as many rows as L has.',
    });
  return toSingle(substitute(toDouble(l), toDouble(b)));
}

/** L⁻¹ for L lower triangular [n × n], itself lower triangular. @throws LinalgError when L is singular */
export async function invertLower(l: Matrix): Promise<Matrix> {
  requireSquare(l);
  return toSingle(inverseOfLower(toDouble(l)));
}
