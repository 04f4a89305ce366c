import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Pass } from './pass';
import type { Step } from './step';

/** r = (mean x² + ε)^(−1/2) */
function reciprocalRoot(x: Float32Array, epsilon: number): number {
  let squares = 0;
  for (let i = 0; i < x.length; i++) squares += x[i] * x[i];
  return 1 / Math.sqrt(squares / x.length + epsilon);
}

/** One token's way back; adds to the gradient of the scale, if it is wanted. */
function backRow(x: Float32Array, dy: Float32Array, g: Float32Array, r: number, dx: Float32Array, dg?: Float32Array) {
  let inner = 0;
  for (let i = 0; i < x.length; i++) inner += dy[i] * g[i] * x[i];
  const pull = (inner * r ** 3) / x.length;
  for (let i = 0; i < x.length; i++) dx[i] = r * dy[i] * g[i] - pull * x[i];
  if (dg) for (let i = 0; i < x.length; i++) dg[i] += dy[i] * r * x[i];
}

/** y = g ⊙ r x (arXiv 1910.07467):  ∂L/∂x = r (g ⊙ ∂L/∂y) − x r³ ⟨g ⊙ ∂L/∂y, x⟩ / n,  ∂L/∂g = Σ_tokens ∂L/∂y ⊙ r x. */
export function rmsNorm(pass: Pass, name: string, x: Matrix): Step {
  const g = pass.weight(name).data;
  const roots = Float64Array.from({ length: x.rows }, (_, t) => reciprocalRoot(row(x, t), pass.config.epsilon));
  const output = zeros(x.rows, x.columns);
  for (let i = 0; i < output.data.length; i++)
    output.data[i] = g[i % x.columns] * x.data[i] * roots[Math.floor(i / x.columns)];
  const back = (gradient: Matrix): Matrix => {
    const own = pass.gradientOf(name)?.data;
    const dx = zeros(x.rows, x.columns);
    for (let t = 0; t < x.rows; t++) backRow(row(x, t), row(gradient, t), g, roots[t], row(dx, t), own);
    return dx;
  };
  return { output, back };
}
