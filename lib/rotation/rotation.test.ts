import { describe, expect, it } from 'vitest';
import { requireDecoder } from '@/lib/onnx/find';
import { withWeights } from '@/lib/onnx/edit';
import { makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { validate } from '@/lib/onnx/validate';
import { float32 } from '@/lib/tensor/create';
import { matmul, transpose, type Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { hadamard, hadamardFactors, randomHadamard } from './hadamard';
import { kurtosis, tokenKurtosis } from './kurtosis';
import { fromOnline, toOnline, withOnlineHadamard } from './online';
import { foldNorms, rotateStream } from './rotate';
import { rotateValues } from './values';

const tokens = [3, 1, 4, 1, 5, 9, 2, 6];

const distance = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

const isIdentity = ({ columns, data }: Matrix, scale: number): boolean =>
  data.every((value, at) => Math.abs(value - (at % (columns + 1) === 0 ? scale : 0)) < 1e-3 * scale);

describe('hadamard', () => {
  it.each([1, 2, 4, 12, 16, 20, 28, 32, 36, 192])('of order %i has entries ±1 and orthogonal rows', (n) => {
    const matrix = hadamard(n);
    expect(matrix.data.every((value) => Math.abs(value) === 1)).toBe(true);
    expect(isIdentity(matmul(matrix, transpose(matrix)), n)).toBe(true);
  });

  it.each([0, 3, 6, 7, 18])('says that it has none of order %i', (n) => {
    expect(() => hadamard(n)).toThrow(`No Hadamard matrix of order ${n}`);
  });

  it('with random signs differs by the seed, and not by its signs alone', () => {
    const [a, b] = [1, 2].map((seed) => randomHadamard(12, seeded(seed)));
    const together = matmul(transpose(a), b).data.map(Math.abs);
    expect(together.some((value) => value > 0.1 && value < 0.9)).toBe(true);
  });
});

it('kurtosis is 1 for two values, 3 for normal ones, and that of a token alone for each token', () => {
  const random = seeded(5);
  expect(kurtosis(Float32Array.of(-2, 2, 2, -2))).toBeCloseTo(1, 6);
  expect(kurtosis(Float32Array.from({ length: 20000 }, () => 4 + random.normal()))).toBeCloseTo(3, 0);
  expect(kurtosis(Float32Array.of(1, 1, 1))).toBe(0);
  const scales = { rows: 2, columns: 4, data: Float32Array.of(-2, 2, 2, -2, -100, 100, 100, -100) };
  expect(tokenKurtosis(scales)).toBeCloseTo(1, 6);
});

it('hadamardFactors splits a width near its root, each part with a Hadamard matrix', () => {
  expect([512, 32, 1536, 40, 12].map(hadamardFactors)).toEqual([
    [16, 32],
    [4, 8],
    [32, 48],
    [2, 20],
    [1, 12],
  ]);
});

/** A model whose query, value, output and down projections have biases, in Gemm or in an Add after MatMul. */
function biased(model: OnnxModel): OnnxModel {
  const random = seeded(8);
  return requireDecoder(model)
    .flatMap(({ linears }) => linears.filter(({ role }) => ['q', 'v', 'o', 'down'].includes(role)))
    .reduce((edited, { node, outFeatures, output }) => {
      const bias = `${output}/bias`;
      const values = Array.from({ length: outFeatures }, () => random.normal());
      const nodes = edited.nodes.flatMap((other) => {
        if (other.name !== node.name) return [other];
        if (node.op === 'Gemm') return [{ ...other, inputs: [...other.inputs, bias] }];
        const product = { ...other, outputs: [`${output}/product`] };
        return [product, makeNode('Add', [`${output}/product`, bias], [output])];
      });
      return withWeights({ ...edited, nodes }, [[bias, float32([outFeatures], values)]]);
    }, model);
}

async function expectSame(edited: OnnxModel, model: OnnxModel): Promise<void> {
  expect(validate(edited)).toEqual([]);
  expect(distance(await logitsOf(edited, tokens), await logitsOf(model, tokens))).toBeLessThan(1e-3);
}

const turn = (model: OnnxModel, width: number) => rotateStream(model, randomHadamard(width, seeded(4)));

describe('leaves the logits as they are, and not the weights', () => {
  const model = biased(tinyLlama({ layers: 1 }));

  it.each([
    ['folding norms', foldNorms],
    ['turning the stream', (given: OnnxModel) => turn(given, 16)],
    ['turning values', rotateValues],
    ['turning before the down projection', withOnlineHadamard],
  ])('%s', async (_, edit) => {
    const edited = edit(model);
    expect(edited.weights).not.toEqual(model.weights);
    await expectSame(edited, model);
  });

  /** Every spelling of the tiny decoders, and widths of Paley's matrices. */
  const spellings: readonly (readonly [string, Partial<TinyLlamaOptions>])[] = [
    ['widths of 24 and 40', { hidden: 24, intermediate: 40 }],
    ['a tied head', { tied: true }],
    ['Optimum names and fused operators', { naming: 'optimum', attention: 'fused', norm: 'skip' }],
    ['no names, tied', { naming: 'anonymous', tied: true }],
    ['Gemm', { linear: 'Gemm' }],
  ];

  it.each(spellings)('all of it, on a model with %s', async (_, options) => {
    const given = biased(tinyLlama(options));
    await expectSame(withOnlineHadamard(rotateValues(turn(given, options.hidden ?? 16))), given);
  });
});

it('takes back what is turned before the down projection', () => {
  const random = seeded(9);
  const x = { rows: 3, columns: 24, data: Float32Array.from({ length: 72 }, () => random.normal()) };
  expect(distance(fromOnline(toOnline(x)).data, x.data)).toBeLessThan(1e-5);
  expect(distance(toOnline(x).data, x.data)).toBeGreaterThan(0.1);
});

it('spreads an outlier of one coordinate over all', () => {
  const outlier = { rows: 1, columns: 192, data: new Float32Array(192) };
  outlier.data[7] = 100;
  const spread = matmul(outlier, randomHadamard(192, seeded(1))).data.map(Math.abs);
  expect(Math.max(...spread)).toBeCloseTo(100 / Math.sqrt(192), 4);
});

describe('says what it cannot turn', () => {
  const model = tinyLlama({ norm: 'fused' });

  it('a norm that takes the mean away', () => {
    const nodes = model.nodes.map((node) =>
      node.op === 'SimplifiedLayerNormalization' ? { ...node, op: 'LayerNormalization' } : node,
    );
    expect(() => foldNorms({ ...model, nodes })).toThrow('no RMS norm');
  });

  it('a weight that two layers share', () => {
    const [first, second] = requireDecoder(model).map(({ linears }) => linears[0]);
    const rename = (name: string) => (name === second.weight ? first.weight : name);
    const nodes = model.nodes.map((node) => ({ ...node, inputs: node.inputs.map(rename) }));
    expect(() => foldNorms({ ...model, nodes })).toThrow('share a weight');
  });

  it('a norm whose result goes elsewhere too', () => {
    const { input } = requireDecoder(model)[0].linears[0];
    const nodes = [...model.nodes, makeNode('Abs', [input], ['elsewhere'])];
    expect(() => foldNorms({ ...model, nodes })).toThrow('read by more than linear layers');
  });
});
