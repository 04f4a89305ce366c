import { zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Step } from './step';

export interface Turning {
  /** Radians from one token to the next, [head size / 2]. */
  readonly frequencies: Float32Array;
  /** Tokens of a sequence; positions begin anew after so many rows. */
  readonly tokens: number;
}

/** Turns each pair (i, i + half) of a head's channels by ±frequency · position. */
function turn(x: Matrix, { frequencies, tokens }: Turning, direction: 1 | -1): Matrix {
  const out = zeros(x.rows, x.columns);
  const half = frequencies.length;
  for (let i = 0; i < half; i++)
    for (let t = 0; t < x.rows; t++) {
      const angle = direction * frequencies[i] * (t % tokens);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const end = (t + 1) * x.columns;
      for (let a = t * x.columns + i; a < end; a += 2 * half) {
        const b = a + half;
        out.data[a] = x.data[a] * cos - x.data[b] * sin;
        out.data[b] = x.data[b] * cos + x.data[a] * sin;
      }
    }
  return out;
}

/** The rotary position embedding (arXiv 2104.09864) of heads side by side; gradients turn the other way. */
export const rotary = (x: Matrix, turning: Turning): Step => ({
  output: turn(x, turning, 1),
  back: (gradient) => turn(gradient, turning, -1),
});
