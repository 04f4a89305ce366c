/** The search for limits: the largest magnitude of each group is lowered where that helps the output, as in the authors' code. */
import { codeRange, gridOf, roundHalfEven, type Grid } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';

/** Limits of 20/20, 19/20, …, 11/20 of the largest magnitude. */
const [steps, tried] = [20, 10];

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value);

function largest(values: Float32Array): number {
  let top = 0;
  for (let i = 0; i < values.length; i++) top = Math.max(top, Math.abs(values[i]));
  return top;
}

/** difference = values − Q(clamp(values, ±limit)) */
function clippedError(values: Float32Array, limit: number, grid: Grid, difference: Float32Array): void {
  for (let i = 0; i < values.length; i++) difference[i] = clamp(values[i], -limit, limit);
  const { scale, zero } = gridOf(difference, grid);
  const [low, high] = codeRange(grid);
  for (let i = 0; i < values.length; i++) {
    const code = clamp(roundHalfEven(difference[i] / scale) + zero, low, high);
    difference[i] = values[i] - scale * (code - zero);
  }
}

/** Σ_{j < length} a[j] · b[at + j], in four sums, since each addition would wait for the one before. */
function dot(a: Float32Array, b: Float32Array, at: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < length; j += 4) {
    s0 += a[j] * b[at + j];
    s1 += a[j + 1] * b[at + j + 1];
    s2 += a[j + 2] * b[at + j + 2];
    s3 += a[j + 3] * b[at + j + 3];
  }
  for (; j < length; j++) s0 += a[j] * b[at + j];
  return s0 + s1 + s2 + s3;
}

/**
 * dᵀ M d for the part of a symmetric M that begins at row and column `from`: what a change d of neighbouring weights does to the squared
 * output, summed over all calibration tokens, with M = XᵀX. Only the lower half of M is read.
 */
function quadratic(d: Float32Array, { columns, data }: Matrix, from: number): number {
  let total = 0;
  for (let i = 0; i < d.length; i++) {
    if (d[i] === 0) continue;
    const start = (from + i) * columns + from;
    total += d[i] * (data[start + i] * d[i] + 2 * dot(d, data, start, i));
  }
  return total;
}

/** The limit with the least error of what the group adds to its output; of equal ones the largest. */
function searchLimit(values: Float32Array, moments: Matrix, from: number, grid: Grid): number {
  const top = largest(values);
  const difference = new Float32Array(values.length);
  let best = { limit: top, loss: Infinity };
  for (let step = 0; step < tried; step++) {
    const limit = top * (1 - step / steps);
    clippedError(values, limit, grid, difference);
    const loss = quadratic(difference, moments, from);
    if (loss < best.loss) best = { limit, loss };
  }
  return best.limit;
}

/** W [out × in] with the weights of each group clipped to its best limit. @param moments XᵀX [in × in] of its input */
export function clip(weight: Matrix, moments: Matrix, grid: Grid): Matrix {
  const { rows, columns } = weight;
  const data = weight.data.slice();
  for (let row = 0; row < rows; row++)
    for (let from = 0; from < columns; from += grid.group) {
      const group = data.subarray(row * columns + from, row * columns + Math.min(from + grid.group, columns));
      const limit = searchLimit(group, moments, from, grid);
      for (let i = 0; i < group.length; i++) group[i] = clamp(group[i], -limit, limit);
    }
  return { rows, columns, data };
}
