/** One step of a computation: what it gives, and how gradients go back through it. */
import type { Matrix } from '@/lib/tensor/matrix';

export interface Step {
  readonly output: Matrix;
  /** ∂loss/∂input from ∂loss/∂output; adds the gradients of the step's own weights to those of the pass. Called once. */
  readonly back: (gradient: Matrix) => Matrix;
}

/** `next` applied to what `step` gives. */
export function chain(step: Step, next: (input: Matrix) => Step): Step {
  const { output, back } = next(step.output);
  return { output, back: (gradient) => step.back(back(gradient)) };
}

export function sum(a: Matrix, b: Matrix): Matrix {
  const data = new Float32Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[i] + b.data[i];
  return { ...a, data };
}

/** x + f(x) */
export function residual(x: Matrix, f: (x: Matrix) => Step): Step {
  const { output, back } = f(x);
  return { output: sum(x, output), back: (gradient) => sum(gradient, back(gradient)) };
}
