import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { doubleRow, doubleZeros, toDouble, toSingle, transposed, type Double } from './double';
import { eigenOf } from './eigen';
import { addGram, beginGram, finishGram } from './gram';

export interface Svd {
  /** [m × r], r the smaller of m and n. */
  readonly u: Matrix;
  /** r singular values, descending. */
  readonly s: Float32Array;
  /** [n × r], not transposed. */
  readonly v: Matrix;
}

/** Below this share of the largest, a singular value is rounding: float32 elements are no more exact. */
const negligible = 1e-7;

function addScaled(to: Float64Array, from: Float64Array, scale: number): void {
  for (let j = 0; j < to.length; j++) to[j] += scale * from[j];
}

function gram({ columns, data }: Double): Double {
  const sums = beginGram(columns);
  addGram(sums, data);
  return finishGram(sums);
}

function multiply(a: Double, b: Double): Double {
  const out = doubleZeros(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) addScaled(doubleRow(out, i), doubleRow(b, k), a.data[i * a.columns + k]);
  return out;
}

/** The same columns in the opposite order. */
function descending({ rows, columns, data }: Double): Double {
  const out = doubleZeros(rows, columns);
  for (let i = 0; i < rows; i++) doubleRow(out, i).set(data.subarray(i * columns, (i + 1) * columns).toReversed());
  return out;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
};

/**
 * Makes the rows s_i u_iᵀ, the longest first, orthonormal; those shorter than `least` become zero. They are orthogonal but
 * for rounding, which weighs in short ones: each loses what it still has in common with those before it.
 */
function orthonormalise(rows: Double, least: number): void {
  for (let i = 0; i < rows.rows; i++) {
    const own = doubleRow(rows, i);
    for (let k = 0; k < i; k++) addScaled(own, doubleRow(rows, k), -dot(own, doubleRow(rows, k)));
    const length = Math.sqrt(dot(own, own));
    for (let j = 0; j < own.length; j++) own[j] = length > least ? own[j] / length : 0;
  }
}

function tallSvd(a: Double): Svd {
  const { values, vectors } = eigenOf(gram(a));
  const s = values.toReversed().map((value) => Math.sqrt(Math.max(0, value)));
  const v = descending(vectors);
  const u = transposed(multiply(a, v));
  orthonormalise(u, negligible * s[0]);
  return { u: transpose(toSingle(u)), s: Float32Array.from(s), v: toSingle(v) };
}

/**
 * The thin singular value decomposition A = U diag(s) Vᵀ of A [m × n], by the eigenvectors of Aᵀ A (of A Aᵀ, if that is
 * smaller) in double precision: squaring costs half of the 16 digits, and float32 has 7. On the longer side of A, columns
 * that belong to singular values below 10⁻⁷ of the largest are zero, not orthonormal. Signs are free, as always.
 * @throws LinalgError when an element is no finite number
 */
export async function svd(a: Matrix): Promise<Svd> {
  if (a.rows >= a.columns) return tallSvd(toDouble(a));
  const { u, s, v } = tallSvd(toDouble(transpose(a)));
  return { u: v, s, v: u };
}
