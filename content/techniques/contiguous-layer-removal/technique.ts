import { splitResiduals } from '@/lib/onnx/edit';
import { requireDecoder } from '@/lib/onnx/find';
import { removableLayers, withoutLayers } from '@/lib/sparsity/depth';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { Tensor } from '@/lib/tensor/tensor';

const parameters = {
  layers: slider({
    label: 'Layers in the block',
    help: 'Neighbouring layers that go together; at least one layer of the model stays.',
    min: 0,
    max: 5,
    step: 1,
    default: 2,
  }),
  block: choice({
    label: 'Which block',
    help: 'The simple rule measures nothing: the deepest layers go, all but the last.',
    options: { angular: 'of smallest angular distance', deepest: 'just before the last layer' },
    default: 'angular',
  }),
  tokens: choice({
    label: 'Measured at',
    options: { last: 'the last token of each sequence', all: 'all tokens' },
    default: 'last',
    when: { parameter: 'block', is: ['angular'] },
  }),
} as const;

export type Settings = Values<typeof parameters>;

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** The angle between two vectors as a share of a half turn: 0 for one direction, 1 for opposite ones. */
function angle(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  // Rounding can carry the cosine of equal directions past 1.
  return Math.acos(Math.min(1, Math.max(-1, ab / Math.sqrt(aa * bb)))) / Math.PI;
}

/** Hidden states that are looked at, of [batch, tokens, width]: of each sequence the last or all. */
function states({ shape: [batch, tokens, width], data }: Tensor, which: Settings['tokens']): Float32Array[] {
  const rows = Array.from({ length: batch * tokens }, (_, token) =>
    (data as Float32Array).subarray(token * width, (token + 1) * width),
  );
  return which === 'all' ? rows : rows.filter((_, token) => token % tokens === tokens - 1);
}

/**
 * d(ℓ, ℓ+n) = mean of arccos(cos(h_ℓ, h_{ℓ+n})) / π for every ℓ at which a block of n layers can begin (arXiv 2403.17887).
 * @param names of the residual stream before each layer and after the last, each [batch, tokens, width]
 */
export async function angularDistances(
  batches: Batches,
  names: readonly string[],
  block: number,
  which: Settings['tokens'],
): Promise<number[]> {
  const sums = new Float64Array(names.length - block);
  let count = 0;
  for await (const batch of batches) {
    const hidden = names.map((name) => states(batch.get(name)!, which));
    for (let start = 0; start < sums.length; start++)
      hidden[start].forEach((before, i) => (sums[start] += angle(before, hidden[start + block][i])));
    count += hidden[0].length;
  }
  return Array.from(sums, (sum) => sum / count);
}

/** Where the block of smallest distance begins; of equal ones the earlier. */
export const nearest = (distances: readonly number[]): number => distances.indexOf(Math.min(...distances));

const block = (start: number, count: number): number[] => Array.from({ length: count }, (_, i) => start + i);

export default defineTechnique({
  parameters,
  neutral: { layers: 0 },
  interfaceChange: 'Each removed layer takes its key and value cache along: one input pair and one output pair fewer.',
  async apply(subject, { layers: asked, block: chosen, tokens }, lab) {
    // Some exports fuse the residual sum with the norm after it and never write the sum down.
    const observable = splitResiduals(subject.model);
    const layers = requireDecoder(observable);
    lab.signal.throwIfAborted();
    lab.report('Measuring the angle between the states at both ends of each block', 0);
    const count = removableLayers(asked, layers.length, lab);
    const names = [layers[0].input, ...layers.map(({ output }) => output)];
    const distances = await angularDistances(lab.calibrate(observable, names), names, count, tokens);
    if (count) distances.forEach((distance, start) => lab.plot('angular distance', start, distance));
    lab.signal.throwIfAborted();
    const start = chosen === 'deepest' ? layers.length - 1 - count : nearest(distances);
    lab.report(
      count ? `Cutting out layers ${start} to ${start + count - 1}, counted from 0` : 'No layer is removed',
      1,
    );
    return withoutLayers(subject, layers.length, block(start, count));
  },
});
