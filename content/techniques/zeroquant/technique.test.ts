import { describe, expect, it } from 'vitest';
import { matrixOf, productModel, productOf } from '@/content/testing/products';
import { trial } from '@/content/testing/trial';
import { sweep } from '@/lib/onnx/edit';
import { blockLinears } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { summarise } from '@/lib/onnx/summary';
import { withIntegers, withSimulated, type Span } from '@/lib/quantization/activations';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { quantizeOutputs, type Settings } from './technique';

describe('equals the NumPy reference', () => {
  const [x, weight] = [matrixOf(golden.x), matrixOf(golden.w)];
  const { model, linear } = productModel(weight);

  it.each(golden.cases)('$bits bits, $outputs outputs, by $span', async ({ bits, outputs, span, codes, scales, y }) => {
    const quantized = quantizeOutputs(weight, bits, outputs);
    expect([...quantized.codes]).toEqual(codes);
    expect([...quantized.scales]).toEqual(scales.map(Math.fround));
    const treat = bits === 8 ? withIntegers : withSimulated;
    const values = await productOf(sweep(treat(model, linear, quantized, { bits: 8, span: span as Span })), x);
    expect(values).toHaveLength(y.length);
    values.forEach((value, i) => expect(Math.abs(value - y[i])).toBeLessThan(1e-5 * Math.abs(y[i]) + 1e-4));
  });
});

describe('apply', () => {
  const { model, lab, treat, errorOf } = trial(technique);
  const packedOf = (treated: OnnxModel) =>
    new Map(summarise(treated).weights.map(({ name, packedBytes }) => [name, packedBytes]));

  it('multiplies every linear layer of the decoder as integers at 8 bits', async () => {
    const { nodes } = await treat({});
    expect(nodes.filter(({ op }) => op === 'MatMulInteger')).toHaveLength(blockLinears(model).length);
  });

  it.each([
    { group: '1', share: 1 },
    { group: '8', share: 8 },
  ] as const)('counts 4 bits a weight and a scale for each $share outputs', async ({ group, share }) => {
    const bytes = packedOf(await treat({ bits: '4', group }));
    for (const { weight, inFeatures, outFeatures } of blockLinears(model))
      expect(bytes.get(weight)).toBe((inFeatures * outFeatures) / 2 + (outFeatures * 2) / share);
  });

  it('plots less activation error by token than by input, and more weight error with larger groups', async () => {
    const errors = async (group: Settings['group'], series: string) => {
      const at = lab();
      await treat({ group }, at);
      return at.points.filter((point) => point.series === series).map(({ y }) => y);
    };
    const [byToken, byInput] = [
      await errors('8', 'activation error by token'),
      await errors('8', 'activation error by input'),
    ];
    expect(byToken).toHaveLength(2);
    byToken.forEach((error, i) => expect(error).toBeLessThan(byInput[i]));
    const [fine, coarse] = [await errors('1', 'weight error'), await errors('matrix', 'weight error')];
    fine.forEach((error, i) => expect(error).toBeLessThan(coarse[i]));
  });

  it('distils each layer to lose less than rounding alone', async () => {
    const at = lab();
    await treat({ bits: '4', distil: '30' }, at);
    const errors = (series: string) => at.points.filter((point) => point.series === series).map(({ y }) => y);
    const [before, after] = [errors('output error before distillation'), errors('output error after it')];
    expect(before).toHaveLength(2);
    after.forEach((error, layer) => expect(error).toBeLessThan(0.9 * before[layer]));
    expect(await errorOf({ bits: '4', distil: '30' })).toBeLessThan(await errorOf({ bits: '4' }));
  });

  it('leaves weights to rounding alone at 8 bits', async () => {
    expect((await treat({ distil: '30' })).weights).toEqual((await treat({})).weights);
  });
});
