import { attentionHeads, requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { feedForward, narrowFeedForward, narrowHeads } from '@/lib/onnx/narrow';
import { largest } from '@/lib/sparsity/importance';
import { zerosIn } from '@/lib/sparsity/prune';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import {
  calibrationTokens,
  inLayer,
  layerLinears,
  lossAndGradients,
  readLlama,
  requireSameLogits,
  type Llama,
} from '@/lib/training';
import { groupImportance, unitImportance, type Layer, type Scored } from './importance';

const parameters = {
  ratio: slider({
    label: 'Pruning ratio',
    help: 'Share of the feed-forward units and, rounded down, of the key-value heads that goes from every layer between the first and the last.',
    min: 0,
    max: 0.75,
    step: 0.05,
    default: 0.5,
    unit: 'percent',
  }),
  importance: choice({
    label: 'Importance',
    help: 'What the loss would change by without a group: estimated weight by weight, or a row or column at once.',
    options: {
      element: 'Each weight',
      vector: 'Rows and columns',
    },
    default: 'element',
  }),
} as const;

type Settings = Values<typeof parameters>;

/** The authors' code takes ten samples of 64 tokens. */
const [sampleCount, sampleTokens] = [10, 64];

/** The authors spare 4 blocks at the start and 2 at the end of 32; in proportion, but at least one where three or more are there. */
export function prunedLayers(layers: number): number[] {
  const spared = (share: number) => (layers < 3 ? 0 : Math.max(1, Math.round(layers * share)));
  const [first, end] = [spared(4 / 32), layers - spared(2 / 32)];
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** Openings of calibration sequences, drawn by the run's seed. */
async function drawSamples(model: OnnxModel, lab: Lab): Promise<number[][]> {
  const sequences = await calibrationTokens(lab, model);
  const drawn = lab.random.shuffle(sequences).slice(0, sampleCount);
  return drawn.map((tokens) => tokens.slice(0, sampleTokens));
}

/** Share of the work that is done when the gradients are there. */
const untilCut = 0.9;

/** Adds one of `samples` gradients to their mean, in place. */
function addSample(mean: Float32Array, sample: Float32Array, samples: number): void {
  for (let i = 0; i < sample.length; i++) mean[i] += sample[i] / samples;
}

/** The matrices of some layers with the mean gradients of the samples, one after another so that each can be the last. */
async function derive(llama: Llama, layers: readonly number[], samples: readonly number[][], lab: Lab) {
  const names = layers.flatMap((layer) => layerLinears.map((part) => inLayer(layer, part)));
  const scored = new Map<string, Scored>();
  for (const name of names) {
    const weight = llama.weights.get(name)!;
    scored.set(name, { weight, gradient: new Float32Array(weight.data.length) });
  }
  const options = { trainable: (name: string) => scored.has(name), signal: lab.signal };
  for (const [i, sample] of samples.entries()) {
    lab.report(`Gradients of sample ${i + 1} of ${samples.length}`, (untilCut * i) / samples.length);
    const { gradients } = await lossAndGradients(llama, [sample], options);
    for (const [name, { data }] of gradients) addSample(scored.get(name)!.gradient, data, samples.length);
  }
  return scored;
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The groups that stay when the share `ratio` of lowest importance goes. */
function keep(values: Float32Array, ratio: number, plot: (share: number) => void): number[] {
  const kept = largest(values, values.length - zerosIn(values.length, ratio));
  plot(sum(kept.map((group) => values[group])) / sum(values));
  return kept;
}

function cut(model: OnnxModel, index: number, layer: Layer, { ratio, importance }: Settings, lab: Lab): OnnxModel {
  const own = attentionHeads(model)[index];
  const perGroup = own.heads / own.keyValueHeads;
  const plot = (what: string) => (share: number) => lab.plot(`importance kept, ${what}`, index, share);
  const units = keep(unitImportance(layer, importance), ratio, plot('feed-forward'));
  const groups = keep(groupImportance(layer, own, importance), ratio, plot('attention'));
  const heads = groups.flatMap((group) => Array.from({ length: perGroup }, (_, i) => group * perGroup + i));
  return narrowHeads(narrowFeedForward(model, index, units), index, { groups, heads });
}

export default defineTechnique({
  parameters,
  neutral: { ratio: 0 },
  interfaceChange:
    'A key-value head that is removed is gone from the cache inputs and outputs of its layer; below a ratio that takes a whole one they stay.',
  async apply(subject, values, lab) {
    const layers = requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    layers.forEach(feedForward);
    if (values.ratio === 0) return subject;
    lab.report('Reading the model', 0);
    const llama = readLlama(subject.model);
    await requireSameLogits(lab, subject.model, llama);
    const pruned = prunedLayers(layers.length);
    const scored = await derive(llama, pruned, await drawSamples(subject.model, lab), lab);
    let { model } = subject;
    for (const [i, index] of pruned.entries()) {
      lab.signal.throwIfAborted();
      const done = untilCut + ((1 - untilCut) * (i + 1)) / pruned.length;
      lab.report(`Layer ${index + 1} of ${layers.length}: removing groups`, done);
      model = cut(model, index, (part) => scored.get(inLayer(index, part))!, values, lab);
    }
    // One number for all layers, as config.json has it, does not describe layers of different sizes: the graph does.
    return { ...subject, model };
  },
});
