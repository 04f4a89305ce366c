import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { doubleRow, requireFinite, toDouble, toSingle, type Double } from './double';
import { dot } from './dot';
import { eigenOf } from './eigen';
import { addGram, beginGram, finishGram } from './gram';
import { multiplyTransposed } from './multiply';

export interface Svd {
  /** [m × r] */
  readonly u: Matrix;
  /** The r largest singular values, descending. */
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
    const scale = length > negligible * s[0] ? 1 / length : 0;
    for (let j = 0; j < own.length; j++) own[j] *= scale;
  }
}

/** Vectors as rows → vectors in columns. */
const inColumns = (vectors: Double): Matrix => transpose(toSingle(vectors));

/** Of eigenvalues that are squares of singular values, the roots of the first. */
const roots = (values: Float64Array, rank: number): Float64Array =>
  values.subarray(0, rank).map((value) => Math.sqrt(Math.max(0, value)));

function tallSvd(a: Double, rank: number): Svd {
  const { values, vectors: v } = eigenOf(gram(a), rank);
  const s = roots(values, rank);
  const u = multiplyTransposed(v, a);
  orthonormalise(u, s);
  return { u: inColumns(u), s: new Float32Array(s), v: inColumns(v) };
}

/**
 * The thin singular value decomposition A = U diag(s) Vᵀ of A [m × n], or its first `rank` terms, by the eigenvectors of Aᵀ A (of
 * A Aᵀ, if that is smaller) in double precision: squaring costs half of the 16 digits, and float32 has 7. On the longer side of A,
 * columns that belong to singular values below 10⁻⁷ of the largest are zero, not orthonormal. Signs are free, as always.
 * @throws LinalgError when an element is no finite number
 */
export async function svd(a: Matrix, rank = Math.min(a.rows, a.columns)): Promise<Svd> {
  const terms = Math.min(rank, a.rows, a.columns);
  if (a.rows >= a.columns) return tallSvd(toDouble(a), terms);
  const { u, s, v } = tallSvd(toDouble(transpose(a)), terms);
  return { u: v, s, v: u };
}

/**
 * U [m × rank] and the singular values of the product W S of W [m × n] with any S of S Sᵀ = M, M [n × n] symmetric and without
 * negative eigenvalues: by the eigenvectors of (W S)(W S)ᵀ = W M Wᵀ in double precision, without finding S.
 * @throws LinalgError when an element of W M Wᵀ is no finite number
 */
export async function leftSingularVectors(w: Matrix, m: Matrix, rank = w.rows): Promise<Omit<Svd, 'v'>> {
  const squares = multiplyTransposed(multiplyTransposed(w, m), w);
  requireFinite(squares);
  const { values, vectors } = eigenOf(squares, rank);
  return { u: inColumns(vectors), s: new Float32Array(roots(values, rank)) };
}
