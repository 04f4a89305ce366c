/**
 * Steps along the orthogonal matrices (Li et al., arXiv 2002.01113; used by SpinQuant, arXiv 2405.16406). For a loss with
 * gradient G at R, Y = ½ (G Rᵀ − R Gᵀ) is skew, and R → (I + a/2 Y)⁻¹ (I − a/2 Y) R goes down and stays orthogonal for every a.
 */
import { multiply, multiplyDouble } from '@/lib/linalg';
import { transpose, zeros, type Matrix } from '@/lib/tensor/matrix';

/** The skew part of G Rᵀ: the direction in which the loss rises, among those that keep R orthogonal. */
export function skewPart(r: Matrix, gradient: Matrix): Matrix {
  const product = multiply(gradient, transpose(r));
  const turned = transpose(product);
  return { ...product, data: product.data.map((value, at) => (value - turned.data[at]) / 2) };
}

/** The largest sum of absolute values of a column, ‖Y‖₁: no eigenvalue is larger. */
export function largestColumn({ rows, columns, data }: Matrix): number {
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) sums[j] += Math.abs(data[at]);
  return Math.max(...sums);
}

/** I + scale · Y, in double precision. */
function shifted({ columns, data }: Matrix, scale: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(data, (value, at) => scale * value + (at % (columns + 1) === 0 ? 1 : 0));
}

/** right[i] −= factor · right[pivot], from column `from` on. */
function eliminate(rows: Float64Array, n: number, i: number, pivot: number, factor: number, from: number): void {
  for (let j = from; j < n; j++) rows[i * n + j] -= factor * rows[pivot * n + j];
}

/**
 * X with A X = B, both [n × n], by elimination without exchanges: with A = I + S for a skew S every pivot is at least 1.
 * Overwrites both; X stands in `b`.
 */
function solveShifted(a: Float64Array, b: Float64Array, n: number): void {
  for (let pivot = 0; pivot < n; pivot++)
    for (let i = pivot + 1; i < n; i++) {
      const factor = a[i * n + pivot] / a[pivot * n + pivot];
      eliminate(a, n, i, pivot, factor, pivot);
      eliminate(b, n, i, pivot, factor, 0);
    }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) eliminate(b, n, i, k, a[i * n + k], 0);
    for (let j = 0; j < n; j++) b[i * n + j] /= a[i * n + i];
  }
}

/**
 * The Cayley transform of −step · Y applied to R [n × n].
 * @param skew Y, skew [n × n]
 */
export function cayley(r: Matrix, skew: Matrix, step: number): Matrix {
  const turned = multiplyDouble({ ...skew, data: shifted(skew, -step / 2) }, r).data;
  solveShifted(shifted(skew, step / 2), turned, r.rows);
  const out = zeros(r.rows, r.columns);
  out.data.set(turned);
  return out;
}

/** One step down from R along the gradient: by `rate`, but by 1 / ‖Y‖₁ at most, as the authors' optimizer does. */
export function descend(r: Matrix, gradient: Matrix, rate: number): Matrix {
  const skew = skewPart(r, gradient);
  return cayley(r, skew, Math.min(rate, 1 / largestColumn(skew)));
}
