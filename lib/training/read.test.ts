import { describe, expect, it } from 'vitest';
import { replaceNode, withOutputs } from '@/lib/onnx/edit';
import { OnnxError } from '@/lib/onnx/error';
import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import { feedsFor, logitsOf as logitsOfGraph, runOnnx } from '@/lib/onnx/testing-run';
import { calibrationTokens, requireSameLogits, type Calibration } from './calibration';
import { logitsOf } from './gradients';
import { readLlama, withLlamaWeights } from './read';

const tokens = [3, 1, 4, 1, 5, 9, 2, 6];

const spellings: readonly (readonly [string, Partial<TinyLlamaOptions>])[] = [
  ['plain operators', {}],
  ['Optimum names and fused operators', { naming: 'optimum', attention: 'fused', norm: 'skip' }],
  ['no names', { naming: 'anonymous', tied: true }],
  ['Gemm', { linear: 'Gemm', heads: 6 }],
];

describe.each(spellings)('a model with %s', (_, options) => {
  const model = tinyLlama(options);

  it('is read so that it says what its graph says', async () => {
    const [own, graph] = [logitsOf(readLlama(model), [tokens]), await logitsOfGraph(model, tokens)];
    expect(own.data).toHaveLength(graph.length);
    graph.forEach((value, i) => expect(Math.abs(own.data[i] - value)).toBeLessThan(1e-4));
  });

  it('takes its weights back, changed or not', () => {
    const llama = readLlama(model);
    expect(withLlamaWeights(model, llama.weights).weights).toEqual(model.weights);
    for (const { data } of llama.weights.values()) data[0] += 1;
    expect(readLlama(withLlamaWeights(model, llama.weights)).weights).toEqual(llama.weights);
    expect(readLlama(model).weights).not.toEqual(llama.weights);
  });
});

it('a model without a table of tokens is refused', () => {
  const model = tinyLlama();
  const nodes = model.nodes.filter(({ op }) => op !== 'Gather');
  expect(() => readLlama({ ...model, nodes })).toThrow(OnnxError);
});

it('a weight that the model does not have is refused', () => {
  const extra = new Map([['layers.9.q', { rows: 1, columns: 1, data: new Float32Array(1) }]]);
  expect(() => withLlamaWeights(tinyLlama(), extra)).toThrow('There is no weight for "layers.9.q"');
});

describe('requireSameLogits', () => {
  const model = tinyLlama({ naming: 'anonymous' });
  const calibration: Calibration = {
    async *calibrate(given, tensors) {
      const part = withOutputs({ ...given, outputs: [] }, tensors);
      yield new Map(Object.entries(await runOnnx(part, feedsFor(part, tokens))));
    },
  };

  it('accepts a Llama, and the tokens are those of the calibration set', async () => {
    await requireSameLogits(calibration, model, readLlama(model));
    expect(await calibrationTokens(calibration, model)).toEqual([tokens]);
  });

  it('refuses a graph that computes something else', async () => {
    const sigmoid = model.nodes.find(({ op }) => op === 'Sigmoid')!;
    const other = replaceNode(model, sigmoid, [{ ...sigmoid, op: 'Tanh' }]);
    const check = requireSameLogits(calibration, other, readLlama(other));
    await expect(check).rejects.toThrow('The graph computes otherwise than a Llama');
  });
});
