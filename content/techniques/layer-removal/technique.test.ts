import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { linears, requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import { tinyLlama } from '@/lib/onnx/testing';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { blockInfluence, leastInfluential } from './technique';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('blockInfluence equals the NumPy reference', () => {
  it.each(golden.cases)('$name', async ({ batches, influences, removalOrder }) => {
    const states = batches[0].map((_, i) => `h${i}`);
    const tensors = batches.map(
      (batch) => new Map(batch.map(({ shape, data }, i) => [states[i], float32(shape, data)])),
    );
    const measured = await blockInfluence(each(tensors), states);
    expect(measured).toHaveLength(influences.length);
    influences.forEach((influence, i) => expect(Math.abs(measured[i] - influence)).toBeLessThan(1e-6));
    removalOrder.forEach((_, count) =>
      expect(leastInfluential(measured, count)).toEqual(removalOrder.slice(0, count).sort((a, b) => a - b)),
    );
  });
});

it('leastInfluential takes the earlier of two equal layers', () => {
  expect(leastInfluential([0.3, 0.1, 0.1, 0.2], 1)).toEqual([1]);
});

describe('apply', () => {
  const subject = { model: tinyLlama({ layers: 3 }), config: { num_hidden_layers: 3, hidden_size: 16 } };
  const remove = async (layers: number) => {
    const lab = nodeLab({ sequences: randomSequences(4, 32, 16) });
    return { lab, ...(await technique.apply(subject, { layers }, lab)) };
  };

  it('cuts the layer out of weights, nodes, cache and configuration', async () => {
    const { model, config } = await remove(1);
    expect(config).toEqual({ num_hidden_layers: 2, hidden_size: 16 });
    expect(requireDecoder(model)).toHaveLength(2);
    const caches = model.inputs.map(({ name }) => name).filter((name) => name.startsWith('past_key_values'));
    expect(caches).toEqual(
      [0, 1].flatMap((layer) => ['key', 'value'].map((kind) => `past_key_values.${layer}.${kind}`)),
    );
    expect(linears(subject.model).length - linears(model).length).toBe(7);
    expect(model.nodes.length).toBeLessThan((subject.model.nodes.length * 3) / 4);
  });

  it('removes the layers of lowest plotted influence', async () => {
    const { lab, model } = await remove(2);
    const lowest = [...lab.points].sort((a, b) => a.y - b.y).slice(0, 2);
    const kept = [0, 1, 2].find((layer) => !lowest.some(({ x }) => x === layer))!;
    const weights = (of: typeof model, layer: number) =>
      requireDecoder(of)[layer].linears.map((linear) => readLinear(of, linear).data);
    expect(weights(model, 0)).toEqual(weights(subject.model, kept));
  });

  it('leaves one layer, and says so, when asked to remove them all', async () => {
    const { lab, model, config } = await remove(5);
    expect(requireDecoder(model)).toHaveLength(1);
    expect(config.num_hidden_layers).toBe(1);
    expect(lab.notes).toContain('The model has 3 layers: removing 2, since one has to stay');
  });
});
