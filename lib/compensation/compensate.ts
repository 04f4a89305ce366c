/**
 * Changing a weight matrix column by column, with every change made up for by the columns that are still to come.
 * For the loss tr(D H Dᵀ) with D = W − Ŵ, and U upper with UᵀU = H⁻¹, settling column i as q costs e = (w_i − q) / U_ii, and the move
 * of the others that keeps the loss smallest is w_j ← w_j − e U_ij for j > i. All rows share U, and in the end tr(D H Dᵀ) = Σ e².
 * GPTQ (Frantar et al. 2022, arXiv 2210.17323) rounds a column, SparseGPT (arXiv 2301.00774) zeroes some of its weights.
 */
import { bandsOf, correctBehind, type Band } from '@/lib/linalg';
import { zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Curvature } from './curvature';

/** Columns whose corrections stay among themselves until all of them are settled, as in the authors' code. */
const blockSize = 128;

/** What becomes of the weights. Places count columns in the order in which they are settled. */
export interface Rule {
  /** Sees the places [from, to) of all rows, corrected for all places before them, when none of them is settled yet. */
  readonly open?: (weights: Matrix, from: number, to: number) => void;
  /** The value for one place of a row; `weights` is that row with all corrections so far. Called place by place. */
  readonly settle: (weights: Float32Array, place: number, row: number) => number;
}

/** Settles the places [from, to) of some rows, and notes the errors [rows × (to − from)] for the places behind them. */
function settleBand(
  { first, rows, errors, carry }: Band,
  u: Matrix,
  from: number,
  noted: Matrix,
  settle: Rule['settle'],
) {
  for (let place = from; place < from + noted.columns; place++) {
    const pivot = u.data[place * u.columns + place];
    for (let i = 0; i < rows.length; i++) {
      const weights = rows[i];
      const value = settle(weights, place, first + i);
      errors[i] = (weights[place] - value) / pivot;
      weights[place] = value;
      noted.data[(first + i) * noted.columns + place - from] = errors[i];
    }
    carry(place);
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
    for (const band of bandsOf(settled, factor, from, to)) settleBand(band, factor, from, errors, settle);
    correctBehind(settled, errors, factor, from);
  }
  return returnColumns(settled, order);
}
