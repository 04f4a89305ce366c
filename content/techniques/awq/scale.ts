/** The search for scales of AWQ (Lin et al. 2024, arXiv 2306.00978), with the grid of exponents of the authors' code. */
import { quadraticForm } from '@/lib/linalg';
import { findRanges, findScaledErrors, scaleColumns, step, workspace } from '@/lib/linalg/simd/grids';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { blocksOf, layOut, rowsOf, runsOf, takeBack, tilesOf, type Tiles } from '@/lib/quantization/tiles';
import { codeRange, toGrids, type Grid } from '@/lib/quantization/uniform';
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

/** Where things are in the memory of the vectors, in singles: weights at 0. */
function placesFor({ width, groups, rowsAtOnce }: Tiles) {
  const errors = width * rowsAtOnce;
  const factors = 2 * errors;
  const grids = factors + width;
  const limits = grids + 2 * groups * rowsAtOnce;
  return { errors, factors, grids, limits, length: limits + step };
}

/** W − Ŵ with Ŵ = Q(W · diag(s)) · diag(s)⁻¹ */
function roundingError(weight: Matrix, s: Float32Array, grid: Grid): Matrix {
  const { rows, columns, data } = weight;
  const tiles = tilesOf(columns, grid.group);
  const at = placesFor(tiles);
  const space = workspace(at.length);
  space.set(codeRange(grid), at.limits);
  layOut(tiles, space, at.factors, s, 0, 1);
  const difference = new Float32Array(rows * columns);
  for (const [first, count] of blocksOf(weight, tiles)) {
    const [runs, whole] = [runsOf(tiles, at.errors, count), rowsOf(tiles, 0, count)];
    layOut(tiles, space, 0, data, first * columns, count);
    scaleColumns(whole, at.factors, at.errors);
    findRanges(runs, at.grids);
    toGrids(space.subarray(at.grids, at.grids + 2 * runs.count), grid);
    findScaledErrors({ rows: whole, length: tiles.pitch, grids: at.grids, limits: at.limits }, at.factors, at.errors);
    takeBack(tiles, space, at.errors, difference, first * columns, count);
  }
  return { rows, columns, data: difference };
}

/** ‖X Wᵀ − X Ŵᵀ‖² over all calibration tokens; any number of at least `enough` if it is no less than that. */
type Loss = (weight: Matrix, s: Float32Array, enough?: number) => number;

/** @param moments XᵀX [in × in] */
export function roundingLoss(moments: Matrix, grid: Grid): Loss {
  const form = quadraticForm(moments);
  return (weight, s, enough) => form(roundingError(weight, s, grid), enough);
}

/**
 * The scales with which rounding changes the outputs of all `weights` least; of equal ones those of the smallest exponent.
 * @param weights matrices [out × in] that read the same input
 */
export function searchScale(weights: readonly Matrix[], { means, moments }: Seen, grid: Grid) {
  const lossOf = roundingLoss(moments, grid);
  let best = { exponent: 0, s: candidate(means, 0), loss: Infinity };
  for (let tried = 0; tried < steps; tried++) {
    const s = candidate(means, tried / steps);
    const loss = weights.reduce((sum, weight) => sum + lossOf(weight, s, best.loss - sum), 0);
    if (loss < best.loss) best = { exponent: tried / steps, s, loss };
  }
  return best;
}

/** What X · diag(s)⁻¹ has for second moments. */
export function scaleMoments({ rows, columns, data }: Matrix, s: Float32Array): Matrix {
  const scaled = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) scaled[at] = data[at] / (s[i] * s[j]);
  return { rows, columns, data: scaled };
}
