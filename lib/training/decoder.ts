/** A forward pass token by token that keeps keys and values, for several sequences side by side. */
import type { AttentionHeads } from '@/lib/onnx/find';
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import { linear } from './linear';
import { headName, inLayer, type LayerPart, type Llama } from './llama';
import { Pass } from './pass';
import { rmsNorm } from './rms-norm';
import { sum } from './step';

/** Keys, after the rotary embedding, and values: those of sequence s at position t in row s · longest + t. */
interface Kept {
  readonly keys: Matrix;
  readonly values: Matrix;
}

export interface Decoder {
  /** Takes one more token of every sequence and gives the logits of what comes next, [sequences × vocabulary]. */
  next(ids: readonly number[]): Matrix;
}

/** Turns each pair (i, i + half) of a head's channels by frequency · position, in place. */
function turn({ data }: Matrix, frequencies: Float32Array, position: number): void {
  const half = frequencies.length;
  for (let i = 0; i < half; i++) {
    const [cos, sin] = [Math.cos(frequencies[i] * position), Math.sin(frequencies[i] * position)];
    for (let a = i; a < data.length; a += 2 * half) {
      const [x, y] = [data[a], data[a + half]];
      data[a] = x * cos - y * sin;
      data[a + half] = y * cos + x * sin;
    }
  }
}

/** Softmax of scores, in place. */
function softmax(scores: Float32Array): void {
  let peak = -Infinity;
  for (let j = 0; j < scores.length; j++) peak = Math.max(peak, scores[j]);
  let total = 0;
  for (let j = 0; j < scores.length; j++) total += scores[j] = Math.exp(scores[j] - peak);
  for (let j = 0; j < scores.length; j++) scores[j] /= total;
}

/** One head of one sequence: out = Σ_t softmax(⟨q, k_t⟩ / √size)_t v_t, keys and values being `scores.length` rows of `kept`. */
function attend(q: Float32Array, kept: Kept, top: number, left: number, scores: Float32Array, out: Float32Array): void {
  const { columns } = kept.keys;
  const scale = 1 / Math.sqrt(q.length);
  for (let t = 0, at = top * columns + left; t < scores.length; t++, at += columns) {
    let score = 0;
    for (let i = 0; i < q.length; i++) score += q[i] * kept.keys.data[at + i];
    scores[t] = scale * score;
  }
  softmax(scores);
  for (let t = 0, at = top * columns + left; t < scores.length; t++, at += columns)
    for (let i = 0; i < q.length; i++) out[i] += scores[t] * kept.values.data[at + i];
}

/** All heads of all sequences, over the positions up to and with `position`. */
function attention(
  q: Matrix,
  kept: Kept,
  { heads, keyValueHeads, headSize }: AttentionHeads,
  position: number,
): Matrix {
  const output = zeros(q.rows, q.columns);
  const longest = kept.keys.rows / q.rows;
  const scores = new Float32Array(position + 1);
  for (let s = 0; s < q.rows; s++)
    for (let head = 0; head < heads; head++) {
      const own = (matrix: Matrix) => row(matrix, s).subarray(head * headSize, (head + 1) * headSize);
      const left = Math.floor((head * keyValueHeads) / heads) * headSize;
      attend(own(q), kept, s * longest, left, scores, own(output));
    }
  return output;
}

/** Puts one row of each sequence where it belongs at `position`. */
function keep(kept: Matrix, fresh: Matrix, position: number): void {
  const longest = kept.rows / fresh.rows;
  for (let s = 0; s < fresh.rows; s++) row(kept, s * longest + position).set(row(fresh, s));
}

/** silu(gate) ⊙ up */
const gated = (gate: Matrix, up: Matrix): Matrix => ({
  ...up,
  data: up.data.map((value, i) => (value * gate.data[i]) / (1 + Math.exp(-gate.data[i]))),
});

const keptFor = ({ config }: Llama, rows: number): Kept[] =>
  config.layers.map(({ keyValueHeads, headSize }) => ({
    keys: zeros(rows, keyValueHeads * headSize),
    values: zeros(rows, keyValueHeads * headSize),
  }));

function decodeLayer(pass: Pass, layer: number, x: Matrix, kept: Kept, position: number): Matrix {
  const { layers, frequencies } = pass.config;
  const project = (part: LayerPart, input: Matrix) => linear(pass, inLayer(layer, part), input).output;
  const normed = rmsNorm(pass, inLayer(layer, 'attentionNorm'), x).output;
  const [q, k, v] = (['q', 'k', 'v'] as const).map((part) => project(part, normed));
  for (const turning of [q, k]) turn(turning, frequencies, position);
  keep(kept.keys, k, position);
  keep(kept.values, v, position);
  const middle = sum(x, project('o', attention(q, kept, layers[layer], position)));
  const read = rmsNorm(pass, inLayer(layer, 'feedForwardNorm'), middle).output;
  return sum(middle, project('down', gated(project('gate', read), project('up', read))));
}

/** A decoder that has seen nothing yet, with room for `longest` tokens of each of so many sequences. */
export function decoder(llama: Llama, sequences: number, longest: number): Decoder {
  const pass = new Pass(llama, 1);
  const kept = keptFor(llama, sequences * longest);
  let position = 0;
  return {
    next(ids) {
      const table = pass.weight('embedding');
      const embedded = zeros(sequences, table.columns);
      ids.forEach((id, s) => row(embedded, s).set(row(table, id)));
      const last = kept.reduce((x, cache, layer) => decodeLayer(pass, layer, x, cache, position), embedded);
      position++;
      return linear(pass, headName(llama.config), rmsNorm(pass, 'norm', last).output).output;
    },
  };
}
