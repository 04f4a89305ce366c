/**
 * Ternary weights of BitNet b1.58 (arXiv 2402.17764), equations 1 to 3: W̃ = clip(round(W / γ), −1, 1) with γ = mean|W| of the whole
 * matrix. Stored as 2-bit codes, of which three of the four are used; log₂ 3 ≈ 1.58 bits would be the least.
 */
import { roundHalfEven, roundToHalf, type Quantized } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';

const clip = (value: number): number => Math.min(1, Math.max(-1, value));

/** γ as a 16-bit float; a matrix of zeros has scale 1. */
export function meanSize({ data }: Matrix): number {
  let sum = 0;
  for (const value of data) sum += Math.abs(value);
  return roundToHalf(sum / data.length) || 1;
}

/** Weights of a row in one block of the operator, which wants a scale for each block; all are γ here. */
const blockOf = (columns: number): number => Math.min(128, Math.max(16, 2 ** Math.ceil(Math.log2(columns))));

/** W [out × in] with the codes −1, 0 and 1. */
export function ternary(weight: Matrix): Quantized {
  const { rows, columns, data } = weight;
  const scale = meanSize(weight);
  const group = blockOf(columns);
  const groups = Math.ceil(columns / group);
  return {
    ...{ bits: 2, scheme: 'symmetric', group, rows, columns, groups },
    codes: Int16Array.from(data, (value) => clip(roundHalfEven(value / scale))),
    scales: new Float32Array(rows * groups).fill(scale),
    zeros: new Uint8Array(rows * groups),
  };
}

/** Share of the codes that are zero. */
export const zeroShare = ({ codes }: Quantized): number =>
  codes.reduce((count, code) => count + (code === 0 ? 1 : 0), 0) / codes.length;

/** ‖W − γW̃‖ / ‖W‖ */
export function relativeError({ data }: Matrix, { codes, scales }: Quantized): number {
  let [error, whole] = [0, 0];
  data.forEach((value, i) => {
    error += (value - scales[0] * codes[i]) ** 2;
    whole += value * value;
  });
  return whole ? Math.sqrt(error / whole) : 0;
}

/** What 8-bit activations need: one symmetric scale a token, over its full range. */
export const int8 = { bits: 8, clip: 1 } as const;
