import { beforeAll, describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { tinyLlama } from '@/lib/onnx/testing';
import { defaults } from '@/lib/technique/parameters';
import type { Lab } from '@/lib/technique/technique';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import { scaledMagnitudes as scores } from '@/lib/sparsity/scores';
import technique, { inputNorms, prune, type Settings } from './technique';

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

describe('apply', () => {
  const subject = { model: tinyLlama({ layers: 3 }), config: { num_hidden_layers: 3 } };
  const lab = nodeLab({ sequences: randomSequences(4, 32, 16) });
  const asked: { model: OnnxModel; tensors: readonly string[] }[] = [];
  const calibrate: Lab['calibrate'] = (model, tensors) => {
    asked.push({ model, tensors });
    return lab.calibrate(model, tensors);
  };
  let treated: OnnxModel;

  /** Share of zeros among the linear weights of each layer. */
  const zeros = (model: OnnxModel): number[] =>
    requireDecoder(model).map(({ linears }) => {
      const values = linears.flatMap((linear) => [...readLinear(model, linear).data]);
      return values.filter((value) => value === 0).length / values.length;
    });

  beforeAll(async () => {
    ({ model: treated } = await technique.apply(subject, defaults(technique.parameters), { ...lab, calibrate }));
  });

  it('zeroes half of every layer with the pattern 2:4', () => {
    expect(zeros(treated)).toEqual([0.5, 0.5, 0.5]);
  });

  it('measures each layer behind the layers that are pruned already', () => {
    expect(asked.map(({ model }) => zeros(model))).toEqual([
      [0, 0, 0],
      [0.5, 0, 0],
      [0.5, 0.5, 0],
    ]);
  });

  it('collects an input that several matrices share once', () => {
    for (const { tensors } of asked) expect(new Set(tensors).size).toBe(tensors.length);
    expect(asked.map(({ tensors }) => tensors.length)).toEqual([4, 4, 4]);
  });

  it('plots the share of the score that each layer keeps: more than half of it', () => {
    expect(lab.points.map(({ x }) => x)).toEqual([0, 1, 2]);
    expect(lab.points.every(({ y }) => y > 0.5 && y < 1)).toBe(true);
  });
});
