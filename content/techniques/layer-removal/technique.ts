import { splitResiduals } from '@/lib/onnx/edit';
import { requireDecoder } from '@/lib/onnx/find';
import { removableLayers, withoutLayers } from '@/lib/sparsity/depth';
import { tokenRows } from '@/lib/technique/activations';
import { slider } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import { dot } from '@/lib/tensor/dot';
import type { Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

const parameters = {
  layers: slider({
    label: 'Layers removed',
    help: 'Those of lowest measured block influence; at least one layer stays.',
    min: 0,
    max: 5,
    step: 1,
    default: 1,
  }),
} as const;

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** ⟨a_t, b_t⟩ of every row. */
const inner = (a: Matrix, b: Matrix): Float64Array =>
  Float64Array.from({ length: a.rows }, (_, token) => dot(a.data, b.data, token * a.columns, a.columns));

interface Hidden {
  /** [tokens × width] */
  readonly states: Matrix;
  /** ‖x_t‖ of every row. */
  readonly lengths: Float64Array;
}

function hidden(tensor: Tensor): Hidden {
  const states = tokenRows(tensor);
  return { states, lengths: inner(states, states).map(Math.sqrt) };
}

/** Σ_t cos(a_t, b_t) */
const sumOfCosines = (a: Hidden, b: Hidden): number =>
  inner(a.states, b.states).reduce((sum, value, token) => sum + value / (a.lengths[token] * b.lengths[token]), 0);

/**
 * BI_i = 1 − mean_t cos(h_i,t, h_{i+1,t}) (arXiv 2403.03853): 0 where layer i leaves the direction of every hidden state as it was.
 * `states` names the residual stream before each layer and after the last, each [batch, tokens, width].
 */
export async function blockInfluence(batches: Batches, states: readonly string[]): Promise<number[]> {
  const cosines = new Float64Array(states.length - 1);
  let tokens = 0;
  for await (const batch of batches) {
    const seen = states.map((name) => hidden(batch.get(name)!));
    for (let i = 0; i < cosines.length; i++) cosines[i] += sumOfCosines(seen[i], seen[i + 1]);
    tokens += seen[0].lengths.length;
  }
  return Array.from(cosines, (sum) => 1 - sum / tokens);
}

/** Indices of the `count` lowest influences, rising; of equal ones the earlier layer. */
export const leastInfluential = (influences: readonly number[], count: number): number[] =>
  influences
    .map((_, layer) => layer)
    .sort((a, b) => influences[a] - influences[b] || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);

export default defineTechnique({
  parameters,
  neutral: { layers: 0 },
  interfaceChange: 'Each removed layer takes its key and value cache along: one input pair and one output pair fewer.',
  async apply(subject, { layers: asked }, lab) {
    // Some exports fuse the residual sum with the norm after it and never write the sum down.
    const observable = splitResiduals(subject.model);
    const layers = requireDecoder(observable);
    lab.report('Measuring how far each layer turns the hidden states', 0);
    const states = [layers[0].input, ...layers.map(({ output }) => output)];
    const influences = await blockInfluence(lab.calibrate(observable, states), states);
    influences.forEach((influence, layer) => lab.plot('block influence', layer, influence));
    lab.signal.throwIfAborted();
    const removed = leastInfluential(influences, removableLayers(asked, layers.length, lab));
    lab.report(removed.length ? `Cutting out layer ${removed.join(', ')}, counted from 0` : 'No layer is removed', 1);
    return withoutLayers(subject, layers.length, removed);
  },
});
