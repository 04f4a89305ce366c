import { replaceNode } from '@/lib/onnx/edit';
import { requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import { makeNode } from '@/lib/onnx/make';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { activation, feedForward, type Reading } from '@/lib/onnx/narrow';
import { topKMask } from '@/lib/sparsity/top-k-mask';
import { begin } from '@/lib/technique/begin';
import { choice, slider, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab, type Subject } from '@/lib/technique/technique';
import { float32 } from '@/lib/tensor/create';
import { allBut, measureSparsity, meanSparsity, upTo, type Rule, type Sparsity } from './measure';
import { skipZeros } from './skip';

const parameters = {
  rule: choice({
    label: 'Units that stay',
    options: { largest: 'the largest of each token', threshold: 'those above a threshold' },
    default: 'largest',
  }),
  kept: slider({
    label: 'Units kept',
    help: 'Of each token’s units, the share with the largest activation; all others become exactly zero.',
    min: 0.05,
    max: 1,
    step: 0.05,
    default: 0.25,
    unit: 'percent',
    when: { parameter: 'rule', is: ['largest'] },
  }),
  threshold: slider({
    label: 'Threshold',
    help: 'Activations whose absolute value is not above it become exactly zero; at 0 those that are zero already, and nothing changes.',
    min: 0,
    max: 0.5,
    step: 0.02,
    default: 0,
    when: { parameter: 'rule', is: ['threshold'] },
  }),
  at: choice({
    label: 'Chosen by',
    help: 'By the gate, the rows of up and the columns of down need not be read; by the product, the columns of down alone.',
    options: { gate: 'the activated gate', product: 'its product with up' },
    default: 'gate',
  }),
  skip: toggle({
    label: 'Leave zeros out of the product with down',
    help: 'Columns of down that no token of a pass needs are left out of it. The result stays the same.',
    default: false,
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** Where units are chosen in a layer. */
function place(model: OnnxModel, layer: DecoderLayer, { at }: Settings): Reading {
  const { down } = feedForward(layer);
  return at === 'gate' ? activation(model, layer) : { value: down.input, reader: down.node };
}

/** Nodes that set to zero what is not above the threshold. */
function thresholdMask(size: string, value: string, threshold: number, output: string): Node[] {
  const part = (name: string) => `${output}/${name}`;
  const constant = (name: string, number: number) =>
    makeNode('Constant', [], [part(name)], { value: { type: 'tensor', value: float32([], [number]) } });
  return [
    constant('least', threshold),
    constant('zero', 0),
    makeNode('Greater', [size, part('least')], [part('above')]),
    makeNode('Where', [part('above'), value, part('zero')], [output]),
  ];
}

/** How many units of each token are kept; null for a threshold. */
const countOf = (units: number, { rule, kept }: Settings): number | null =>
  rule === 'threshold' ? null : Math.max(1, Math.round(kept * units));

/** Lets only some units of each token through: the k largest, or those above the threshold. */
export function maskLayer(
  model: OnnxModel,
  { value, reader }: Reading,
  k: number | null,
  threshold: number,
): OnnxModel {
  const [size, output] = [`${value}/size`, `${value}/kept`];
  const mask =
    k === null
      ? thresholdMask(size, value, threshold, output)
      : topKMask(model, { scores: size, values: value, k, output });
  const inputs = reader.inputs.map((input) => (input === value ? output : input));
  return replaceNode(model, reader, [makeNode('Abs', [value], [size]), ...mask, { ...reader, inputs }]);
}

/** Whether the rule can leave out anything that is not zero already. */
const masks = (units: number, k: number | null, { threshold }: Settings): boolean =>
  k === null ? threshold > 0 : k < units;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Products that need not be formed: all matrices but the one or two that the choice itself needs, for the units left out. */
function savedShare(layer: DecoderLayer, out: number, { at }: Settings): number {
  const matrices = feedForward(layer).inner.length + 1;
  return (out * (at === 'gate' ? matrices - 1 : 1)) / matrices;
}

function describe(layer: DecoderLayer, values: Settings, { zero, out }: Sparsity, lab: Lab): void {
  lab.report(`Before, ${percent(zero)} of the units were exactly zero`);
  const done = values.skip ? 'only those of the down projection are left out' : 'dense kernels do them all the same';
  lab.report(
    `${percent(savedShare(layer, out, values))} of the multiplications in feed-forward layers have become needless; ${done}`,
    1,
  );
}

function plot(layer: number, { zero, nearZero, out, held }: Sparsity, lab: Lab): void {
  lab.plot('units exactly zero', layer, zero);
  lab.plot('units near zero', layer, nearZero);
  lab.plot('units left out', layer, out);
  lab.plot('squared norm kept', layer, held);
}

/** The sparsity of every layer on the calibration set, as the rule would make it. */
async function measure(
  { model }: Subject,
  places: readonly Reading[],
  rule: Rule,
  lab: Lab,
): Promise<readonly Sparsity[]> {
  const names = places.map(({ value }) => value);
  const measured = await measureSparsity(lab.calibrate(model, names), rule);
  return names.map((name) => measured.get(name)!);
}

export default defineTechnique({
  parameters,
  neutral: { kept: 1 },
  models: ['atlas-3m', 'atlas-1m-gqa', 'atlas-1m-relu'],
  async apply(subject, values, lab) {
    const layers = begin(subject.model, lab, 'Counting the units at work');
    const units = feedForward(layers[0]).down.inFeatures;
    const k = countOf(units, values);
    const rule = k === null ? upTo(values.threshold) : allBut(k);
    const places = layers.map((layer) => place(subject.model, layer, values));
    const measured = await measure(subject, places, rule, lab);
    let { model } = subject;
    for (const { index } of layers) {
      lab.signal.throwIfAborted();
      plot(index, measured[index], lab);
      if (masks(units, k, values)) model = maskLayer(model, places[index], k, values.threshold);
    }
    if (values.skip) model = requireDecoder(model).reduce(skipZeros, model);
    describe(layers[0], values, meanSparsity(measured), lab);
    return { ...subject, model };
  },
});
