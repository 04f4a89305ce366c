/** AdamW (arXiv 1711.05101, Algorithm 2): Adam whose weight decay is apart from the gradient. */
import type { Matrix } from '@/lib/tensor/matrix';
import type { Weights } from './llama';

export interface AdamWOptions {
  /** Decay of the mean gradient, 0.9 if absent. */
  readonly beta1?: number;
  /** Decay of the mean squared gradient, 0.999 if absent. */
  readonly beta2?: number;
  readonly epsilon?: number;
  /** λ, 0 if absent: each step also shrinks a matrix by rate · λ. Vectors (norms) are left out, as is the custom. */
  readonly decay?: number;
}

export interface AdamW {
  /** Moves the weights that have a gradient, in place. @param rate η of this step */
  step(weights: Weights, gradients: Weights, rate: number): void;
}

interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const zeroMoments = ({ data: { length } }: Matrix): Moments => ({
  first: new Float32Array(length),
  second: new Float32Array(length),
});

/** An optimizer with nothing remembered yet. */
export function adamW({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0 }: AdamWOptions = {}): AdamW {
  const memory = new Map<string, Moments>();
  let steps = 0;
  function move({ rows, data }: Matrix, gradient: Float32Array, { first, second }: Moments, rate: number): void {
    const [unbias1, unbias2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
    const kept = rows > 1 ? 1 - rate * decay : 1;
    for (let i = 0; i < data.length; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
      data[i] = kept * data[i] - (rate * (first[i] / unbias1)) / (Math.sqrt(second[i] / unbias2) + epsilon);
    }
  }
  return {
    step(weights, gradients, rate) {
      steps++;
      for (const [name, gradient] of gradients) {
        const weight = weights.get(name)!;
        if (!memory.has(name)) memory.set(name, zeroMoments(gradient));
        move(weight, gradient.data, memory.get(name)!, rate);
      }
    },
  };
}

/** ‖all gradients together‖₂. */
export function gradientNorm(gradients: Weights): number {
  let squares = 0;
  for (const { data } of gradients.values()) for (let i = 0; i < data.length; i++) squares += data[i] * data[i];
  return Math.sqrt(squares);
}

/** Scales the gradients down, in place, so that their norm together is at most `limit`. @returns the norm before */
export function clipGradients(gradients: Weights, limit: number): number {
  const norm = gradientNorm(gradients);
  const factor = norm > limit ? limit / norm : 1;
  if (factor < 1) for (const { data } of gradients.values()) for (let i = 0; i < data.length; i++) data[i] *= factor;
  return norm;
}
