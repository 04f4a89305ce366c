import { describe, expect, it } from 'vitest';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import { inputNorms, prune, scores, type Settings } from './technique';

const inputs = new Map(
  Object.entries(golden.inputs).map(([name, { rows, columns, weight, batches, norms }]) => [
    name,
    {
      weight: { rows, columns, data: Float32Array.from(weight) },
      batches: batches.map(({ shape, data }) => new Map([['x', float32(shape, data)]])),
      norms,
    },
  ]),
);

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('inputNorms equals the NumPy reference', () => {
  it.each([...inputs])('%s', async (_, { batches, norms }) => {
    const measured = (await inputNorms(each(batches))).get('x')!;
    expect(measured).toHaveLength(norms.length);
    norms.forEach((norm, j) => expect(measured[j]).toBeCloseTo(norm, 5));
  });
});

describe('prune keeps the same weights as the NumPy reference', () => {
  it.each(golden.cases)('$pattern $sparsity of $input', async ({ input, mask, kept, ...settings }) => {
    const { weight, batches } = inputs.get(input)!;
    const norms = (await inputNorms(each(batches))).get('x')!;
    const pruned = prune(weight, norms, settings as Settings);
    expect(Array.from(pruned.data, (value) => (value === 0 ? 0 : 1)).join('')).toBe(mask);
    const total = (data: Float32Array) => data.reduce((sum, score) => sum + score, 0);
    expect(total(scores(pruned, norms)) / total(scores(weight, norms))).toBeCloseTo(kept, 5);
  });
});

it('prune keeps a small weight whose input is loud over a large one whose input is quiet', () => {
  const weight = { rows: 1, columns: 4, data: Float32Array.of(0.1, 1, 0.2, 2) };
  const pruned = prune(weight, Float32Array.of(100, 1, 100, 1), { pattern: '2:4', sparsity: 0 });
  expect([...pruned.data]).toEqual([...Float32Array.of(0.1, 0, 0.2, 0)]);
});

it('prune with equal norms is magnitude pruning of each row', () => {
  const weight = { rows: 2, columns: 3, data: Float32Array.of(1, -3, 2, 9, 8, -7) };
  const pruned = prune(weight, Float32Array.of(5, 5, 5), { pattern: 'unstructured', sparsity: 0.34 });
  expect([...pruned.data]).toEqual([0, -3, 2, 9, 8, 0]);
});
