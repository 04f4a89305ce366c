/**
 * The uniform quantizer: w ≈ Δ (q − z), with whole numbers q and z that share one scale Δ in each group of weights.
 * Symmetric: Δ = max|w| / (2^(b−1) − 1), z = 0, and q keeps its sign. Asymmetric: Δ = (max − min) / (2^b − 1), z = round(−min/Δ), and
 * q counts from 0; zero is always inside the range, so that it stays exactly zero and z fits b bits.
 * Scales are rounded to 16-bit floats before any code is computed: what is stored is what was used.
 */
import type { Matrix } from '@/lib/tensor/matrix';

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
 * Scale and zero point of one group, the elements [from, to) of `values`. Weights too small for a 16-bit scale get scale 1: they all
 * round to zero.
 */
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
  const top = codeRange(grid)[1];
  const span = grid.scheme === 'symmetric' ? Math.max(-low, high) : high - low;
  const scale = roundToHalf(span / top) || 1;
  return { scale, zero: grid.scheme === 'symmetric' ? 0 : clamp(roundHalfEven(-low / scale), 0, top) };
}

/** Codes of the weights [from, to), which share a grid. */
function writeCodes(
  codes: Int16Array,
  data: Float32Array,
  from: number,
  to: number,
  { scale, zero }: { scale: number; zero: number },
  [low, high]: readonly [number, number],
): void {
  for (let i = from; i < to; i++) {
    const code = roundHalfEven(data[i] / scale) + zero;
    codes[i] = code < low ? low : code > high ? high : code;
  }
}

/** Rounds every weight to the nearest point of its group's grid. */
export function quantize({ rows, columns, data }: Matrix, grid: Grid): Quantized {
  const groups = Math.ceil(columns / grid.group);
  const range = codeRange(grid);
  const codes = new Int16Array(rows * columns);
  const scales = new Float32Array(rows * groups);
  const zeros = new Uint8Array(rows * groups);
  for (let g = 0; g < rows * groups; g++) {
    const row = Math.floor(g / groups);
    const start = row * columns + (g % groups) * grid.group;
    const end = Math.min(start + grid.group, (row + 1) * columns);
    const found = gridOf(data, grid, start, end);
    scales[g] = found.scale;
    zeros[g] = found.zero;
    writeCodes(codes, data, start, end, found, range);
  }
  return { ...grid, rows, columns, groups, codes, scales, zeros };
}

/** The values that the codes stand for: a [rows × columns] matrix. */
export function dequantize({ rows, columns, groups, group, codes, scales, zeros }: Quantized): Matrix {
  const data = new Float32Array(rows * columns);
  for (let g = 0; g < rows * groups; g++) {
    const row = Math.floor(g / groups);
    const start = row * columns + (g % groups) * group;
    const end = Math.min(start + group, (row + 1) * columns);
    const [scale, zero] = [scales[g], zeros[g]];
    for (let i = start; i < end; i++) data[i] = scale * (codes[i] - zero);
  }
  return { rows, columns, data };
}
