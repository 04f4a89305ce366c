import { describe, expect, it } from 'vitest';
import { nodeLab } from '@/content/testing/lab';
import { blockLinears } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import { tinyLlama } from '@/lib/onnx/testing';
import { defaults } from '@/lib/technique/parameters';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { prune, type Settings } from './technique';

const matrices = new Map(
  Object.entries(golden.matrices).map(([name, { data, ...shape }]) => [
    name,
    { ...shape, data: Float32Array.from(data) },
  ]),
);

const maskOf = (data: Float32Array): string => Array.from(data, (value) => (value === 0 ? 0 : 1)).join('');

describe('prune keeps the same weights as the NumPy reference', () => {
  it.each(golden.cases)('$pattern $scope $sparsity of $matrices', ({ matrices: names, masks, ...settings }) => {
    const weights = names.map((name) => matrices.get(name)!);
    const pruned = prune(weights, settings as Settings);
    const alreadyZero = (i: number, place: number) => weights[i].data[place] === 0;
    // A weight that was zero before shows as zero whether or not it was chosen.
    const expected = masks.map((mask, i) =>
      [...mask].map((bit, place) => (alreadyZero(i, place) ? '0' : bit)).join(''),
    );
    expect(pruned.map(({ data }) => maskOf(data))).toEqual(expected);
  });
});

it('prune leaves every kept weight as it was', () => {
  const weight = matrices.get('long rows 3 x 37')!;
  const [{ data }] = prune([weight], { pattern: 'unstructured', scope: 'matrix', sparsity: 0.5 });
  expect(data.every((value, i) => value === 0 || value === weight.data[i])).toBe(true);
});

it('prune spends the zeros where weights are smallest when it compares the whole model', () => {
  const large = { rows: 1, columns: 4, data: Float32Array.of(5, 6, 7, 8) };
  const small = { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) };
  const pruned = prune([large, small], { pattern: 'unstructured', scope: 'model', sparsity: 0.5 });
  expect(pruned.map(({ data }) => [...data])).toEqual([
    [5, 6, 7, 8],
    [0, 0, 0, 0],
  ]);
});

describe('apply', () => {
  const model = tinyLlama({ layers: 3 });
  const subject = { model, config: { num_hidden_layers: 3 } };
  const treat = async (change: Partial<Settings>) => {
    const lab = nodeLab();
    return { lab, ...(await technique.apply(subject, { ...defaults(technique.parameters), ...change }, lab)) };
  };

  it('touches the matrices of the decoder layers and nothing else', async () => {
    const treated = await treat({});
    const inLayers = new Set(blockLinears(model).map(({ weight }) => weight));
    const changed = [...model.weights.keys()].filter(
      (name) => treated.model.weights.get(name) !== model.weights.get(name),
    );
    expect(new Set(changed)).toEqual(inLayers);
    expect(treated.model.nodes).toBe(model.nodes);
  });

  it.each([0.1, 0.5, 0.95])('zeroes the floor of %s times the weights of every matrix', async (sparsity) => {
    const treated = await treat({ pattern: 'unstructured', sparsity });
    for (const linear of blockLinears(model)) {
      const { data } = readLinear(treated.model, linear);
      expect(data.filter((value) => value === 0)).toHaveLength(Math.floor(sparsity * data.length + 1e-9));
    }
  });

  it('plots the share of zeros in every layer', async () => {
    const { lab } = await treat({});
    expect(lab.points).toEqual([0, 1, 2].map((x) => ({ series: 'zeros', x, y: 0.5 })));
  });
});
