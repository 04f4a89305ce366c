import type { Matrix } from '@/lib/tensor/matrix';
import { dot } from './dot';
import { doubleRow, doubleZeros, part, place, requireSquare, sizeOf, toDouble, type Double } from './double';
import { LinalgError } from './error';
import { multiplyRows } from './multiply';
import { rowsOf } from './panels';
import { span } from './simd/products';
import { inverseOfLower, transposedInverse } from './triangular';

const indefinite = (a: Double) =>
  new LinalgError({
    what: 'The matrix is not positive definite, and so has no Cholesky factor',
    where: `a matrix ${sizeOf(a)}`,
    advice: 'Add a small multiple of the identity to it, or use more calibration text.',
  });

/** L of A = L Lᵀ, row by row. A pivot lost to rounding is as bad as a negative one: the inverse would be noise. */
function factorRows(a: Double, whole: Double): Double {
  const l = doubleZeros(a.rows, a.columns);
  for (let i = 0; i < a.rows; i++) {
    const own = doubleRow(l, i);
    for (let j = 0; j <= i; j++) {
      const other = doubleRow(l, j);
      const rest = a.data[i * a.columns + j] - dot(own, other, 0, j);
      if (j === i && !(rest > 0)) throw indefinite(whole);
      own[j] = j === i ? Math.sqrt(rest) : rest / other[j];
    }
  }
  return l;
}

/** A −= B, in place. */
function subtract(a: Double, b: Double): Double {
  for (let i = 0; i < a.data.length; i++) a.data[i] -= b.data[i];
  return a;
}

/**
 * L of A = L Lᵀ, block of columns by block of columns: A_J −= L_{:,<J} L_{J,<J}ᵀ, then its upper part is factorised and the part
 * below is multiplied by the inverse of that, so that nearly all of the work is products. In the place of A; above the blocks on the
 * diagonal is what was there.
 */
function factorInPlace(l: Double): Double {
  const { rows: n } = l;
  for (let from = 0; from < n; from += span) {
    const to = Math.min(from + span, n);
    const own = part(l, from, n, from, to);
    if (from > 0) subtract(own, multiplyRows(rowsOf(l, from, n, 0, from), rowsOf(l, from, to, 0, from)));
    const top = factorRows(part(own, 0, to - from, 0, to - from), l);
    place(l, from, from, top);
    if (to === n) break;
    place(l, to, from, multiplyRows(rowsOf(own, to - from), rowsOf(inverseOfLower(top))));
  }
  return l;
}

/** Rows and columns in the opposite order, in place: J A J, J the exchange matrix. */
const reversed = (a: Double): Double => ({ ...a, data: a.data.reverse() });

/** The lower triangle, with zeros above. */
function lowerOf({ rows, columns, data }: Double): Matrix {
  const out = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) out.set(data.subarray(i * columns, i * columns + i + 1), i * columns);
  return { rows, columns, data: out };
}

/** J Aᵀ J in float32, from an upper triangular A: element (i, j) is A's (n − 1 − j, n − 1 − i). */
function exchanged({ rows: n, data }: Double): Matrix {
  const out = new Float32Array(data.length);
  for (let i = 0; i < n; i++) for (let j = i, at = (n - j) * n - 1 - i; j < n; j++, at -= n) out[i * n + j] = data[at];
  return { rows: n, columns: n, data: out };
}

/**
 * Lower triangular L with A = L Lᵀ, for A symmetric positive definite [n × n], of which the lower triangle is read.
 * @throws LinalgError when A is not positive definite
 */
export async function cholesky(a: Matrix): Promise<Matrix> {
  requireSquare(a);
  return lowerOf(factorInPlace(toDouble(a)));
}

/**
 * Upper triangular U with A⁻¹ = Uᵀ U, the Cholesky factor of the inverse as GPTQ and SparseGPT walk along it. No inverse
 * is formed: with J A J = L Lᵀ, A = (J L J)(J L J)ᵀ, and U is the inverse of the upper triangular J L J, J L⁻¹ J.
 * Of A [n × n] the upper triangle is read, which is the lower one of J A J.
 * @throws LinalgError when A is not positive definite
 */
export async function inverseCholesky(a: Matrix): Promise<Matrix> {
  requireSquare(a);
  return exchanged(transposedInverse(factorInPlace(reversed(toDouble(a)))));
}
