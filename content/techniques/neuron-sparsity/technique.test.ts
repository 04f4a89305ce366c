import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { requireDecoder } from '@/lib/onnx/find';
import { makeModel, makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { activation, feedForward } from '@/lib/onnx/narrow';
import { tinyLlama } from '@/lib/onnx/testing';
import { feedsFor, logitsOf, runOnnx } from '@/lib/onnx/testing-run';
import { withOutputs } from '@/lib/onnx/edit';
import { defaults } from '@/lib/technique/parameters';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import { allBut, measureSparsity, upTo } from './measure';
import technique, { maskLayer, type Settings } from './technique';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('equals the NumPy reference', () => {
  it.each(golden.cases)('measureSparsity: $name', async ({ shape, data, k, threshold, ...wanted }) => {
    const { zero, nearZero, held, below } = wanted;
    const batches = () => each([new Map([['a', float32(shape, data)]])]);
    const measured = (await measureSparsity(batches(), allBut(k))).get('a')!;
    expect(measured.zero).toBeCloseTo(zero, 6);
    expect(measured.nearZero).toBeCloseTo(nearZero, 6);
    expect(measured.held).toBeCloseTo(held, 5);
    expect(measured.out).toBeCloseTo(1 - k / shape.at(-1)!, 6);
    expect((await measureSparsity(batches(), upTo(threshold))).get('a')!.out).toBeCloseTo(below, 6);
  });

  it.each(golden.cases)('the masks in the graph: $name', async ({ shape, data, k, threshold, thresholded, above }) => {
    const info = (name: string) => ({ name, type: 'float32' as const, shape });
    const reader = makeNode('Identity', ['a'], ['y']);
    const model = makeModel({ nodes: [reader], inputs: [info('a')], outputs: [info('y')] });
    const masked = async (count: number | null) => {
      const treated = maskLayer(model, { value: 'a', reader }, count, threshold);
      return [...(await runOnnx(treated, { a: float32(shape, data) })).y.data].map(Number);
    };
    const rounded = (values: readonly number[]) => values.map((value) => Math.fround(value) + 0);
    expect(await masked(k)).toEqual(rounded(thresholded));
    expect(await masked(null)).toEqual(rounded(above));
  });
});

describe('apply', () => {
  const subject = { model: tinyLlama(), config: { num_hidden_layers: 2 } };
  const lab = () => nodeLab({ sequences: randomSequences(4, 32, 16) });
  const mask = async (values: Settings, { model }: { model: OnnxModel } = subject) =>
    technique.apply({ ...subject, model }, values, lab());

  /** How many units of each token are not zero at a value. */
  async function atWork(model: OnnxModel, value: string): Promise<number[]> {
    const { [value]: seen } = await runOnnx(withOutputs(model, [value]), feedsFor(model, [3, 1, 4]));
    const units = seen.shape.at(-1)!;
    const data = Array.from(seen.data as Float32Array);
    return [0, 1, 2].map((token) => data.slice(token * units, (token + 1) * units).filter((unit) => unit !== 0).length);
  }

  const usual: Settings = { ...defaults(technique.parameters) };

  it.each(['gate', 'product'] as const)('leaves a quarter of the units of each token, chosen by %s', async (at) => {
    const { model } = await mask({ ...usual, at });
    for (const layer of requireDecoder(model)) {
      const { value } = at === 'gate' ? activation(model, layer) : { value: feedForward(layer).down.input };
      expect(value).toContain('/kept');
      expect(await atWork(model, value)).toEqual([8, 8, 8]);
    }
  });

  it('changes nothing when the units left out are zero already', async () => {
    const { model } = await mask({ ...usual, at: 'product' });
    const [once, twice] = [model, (await mask({ ...usual, at: 'product' }, { model })).model];
    expect(twice.nodes.length).toBeGreaterThan(once.nodes.length);
    expect(await logitsOf(twice, [1, 2, 3])).toEqual(await logitsOf(once, [1, 2, 3]));
  });

  it('leaves fewer units the higher the threshold, and all at zero', async () => {
    const at = async (threshold: number) => mask({ ...usual, rule: 'threshold', threshold });
    expect((await at(0)).model).toBe(subject.model);
    const { model } = await at(0.02);
    const first = requireDecoder(model)[0];
    const [low, high] = [
      await atWork(model, activation(model, first).value),
      await atWork((await at(0.3)).model, activation(model, first).value),
    ];
    low.forEach((count, token) => expect(count).toBeGreaterThan(high[token]));
  });

  it('counts what need not be computed', async () => {
    const noted = async (values: Settings) => {
      const own = lab();
      await technique.apply(subject, values, own);
      return own.notes.at(-1);
    };
    expect(await noted({ ...usual, at: 'product' })).toContain('25.0 %');
    expect(await noted({ ...usual, at: 'gate' })).toContain('50.0 %');
  });

  describe('leaving zeros out of the product with down', () => {
    const treated = (change: Partial<Settings>, model?: OnnxModel) =>
      mask({ ...usual, ...change, skip: true }, model ? { model } : undefined);

    it.each([
      ['a MatMul', {}],
      ['a Gemm', { linear: 'Gemm' }],
    ] as const)('gives the same logits, with %s', async (_, options) => {
      const model = tinyLlama(options);
      const dense = (await mask({ ...usual }, { model })).model;
      const sparse = (await treated({}, model)).model;
      const [wanted, found] = [await logitsOf(dense, [3, 1, 4]), await logitsOf(sparse, [3, 1, 4])];
      found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 5));
    });

    it('multiplies only with the units that some token has at work, and with the first', async () => {
      const { model } = await treated({ kept: 0.05 });
      const units = model.nodes.flatMap(({ outputs }) => outputs).filter((name) => name.endsWith('/at-work/units'));
      const seen = await runOnnx(withOutputs(model, units), feedsFor(model, [3]));
      // A twentieth of 32 units is two of them.
      for (const name of units) expect([2, 3]).toContain(seen[name].shape[0]);
    });

    it('runs where no unit is at work at all', async () => {
      const { model } = await treated({ rule: 'threshold', threshold: 0.5 });
      const silent = {
        ...model,
        weights: new Map(
          [...model.weights].map(([name, tensor]) => [
            name,
            /gate/.test(name) ? float32(tensor.shape, Array(tensor.data.length).fill(0)) : tensor,
          ]),
        ),
      };
      expect((await logitsOf(silent, [3, 1])).every(Number.isFinite)).toBe(true);
    });
  });
});
