import type { Matrix } from '@/lib/tensor/matrix';
import { dot } from './dot';
import { doubleRow, doubleZeros, requireSquare, sizeOf, toDouble, toSingle, transposed, type Double } from './double';
import { LinalgError } from './error';

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

/** L⁻¹ =: X. Its transpose is built, so that all sums run along rows: X_ij = −Σ_{j ≤ k < i} L_ik X_kj / L_ii. */
export function inverseOfLower(l: Double): Double {
  const x = doubleZeros(l.rows, l.rows);
  for (let i = 0; i < l.rows; i++) {
    const factors = doubleRow(l, i);
    if (factors[i] === 0) throw singular(l, i);
    for (let j = 0; j < i; j++) x.data[j * l.rows + i] = -dot(factors, doubleRow(x, j), j, i) / factors[i];
    x.data[i * (l.rows + 1)] = 1 / factors[i];
  }
  return transposed(x);
}

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
