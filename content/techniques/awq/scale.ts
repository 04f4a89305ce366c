/** The search for scales of AWQ (Lin et al. 2024, arXiv 2306.00978), with the grid of exponents of the authors' code. */
import { quadraticSum } from '@/lib/linalg';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { codeRange, gridOf, roundHalfEven, type Grid } from '@/lib/quantization/uniform';
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

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value);

/** W − Q(W · diag(s)) · diag(s)⁻¹ for the weights from `at` on, which fill `scaled` and meet the inputs from `from` on. */
function groupError(
  difference: Float32Array,
  { data }: Matrix,
  s: Float32Array,
  grid: Grid,
  scaled: Float32Array,
  at: number,
  from: number,
): void {
  for (let j = 0; j < scaled.length; j++) scaled[j] = data[at + j] * s[from + j];
  const { scale, zero } = gridOf(scaled, grid);
  const [low, high] = codeRange(grid);
  for (let j = 0; j < scaled.length; j++) {
    const code = clamp(roundHalfEven(scaled[j] / scale) + zero, low, high);
    difference[at + j] = data[at + j] - (scale * (code - zero)) / s[from + j];
  }
}

/** W − Ŵ with Ŵ = Q(W · diag(s)) · diag(s)⁻¹ */
function roundingError(weight: Matrix, s: Float32Array, grid: Grid): Matrix {
  const { rows, columns } = weight;
  const difference = new Float32Array(rows * columns);
  const scaled = new Float32Array(grid.group);
  for (let start = 0; start < difference.length; start += columns)
    for (let from = 0; from < columns; from += grid.group) {
      const part = scaled.subarray(0, Math.min(grid.group, columns - from));
      groupError(difference, weight, s, grid, part, start + from, from);
    }
  return { rows, columns, data: difference };
}

/** ‖X Wᵀ − X Ŵᵀ‖² over all calibration tokens; any number of at least `enough` if it is no less than that. */
export const roundingLoss = (weight: Matrix, s: Float32Array, moments: Matrix, grid: Grid, enough = Infinity): number =>
  quadraticSum(roundingError(weight, s, grid), moments, enough);

/**
 * The scales with which rounding changes the outputs of all `weights` least; of equal ones those of the smallest exponent.
 * @param weights matrices [out × in] that read the same input
 */
export function searchScale(weights: readonly Matrix[], { means, moments }: Seen, grid: Grid) {
  let best = { exponent: 0, s: candidate(means, 0), loss: Infinity };
  for (let step = 0; step < steps; step++) {
    const s = candidate(means, step / steps);
    const loss = weights.reduce((sum, weight) => sum + roundingLoss(weight, s, moments, grid, best.loss - sum), 0);
    if (loss < best.loss) best = { exponent: step / steps, s, loss };
  }
  return best;
}

/** What X · diag(s)⁻¹ has for second moments. */
export function scaleMoments({ rows, columns, data }: Matrix, s: Float32Array): Matrix {
  const scaled = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) scaled[at] = data[at] / (s[i] * s[j]);
  return { rows, columns, data: scaled };
}
