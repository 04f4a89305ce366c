import { cholesky, leftSingularVectors, LinalgError, multiply, svd, type Svd } from '@/lib/linalg';
import { remembered } from '@/lib/onnx/graph';
import { factorDecoder, kept, type Factors } from '@/lib/low-rank/low-rank';
import { defineTechnique } from '@/lib/technique/technique';
import { transpose, zeros, type Matrix } from '@/lib/tensor/matrix';

function plusIdentity(a: Matrix, scale: number): Matrix {
  const data = a.data.slice();
  for (let i = 0; i < a.rows; i++) data[i * (a.columns + 1)] += scale;
  return { ...a, data };
}

/**
 * Moments that are not positive definite (fewer tokens than inputs, or a silent input) are lifted, as in the authors' code.
 * They are a sum of squares, and so below zero by rounding alone: less than 10⁻⁷ of their trace.
 */
function lifted(moments: Matrix): Matrix {
  let trace = 0;
  for (let i = 0; i < moments.rows; i++) trace += moments.data[i * (moments.columns + 1)];
  return plusIdentity(moments, 1e-6 * trace);
}

async function factor(moments: Matrix): Promise<Matrix> {
  try {
    return await cholesky(moments);
  } catch (error) {
    if (!(error instanceof LinalgError)) throw error;
    return cholesky(lifted(moments));
  }
}

/** S with S Sᵀ = X Xᵀ, lower triangular; found once for all layers that read X. */
export const whitening: (moments: Matrix) => Promise<Matrix> = remembered(factor);

/** The first k columns of U, each multiplied by its factor. */
function columns(u: Matrix, factors: ArrayLike<number>): Matrix {
  const out = zeros(u.rows, factors.length);
  for (let i = 0; i < u.rows; i++)
    for (let k = 0; k < out.columns; k++) out.data[i * out.columns + k] = u.data[i * u.columns + k] * factors[k];
  return out;
}

/**
 * U and Σ of W S = U Σ Vᵀ. A weight that is not taller than wide needs no S for them: they are eigenvectors and the roots of eigenvalues
 * of W S Sᵀ Wᵀ = W X Xᵀ Wᵀ, which is no larger than what would be decomposed otherwise. Where nothing comes
 * out, S tells whether nothing comes in.
 */
async function decompose(weight: Matrix, rank: number, moments: Matrix): Promise<Omit<Svd, 'v'>> {
  if (weight.rows <= weight.columns) {
    const found = await leftSingularVectors(weight, moments, rank);
    if (found.s[0] > 0) return found;
  }
  return svd(multiply(weight, await whitening(moments)), rank);
}

/**
 * W S = U Σ Vᵀ and Ŵ = (U_k Σ_k^½)(Σ_k^½ V_kᵀ S⁻¹), the best of rank k for the outputs W X (arXiv 2403.07378).
 * S is not inverted: V_kᵀ S⁻¹ = Σ_k⁻¹ U_kᵀ W.
 */
export async function split(weight: Matrix, rank: number, moments: Matrix): Promise<Factors> {
  const { u, s } = await decompose(weight, rank, moments);
  const roots = s.map(Math.sqrt);
  const inverse = roots.map((root) => (root > 0 ? 1 / root : 0));
  return { b: columns(u, roots), a: multiply(transpose(columns(u, inverse)), weight) };
}

export default defineTechnique({
  parameters: { kept },
  neutral: { kept: 1 },
  apply: (subject, { kept }, lab) =>
    factorDecoder(subject, kept, lab, { split: (weight, rank, _, moments) => split(weight, rank, moments) }),
});
