/**
 * The uniform quantizer: w ≈ Δ (q − z), with whole numbers q and z that share one scale Δ in each group of weights.
 * Symmetric: Δ = max|w| / (2^(b−1) − 1), z = 0, and q keeps its sign. Asymmetric: Δ = (max − min) / (2^b − 1), z = round(−min/Δ), and
 * q counts from 0; zero is always inside the range, so that it stays exactly zero and z fits b bits.
 * Scales are rounded to 16-bit floats before any code is computed: what is stored is what was used.
 */
import { findCodes, findRanges, findValues, step, workspace } from '@/lib/linalg/simd/grids';
import type { Matrix } from '@/lib/tensor/matrix';
import { blocksOf, layOut, runsOf, takeBack, tilesOf, type Tiles } from './tiles';

export type Scheme = 'symmetric' | 'asymmetric';

/** How finely, and with which kind of grid, weights are rounded. */
export interface Grid {
  readonly bits: number;
  readonly scheme: Scheme;
  /** Consecutive weights of a row that share one scale; the last group of a row may be shorter. */
  readonly group: number;
}

/** A matrix as whole numbers. Row r, column c: value = scales[g] * (codes[r * columns + c] − zeros[g]), g = r * groups + ⌊c / group⌋. */
export interface Quantized extends Grid {
  readonly rows: number;
  readonly columns: number;
  /** Groups in one row. */
  readonly groups: number;
  readonly codes: Int16Array;
  readonly scales: Float32Array;
  readonly zeros: Uint8Array;
}

/** Whole number nearest to `value`, halves to the even one, as NumPy's rint and ONNX's QuantizeLinear do. For |value| < 2^51. */
export const roundHalfEven = (value: number): number => value + 0x18000000000000 - 0x18000000000000;

/** A double and its halves, the lower first, to look at exponents: logarithms and powers would take most of the time of small groups. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The 16-bit float nearest to a `value` from 0 to 65504: 11 significant bits, steps of 2^-24 below 2^-14. */
export function roundToHalf(value: number): number {
  double[0] = value;
  const exponent = Math.max((words[1] >>> 20) - 1023, -14);
  // 1.5 · 2^52 steps of 2^(exponent − 10): what is added to it is rounded to whole steps.
  words[0] = 0;
  words[1] = ((exponent + 42 + 1023) << 20) | 0x80000;
  const many = double[0];
  return value + many - many;
}

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value);

/** Smallest and largest code. */
export const codeRange = ({ bits, scheme }: Pick<Grid, 'bits' | 'scheme'>): readonly [number, number] =>
  scheme === 'symmetric' ? [1 - (1 << (bits - 1)), (1 << (bits - 1)) - 1] : [0, (1 << bits) - 1];

/**
 * Scale and zero point for weights between `low` and `high`, with zero among them. Weights too small for a 16-bit scale get scale 1: they
 * all round to zero.
 */
export function gridBetween(
  low: number,
  high: number,
  grid: Pick<Grid, 'bits' | 'scheme'>,
): { scale: number; zero: number } {
  const top = codeRange(grid)[1];
  const span = grid.scheme === 'symmetric' ? Math.max(-low, high) : high - low;
  const scale = roundToHalf(span / top) || 1;
  return { scale, zero: grid.scheme === 'symmetric' ? 0 : clamp(roundHalfEven(-low / scale), 0, top) };
}

/** Scale and zero point of one group, the elements [from, to) of `values`. */
export function gridOf(
  values: Float32Array,
  grid: Pick<Grid, 'bits' | 'scheme'>,
  from = 0,
  to = values.length,
): { scale: number; zero: number } {
  let low = 0;
  let high = 0;
  for (let i = from; i < to; i++) {
    const value = values[i];
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  return gridBetween(low, high, grid);
}

/** Puts scales and zero points in the place of ranges: pairs of the least and the largest weight, with zero between them. */
export function toGrids(ranges: Float32Array, grid: Pick<Grid, 'bits' | 'scheme'>): void {
  for (let at = 0; at < ranges.length; at += 2) {
    const { scale, zero } = gridBetween(ranges[at], ranges[at + 1], grid);
    ranges[at] = scale;
    ranges[at + 1] = zero;
  }
}

/** Places in the memory of the vectors: numbers, the grid of each run, the limits of codes, codes. */
function placesFor({ width, groups, rowsAtOnce }: Tiles) {
  const grids = width * rowsAtOnce;
  const limits = grids + 2 * groups * rowsAtOnce;
  const codes = limits + step;
  return { grids, limits, codes, length: codes + grids / 2 };
}

/**
 * Rounds every weight to the nearest point of its group's grid, which spans the group's range; or, with a `scale` given, to that grid
 * everywhere, and what lies outside its codes to the nearest of them. A given scale is symmetric: its zero point is 0.
 */
export function quantize(matrix: Matrix, grid: Grid, scale?: number): Quantized {
  const { rows, columns, data } = matrix;
  const tiles = tilesOf(columns, grid.group);
  const { groups } = tiles;
  const codes = new Int16Array(rows * columns);
  const scales = new Float32Array(rows * groups);
  const zeros = new Uint8Array(rows * groups);
  const at = placesFor(tiles);
  const space = workspace(at.length);
  space.set(codeRange(grid), at.limits);
  for (const [first, count] of blocksOf(matrix, tiles)) {
    layOut(tiles, space, 0, data, first * columns, count);
    const runs = runsOf(tiles, 0, count);
    const grids = space.subarray(at.grids, at.grids + 2 * runs.count);
    if (scale === undefined) {
      findRanges(runs, at.grids);
      toGrids(grids, grid);
    } else for (let g = 0; g < grids.length; g += 2) grids.set([scale, 0], g);
    for (let g = 0; g < runs.count; g++) {
      scales[first * groups + g] = space[at.grids + 2 * g];
      zeros[first * groups + g] = space[at.grids + 2 * g + 1];
    }
    findCodes(runs, at.grids, at.limits, at.codes);
    takeBack(tiles, new Int16Array(space.buffer), 2 * at.codes, codes, first * columns, count);
  }
  return { ...grid, rows, columns, groups, codes, scales, zeros };
}

/** The values that the codes stand for: a [rows × columns] matrix. */
export function dequantize({ rows, columns, groups, group, codes, scales, zeros }: Quantized): Matrix {
  const tiles = tilesOf(columns, group);
  const data = new Float32Array(rows * columns);
  const at = placesFor(tiles);
  const space = workspace(at.length);
  const integers = new Int16Array(space.buffer);
  for (const [first, count] of blocksOf({ rows }, tiles)) {
    layOut(tiles, integers, 2 * at.codes, codes, first * columns, count);
    for (let g = 0; g < count * groups; g++) {
      space[at.grids + 2 * g] = scales[first * groups + g];
      space[at.grids + 2 * g + 1] = zeros[first * groups + g];
    }
    findValues(runsOf(tiles, at.codes, count), at.grids, 0);
    takeBack(tiles, space, 0, data, first * columns, count);
  }
  return { rows, columns, data };
}
