/**
 * Eigenvalues and eigenvectors of symmetric matrices: tridiagonal form by reflections, then QL steps with implicit shifts (Golub and
 * Van Loan, Matrix Computations, section 8.3). The rotations of a step turn the vectors together, when they are all known.
 */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, requireSquare, sizeOf, toDouble, toSingle, type Double } from './double';
import { LinalgError } from './error';
import { chunk, rotateRows, workspace } from './simd/rotations';
import { takenBack, tridiagonalise, type Tridiagonal } from './tridiagonal';

/** Steps for one eigenvalue; two are usual. */
const mostSteps = 60;

/** The first place from `from` on behind which nothing couples the matrix any more. `e[i]` stands between d[i] and d[i + 1]. */
function blockEnd(d: Float64Array, e: Float64Array, from: number): number {
  let m = from;
  while (m < d.length - 1 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
  return m;
}

/**
 * One QL step on the block from `from` to `to`, in place.
 * @param turns receives cosine and sine of each rotation; the first turns the last two vectors of the block
 * @returns the number of rotations
 */
function step(d: Float64Array, e: Float64Array, from: number, to: number, turns: Float64Array): number {
  const half = (d[from + 1] - d[from]) / (2 * e[from]);
  const root = Math.sqrt(half * half + 1);
  let g = d[to] - d[from] + e[from] / (half + (half < 0 ? -root : root));
  let [c, s, p, i] = [1, 1, 0, to - 1];
  for (; i >= from; i--) {
    const [f, b] = [s * e[i], c * e[i]];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) break;
    [s, c] = [f / r, g / r];
    const before = d[i + 1] - p;
    const t = (d[i] - before) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = before + p;
    g = c * t - b;
    turns[2 * (to - 1 - i)] = c;
    turns[2 * (to - 1 - i) + 1] = s;
  }
  d[i + 1] -= p;
  if (i < from) e[from] = g;
  e[to] = 0;
  return to - 1 - i;
}

const unfound = (n: number) =>
  new LinalgError({
    what: 'Eigenvalues were not found in many steps',
    where: `a matrix ${sizeOf({ rows: n, columns: n })}`,
    advice: 'Look for an overflow before this step.',
  });

/** Where vectors and rotations are in the workspace. Vectors are in the opposite order, since steps go from the last to the first. */
interface Layout {
  readonly n: number;
  readonly width: number;
  readonly turns: number;
}

/** Makes T diagonal: d becomes the eigenvalues, the vectors in the workspace the eigenvectors of T. */
function diagonalise(d: Float64Array, e: Float64Array, space: Float64Array, { n, width, turns }: Layout): void {
  const turned = space.subarray(turns);
  for (let from = 0; from < n; from++) {
    let to = blockEnd(d, e, from);
    for (let steps = 0; to > from; steps++, to = blockEnd(d, e, from)) {
      if (steps === mostSteps) throw unfound(n);
      const count = step(d, e, from, to, turned);
      if (count > 0) rotateRows({ row: (n - 1 - to) * width, width, turns, count });
    }
  }
}

function layOut(n: number): { space: Float64Array; layout: Layout } {
  const width = Math.ceil(n / chunk) * chunk;
  const layout = { n, width, turns: n * width };
  const space = workspace(layout.turns + 2 * n);
  space.fill(0, 0, n * width);
  for (let i = 0; i < n; i++) space[(n - 1 - i) * width + i] = 1;
  return { space, layout };
}

/** The vectors of `order`, the first `count` of them, as rows. */
function taken(space: Float64Array, { n, width }: Layout, order: readonly number[], count: number): Double {
  const vectors = doubleZeros(count, n);
  for (let k = 0; k < count; k++) {
    const from = (n - 1 - order[k]) * width;
    vectors.data.set(space.subarray(from, from + n), k * n);
  }
  return vectors;
}

function ofTridiagonal({ diagonal: d, beside }: Tridiagonal, count: number) {
  const n = d.length;
  const e = new Float64Array(n);
  e.set(beside.subarray(1));
  const { space, layout } = layOut(n);
  diagonalise(d, e, space, layout);
  const order = Array.from(d.keys()).sort((a, b) => d[b] - d[a]);
  return { values: Float64Array.from(order, (i) => d[i]), vectors: taken(space, layout, order, count) };
}

/**
 * All eigenvalues, descending, and the eigenvectors of the first `count` of them, of length 1, as rows.
 * @param a symmetric, of which the lower triangle is read, and which is written over
 */
export function eigenOf(a: Double, count = a.rows): { values: Float64Array; vectors: Double } {
  const reduced = tridiagonalise(a);
  const { values, vectors } = ofTridiagonal(reduced, count);
  return { values, vectors: takenBack(vectors, reduced) };
}

/** Rows as columns, from the last to the first. */
function ascending({ rows, columns, data }: Double): Matrix {
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + rows - 1 - i] = data[i * columns + j];
  return { rows: columns, columns: rows, data: out };
}

/**
 * A = V diag(λ) Vᵀ for A symmetric [n × n], of which the lower triangle is read: eigenvalues ascending, eigenvectors in the
 * columns of V, orthonormal, each up to its sign.
 * @throws LinalgError when A is not square or has an element that is no finite number
 */
export async function eigh(a: Matrix): Promise<{ values: Float32Array; vectors: Matrix }> {
  requireSquare(a);
  const { values, vectors } = eigenOf(toDouble(a));
  return { values: new Float32Array(values.reverse()), vectors: ascending(vectors) };
}

/**
 * The eigenvalues of A, symmetric [n × n], descending, and as rows [count × n] the eigenvectors of the first of them: what
 * principal components need, for less than all vectors take.
 * @throws LinalgError when A is not square or has an element that is no finite number
 */
export async function leadingEigenvectors(
  a: Matrix,
  count: number,
): Promise<{ values: Float32Array; vectors: Matrix }> {
  requireSquare(a);
  const { values, vectors } = eigenOf(toDouble(a), Math.min(count, a.rows));
  return { values: new Float32Array(values), vectors: toSingle(vectors) };
}
