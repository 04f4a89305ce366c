import { describe, expect, it } from 'vitest';
import { matrixOf, productModel, productOf } from '@/content/testing/products';
import { trial } from '@/content/testing/trial';
import { sweep } from '@/lib/onnx/edit';
import { blockLinears } from '@/lib/onnx/find';
import { withOutliers } from '@/lib/quantization/activations-outliers';
import { quantize } from '@/lib/quantization/uniform';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { quantileThreshold } from './technique';

describe('the mixed product, run by ONNX Runtime, equals the NumPy reference', () => {
  const [x, weight] = [matrixOf(golden.x), matrixOf(golden.w)];
  const { model, linear } = productModel(weight);
  const codes = quantize(weight, { bits: 8, scheme: 'symmetric', group: weight.columns });

  it.each(golden.cases)('threshold $threshold: channels $outliers', async ({ threshold, y }) => {
    const values = await productOf(sweep(withOutliers(model, linear, codes, threshold)), x);
    expect(values).toHaveLength(y.length);
    values.forEach((value, i) => expect(Math.abs(value - y[i])).toBeLessThan(1e-4));
  });
});

it('quantileThreshold is what the largest channels reach, one at least', () => {
  const maxima = Float32Array.from({ length: 200 }, (_, i) => (i * 7) % 200);
  const reaching = (share: number) => maxima.filter((top) => top >= quantileThreshold(maxima, share)).length;
  expect([0.01, 0.05, 0.1, 0.001].map(reaching)).toEqual([2, 10, 20, 1]);
});

describe('apply', () => {
  const { model, lab, treat, errorOf } = trial(technique);

  it('loses far less to outliers when these stay floats', async () => {
    const naive = await errorOf({ injected: true, rule: 'none' });
    const mixed = await errorOf({ injected: true, rule: 'magnitude' });
    // What remains is the rounding of the weights, in which those that read the outliers are small now.
    expect(mixed).toBeLessThan(naive / 3);
  });

  it('splits every linear layer of the decoder in two products, and looks for outliers once an input', async () => {
    const { nodes, weights } = await treat({});
    const count = (op: string) => nodes.filter((node) => node.op === op).length;
    expect(count('MatMulInteger')).toBe(blockLinears(model).length);
    expect(count('NonZero')).toBe(8);
    for (const { weight } of blockLinears(model)) expect(weights.has(weight)).toBe(false);
  });

  it('plots the share of channels that stay floats: the one asked for', async () => {
    const at = lab();
    await treat({ share: 0.05 }, at);
    expect(at.points).toHaveLength(8);
    at.points.forEach(({ y }) => expect(y).toBeCloseTo(3 / 64, 6));
  });

  it('plots no share where nothing stays', async () => {
    const at = lab();
    await treat({ rule: 'none' }, at);
    expect(at.points).toEqual([]);
  });
});
