/** The Hessian of a linear layer's output error, H = 2 XXᵀ / n with one column of X a token, made ready for compensation. */
import { inverseCholesky } from '@/lib/linalg';
import type { Moments } from '@/lib/technique/moments';
import type { Matrix } from '@/lib/tensor/matrix';

/** Added to the diagonal, as a share of its mean: H may have no inverse otherwise. The value of the authors' code. */
const damping = 0.01;

export interface Curvature {
  /** Input that is settled at each place. */
  readonly order: Uint32Array;
  /** Whether the order is any other than from the first input to the last. */
  readonly reordered: boolean;
  /** U [in × in], upper triangular with UᵀU = H⁻¹, rows and columns in that order. */
  readonly factor: Matrix;
  /** Inputs that were zero for every token. */
  readonly dead: readonly number[];
}

const diagonal = ({ rows, columns, data }: Matrix): Float32Array =>
  Float32Array.from({ length: rows }, (_, i) => data[i * columns + i]);

/** Inputs by falling diagonal of H, of equal ones the first first: "act-order". */
function byImportance(importance: Float32Array): Uint32Array {
  return Uint32Array.from(importance.keys()).sort((a, b) => importance[b] - importance[a] || a - b);
}

/** H in the given order, with 1 in place of a zero on the diagonal. */
function hessian({ moments, tokens }: Moments, order: Uint32Array): Matrix {
  const { rows, columns } = moments;
  const data = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = order[i] * columns;
    for (let j = 0; j < columns; j++) data[i * columns + j] = (2 / tokens) * moments.data[start + order[j]];
    data[i * columns + i] ||= 1;
  }
  return { rows, columns, data };
}

/** Adds a share of the mean of the diagonal to it, in place: matrices of this size are not copied without need. */
function damp(h: Matrix): Matrix {
  const { rows, columns, data } = h;
  const mean = diagonal(h).reduce((sum, value) => sum + value, 0) / rows;
  for (let i = 0; i < rows; i++) data[i * columns + i] += damping * mean;
  return h;
}

/**
 * @param moments XXᵀ of a layer's inputs and the number of tokens; the result does not depend on the scale of H
 * @param actOrder settles the inputs of largest second moment first, while many others are left to make up for them
 * @throws LinalgError when the moments are not those of finite inputs
 */
export async function curvatureOf(seen: Moments, actOrder = false): Promise<Curvature> {
  const importance = diagonal(seen.moments);
  const order = actOrder ? byImportance(importance) : Uint32Array.from(importance.keys());
  const dead = [...importance.keys()].filter((input) => importance[input] === 0);
  return { order, reordered: actOrder, dead, factor: await inverseCholesky(damp(hessian(seen, order))) };
}
