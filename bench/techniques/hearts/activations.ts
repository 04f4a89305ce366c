/** Techniques that choose by activations what stays: layers, heads, units. */
import { concentration } from '@/content/techniques/cache-eviction/concentration';
import { angularDistances } from '@/content/techniques/contiguous-layer-removal/technique';
import { full, policies } from '@/content/techniques/fastgen/policies';
import { Profile } from '@/content/techniques/fastgen/profile';
import { blockInfluence } from '@/content/techniques/layer-removal/technique';
import { allBut, measureSparsity } from '@/content/techniques/neuron-sparsity/measure';
import { channelImportance, largest, runNorms } from '@/lib/sparsity/importance';
import { float32 } from '@/lib/tensor/create';
import { mean } from '@/lib/tensor/mean';
import type { Tensor } from '@/lib/tensor/tensor';
import type { Inputs, Site } from '../inputs';
import type { Heart } from './heart';

type Named = ReadonlyMap<string, Tensor>;

async function* oneBatch(batch: Named): AsyncGenerator<Named> {
  yield batch;
}

/** The residual stream by the number of the layer before it. */
const stream = ({ states }: Inputs) => new Map(states.map((state, i) => [String(i), state]));

/** Inputs of one of the four sites of each decoder layer, by the number of the layer. */
function read({ sites, text }: Inputs, place: number): Map<string, Tensor> {
  const chosen = sites.filter((_: Site, i) => i % 4 === place);
  return new Map(
    chosen.map(({ inputs: { columns, data } }, i) => [
      String(i),
      float32([text.length, text[0].length, columns], data),
    ]),
  );
}
const [beforeOutput, beforeDown] = [1, 3];

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The share of all importance that the chosen ones have. */
const shareOf = (values: Float32Array, chosen: readonly number[]): number =>
  sum(chosen.map((i) => values[i])) / sum(values);

const layerRemoval: Heart = {
  timed: 'block influence of every layer on all tokens',
  check: 'mean influence',
  async run(inputs) {
    const states = stream(inputs);
    const found = await blockInfluence(oneBatch(states), [...states.keys()]);
    return () => mean(found);
  },
};

const contiguousLayerRemoval: Heart = {
  timed: 'angular distance over every block of two layers, on all tokens',
  check: 'mean distance',
  async run(inputs) {
    const states = stream(inputs);
    const found = await angularDistances(oneBatch(states), [...states.keys()], 2, 'all');
    return () => mean(found);
  },
};

const minitron: Heart = {
  timed: 'importance of feed-forward units, and the choice of three quarters',
  check: 'mean importance kept',
  async run(inputs) {
    const importance = await channelImportance(oneBatch(read(inputs, beforeDown)));
    const kept = [...importance.values()].map((values) => [values, largest(values, (3 * values.length) / 4)] as const);
    return () => mean(kept.map(([values, chosen]) => shareOf(values, chosen)));
  },
};

const headPruning: Heart = {
  timed: 'importance of query heads, and the choice of four',
  check: 'mean importance kept',
  async run(inputs) {
    const importance = await channelImportance(oneBatch(read(inputs, beforeOutput)));
    const kept = [...importance.values()].map((channels) => {
      const heads = runNorms(channels, channels.length / inputs.layers[0].heads);
      return [heads, largest(heads, 4)] as const;
    });
    return () => mean(kept.map(([values, chosen]) => shareOf(values, chosen)));
  },
};

const neuronSparsity: Heart = {
  timed: 'share of zeros, and of the energy in the largest quarter of each token’s units',
  check: 'mean energy kept',
  async run(inputs) {
    const units = read(inputs, beforeDown);
    const k = units.get('0')!.shape[2] / 4;
    const found = await measureSparsity(oneBatch(units), allBut(k));
    return () => mean([...found.values()].map(({ held }) => held));
  },
};

const cacheEviction: Heart = {
  timed: 'share of attention on the 32 tokens of each text that draw most (H2O)',
  check: 'mean share',
  async run({ layers }) {
    const found = layers.map(({ attention }) => concentration(attention, 32));
    return () => mean(found);
  },
};

const fastgen: Heart = {
  timed: 'attention kept by each of four policies, query by query, for every head of keys, and the choice at T = 0.6',
  check: 'mean share kept',
  async run({ layers, marks }) {
    const tried = policies(30, true);
    const shares: number[] = [];
    for (const { heads, keys, attention } of layers) {
      const profile = new Profile(heads, keys.shape[1], tried);
      profile.add(attention, float32([marks.length], marks));
      profile.choose(0.6);
      tried.forEach((policy, i) => policy !== full && shares.push(...profile.shares(i)));
    }
    return () => mean(shares);
  },
};

export const activations: Readonly<Record<string, Heart>> = {
  'layer-removal': layerRemoval,
  'contiguous-layer-removal': contiguousLayerRemoval,
  minitron,
  'head-pruning': headPruning,
  'neuron-sparsity': neuronSparsity,
  'cache-eviction': cacheEviction,
  fastgen,
};
