/**
 * What the loss would change by without a group of rows and columns, to first order (LLM-Pruner, arXiv 2305.11627). A group's score
 * is the sum over its rows and columns.
 */
import type { AttentionHeads } from '@/lib/onnx/find';
import type { Matrix } from '@/lib/tensor/matrix';
import type { LayerPart } from '@/lib/training';

/**
 * element: Σ |g w| over the weights w of a row or column, with their gradients g; vector: |Σ g w|, where what some weights would
 * add to the loss is set off against what others would take.
 */
export type Estimate = 'element' | 'vector';

export interface Scored {
  readonly weight: Matrix;
  /** g: the mean over samples of the gradient of the loss by the weight. */
  readonly gradient: Float32Array;
}

/** Scores of the rows of a matrix, or of its columns. */
function lines({ weight, gradient }: Scored, estimate: Estimate, along: 'rows' | 'columns'): Float64Array {
  const { rows, columns, data } = weight;
  const sums = new Float64Array(along === 'rows' ? rows : columns);
  for (let i = 0; i < data.length; i++) {
    const change = gradient[i] * data[i];
    const line = along === 'rows' ? Math.floor(i / columns) : i % columns;
    sums[line] += estimate === 'element' ? Math.abs(change) : change;
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
