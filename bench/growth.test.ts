import { expect, it } from 'vitest';
import { grown } from './growth';
import { activations, tokens } from './made-up-lab';
import { meets } from './result';

const run = { read: 0.5, apply: 60, write: 1, peak: 250e6 };

it('puts the memory of a run over the size of its model, and the time of applying over its parameters', () => {
  const result = grown('gptq', '30', 125e6, run);
  expect(result.value).toBe(2);
  expect(result.detail).toContain('apply 60.0 s');
  expect(result.detail).toContain('2000 ms a million parameters');
  expect(meets(result)).toBe(true);
  expect(meets(grown('gptq', '30', 125e6, { ...run, peak: 400e6 }))).toBe(false);
});

it('sets no goal where the engine weighs more than the model', () => {
  expect(meets(grown('gptq', '3', 12e6, run))).toBeNull();
});

it('makes up activations whose neighbours move together, the same for the same seed', () => {
  const { shape, data } = activations(8, 3);
  expect(shape).toEqual([1, tokens, 8]);
  expect(activations(8, 3).data).toEqual(data);
  expect(activations(8, 4).data).not.toEqual(data);
  const product = (a: number, b: number) =>
    Array.from({ length: tokens }, (_, t) => Number(data[8 * t + a]) * Number(data[8 * t + b])).reduce((x, y) => x + y);
  expect(product(5, 6) / Math.sqrt(product(5, 5) * product(6, 6))).toBeGreaterThan(0.5);
});
