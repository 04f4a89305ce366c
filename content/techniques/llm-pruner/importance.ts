/**
 * What the loss would change by without a group of rows and columns, from first and second derivatives (LLM-Pruner, arXiv 2305.11627).
 * A group's score is the sum over its rows and columns.
 */
import type { AttentionHeads } from '@/lib/onnx/find';
import type { LayerPart } from '@/lib/training';
import type { Matrix } from '@/lib/tensor/matrix';

/**
 * element: Σ |g w| over the weights of a row or column; mixed: Σ |g w − ½ w² F|; vector: |Σ g w|, where what some weights would
 * add to the loss is set off against what others would take.
 */
export type Estimate = 'element' | 'mixed' | 'vector';

/** Of the loss on several samples, by one matrix. */
export interface Derivatives {
  /** g: the mean gradient. */
  readonly gradient: Float32Array;
  /** F: the mean of the squares of the samples' gradients, the diagonal of the Fisher information. */
  readonly fisher: Float32Array;
}

export interface Scored extends Derivatives {
  readonly weight: Matrix;
}

export const noDerivatives = (weight: Matrix): Scored => ({
  weight,
  gradient: new Float32Array(weight.data.length),
  fisher: new Float32Array(weight.data.length),
});

/** Adds one of `samples` gradients, in place. */
export function addSample({ gradient, fisher }: Derivatives, sample: Float32Array, samples: number): void {
  for (let i = 0; i < sample.length; i++) {
    gradient[i] += sample[i] / samples;
    fisher[i] += (sample[i] * sample[i]) / samples;
  }
}

function salience({ weight, gradient, fisher }: Scored, estimate: Estimate, i: number): number {
  const w = weight.data[i];
  if (estimate === 'vector') return gradient[i] * w;
  return Math.abs(gradient[i] * w - (estimate === 'mixed' ? 0.5 * w * w * fisher[i] : 0));
}

/** Scores of the rows of a matrix, or of its columns. */
function lines(scored: Scored, estimate: Estimate, along: 'rows' | 'columns'): Float64Array {
  const { rows, columns, data } = scored.weight;
  const sums = new Float64Array(along === 'rows' ? rows : columns);
  for (let i = 0; i < data.length; i++) {
    const line = along === 'rows' ? Math.floor(i / columns) : i % columns;
    sums[line] += salience(scored, estimate, i);
  }
  return sums.map(Math.abs);
}

/** Sums of each run of `size` values. */
function runSums(values: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(values.length / size);
  for (let i = 0; i < values.length; i++) sums[Math.floor(i / size)] += values[i];
  return sums;
}

const added = (parts: readonly Float64Array[]): Float32Array =>
  Float32Array.from(parts[0], (_, i) => parts.reduce((total, part) => total + part[i], 0));

/** The matrices of a layer by their part. */
export type Layer = (part: LayerPart) => Scored;

/** Of each feed-forward unit: its rows of gate and up, and its column of down. */
export const unitImportance = (layer: Layer, estimate: Estimate): Float32Array =>
  added([
    lines(layer('gate'), estimate, 'rows'),
    lines(layer('up'), estimate, 'rows'),
    lines(layer('down'), estimate, 'columns'),
  ]);

/** Of each key-value head: its rows of k and v, and the rows of q and columns of o of all query heads that read it. */
export function groupImportance(layer: Layer, { heads, keyValueHeads, headSize }: AttentionHeads, estimate: Estimate) {
  const queries = (heads / keyValueHeads) * headSize;
  return added([
    runSums(lines(layer('q'), estimate, 'rows'), queries),
    runSums(lines(layer('k'), estimate, 'rows'), headSize),
    runSums(lines(layer('v'), estimate, 'rows'), headSize),
    runSums(lines(layer('o'), estimate, 'columns'), queries),
  ]);
}
