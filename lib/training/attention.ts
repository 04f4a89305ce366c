/** Causal attention with query heads that share keys and values (grouped-query attention, arXiv 2305.13245). */
import type { AttentionHeads } from '@/lib/onnx/find';
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import { addProduct, block, product, turned, whole, type View } from './product';

/** Queries, or keys and values: one head of one sequence of them is a block [tokens × head size]. */
export interface Projected {
  readonly q: Matrix;
  readonly k: Matrix;
  readonly v: Matrix;
}

export interface Attended {
  /** Results of all heads side by side, [batch · tokens × heads · head size]. */
  readonly output: Matrix;
  readonly back: (gradient: Matrix) => Projected;
}

/** Softmax over the first `visible` scores, in place; the rest, which are keys to come, become 0. */
function softmaxRow(scores: Float32Array, visible: number, scale: number): void {
  let peak = -Infinity;
  for (let j = 0; j < visible; j++) peak = Math.max(peak, scores[j]);
  let total = 0;
  for (let j = 0; j < visible; j++) total += scores[j] = Math.exp(scale * (scores[j] - peak));
  for (let j = 0; j < visible; j++) scores[j] /= total;
  scores.fill(0, visible);
}

/** P = softmax(scale · Q Kᵀ), token i seeing keys 0 to i. */
function probabilities(q: View, k: View, scale: number): Matrix {
  const scores = product(q, turned(k));
  for (let i = 0; i < scores.rows; i++) softmaxRow(row(scores, i), i + 1, scale);
  return scores;
}

/** ∂L/∂scores = scale · P ⊙ (∂L/∂P − ⟨∂L/∂P, P⟩), row by row, in place of ∂L/∂P. */
function backSoftmax(p: Matrix, dp: Matrix, scale: number): void {
  for (let i = 0; i < p.rows; i++) {
    const [values, gradient] = [row(p, i), row(dp, i)];
    let inner = 0;
    for (let j = 0; j <= i; j++) inner += gradient[j] * values[j];
    for (let j = 0; j < p.columns; j++) gradient[j] = scale * values[j] * (gradient[j] - inner);
  }
}

/** For each head of each sequence, its block of a matrix of query heads and the shared one of key heads. */
function* headsOf({ heads, keyValueHeads, headSize }: AttentionHeads, rows: number, tokens: number) {
  for (let top = 0; top < rows; top += tokens)
    for (let head = 0; head < heads; head++) {
      const group = Math.floor((head * keyValueHeads) / heads);
      const own = (matrix: Matrix) => block(matrix, top, tokens, head * headSize, headSize);
      const shared = (matrix: Matrix) => block(matrix, top, tokens, group * headSize, headSize);
      yield { own, shared };
    }
}

/** @param tokens of one sequence; the rows of the matrices are sequences one after another */
export function attention({ q, k, v }: Projected, heads: AttentionHeads, tokens: number): Attended {
  const scale = 1 / Math.sqrt(heads.headSize);
  const output = zeros(q.rows, q.columns);
  const kept: Matrix[] = [];
  for (const { own, shared } of headsOf(heads, q.rows, tokens)) {
    const p = probabilities(own(q), shared(k), scale);
    addProduct(own(output), whole(p), shared(v));
    kept.push(p);
  }
  const back = (gradient: Matrix): Projected => {
    const into = { q: zeros(q.rows, q.columns), k: zeros(k.rows, k.columns), v: zeros(v.rows, v.columns) };
    for (const [i, { own, shared }] of [...headsOf(heads, q.rows, tokens)].entries()) {
      addProduct(shared(into.v), turned(whole(kept[i])), own(gradient));
      const scores = product(own(gradient), turned(shared(v)));
      backSoftmax(kept[i], scores, scale);
      addProduct(own(into.q), whole(scores), shared(k));
      addProduct(shared(into.k), turned(whole(scores)), own(q));
    }
    return into;
  };
  return { output, back };
}
