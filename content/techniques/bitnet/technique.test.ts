import { describe, expect, it } from 'vitest';
import { bundled } from '@/content/testing/atlas';
import { nodeLab } from '@/content/testing/lab';
import { trial } from '@/content/testing/trial';
import { sweep } from '@/lib/onnx/edit';
import { blockLinears, requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import { makeModel, makeNode } from '@/lib/onnx/make';
import { summarise } from '@/lib/onnx/summary';
import { runOnnx } from '@/lib/onnx/testing-run';
import { withRoundedInputs } from '@/lib/quantization/fake-quant';
import { withMatMulNBits } from '@/lib/quantization/matmul-nbits';
import { modelsOf } from '@/lib/runtime/demo-model';
import { defaults } from '@/lib/technique/parameters';
import { float32 } from '@/lib/tensor/create';
import { linears } from '@/lib/onnx/layers';
import golden from './golden/vectors.json' with { type: 'json' };
import technique from './technique';
import { int8, ternary, zeroShare } from './ternary';

describe('equals the NumPy reference', () => {
  it.each(golden.cases)('scale and codes: $name', ({ rows, columns, weights, scale, codes }) => {
    const rounded = ternary({ rows, columns, data: Float32Array.from(weights) });
    expect(new Set(rounded.scales)).toEqual(new Set([scale]));
    expect([...rounded.codes].map((code) => code + 0)).toEqual(codes);
  });

  it.each(golden.cases)('the layer in the graph, 8-bit activations and 2-bit codes: $name', async (expected) => {
    const { rows, columns, weights, x, y } = expected;
    const info = (name: string, width: number) => ({ name, type: 'float32' as const, shape: [3, width] });
    const model = {
      ...makeModel({
        nodes: [makeNode('MatMul', ['x', 'w'], ['y'])],
        inputs: [info('x', columns)],
        outputs: [info('y', rows)],
      }),
      weights: new Map([['w', float32([columns, rows], turned(weights, rows, columns))]]),
    };
    const rounded = withRoundedInputs(model, linears(model), int8);
    const [linear] = linears(rounded);
    const layer = sweep(withMatMulNBits(rounded, linear, ternary(readLinear(rounded, linear))));
    const { y: found } = await runOnnx(layer, { x: float32([3, columns], x) });
    y.forEach((value, i) => expect(found.data[i]).toBeCloseTo(value, 4));
  });
});

const turned = (weights: readonly number[], rows: number, columns: number): number[] =>
  Array.from({ length: columns * rows }, (_, i) => weights[(i % rows) * columns + Math.floor(i / rows)]);

it('finds the values of a matrix that was ternary before, up to 16-bit scales', () => {
  const codes = [1, -1, 1, 1, -1, -1, 1, 1];
  const again = ternary({ rows: 2, columns: 4, data: Float32Array.from(codes, (code) => 0.25 * code) });
  expect([...again.codes]).toEqual(codes);
  expect(again.scales[0]).toBe(0.25);
});

describe('rounded after training', () => {
  const { model, treat } = trial(technique);

  it('stores every matrix of the layers in two bits a weight, and nothing else', async () => {
    const treated = await treat({});
    const operators = summarise(treated).operators;
    expect(operators.get('MatMulNBits')).toBe(blockLinears(model).length);
    expect(blockLinears(treated)).toEqual([]);
    const codes = [...treated.weights].filter(([name]) => name.endsWith('.codes'));
    const weights = blockLinears(model).reduce((sum, { inFeatures, outFeatures }) => sum + inFeatures * outFeatures, 0);
    expect(codes.reduce((sum, [, { data }]) => sum + 4 * data.length, 0)).toBe(weights);
  });

  it('rounds what the layers read only if asked to', async () => {
    const rounds = async (activations: boolean) =>
      (await treat({ activations })).nodes.some(({ op }) => op === 'Round');
    expect([await rounds(true), await rounds(false)]).toEqual([true, false]);
  });

  it('plots the share of zeros, which lies near a third', async () => {
    const lab = nodeLab();
    await treat({}, lab);
    const zeros = lab.points.filter(({ series }) => series === 'weights that are zero');
    expect(zeros.map(({ x }) => x)).toEqual([0, 1]);
    const shares = requireDecoder(model)[0].linears.map((linear) => zeroShare(ternary(readLinear(model, linear))));
    expect(zeros[0].y).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / shares.length, 10);
    expect(zeros[0].y).toBeGreaterThan(0.2);
  });
});

describe('trained with three values', () => {
  const [id] = modelsOf(technique);

  it('is the sibling itself, whose layers take as many bytes as those that were rounded', async () => {
    const subject = bundled(id);
    const values = defaults(technique.parameters);
    const rounded = await technique.apply(subject, values, nodeLab());
    const trained = await technique.apply(subject, { ...values, weights: 'trained' }, nodeLab());
    expect(trained.config).toMatchObject({ atlas: { weights: 'ternary' }, hidden_size: subject.config.hidden_size });
    const bytes = [rounded, trained].map(({ model }) => summarise(model).packedBytes);
    // The sibling keeps one scale beside the codes of each of its 28 matrices, and some constants more.
    expect(Math.abs(bytes[1] - bytes[0])).toBeLessThan(500);
    expect(bytes[0]).toBeLessThan(0.6 * summarise(subject.model).packedBytes);
  });
});
