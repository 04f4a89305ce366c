/** Symmetric matrices made tridiagonal by reflections, A = Q T Qᵀ, and vectors taken back: x ↦ Q x. */
import { doubleZeros, type Double } from './double';
import { chunk, multiplyRows, subtractFromRows, workspace, type Rows } from './simd/rows';

export interface Tridiagonal {
  /** T: its diagonal, and what stands left of it (nothing left of the first). */
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
  /** Q = H_{n−1} … H_2, H_i = I − τ_i v vᵀ with v the first i elements of row i. */
  readonly reflections: Double;
  readonly factors: Float64Array;
}

const roundUp = (length: number): number => Math.ceil(length / chunk) * chunk;

/** Where things are in the workspace: rows of the matrix, filled up with zeros; a vector; two numbers for each row. */
interface Layout {
  readonly width: number;
  readonly vector: number;
  readonly first: number;
  readonly second: number;
}

function layoutFor(rows: number, columns: number): { space: Float64Array; layout: Layout } {
  const width = roundUp(columns);
  const vector = rows * width;
  const first = vector + width;
  const second = first + Math.max(roundUp(rows), width);
  return { space: workspace(second + roundUp(rows)), layout: { width, vector, first, second } };
}

/** The lower triangle, and its mirror image above. */
function layOut(space: Float64Array, { width, vector }: Layout, { rows: n, data }: Double): void {
  space.fill(0, 0, vector);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) space[i * width + j] = space[j * width + i] = data[i * n + j];
}

/**
 * Turns x into v, such that H maps x onto a multiple of the last unit vector.
 * @returns that multiple, and τ
 */
function reflection(x: Float64Array): { beta: number; tau: number } {
  const end = x.length - 1;
  const last = x[end];
  let rest = 0;
  for (let j = 0; j < end; j++) rest += x[j] * x[j];
  if (rest === 0) return { beta: last, tau: 0 };
  const norm = Math.sqrt(rest + last * last);
  const beta = last > 0 ? -norm : norm;
  for (let j = 0; j < end; j++) x[j] /= last - beta;
  x[end] = 1;
  return { beta, tau: (beta - last) / beta };
}

/** p = τ A v → w = p − ½ τ (pᵀ v) v, in place. */
function halfBoth(p: Float64Array, v: Float64Array, tau: number): void {
  let product = 0;
  for (let j = 0; j < v.length; j++) product += (p[j] *= tau) * v[j];
  for (let j = 0; j < v.length; j++) p[j] -= (tau / 2) * product * v[j];
}

/** A ← H A H = A − v wᵀ − w vᵀ over the first rows and columns, as many as v has elements. */
function reflect(space: Float64Array, { width, vector, first, second }: Layout, v: Float64Array, tau: number): void {
  const size = v.length;
  const length = roundUp(size);
  space.set(v, vector);
  space.fill(0, vector + size, vector + length);
  const all: Rows = { rows: 0, count: size, stride: width, vector, length, numbers: first };
  multiplyRows(all);
  halfBoth(space.subarray(first, first + size), v, tau);
  space.fill(0, first + size, first + length);
  space.set(v, second);
  subtractFromRows(all);
  subtractFromRows({ ...all, vector: first, numbers: second });
}

/** @param a symmetric, of which the lower triangle is read, and which is written over */
export function tridiagonalise(a: Double): Tridiagonal {
  const { rows: n, data } = a;
  const { space, layout } = layoutFor(n, n);
  layOut(space, layout, a);
  const [diagonal, beside, factors] = [0, 1, 2].map(() => new Float64Array(n));
  for (let i = n - 1; i > 0; i--) {
    const v = data.subarray(i * n, i * n + i);
    v.set(space.subarray(i * layout.width, i * layout.width + i));
    diagonal[i] = space[i * layout.width + i];
    const { beta, tau } = reflection(v);
    [beside[i], factors[i]] = [beta, tau];
    if (tau !== 0) reflect(space, layout, v, tau);
  }
  if (n > 0) diagonal[0] = space[0];
  return { diagonal, beside, reflections: a, factors };
}

/** Every row x ← (I − τ v vᵀ) x. */
function reflectRows(space: Float64Array, count: number, layout: Layout, v: Float64Array, tau: number): void {
  const { width, vector, first } = layout;
  const length = roundUp(v.length);
  space.set(v, vector);
  space.fill(0, vector + v.length, vector + length);
  const all: Rows = { rows: 0, count, stride: width, vector, length, numbers: first };
  multiplyRows(all);
  for (let i = first; i < first + count; i++) space[i] *= tau;
  subtractFromRows(all);
}

/** Q x for every row x. */
export function takenBack({ rows, columns, data }: Double, { reflections, factors }: Tridiagonal): Double {
  const { space, layout } = layoutFor(rows, columns);
  space.fill(0, 0, layout.vector);
  for (let i = 0; i < rows; i++) space.set(data.subarray(i * columns, (i + 1) * columns), i * layout.width);
  for (let i = 2; i < factors.length; i++)
    if (factors[i] !== 0)
      reflectRows(space, rows, layout, reflections.data.subarray(i * columns, i * columns + i), factors[i]);
  const out = doubleZeros(rows, columns);
  for (let i = 0; i < rows; i++)
    out.data.set(space.subarray(i * layout.width, i * layout.width + columns), i * columns);
  return out;
}
