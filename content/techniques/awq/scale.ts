/** The search for scales of AWQ (Lin et al. 2024, arXiv 2306.00978), with the grid of exponents of the authors' code. */
import { squaredError } from '@/lib/compensation/output-error';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { dequantize, quantize, type Grid } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';

/** Exponents 0, 1/20, …, 19/20. */
const steps = 20;

/** Least factor before normalisation, for inputs that are silent. */
const least = 1e-4;

/** What calibration tells about the input of some linear layers. */
export interface Seen {
  /** mean |x_j| */
  readonly means: Float32Array;
  /** XᵀX [in × in] */
  readonly moments: Matrix;
}

/** s_j = a_j^ρ over the root of the largest times the smallest of them. */
export function candidate(means: Float32Array, exponent: number): Float32Array {
  const powers = means.map((mean) => Math.max(least, mean ** exponent));
  const [low, high] = powers.reduce(
    ([low, high], power) => [Math.min(low, power), Math.max(high, power)],
    [Infinity, 0],
  );
  const middle = Math.sqrt(low * high);
  return powers.map((power) => power / middle);
}

const inverse = (s: Float32Array): Float32Array => s.map((factor) => 1 / factor);

/** W · diag(s)⁻¹ */
export const unscaleInputs = (weight: Matrix, s: Float32Array): Matrix => scaleInputs(weight, inverse(s));

/** Ŵ = Q(W · diag(s)) · diag(s)⁻¹ */
export const roundScaled = (weight: Matrix, s: Float32Array, grid: Grid): Matrix =>
  unscaleInputs(dequantize(quantize(scaleInputs(weight, s), grid)), s);

/**
 * The scales with which rounding changes the outputs of all `weights` least; of equal ones those of the smallest exponent.
 * @param weights matrices [out × in] that read the same input
 */
export function searchScale(weights: readonly Matrix[], { means, moments }: Seen, grid: Grid) {
  let best = { exponent: 0, s: candidate(means, 0), loss: Infinity };
  for (let step = 0; step < steps; step++) {
    const s = candidate(means, step / steps);
    const loss = weights.reduce(
      (sum, weight) => sum + squaredError(weight, roundScaled(weight, s, grid), moments, best.loss - sum),
      0,
    );
    if (loss < best.loss) best = { exponent: step / steps, s, loss };
  }
  return best;
}

/** What X · diag(s)⁻¹ has for second moments. */
export const scaleMoments = ({ rows, columns, data }: Matrix, s: Float32Array): Matrix => ({
  rows,
  columns,
  data: data.map((value, i) => value / (s[Math.floor(i / columns)] * s[i % columns])),
});
