/**
 * Changing a weight matrix column by column, with every change made up for by the columns that are still to come.
 * For the loss tr(D H Dᵀ) with D = W − Ŵ, and U upper with UᵀU = H⁻¹, settling column i as q costs e = (w_i − q) / U_ii, and the move
 * of the others that keeps the loss smallest is w_j ← w_j − e U_ij for j > i. All rows share U, and in the end tr(D H Dᵀ) = Σ e².
 * GPTQ (Frantar et al. 2022, arXiv 2210.17323) rounds a column, SparseGPT (arXiv 2301.00774) zeroes some of its weights.
 */
import { correctBehind } from '@/lib/linalg';
import { row as rowOf, zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Curvature } from './curvature';

/** Columns whose corrections stay among themselves until all of them are settled, as in the authors' code. */
const blockSize = 128;

/** What becomes of the weights. Places count columns in the order in which they are settled. */
export interface Rule {
  /** Sees the places [from, to) of all rows, corrected for all places before them, when none of them is settled yet. */
  readonly open?: (weights: Matrix, from: number, to: number) => void;
  /** The value for one place of a row; `weights` is that row with all corrections so far. Called row by row within a block. */
  readonly settle: (weights: Float32Array, place: number, row: number) => number;
}

/** weights[j] ← weights[j] − scale · U_ij for j in [from, to) */
function subtractRow(weights: Float32Array, u: Matrix, i: number, scale: number, from: number, to: number): void {
  for (let j = from, k = i * u.columns + from; j < to; j++, k++) weights[j] -= scale * u.data[k];
}

/** Settles the places [from, to) of one row, and notes the errors for the places behind them. */
function settleBlock(
  weights: Float32Array,
  errors: Float32Array,
  u: Matrix,
  from: number,
  settle: (place: number) => number,
): void {
  const to = from + errors.length;
  for (let i = from; i < to; i++) {
    const value = settle(i);
    errors[i - from] = (weights[i] - value) / u.data[i * u.columns + i];
    weights[i] = value;
    if (errors[i - from] !== 0) subtractRow(weights, u, i, errors[i - from], i + 1, to);
  }
}

/** A copy of W [out × in] whose dead inputs have weight zero: nothing can be said about them, and nothing depends on them. */
export function withoutDead(weight: Matrix, { dead }: Pick<Curvature, 'dead'>): Matrix {
  if (!dead.length) return weight;
  const data = weight.data.slice();
  for (let row = 0; row < weight.rows; row++) for (const input of dead) data[row * weight.columns + input] = 0;
  return { ...weight, data };
}

/** Columns in the order given: column j of the result is column order[j] of W. */
function takeColumns({ rows, columns, data }: Matrix, order: Uint32Array): Matrix {
  const taken = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += columns)
    for (let j = 0; j < columns; j++) taken[start + j] = data[start + order[j]];
  return { rows, columns, data: taken };
}

/** Undoes takeColumns. */
function returnColumns({ rows, columns, data }: Matrix, order: Uint32Array): Matrix {
  const returned = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += columns)
    for (let j = 0; j < columns; j++) returned[start + order[j]] = data[start + j];
  return { rows, columns, data: returned };
}

/** Ŵ [out × in]: the weights as the rule settles them, one after the other. */
export function compensate(weight: Matrix, curvature: Curvature, { open, settle }: Rule): Matrix {
  const { order, factor } = curvature;
  const settled = takeColumns(withoutDead(weight, curvature), order);
  for (let from = 0; from < weight.columns; from += blockSize) {
    const to = Math.min(from + blockSize, weight.columns);
    open?.(settled, from, to);
    const errors = zeros(weight.rows, to - from);
    for (let row = 0; row < weight.rows; row++) {
      const weights = rowOf(settled, row);
      settleBlock(weights, rowOf(errors, row), factor, from, (place) => settle(weights, place, row));
    }
    correctBehind(settled, errors, factor, from);
  }
  return returnColumns(settled, order);
}
