import { splitResiduals } from '@/lib/onnx/edit';
import { requireDecoder } from '@/lib/onnx/find';
import { removableLayers, withoutLayers } from '@/lib/sparsity/depth';
import { tokenRows } from '@/lib/technique/activations';
import { slider } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import { row, type Matrix } from '@/lib/tensor/matrix';
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

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Cosine of the angle between two vectors. */
const cosine = (a: Float32Array, b: Float32Array): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

/** Σ_t cos(a_t, b_t) over the rows of two [tokens × width] matrices. */
function sumOfCosines(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let token = 0; token < a.rows; token++) sum += cosine(row(a, token), row(b, token));
  return sum;
}

/**
 * BI_i = 1 − mean_t cos(h_i,t, h_{i+1,t}) (arXiv 2403.03853): 0 where layer i leaves the direction of every hidden state as it was.
 * `states` names the residual stream before each layer and after the last, each [batch, tokens, width].
 */
export async function blockInfluence(batches: Batches, states: readonly string[]): Promise<number[]> {
  const cosines = new Float64Array(states.length - 1);
  let tokens = 0;
  for await (const batch of batches) {
    const hidden = states.map((name) => tokenRows(batch.get(name)!));
    for (let i = 0; i < cosines.length; i++) cosines[i] += sumOfCosines(hidden[i], hidden[i + 1]);
    tokens += hidden[0].rows;
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
