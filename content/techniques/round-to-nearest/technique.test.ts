import { describe, expect, it } from 'vitest';
import { atlas } from '@/content/testing/atlas';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { blockLinears, embedding, requireDecoder } from '@/lib/onnx/find';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { dequantize } from '@/lib/quantization/uniform';
import { defaults } from '@/lib/technique/parameters';
import { frobenius } from '@/lib/tensor/matrix';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { round, type Settings } from './technique';

const matrices = new Map(
  Object.entries(golden.matrices).map(([name, { data, ...shape }]) => [
    name,
    { ...shape, data: Float32Array.from(data) },
  ]),
);

interface Case {
  readonly matrix: string;
  readonly bits: number;
  readonly scheme: string;
  readonly granularity: string;
  readonly group: number;
  readonly codes: readonly number[];
  readonly scales: readonly number[];
  readonly zeros: readonly number[];
  readonly values?: readonly number[];
}

describe('round gives the codes, scales and zero points of the NumPy reference', () => {
  it.each(golden.cases as readonly Case[])('$bits bits, $scheme, per $granularity: $matrix', (expected) => {
    const { matrix, bits, scheme, granularity, group } = expected;
    const settings = { bits: String(bits), scheme, granularity, group: String(group) };
    const quantized = round(matrices.get(matrix)!, { ...defaults(technique.parameters), ...settings } as Settings);
    expect([...quantized.codes]).toEqual(expected.codes);
    expect([...quantized.scales]).toEqual(expected.scales);
    expect([...quantized.zeros]).toEqual(expected.zeros);
    const values = dequantize(quantized).data;
    expected.values?.forEach((value, i) => expect(Math.abs(values[i] - value)).toBeLessThan(1e-6));
  });
});

describe('apply', () => {
  const model = tinyLlama({ hidden: 64, tied: true });
  const treat = async (change: Partial<Settings>) => {
    const subject = { model, config: { num_hidden_layers: 2 } };
    const values = { ...defaults(technique.parameters), ...change };
    return (await technique.apply(subject, values, nodeLab())).model;
  };
  const table = embedding(model)!.weight;

  it.each([
    [{ bits: '3' }, { bits: 3, group: 64, overhead: 16 }],
    [
      { bits: '6', scheme: 'asymmetric' },
      { bits: 6, group: 64, overhead: 22 },
    ],
    [
      { bits: '3', granularity: 'group', group: '16' },
      { bits: 3, group: 16, overhead: 16 },
    ],
    [
      { bits: '4', granularity: 'tensor' },
      { bits: 4, group: 64 * 64, overhead: 16 },
    ],
  ] as const)('claims for %o that the weights pack as %o, and they do', async (change, packing) => {
    const treated = await treat(change);
    const query = requireDecoder(model)[0].linears[0].weight;
    expect(treated.packing.get(query)).toEqual(packing);
    expect(new Set(treated.packing.keys())).toEqual(new Set(blockLinears(model).map(({ weight }) => weight)));
    // Throws where a claim is not true.
    expect(summarise(treated).packedBytes).toBeLessThan(summarise(model).packedBytes);
  });

  it('rounds the embedding, with one scale a token, only if asked to', async () => {
    expect((await treat({})).weights.get(table)).toBe(model.weights.get(table));
    const treated = await treat({ embedding: true, granularity: 'group', group: '16' });
    expect(treated.weights.get(table)).not.toBe(model.weights.get(table));
    expect(treated.packing.get(table)).toEqual({ bits: 3, group: 64, overhead: 16 });
  });

  it.each([
    { bits: '8', granularity: 'channel' },
    { bits: '8', granularity: 'group', group: '32' },
    { bits: '4', granularity: 'group', group: '32' },
  ] as const)('stores integers in as many bytes as it claims for floats on the same grid: %o', async (change) => {
    const packedBytes = async (execution: Settings['execution']) =>
      summarise(await treat({ ...change, execution })).packedBytes;
    expect(await packedBytes('kernel')).toBe(await packedBytes('float'));
  });

  it('plots a larger error of the weights for fewer bits', async () => {
    const errorOf = (bits: Settings['bits']) => {
      const lab = nodeLab();
      const subject = { model, config: { num_hidden_layers: 2 } };
      void technique.apply(subject, { ...defaults(technique.parameters), bits }, lab);
      return lab.points[0].y;
    };
    const errors = (['8', '6', '4', '3', '2'] as const).map(errorOf);
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
    expect(errors[0]).toBeGreaterThan(0);
  });
});

describe('integer operators compute what floats on the same grid do', () => {
  const subject = atlas();
  const prompt = randomSequences(3, 4096, 12)[0];

  const norm = (values: Float32Array) => frobenius({ rows: 1, columns: values.length, data: values });

  /** ‖a − b‖ / ‖b‖ of the logits with integer operators and with floats. */
  async function logitError(change: Partial<Settings>): Promise<{ error: number; operators: Set<string> }> {
    const values: Settings = { ...defaults(technique.parameters), ...change };
    const [real, float] = await Promise.all(
      (['kernel', 'float'] as const).map((execution) => technique.apply(subject, { ...values, execution }, nodeLab())),
    );
    const [got, wanted] = [await logitsOf(real.model, prompt), await logitsOf(float.model, prompt)];
    const difference = got.map((value, i) => value - wanted[i]);
    const error = norm(difference) / norm(wanted);
    return { error, operators: new Set(real.model.nodes.map(({ op }) => op)) };
  }

  it.each([
    { bits: '8', granularity: 'group' },
    { bits: '4', granularity: 'group', group: '64' },
    { bits: '4', granularity: 'group', group: '16', scheme: 'asymmetric' },
    { bits: '2', granularity: 'group', scheme: 'asymmetric' },
  ] as const)('MatMulNBits, to the accuracy of 32-bit floats: %o', async (change) => {
    const { error, operators } = await logitError(change);
    expect(operators).toContain('MatMulNBits');
    expect(error).toBeLessThan(1e-5);
  });

  it.each([
    { bits: '8', granularity: 'channel' },
    { bits: '8', granularity: 'tensor' },
  ] as const)('MatMulInteger, but for the rounding of activations to 8 bits: %o', async (change) => {
    const { error, operators } = await logitError(change);
    expect(operators).toContain('MatMulInteger');
    expect(error).toBeGreaterThan(0);
    // On tokens drawn at random, which drive a few channels far beyond the others; 0.16 with the present weights.
    expect(error).toBeLessThan(0.25);
  });
});
