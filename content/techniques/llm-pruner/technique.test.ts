import { describe, expect, it } from 'vitest';
import { atlas } from '@/content/testing/atlas';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { attentionHeads, decoderLayers, requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import { feedForward } from '@/lib/onnx/narrow';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf as logitsOfGraph } from '@/lib/onnx/testing-run';
import { summarise } from '@/lib/onnx/summary';
import { row, type Matrix } from '@/lib/tensor/matrix';
import { lossOf, logitsOf, readLlama, withLlamaWeights, type LayerPart } from '@/lib/training';
import golden from './golden/vectors.json' with { type: 'json' };
import { groupImportance, unitImportance, type Scored } from './importance';
import technique, { prunedLayers } from './technique';

type Case = (typeof golden.cases)[number];

function scored({ matrices }: Case, part: LayerPart): Scored {
  const { rows, w, g } = matrices[part as keyof Case['matrices']];
  const weight = { rows, columns: w.length / rows, data: Float32Array.from(w) };
  return { weight, gradient: Float32Array.from(g) };
}

const expectClose = (found: Float32Array, expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(found[i] / value - 1)).toBeLessThan(1e-5));
};

describe.each(golden.cases)('with $heads heads and $keyValueHeads key-value heads', (given) => {
  const own = { layer: 0, heads: given.heads, keyValueHeads: given.keyValueHeads, headSize: given.headSize };
  const layer = (part: LayerPart) => scored(given, part);

  it.each(['element', 'vector'] as const)('importance by %s is that of the NumPy reference', (estimate) => {
    expectClose(unitImportance(layer, estimate), given.units[estimate]);
    expectClose(groupImportance(layer, own, estimate), given.groups[estimate]);
  });
});

it('spares as large a share of layers at the ends as the authors do, and at least one', () => {
  expect(prunedLayers(32)).toEqual(Array.from({ length: 26 }, (_, i) => i + 4));
  expect(prunedLayers(6)).toEqual([1, 2, 3, 4]);
  expect(prunedLayers(3)).toEqual([1]);
  expect(prunedLayers(2)).toEqual([0, 1]);
});

describe('apply', () => {
  const model = tinyLlama({ layers: 3, heads: 6 });
  const subject = { model, config: { num_hidden_layers: 3 } };
  const prune = async (given: typeof subject, ratio: number) => {
    const lab = nodeLab({ sequences: randomSequences(4, 32, 16) });
    return { lab, ...(await technique.apply(given, { ratio, importance: 'element' }, lab)) };
  };

  it('cuts units and a whole group of heads, with its cache, between the first layer and the last', async () => {
    const { model, lab } = await prune(subject, 0.5);
    expect(attentionHeads(model).map(({ heads, keyValueHeads }) => [heads, keyValueHeads])).toEqual([
      [6, 2],
      [3, 1],
      [6, 2],
    ]);
    expect(requireDecoder(model).map((layer) => feedForward(layer).down.inFeatures)).toEqual([32, 16, 32]);
    const { cache } = decoderLayers(model)[1];
    expect(model.inputs.find(({ name }) => name === cache!.key)!.shape[1]).toBe(1);
    const gone = 3 * 16 * 16 + 2 * (3 + 1) * 16 * 16;
    expect(summarise(subject.model).parameters - summarise(model).parameters).toBe(gone);
    expect(lab.points.map(({ series, x }) => [series, x])).toEqual([
      ['importance kept, feed-forward', 1],
      ['importance kept, attention', 1],
    ]);
    expect(lab.points.every(({ y }) => y > 0.5 && y < 1)).toBe(true);
  });

  it('leaves the heads where the ratio does not take a whole group', async () => {
    const { model } = await prune(subject, 0.25);
    expect(attentionHeads(model).map(({ heads }) => heads)).toEqual([6, 6, 6]);
    expect(model.inputs).toEqual(subject.model.inputs);
    expect(requireDecoder(model).map((layer) => feedForward(layer).down.inFeatures)).toEqual([32, 24, 32]);
  });

  it('removes the units that no one hears, and nothing changes', async () => {
    const llama = readLlama(subject.model);
    const silent = (i: number) => i % 32 < 8;
    for (const part of ['gate', 'up', 'down'])
      llama.weights.get(`layers.1.${part}`)!.data.forEach((_, i, data) => {
        if (silent(part === 'down' ? i : Math.floor(i / 16))) data[i] = 0;
      });
    const muted = { ...subject, model: withLlamaWeights(subject.model, llama.weights) };
    const { model: pruned } = await prune(muted, 0.25);
    const rowsOf = (of: typeof model): string[] => {
      const gate: Matrix = readLinear(of, feedForward(requireDecoder(of)[1]).inner[0]);
      return Array.from({ length: gate.rows }, (_, i) => String(row(gate, i)));
    };
    expect(rowsOf(pruned)).toEqual(rowsOf(muted.model).slice(8));
    const [before, after] = [await logitsOfGraph(muted.model, [1, 2, 3]), await logitsOfGraph(pruned, [1, 2, 3])];
    before.forEach((value, i) => expect(Math.abs(value - after[i])).toBeLessThan(1e-5));
  });
});

it('the bundled model is read so that its loss is that of its graph', async () => {
  const { model } = atlas();
  const tokens = randomSequences(3, 4096, 32)[0];
  const graph = { rows: 32, columns: 4096, data: await logitsOfGraph(model, tokens) };
  const [own, expected] = [logitsOf(readLlama(model), [tokens]), graph].map((logits) => lossOf(logits, [tokens]).loss);
  expect(Math.abs(own - expected)).toBeLessThan(1e-4);
});
