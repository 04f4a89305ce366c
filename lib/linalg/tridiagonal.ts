/** Symmetric matrices made tridiagonal by reflections, A = Q T Qᵀ, and vectors taken back: x ↦ Q x. */
import { doubleRow, doubleZeros, part, type Double } from './double';
import { dot } from './dot';
import { addProduct, multiplyDouble, multiplyRows, multiplyTransposed } from './multiply';
import { rowsOf } from './panels';
import { bundle, updateAndMultiply, workspace } from './simd/rank-two';

export interface Tridiagonal {
  /** T: its diagonal, and what stands left of it (nothing left of the first). */
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
  /** Q = H_{n−1} … H_1, H_i = I − τ_i v vᵀ with v the first i elements of row i. */
  readonly reflections: Double;
  readonly factors: Float64Array;
}

const even = (length: number): number => length + (length % 2);

/** Where things are in the workspace: rows of the matrix, filled up with zeros; the bundle of vectors; a number for each row. */
interface Layout {
  readonly width: number;
  readonly vectors: number;
  readonly out: number;
}

/** The lower triangle, and its mirror image above; no change is due yet. */
function layOut({ rows: n, data }: Double): { space: Float64Array; layout: Layout } {
  const width = even(n);
  const vectors = width * width;
  const out = vectors + (width / 2) * bundle;
  const space = workspace(out + width);
  space.fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) space[i * width + j] = space[j * width + i] = data[i * n + j];
  return { space, layout: { width, vectors, out } };
}

/** Which of the bundled vectors: those of the change that is due, and the one that is multiplied next. */
const [due, dueToo, next] = [0, 2, 4];

/** Puts the first elements of a vector into the bundle, with a zero behind an odd number of them. */
function bundled(
  space: Float64Array,
  { vectors }: Layout,
  which: number,
  values: Float64Array,
  size = values.length,
): void {
  for (let j = 0, at = vectors + which; j < size; j += 2, at += bundle) {
    space[at] = values[j];
    space[at + 1] = j + 1 < size ? values[j + 1] : 0;
  }
}

/**
 * Turns x into v, such that H maps x onto a multiple of the last unit vector.
 * @returns that multiple, and τ
 */
function reflection(x: Float64Array): { beta: number; tau: number } {
  const end = x.length - 1;
  const last = x[end];
  const rest = dot(x, x, 0, end);
  if (rest === 0) return { beta: last, tau: 0 };
  const norm = Math.sqrt(rest + last * last);
  const beta = last > 0 ? -norm : norm;
  for (let j = 0; j < end; j++) x[j] /= last - beta;
  x[end] = 1;
  return { beta, tau: (beta - last) / beta };
}

/** p = A v → w = τ p − ½ τ² (vᵀ p) v, in place, so that H A H = A − v wᵀ − w vᵀ. */
function halfBoth(p: Float64Array, v: Float64Array, tau: number): void {
  const shift = (tau * tau * dot(p, v, 0, v.length)) / 2;
  for (let j = 0; j < v.length; j++) p[j] = tau * p[j] - shift * v[j];
}

/** A change of the first rows and columns, as many as v has elements: A − v wᵀ − w vᵀ. Of w there may be more. */
interface Change {
  readonly v: Float64Array;
  readonly w: Float64Array;
}

/** What row i lacks of the change that is due: v_i w + w_i v. */
function changeRow(row: Float64Array, { v, w }: Change): void {
  const [ofV, ofW] = [v[row.length - 1], w[row.length - 1]];
  for (let j = 0; j < row.length; j++) row[j] -= ofV * w[j] + ofW * v[j];
}

/** Makes the change that is due in as many rows as v has elements, and finds the next one, by H A H for this v and τ. */
function reflect(space: Float64Array, layout: Layout, change: Change, v: Float64Array, tau: number): Change {
  const { width: stride, vectors, out } = layout;
  const size = v.length;
  bundled(space, layout, due, change.v, size);
  bundled(space, layout, dueToo, change.w, size);
  bundled(space, layout, next, v);
  updateAndMultiply({ rows: 0, size: even(size), stride, vectors, out });
  const { w } = change;
  for (let j = 0; j < size; j++) w[j] = space[out + j];
  halfBoth(w, v, tau);
  return { v, w };
}

/** @param a symmetric, of which the lower triangle is read, and which is written over */
export function tridiagonalise(a: Double): Tridiagonal {
  const { rows: n, data } = a;
  const { space, layout } = layOut(a);
  const [diagonal, beside, factors] = [0, 1, 2].map(() => new Float64Array(n));
  let change: Change = { v: new Float64Array(n), w: new Float64Array(n) };
  for (let i = n - 1; i >= 0; i--) {
    const row = space.subarray(i * layout.width, i * layout.width + i + 1);
    changeRow(row, change);
    diagonal[i] = row[i];
    if (i === 0) break;
    const v = data.subarray(i * n, i * n + i);
    for (let j = 0; j < i; j++) v[j] = row[j];
    const { beta, tau } = reflection(v);
    [beside[i], factors[i]] = [beta, tau];
    change = reflect(space, layout, change, v, tau);
  }
  return { diagonal, beside, reflections: a, factors };
}

/** Reflections that are made together. */
const block = 32;

/** V: the vectors of reflections [from, to) as rows, zeros behind them. */
function vectorsOf({ reflections }: Tridiagonal, from: number, to: number): Double {
  const vectors = part(reflections, from, to, 0, to - 1);
  for (let i = from; i < to; i++) doubleRow(vectors, i - from).fill(0, i);
  return vectors;
}

/** −T, upper triangular, with H_from … H_{to−1} = I − Vᵀ T V (Schreiber and Van Loan 1989, "A storage-efficient WY representation"). */
function triangleOf(v: Double, factors: Float64Array): Double {
  const { data: common } = multiplyTransposed(v, v);
  const size = v.rows;
  const t = doubleZeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += t.data[j * size + k] * common[k * size + i];
      t.data[j * size + i] = -factors[i] * sum;
    }
    t.data[i * (size + 1)] = -factors[i];
  }
  return t;
}

/** Q x for every row x, in place: X ← X − X Vᵀ T V, block by block. */
export function takenBack(x: Double, reduced: Tridiagonal): Double {
  for (let from = 1; from < x.columns; from += block) {
    const to = Math.min(from + block, x.columns);
    const v = vectorsOf(reduced, from, to);
    const t = triangleOf(v, reduced.factors.subarray(from, to));
    addProduct(x, multiplyDouble(multiplyRows(rowsOf(x, 0, x.rows, 0, to - 1), rowsOf(v)), t), v);
  }
  return x;
}
