/** What weights are ranked by before the lowest become zero. */
import type { Matrix } from '@/lib/tensor/matrix';

/** |W_ij|, in the order of the weights. */
export function magnitudes({ data }: Matrix): Float32Array {
  const scores = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) scores[i] = Math.abs(data[i]);
  return scores;
}

/** |W_ij| · ‖X_j‖₂, equation 1 of Wanda (Sun et al. 2023, arXiv 2306.11695), in the order of the weights. */
export function scaledMagnitudes({ columns, data }: Matrix, norms: Float32Array): Float32Array {
  const scores = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += columns)
    for (let j = 0; j < columns; j++) scores[i + j] = Math.abs(data[i + j]) * norms[j];
  return scores;
}
