/**
 * Ternary weights of BitNet b1.58 (arXiv 2402.17764), equations 1 to 3: W̃ = clip(round(W / γ), −1, 1) with γ = mean|W| of the whole
 * matrix. Stored as 2-bit codes, of which three of the four are used; log₂ 3 ≈ 1.58 bits would be the least.
 */
import { quantize, roundToHalf, type Quantized } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';

/** γ as a 16-bit float; a matrix of zeros has scale 1. */
export function meanSize({ data }: Matrix): number {
  // Four sums side by side: one would wait for each addition before the next.
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = data.length - (data.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += Math.abs(data[i]);
    b += Math.abs(data[i + 1]);
    c += Math.abs(data[i + 2]);
    d += Math.abs(data[i + 3]);
  }
  for (let i = whole; i < data.length; i++) a += Math.abs(data[i]);
  return roundToHalf((a + b + c + d) / data.length) || 1;
}

/** Weights of a row in one block of the operator, which wants a scale for each block; all are γ here. */
const blockOf = (columns: number): number => Math.min(128, Math.max(16, 2 ** Math.ceil(Math.log2(columns))));

/** W [out × in] with the codes −1, 0 and 1: those of a symmetric grid of 2 bits, whose scale is γ in every row. */
export const ternaryRows = (weight: Matrix): Quantized =>
  quantize(weight, { bits: 2, scheme: 'symmetric', group: weight.columns }, meanSize(weight));

/** The same codes with a scale for each block, as the operator wants them. */
export function ternary(weight: Matrix): Quantized {
  const { scales, ...rounded } = ternaryRows(weight);
  const group = blockOf(weight.columns);
  const groups = Math.ceil(weight.columns / group);
  const count = weight.rows * groups;
  return {
    ...rounded,
    group,
    groups,
    scales: new Float32Array(count).fill(scales[0]),
    zeros: new Uint8Array(count),
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
