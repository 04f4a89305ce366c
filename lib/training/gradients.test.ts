import { describe, expect, it } from 'vitest';
import type { Matrix } from '@/lib/tensor/matrix';
import golden from './golden/vectors.json' with { type: 'json' };
import { lossAndGradients, logitsOf } from './gradients';
import type { Llama, Weights } from './llama';

const matrix = (rows: number, data: readonly number[]): Matrix => ({
  rows,
  columns: data.length / rows,
  data: Float32Array.from(data),
});

const { heads, keyValueHeads, headSize, epsilon, batch } = golden;

function given(tied: boolean): Llama {
  const layers = [0, 1].map((layer) => ({ layer, heads, keyValueHeads, headSize }));
  const weights = Object.entries(golden.weights).filter(([name]) => !(tied && name === 'head'));
  return {
    config: { layers, epsilon, frequencies: Float32Array.from(golden.frequencies), tied },
    weights: new Map(weights.map(([name, { rows, data }]) => [name, matrix(rows, data)])),
  };
}

type Case = (typeof golden.cases)[number];

const distillationOf = ({ distillation }: Case) =>
  distillation ? { ...distillation, logits: matrix(10, distillation.logits) } : undefined;

/** Largest difference over the largest value. */
function expectRelative(found: Float32Array, expected: ArrayLike<number>, tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const difference = Math.max(...Array.from(expected, (value, i) => Math.abs(value - found[i])));
  expect(difference / largest).toBeLessThan(tolerance);
}

const largestOf = (weights: Weights) =>
  Math.max(...[...weights.values()].flatMap(({ data }) => [...data].map(Math.abs)));

describe.each(golden.cases)('$name', (expected) => {
  const llama = given(expected.tied);
  const distillation = distillationOf(expected);

  it('has the loss and every gradient that PyTorch finds', async () => {
    const { loss, gradients } = await lossAndGradients(llama, batch, { distillation });
    expect(Math.abs(loss / expected.loss - 1)).toBeLessThan(1e-5);
    expect([...gradients.keys()].sort()).toEqual(Object.keys(expected.gradients).sort());
    for (const [name, values] of Object.entries(expected.gradients))
      expectRelative(gradients.get(name)!.data, values, 1e-4);
  });

  it('gives only the gradients that are asked for', async () => {
    const trainable = (name: string) => name === 'layers.1.v';
    const { gradients } = await lossAndGradients(llama, batch, { distillation, trainable });
    expect([...gradients.keys()]).toEqual(['layers.1.v']);
    expectRelative(gradients.get('layers.1.v')!.data, expected.gradients['layers.1.v'], 1e-4);
  });
});

const doubled = ({ data, ...shape }: Matrix): Matrix => ({ ...shape, data: data.map((value) => 2 * value) });

describe('hooks', () => {
  const llama = given(true);

  it('put another weight into the forward pass, and its gradient goes straight to the weight it stands for', async () => {
    const weight = (name: string, value: Matrix) => (name === 'layers.0.up' ? { value: doubled(value) } : null);
    const replaced = await lossAndGradients(llama, batch, { hooks: { weight } });
    const up = doubled(llama.weights.get('layers.0.up')!);
    const doubledLlama = { ...llama, weights: new Map([...llama.weights, ['layers.0.up', up]]) };
    expect(replaced).toEqual(await lossAndGradients(doubledLlama, batch));
  });

  it('may say how the gradient goes on', async () => {
    const plain = await lossAndGradients(llama, batch);
    const weight = (_: string, value: Matrix) => ({ value, back: doubled });
    const { gradients } = await lossAndGradients(llama, batch, { hooks: { weight } });
    for (const [name, gradient] of plain.gradients) expect(gradients.get(name)).toEqual(doubled(gradient));
  });

  it('are asked once for each weight, and once for each activation', async () => {
    const asked: string[] = [];
    const weight = (name: string) => (asked.push(name), null);
    const activation = (layer: number, place: string) => (asked.push(`${layer} ${place}`), null);
    await lossAndGradients(llama, batch, { hooks: { weight, activation } });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(llama.weights.size + 12);
  });

  it.each([
    ['attentionInput', 'layers.0.attentionNorm'],
    ['keys', 'layers.0.k'],
    ['values', 'layers.0.v'],
    ['attended', 'layers.0.v'],
    ['feedForwardInput', 'layers.0.feedForwardNorm'],
    ['feedForwardUnits', 'layers.0.up'],
  ] as const)('on %s let no gradient through where they say so', async (place, behind) => {
    const activation = (layer: number, at: string, value: Matrix) =>
      layer === 0 && at === place ? { value, back: (g: Matrix) => ({ ...g, data: g.data.map(() => 0) }) } : null;
    const { gradients } = await lossAndGradients(llama, batch, { hooks: { activation } });
    expect(largestOf(new Map([[behind, gradients.get(behind)!]]))).toBe(0);
    expect(largestOf(gradients)).toBeGreaterThan(0);
  });

  it('change what the model says', () => {
    const activation = (_: number, place: string, value: Matrix) =>
      place === 'keys' ? { value: doubled(value) } : null;
    expect(logitsOf(llama, batch, { activation })).not.toEqual(logitsOf(llama, batch));
  });
});

describe('a batch', () => {
  const llama = given(true);

  it.each([
    [
      'of two lengths',
      [
        [1, 2, 3],
        [1, 2],
      ],
      'Sequences of 3, 2 tokens',
    ],
    ['of nothing', [], 'Sequences of no tokens'],
    ['with an unknown token', [[1, 11]], 'Token 11 is outside of a vocabulary of 11'],
  ])('%s is refused', async (_, given, message) => {
    await expect(lossAndGradients(llama, given)).rejects.toThrow(message);
  });

  it('is not begun once the reader has cancelled', async () => {
    const reason = new Error('cancelled by the reader');
    await expect(lossAndGradients(llama, batch, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
