import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { doubleRow, doubleZeros, toDouble, toSingle, transposed, type Double } from './double';
import { dot } from './dot';
import { eigenOf } from './eigen';
import { addGram, beginGram, finishGram } from './gram';
import { multiplyTransposed } from './multiply';

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

/** Below this share of the largest, a row of U is not orthogonal to the others within float32. */
const short = 1e-3;

function addScaled(to: Float64Array, from: Float64Array, scale: number): void {
  for (let j = 0; j < to.length; j++) to[j] += scale * from[j];
}

function gram({ columns, data }: Double): Double {
  const sums = beginGram(columns);
  addGram(sums, data);
  return finishGram(sums);
}

/** The same rows in the opposite order. */
function descending({ rows, columns, data }: Double): Double {
  const out = doubleZeros(rows, columns);
  for (let i = 0; i < rows; i++) doubleRow(out, i).set(data.subarray((rows - 1 - i) * columns, (rows - i) * columns));
  return out;
}

/** Takes from a row what it has in common with those before it. */
function separate(rows: Double, i: number): void {
  const own = doubleRow(rows, i);
  for (let k = 0; k < i; k++) {
    const other = doubleRow(rows, k);
    addScaled(own, other, -dot(own, other, 0, own.length));
  }
}

/**
 * Makes the rows s_i u_iᵀ, the longest first, orthonormal; those shorter than `negligible` times the first become zero. They are
 * orthogonal but for rounding, 10⁻¹⁶ (s_1 / s_i)² in double precision: only short ones have anything to lose.
 */
function orthonormalise(rows: Double, s: Float64Array): void {
  for (let i = 0; i < rows.rows; i++) {
    const own = doubleRow(rows, i);
    if (s[i] < short * s[0]) separate(rows, i);
    const length = Math.sqrt(dot(own, own, 0, own.length));
    for (let j = 0; j < own.length; j++) own[j] = length > negligible * s[0] ? own[j] / length : 0;
  }
}

function tallSvd(a: Double): Svd {
  const { values, vectors } = eigenOf(gram(a));
  const s = values.toReversed().map((value) => Math.sqrt(Math.max(0, value)));
  const v = descending(transposed(vectors));
  const u = multiplyTransposed(v, a);
  orthonormalise(u, s);
  return { u: transpose(toSingle(u)), s: Float32Array.from(s), v: transpose(toSingle(v)) };
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
