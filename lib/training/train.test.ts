import { describe, expect, it } from 'vitest';
import { tinyLlama } from '@/lib/onnx/testing';
import type { Matrix } from '@/lib/tensor/matrix';
import { adamW, clipGradients } from './adamw';
import { logitsOf } from './gradients';
import { readLlama } from './read';
import { cosineRate, train } from './train';

const rowOf = (...data: number[]): Matrix => ({ rows: 1, columns: data.length, data: Float32Array.from(data) });
const columnOf = (...data: number[]): Matrix => ({ rows: data.length, columns: 1, data: Float32Array.from(data) });

describe('AdamW', () => {
  it('takes a first step of the rate against the sign of each gradient, after shrinking matrices alone', () => {
    const weights = new Map([
      ['norm', rowOf(1, 1)],
      ['matrix', columnOf(2, -2)],
    ]);
    const gradients = new Map([
      ['norm', rowOf(3, -0.01)],
      ['matrix', columnOf(-5, 0)],
    ]);
    adamW({ decay: 0.1 }).step(weights, gradients, 0.5);
    const close = (found: Matrix, expected: number[]) =>
      expected.forEach((value, i) => expect(found.data[i]).toBeCloseTo(value, 5));
    close(weights.get('norm')!, [0.5, 1.5]);
    close(weights.get('matrix')!, [2 * 0.95 + 0.5, -2 * 0.95]);
  });

  it('goes on as Algorithm 2 says', () => {
    const weights = new Map([['w', rowOf(0)]]);
    const optimizer = adamW({ beta1: 0.5, beta2: 0.75 });
    optimizer.step(weights, new Map([['w', rowOf(1)]]), 1);
    optimizer.step(weights, new Map([['w', rowOf(3)]]), 1);
    // m = 0.25 + 1.5 over 1 − 0.25; v = 0.1875 + 2.25 over 1 − 0.5625.
    expect(weights.get('w')!.data[0]).toBeCloseTo(-1 - 1.75 / 0.75 / Math.sqrt(2.4375 / 0.4375), 5);
  });
});

it('gradients are scaled down to a norm, not up', () => {
  const gradients = new Map([
    ['a', rowOf(3)],
    ['b', columnOf(0, 4)],
  ]);
  expect(clipGradients(gradients, 10)).toBe(5);
  expect(gradients.get('a')).toEqual(rowOf(3));
  clipGradients(gradients, 1);
  expect(gradients.get('b')!.data[1]).toBeCloseTo(0.8, 6);
});

it('the rate rises, then falls to zero', () => {
  const rates = [0, 1, 2, 3, 4, 5, 6].map(cosineRate(1, 6, 2));
  expect(rates.map((rate) => Number(rate.toFixed(3)))).toEqual([0.333, 0.667, 1, 0.854, 0.5, 0.146, 0]);
});

const batch = [
  [1, 2, 3, 4, 5, 6],
  [6, 5, 4, 3, 2, 1],
];

describe('training', () => {
  const rate = () => 0.01;

  it('learns a batch by heart, in place, the same each time', async () => {
    const [one, other] = [0, 0].map(() => readLlama(tinyLlama({ tied: true })));
    const losses: number[] = [];
    await train(one, { steps: 12, batch: () => batch, rate, progress: (_, { loss }) => losses.push(loss) });
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2);
    await train(other, { steps: 12, batch: () => batch, rate });
    expect(other.weights).toEqual(one.weights);
  });

  it('comes near to a teacher', async () => {
    const [student, teacher] = [1, 2].map((seed) => readLlama(tinyLlama({ seed })));
    const divergences: number[] = [];
    await train(student, {
      ...{ steps: 20, batch: () => batch, rate },
      teacher: (given) => ({ logits: logitsOf(teacher, given), share: 1 }),
      progress: (_, { divergence }) => divergences.push(divergence),
    });
    expect(divergences.at(-1)!).toBeLessThan(divergences[0] / 3);
  });

  it('leaves alone what is not trainable', async () => {
    const [llama, before] = [0, 0].map(() => readLlama(tinyLlama()));
    await train(llama, { steps: 1, batch: () => batch, rate, trainable: (name) => name.endsWith('.up') });
    const changed = [...llama.weights].filter(
      ([name, { data }]) => String(data) !== String(before.weights.get(name)!.data),
    );
    expect(changed.map(([name]) => name)).toEqual(['layers.0.up', 'layers.1.up']);
  });

  it('stops between two steps when it is cancelled', async () => {
    const llama = readLlama(tinyLlama());
    const controller = new AbortController();
    const reason = new Error('cancelled by the reader');
    const progress = (step: number) => step === 1 && controller.abort(reason);
    const { signal } = controller;
    await expect(train(llama, { steps: 9, batch: () => batch, rate, progress, signal })).rejects.toBe(reason);
  });
});
