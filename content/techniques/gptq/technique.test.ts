import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { blockLinears, requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { defaults } from '@/lib/technique/parameters';
import type { Lab } from '@/lib/technique/technique';
import { float32 } from '@/lib/tensor/create';
import { frobenius } from '@/lib/tensor/matrix';
import technique, { type Settings } from './technique';

const model = tinyLlama({ hidden: 64, layers: 2 });

/** Applies GPTQ and keeps the models that the laboratory was asked to run, with the tensors asked for. */
async function treat(change: Partial<Settings> = {}) {
  const lab = nodeLab({ sequences: randomSequences(4, 32, 48) });
  const asked: { model: OnnxModel; tensors: readonly string[] }[] = [];
  const calibrate: Lab['calibrate'] = (model, tensors) => {
    asked.push({ model, tensors });
    return lab.calibrate(model, tensors);
  };
  const values = { ...defaults(technique.parameters), ...change };
  const treated = await technique.apply({ model, config: { num_hidden_layers: 2 } }, values, { ...lab, calibrate });
  return { model: treated.model, points: lab.points, asked };
}

/** Which linear layers, in graph order, are not as they were. */
const changed = (treated: OnnxModel): string =>
  blockLinears(model)
    .map((linear) =>
      readLinear(treated, linear).data.every((w, i) => w === readLinear(model, linear).data[i]) ? '.' : 'x',
    )
    .join('');

describe('storage', () => {
  it.each([
    [{}, { bits: 3, group: 64, overhead: 16 }],
    [
      { bits: '2', scheme: 'asymmetric' },
      { bits: 2, group: 64, overhead: 18 },
    ],
    [{ group: '32' }, { bits: 3, group: 32, overhead: 16 }],
    [
      { group: '32', actOrder: true },
      { bits: 3, group: 32, overhead: 16 },
    ],
  ] as const)('claims for %o that the weights pack as %o, and they do', async (change, packing) => {
    const treated = (await treat(change)).model;
    expect(new Set(treated.packing.keys())).toEqual(new Set(blockLinears(model).map(({ weight }) => weight)));
    expect(treated.packing.get(requireDecoder(model)[0].linears[0].weight)).toEqual(packing);
    // Throws where a claim is not true.
    expect(summarise(treated).packedBytes).toBeLessThan(summarise(model).packedBytes);
  });

  it.each([{ scheme: 'symmetric' }, { scheme: 'asymmetric' }] as const)(
    'puts integer operators where there are some: %o',
    async (change) => {
      const treated = (await treat({ bits: '4', group: '32', ...change })).model;
      const operators = treated.nodes.filter(({ op }) => op === 'MatMulNBits');
      expect(operators).toHaveLength(blockLinears(model).length);
      const [got, wanted] = [await logitsOf(treated, [1, 2, 3]), await logitsOf(model, [1, 2, 3])];
      const norm = (data: Float32Array) => frobenius({ rows: 1, columns: data.length, data });
      expect(norm(got.map((value, i) => value - wanted[i])) / norm(wanted)).toBeLessThan(0.3);
    },
  );
});

describe('figures', () => {
  it('shows for every layer that the outputs move less than with rounding to nearest', async () => {
    const { points } = await treat();
    const against = points.filter(({ series }) => series === 'output error against round to nearest');
    expect(against.map(({ x }) => x)).toEqual([0, 1]);
    for (const { y } of against) expect(y).toBeLessThan(0.95);
  });

  it('shows a larger output error for fewer bits', async () => {
    const errors = await Promise.all(
      (['4', '3', '2'] as const).map(async (bits) => (await treat({ bits })).points[0].y),
    );
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
  });
});

describe('measuring', () => {
  it('looks at each layer once, behind the layers that are rounded already', async () => {
    const { asked } = await treat();
    expect(asked.map(({ model }) => changed(model))).toEqual(['..............', 'xxxxxxx.......']);
    expect(asked.map(({ tensors }) => tensors.length)).toEqual([4, 4]);
  });

  it('looks again within a layer, behind what is rounded in it already, if asked to', async () => {
    const { asked } = await treat({ sequential: true });
    const first = ['.......', 'xxx....', 'xxxx...', 'xxxxxx.'];
    expect(asked.slice(0, 4).map(({ model }) => changed(model).slice(0, 7))).toEqual(first);
    expect(asked.map(({ tensors }) => tensors.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;

  /** Bytes in typed arrays that something still refers to: the second collection waits for what the first has set free. */
  function held(): number {
    collect();
    collect();
    return process.memoryUsage().arrayBuffers;
  }

  it('holds of the layers that are done nothing but their weights: second moments of one layer at a time', async () => {
    const wide = tinyLlama({ hidden: 64, intermediate: 256, layers: 3 });
    const widths = new Map(blockLinears(wide).map(({ input, inFeatures }) => [input, inFeatures]));
    const values = (width: number) =>
      float32(
        [1, 2, width],
        Float32Array.from({ length: 2 * width }, (_, i) => Math.sin(i * i)),
      );
    const before: number[] = [];
    const lab: Lab = {
      ...nodeLab(),
      async *calibrate(_, names) {
        yield new Map(names.map((name) => [name, values(widths.get(name)!)]));
      },
      report: () => void before.push(held()),
    };
    await technique.apply({ model: wide, config: { num_hidden_layers: 3 } }, defaults(technique.parameters), lab);
    const weights = requireDecoder(wide)[0].linears.reduce(
      (sum, { weight }) => sum + wide.weights.get(weight)!.data.byteLength,
      0,
    );
    const moments = 4 * (3 * 64 ** 2 + 256 ** 2);
    // The memories of the routines come with the first layer.
    const growth = before.slice(2).map((bytes, i) => bytes - before[i + 1]);
    expect(growth).toHaveLength(2);
    for (const bytes of growth) expect(bytes).toBeLessThan(weights + moments / 8);
  });
});
