/** Techniques that take gradients. */
import { record } from '@/content/techniques/contextual-sparsity/record';
import { groupImportance, unitImportance, type Scored } from '@/content/techniques/llm-pruner/importance';
import { prunedLayers } from '@/content/techniques/llm-pruner/technique';
import { trainRounded } from '@/content/techniques/llm-qat/train';
import { foldedLlama } from '@/content/techniques/spinquant/folded';
import { learnRotations } from '@/content/techniques/spinquant/learn';
import { stream, valuesOf } from '@/content/techniques/spinquant/turned';
import { hadamardFactors, hadamardRotation } from '@/lib/rotation/hadamard';
import { float32 } from '@/lib/tensor/create';
import { seeded } from '@/lib/tensor/random';
import { inLayer, layerLinears, lossAndGradients, type Batch, type LayerPart } from '@/lib/training';
import { trainPredictor } from '@/lib/training/predictor';
import type { Inputs } from '../inputs';
import type { Heart } from './heart';

/** The openings of some sequences. */
const openings = ({ text }: Inputs, from: number, count: number): Batch =>
  text.slice(from, from + count).map((sequence) => sequence.slice(0, 64));

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

const llmPruner: Heart = {
  timed: 'gradients of ten samples of 64 tokens by the matrices of four layers, and the scores of all groups',
  check: 'sum of scores',
  async run(inputs) {
    const { weights, config } = inputs.llama;
    const layers = prunedLayers(config.layers.length);
    const names = new Set(layers.flatMap((layer) => layerLinears.map((part) => inLayer(layer, part))));
    const scored = new Map<string, Scored>();
    const { gradients } = await lossAndGradients(inputs.llama, openings(inputs, 0, 10), {
      trainable: (name) => names.has(name),
    });
    for (const [name, { data }] of gradients) scored.set(name, { weight: weights.get(name)!, gradient: data });
    const scores = layers.flatMap((layer) => {
      const part = (name: LayerPart) => scored.get(inLayer(layer, name))!;
      return [unitImportance(part, 'element'), groupImportance(part, config.layers[layer], 'element')];
    });
    return () => scores.reduce((total, values) => total + sum(values), 0);
  },
};

/** Sequences a step. */
const batch = 4;

const llmQat: Heart = {
  timed: 'two steps of AdamW through weights rounded to 3 bits, towards the unrounded model, 256 tokens each',
  check: 'divergence at the second step',
  async run(inputs) {
    let last = NaN;
    const precision = { weights: 3, activations: null, cache: null };
    await trainRounded(
      inputs.llama,
      openings(inputs, 0, 2 * batch),
      precision,
      { steps: 2, batch, rate: 3e-4 },
      { progress: (_, { divergence }) => (last = divergence) },
    );
    return () => last;
  },
};

/** Where SpinQuant begins, and the two factors of the fixed transform before the down projection. */
export function startingRotations({ llama }: Inputs) {
  const units = llama.weights.get(inLayer(0, 'down'))!.columns;
  return {
    stream: hadamardRotation(llama.weights.get('norm')!.columns),
    values: hadamardRotation(llama.config.layers[0].headSize),
    down: hadamardFactors(units).map(hadamardRotation),
  };
}

const spinquant: Heart = {
  timed:
    'two Cayley steps of all rotations, weights and activations at 8 bits (at 4, ties in rounding part the two), 256 tokens each; norms folded before',
  check: 'loss at the second step',
  async run(inputs) {
    const { llama } = inputs;
    const begin = startingRotations(inputs);
    const values = llama.config.layers.map((_, layer) => [valuesOf(layer), begin.values] as const);
    const start = new Map([[stream, begin.stream], ...values]);
    let last = NaN;
    await learnRotations(
      foldedLlama(llama),
      start,
      openings(inputs, 0, 2 * batch),
      { weights: 8, activations: 8 },
      { steps: 2, batch, rate: 1.5 },
      { progress: (_, loss) => (last = loss) },
    );
    return () => last;
  },
};

const contextualSparsity: Heart = {
  timed: 'labels and two epochs of Adam for the predictor of one layer, 32 wide, 32 tokens a step',
  check: 'cross-entropy of the second epoch',
  async run({ sites }) {
    const [input, units] = [sites[2].inputs, sites[3].inputs];
    const tensor = ({ rows, columns, data }: typeof input) => float32([rows, columns], data);
    async function* batches() {
      yield new Map([
        ['input', tensor(input)],
        ['units', tensor(units)],
      ]);
    }
    const [examples] = await record(batches(), [{ input: 'input', units: 'units' }], units.columns / 2);
    const options = { rank: 32, epochs: 2, batch: 32, rate: 0.005, random: seeded(1) };
    const { losses } = trainPredictor(examples, options);
    return () => losses[1];
  },
};

export const training: Readonly<Record<string, Heart>> = {
  'llm-pruner': llmPruner,
  'llm-qat': llmQat,
  spinquant,
  'contextual-sparsity': contextualSparsity,
};
