/** The search for limits: the largest magnitude of each group is lowered where that helps the output, as in the authors' code. */
import { findClippedErrors, findForms, findRanges, workspace } from '@/lib/linalg/simd/grids';
import { blocksOf, layOut, runsOf, tilesOf, type Tiles } from '@/lib/quantization/tiles';
import { codeRange, gridBetween, type Grid } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';

/** Limits of 20/20, 19/20, …, 11/20 of the largest magnitude. */
const [steps, tried] = [20, 10];

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value);

/** Where things are in the memory of the vectors, in singles; losses and moments are doubles. */
function placesFor({ width, groups, pitch, rowsAtOnce }: Tiles) {
  const [errors, runs] = [width * rowsAtOnce, groups * rowsAtOnce];
  const grids = 2 * errors;
  const bounds = grids + 2 * runs;
  const limits = bounds + runs;
  // An even place, where doubles can begin: there is an even number of rows.
  const losses = limits + 2;
  const moments = losses + 2 * runs;
  return { errors, grids, bounds, limits, losses, moments, length: moments + 2 * groups * pitch * pitch };
}

type Places = ReturnType<typeof placesFor>;

/** For each group of columns the part of M = XᵀX that its weights meet, of which the lower half is read. */
function layOutMoments(to: Float64Array, { group, groups, pitch, columns }: Tiles, { data }: Matrix): void {
  to.fill(0, 0, groups * pitch * pitch);
  for (let i = 0; i < columns; i++) {
    const [g, row] = [Math.floor(i / group), i % group];
    for (let j = i - row; j <= i; j++) {
      const start = g * pitch * pitch;
      const column = j % group;
      to[start + row * pitch + column] = to[start + column * pitch + row] = data[i * columns + j];
    }
  }
}

/** What is known of each group of a block of rows: its range, and the best limit so far. */
interface Found {
  readonly lows: Float32Array;
  readonly highs: Float32Array;
  readonly tops: Float32Array;
  readonly limits: Float64Array;
  readonly losses: Float64Array;
}

function begin(space: Float32Array, at: Places, count: number): Found {
  const bound = (k: number) => (_: unknown, g: number) => space[at.grids + 2 * g + k];
  const lows = Float32Array.from({ length: count }, bound(0));
  const highs = Float32Array.from({ length: count }, bound(1));
  const tops = lows.map((low, g) => Math.max(-low, highs[g]));
  return { lows, highs, tops, limits: Float64Array.from(tops), losses: new Float64Array(count).fill(Infinity) };
}

/** Each group's limit, and the grid of what is left of it. */
function limit(space: Float32Array, at: Places, { lows, highs, tops }: Found, factor: number, grid: Grid): void {
  for (let g = 0; g < tops.length; g++) {
    const bound = Math.fround(tops[g] * factor);
    space[at.bounds + g] = bound;
    const { scale, zero } = gridBetween(Math.max(lows[g], -bound), Math.min(highs[g], bound), grid);
    space[at.grids + 2 * g] = scale;
    space[at.grids + 2 * g + 1] = zero;
  }
}

/**
 * dᵀ M d of each group's change d: what it does to the squared output, summed over all calibration tokens. The losses of a group of
 * columns stand together.
 */
function judge(at: Places, { groups, pitch, width, rowsAtOnce }: Tiles): void {
  for (let g = 0; g < groups; g++) {
    const parts = { at: at.errors + g * pitch, count: rowsAtOnce, length: pitch, stride: width };
    findForms(parts, at.moments + 2 * g * pitch * pitch, at.losses + 2 * g * rowsAtOnce);
  }
}

/** Keeps the limit with the least loss; of equal ones the largest. */
function keep(losses: Float64Array, found: Found, { groups, rowsAtOnce }: Tiles, factor: number): void {
  for (let g = 0; g < found.tops.length; g++) {
    const loss = losses[(g % groups) * rowsAtOnce + ((g / groups) | 0)];
    if (!(loss < found.losses[g])) continue;
    found.losses[g] = loss;
    found.limits[g] = found.tops[g] * factor;
  }
}

/** The best limit of each group of `rows` rows, which are laid out at 0. */
function searchLimits(space: Float32Array, at: Places, tiles: Tiles, rows: number, grid: Grid): Float64Array {
  const runs = runsOf(tiles, 0, rows);
  findRanges(runs, at.grids);
  const found = begin(space, at, runs.count);
  const losses = new Float64Array(space.buffer, at.losses * space.BYTES_PER_ELEMENT, tiles.groups * tiles.rowsAtOnce);
  for (let step = 0; step < tried; step++) {
    const factor = 1 - step / steps;
    limit(space, at, found, factor, grid);
    findClippedErrors(runs, at.bounds, at.grids, at.limits, at.errors);
    judge(at, tiles);
    keep(losses, found, tiles, factor);
  }
  return found.limits;
}

/** W [out × in] with the weights of each group clipped to its best limit. @param moments XᵀX [in × in] of its input */
export function clip(weight: Matrix, moments: Matrix, grid: Grid): Matrix {
  const { columns } = weight;
  const tiles = tilesOf(columns, grid.group);
  const at = placesFor(tiles);
  const space = workspace(at.length);
  layOutMoments(new Float64Array(space.buffer, at.moments * space.BYTES_PER_ELEMENT), tiles, moments);
  space.set(codeRange(grid), at.limits);
  const data = weight.data.slice();
  for (const [first, rows] of blocksOf(weight, tiles)) {
    layOut(tiles, space, 0, data, first * columns, rows);
    const limits = searchLimits(space, at, tiles, rows, grid);
    clipRows(data, tiles, first, limits);
  }
  return { ...weight, data };
}

/** Clips the rows from `first` on, as many as there are limits for. */
function clipRows(data: Float32Array, { columns, group, groups }: Tiles, first: number, limits: Float64Array): void {
  for (let g = 0; g < limits.length; g++) {
    const row = (first + ((g / groups) | 0)) * columns;
    const from = row + (g % groups) * group;
    const to = Math.min(from + group, row + columns);
    for (let i = from; i < to; i++) data[i] = clamp(data[i], -limits[g], limits[g]);
  }
}
