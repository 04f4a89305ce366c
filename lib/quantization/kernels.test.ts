/** The integer operators, run by the runtime of the browser, against the product with the dequantized weights. */
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { sweep } from '@/lib/onnx/edit';
import { linears } from '@/lib/onnx/find';
import { writeLinear } from '@/lib/onnx/linear';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { float32 } from '@/lib/tensor/create';
import { matmul, transpose, type Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { withMatMulInteger } from './matmul-integer';
import { fitsMatMulNBits, withMatMulNBits } from './matmul-nbits';
import { dequantize, quantize, type Scheme } from './uniform';

ort.env.wasm.numThreads = 1;

const product = (weight: string, output: string): Node => ({
  name: `${output}/MatMul`,
  op: 'MatMul',
  domain: '',
  inputs: ['x', weight],
  outputs: [output],
  attributes: new Map(),
});

/** y_i = x W_iᵀ for several W_i [out × in] that share the input x [n × in]. */
function modelOf(weights: readonly Matrix[]): OnnxModel {
  const stored = weights.map((weight, i) => {
    const { rows, columns, data } = transpose(weight);
    return [`w${i}`, float32([rows, columns], data)] as const;
  });
  return {
    nodes: weights.map((_, i) => product(`w${i}`, `y${i}`)),
    weights: new Map(stored),
    inputs: [{ name: 'x', type: 'float32', shape: ['n', weights[0].columns] }],
    outputs: weights.map(({ rows }, i) => ({ name: `y${i}`, type: 'float32', shape: ['n', rows] })),
    opsets: new Map([['', 14]]),
    packing: new Map(),
    origin: undefined,
  };
}

function normal(rows: number, columns: number, seed: number): Matrix {
  const random = seeded(seed);
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, random.normal) };
}

async function run(model: OnnxModel, x: Matrix): Promise<Matrix[]> {
  const session = await ort.InferenceSession.create(toBytes(writeOnnx(model).parts));
  const results = await session.run({ x: new ort.Tensor('float32', x.data, [x.rows, x.columns]) });
  await session.release();
  return model.outputs.map(({ name }) => {
    const { dims, data } = results[name];
    return { rows: dims[0], columns: dims[1], data: data as Float32Array };
  });
}

const largest = (values: Iterable<number>): number => [...values].reduce((a, b) => Math.max(a, Math.abs(b)), 0);
const distance = (a: Matrix, b: Matrix): number => largest(a.data.map((value, i) => value - b.data[i]));

const schemes: readonly Scheme[] = ['symmetric', 'asymmetric'];
const shapes = [
  { out: 8, in: 64, group: 16 },
  { out: 5, in: 100, group: 32 },
  { out: 3, in: 40, group: 128 },
];

describe('withMatMulNBits', () => {
  const cases = [2, 4, 8].flatMap((bits) =>
    schemes.flatMap((scheme) => shapes.map((shape) => ({ bits, scheme, ...shape }))),
  );

  it.each(cases)('computes x Ŵᵀ: $bits bits, $scheme, $out × $in, groups of $group', async (given) => {
    const weight = normal(given.out, given.in, 1);
    const model = modelOf([weight]);
    const quantized = quantize(weight, given);
    const x = normal(4, given.in, 2);
    const [y] = await run(sweep(withMatMulNBits(model, linears(model)[0], quantized)), x);
    expect(distance(y, matmul(x, transpose(dequantize(quantized))))).toBeLessThan(2e-4);
  });

  it('keeps codes of half a byte in half a byte', () => {
    const weight = normal(6, 64, 1);
    const model = modelOf([weight]);
    const grid = { bits: 4, scheme: 'asymmetric', group: 32 } as const;
    const { weights } = sweep(withMatMulNBits(model, linears(model)[0], quantize(weight, grid)));
    const bytes = [...weights].map(([name, { data }]) => [name, data.byteLength]);
    expect(bytes).toEqual([
      ['w0.codes', (6 * 64) / 2],
      ['w0.scales', 6 * 2 * 4],
      ['w0.zeros', 6],
    ]);
  });

  it('is for groups that are powers of two from 16, with 2, 4 or 8 bits', () => {
    const fits = (bits: number, group: number) => fitsMatMulNBits({ bits, group });
    expect([fits(4, 16), fits(8, 128), fits(2, 32)]).toEqual([true, true, true]);
    expect([fits(3, 32), fits(6, 32), fits(4, 8), fits(4, 48)]).toEqual([false, false, false, false]);
  });
});

describe('withMatMulInteger', () => {
  /** Two layers on one input, quantized with groups of `group` weights of each row, or all weights where it is null. */
  function quantizedPair(group: number | null) {
    const weights = [normal(7, 48, 1), normal(5, 48, 2)];
    const grid = { bits: 8, scheme: 'symmetric' } as const;
    const asSeen = (w: Matrix) => (group ? w : { rows: 1, columns: w.data.length, data: w.data });
    const codes = weights.map((w) => quantize(asSeen(w), { ...grid, group: group ?? w.data.length }));
    const model = modelOf(weights);
    const floats = codes.map((q, i) => ({ ...weights[i], data: dequantize(q).data }));
    const unswept = linears(model).reduce((edited, linear, i) => withMatMulInteger(edited, linear, codes[i]), model);
    const expected = linears(model).reduce((edited, linear, i) => writeLinear(edited, linear, floats[i]), model);
    return { unswept, treated: sweep(unswept), expected, floats };
  }

  it.each([
    ['channel', 48],
    ['tensor', null],
  ])('is exact per %s where the activations are whole numbers from 0 to 255', async (_, group) => {
    const { treated, expected } = quantizedPair(group);
    const random = seeded(5);
    const data = Float32Array.from({ length: 4 * 48 }, (_, i) => (i < 2 ? 255 * i : random.integer(256)));
    const x = { rows: 4, columns: 48, data };
    const [got, wanted] = [await run(treated, x), await run(expected, x)];
    got.forEach((y, i) => expect(distance(y, wanted[i])).toBeLessThan(1e-6 * largest(wanted[i].data) + 1e-3));
  });

  it('errs by at most one step of the activations for each weight', async () => {
    const { treated, expected, floats } = quantizedPair(48);
    const x = normal(16, 48, 3);
    const [got, wanted] = [await run(treated, x), await run(expected, x)];
    // |x_q − x| ≤ step / 2 inside the range, and half a step more at its ends, where the zero point is rounded.
    const step = (Math.max(0, ...x.data) - Math.min(0, ...x.data)) / 255;
    got.forEach((y, i) => {
      const sums = Array.from({ length: y.columns }, (_, row) =>
        floats[i].data.subarray(row * 48, (row + 1) * 48).reduce((sum, w) => sum + Math.abs(w), 0),
      );
      y.data.forEach((value, k) =>
        expect(Math.abs(value - wanted[i].data[k])).toBeLessThanOrEqual(step * sums[k % y.columns]),
      );
      expect(distance(y, wanted[i])).toBeGreaterThan(0);
    });
  });

  it('rounds an input that two layers share only once', () => {
    const { unswept, treated } = quantizedPair(48);
    expect(unswept.nodes.filter(({ op }) => op === 'DynamicQuantizeLinear')).toHaveLength(1);
    expect(treated.nodes.filter(({ op }) => op === 'MatMulInteger')).toHaveLength(2);
    expect([...treated.weights.values()].filter(({ type }) => type === 'int8')).toHaveLength(2);
    expect(treated.weights.has('w0')).toBe(false);
  });
});
