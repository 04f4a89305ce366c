import { describe, expect, it } from 'vitest';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import { blockInfluence, leastInfluential } from './technique';

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
