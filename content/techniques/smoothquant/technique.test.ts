import { describe, expect, it } from 'vitest';
import { matrixOf } from '@/content/testing/products';
import { trial } from '@/content/testing/trial';
import { blockLinears } from '@/lib/onnx/find';
import { summarise } from '@/lib/onnx/summary';
import { roundActivations, type Span } from '@/lib/quantization/activations';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { columnMaxima } from '@/lib/quantization/smoothing-ranges';
import { dequantize, quantize } from '@/lib/quantization/uniform';
import { float32 } from '@/lib/tensor/create';
import { matmul, transpose, type Matrix } from '@/lib/tensor/matrix';
import golden from './golden/vectors.json' with { type: 'json' };
import { Sample, smoothedError } from './sweep';
import technique, { factors } from './technique';

const x = matrixOf(golden.x);
const weights = golden.weights.map(matrixOf);

function expectClose(values: Float32Array, expected: readonly number[], tolerance: number): void {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) =>
    expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(tolerance * Math.abs(expected[i]) + 1e-4),
  );
}

/** Q(X) Q(W)ᵀ */
function product(activations: Matrix, weight: Matrix, bits: number, span: Span): Float32Array {
  const rounded = dequantize(quantize(weight, { bits, scheme: 'symmetric', group: weight.columns }));
  return matmul(roundActivations(activations, { bits, span }), transpose(rounded)).data;
}

describe('equals the NumPy reference', () => {
  it.each(golden.cases)('α $alpha, $bits bits by $span', ({ alpha, bits, span, s, y }) => {
    const measured = factors(columnMaxima(x), weights, alpha);
    expectClose(measured, s, 1e-6);
    const smoothed = scaleInputs(
      x,
      measured.map((value) => 1 / value),
    );
    weights.forEach((weight, i) =>
      expectClose(product(smoothed, scaleInputs(weight, measured), bits, span as Span), y[i], 1e-4),
    );
  });

  it.each(golden.naive)('without smoothing, $bits bits', ({ bits, y }) => {
    weights.forEach((weight, i) => expectClose(product(x, weight, bits, 'token'), y[i], 1e-4));
  });
});

it('at α = 1 every channel of the activations has the same maximum, at α = 0 every channel of the weights', () => {
  const tops = columnMaxima(x);
  const equal = (values: readonly number[]) => Math.max(...values) / Math.min(...values) < 1.0001;
  const one = factors(tops, weights, 1);
  expect(equal([...tops].flatMap((top, j) => (top ? [top / one[j]] : [])))).toBe(true);
  const zero = factors(tops, weights, 0);
  const reach = weights.map((weight) => columnMaxima(scaleInputs(weight, zero)));
  const largest = [...reach[0]].map((value, j) => Math.max(value, reach[1][j])).filter((value) => value > 0);
  expect(equal(largest)).toBe(true);
});

describe('the sweep over α', () => {
  it.each(golden.cases)('has the error of the NumPy reference’s outputs: α $alpha, $bits bits by $span', (expected) => {
    const { alpha, bits, span, y } = expected;
    const exact = weights.flatMap((weight) => [...matmul(x, transpose(weight)).data]);
    const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
    const moved = squares(y.flat().map((value, i) => value - exact[i]));
    const s = factors(columnMaxima(x), weights, alpha);
    const found = smoothedError({ x, weights }, s, { bits, span: span as Span });
    expect(found / Math.sqrt(moved / squares(exact))).toBeCloseTo(1, 2);
  });

  it('looks at two tokens of each batch, copied, and at no more than it may', async () => {
    const data = Float32Array.from({ length: 12 }, (_, i) => i);
    async function* batches() {
      for (let i = 0; i < 3; i++) yield new Map([['x', float32([1, 6, 2], data)]]);
    }
    const sample = new Sample(3);
    for await (const batch of sample.of(batches())) expect(batch.get('x')!.data).toBe(data);
    data.fill(0);
    expect(sample.get('x')).toEqual({ rows: 3, columns: 2, data: Float32Array.of(4, 5, 8, 9, 4, 5) });
  });
});

describe('apply', () => {
  const { model, lab, treat, errorOf } = trial(technique);

  it('loses far less to outliers with smoothing than without', async () => {
    const naive = await errorOf({ outliers: true, smoothing: false });
    const smoothed = await errorOf({ outliers: true });
    expect(smoothed).toBeLessThan(naive / 10);
  });

  it('multiplies every linear layer of the decoder as integers at 8 bits', async () => {
    const { nodes } = await treat({});
    const count = (op: string) => nodes.filter((node) => node.op === op).length;
    expect(count('MatMulInteger')).toBe(blockLinears(model).length);
  });

  it('stores 4 bits a weight in simulation', async () => {
    const treated = await treat({ bits: '4' });
    const bytes = new Map(summarise(treated).weights.map(({ name, packedBytes }) => [name, packedBytes]));
    for (const { weight, inFeatures, outFeatures } of blockLinears(model))
      expect(bytes.get(weight)).toBe((inFeatures * outFeatures) / 2 + outFeatures * 2);
  });

  it('plots channels that stick out less after smoothing, behind every norm', async () => {
    const { points, ...rest } = lab();
    await treat({ outliers: true }, { ...rest, points });
    const channels = points.filter(({ series }) => series.includes(', before '));
    const [before, after] = [0, 1].map((half) => channels.filter((_, i) => i % 2 === half));
    expect(before).toHaveLength(4);
    before.forEach(({ y }, i) => expect(after[i].y).toBeLessThan(y / 2));
  });

  it('plots what other strengths would do, whichever is taken: the least error is between the ends', async () => {
    const sweepOf = async (alpha: number) => {
      const { points, ...rest } = lab();
      await treat({ outliers: true, alpha }, { ...rest, points });
      return points.filter(({ series }) => series.endsWith(' by strength α'));
    };
    const found = await sweepOf(0.5);
    expect(found.map(({ x: alpha }) => alpha)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(await sweepOf(0.9)).toEqual(found);
    const least = Math.min(...found.map(({ y }) => y));
    expect(least).toBeLessThan(found[0].y);
    expect(least).toBeLessThan(found[10].y);
  });
});
