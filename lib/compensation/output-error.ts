/** How far changed weights move a layer's outputs on the calibration text, from the second moments of its inputs, XXᵀ. */
import { quadraticSum } from '@/lib/linalg';
import type { Matrix } from '@/lib/tensor/matrix';

/** ‖WX‖² */
const energy = (weight: Matrix, moments: Matrix): number => Math.max(0, quadraticSum(weight, moments));

function difference({ rows, columns, data }: Matrix, other: Matrix): Matrix {
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = data[i] - other.data[i];
  return { rows, columns, data: out };
}

/** ‖(W − Ŵ) X‖² over all calibration tokens. */
const squaredError = (weight: Matrix, changed: Matrix, moments: Matrix): number =>
  energy(difference(weight, changed), moments);

/** √(a / b), and 0 for what is a part of nothing. */
const rootRatio = (a: number, b: number): number => Math.sqrt(a / (b || 1));

/** ‖WX − ŴX‖ / ‖WX‖ over all calibration tokens; 0 where the layer's output is zero. */
export const outputError = (weight: Matrix, changed: Matrix, moments: Matrix): number =>
  rootRatio(squaredError(weight, changed, moments), energy(weight, moments));

/** The output error of Ŵ as it is, and as a multiple of the output error of another change of the same weights. */
export function compareErrors(weight: Matrix, changed: Matrix, rival: Matrix, moments: Matrix) {
  const error = squaredError(weight, changed, moments);
  return {
    relative: rootRatio(error, energy(weight, moments)),
    againstRival: rootRatio(error, squaredError(weight, rival, moments)),
  };
}
