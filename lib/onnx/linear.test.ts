import { describe, expect, it } from 'vitest';
import { tensor } from '@/lib/tensor/create';
import { toFloat16 } from '@/lib/tensor/float16';
import type { Matrix } from '@/lib/tensor/matrix';
import { withWeights, withoutWeights } from './edit';
import { blockLinears, head, linears } from './find';
import { mapLinears, readLinear, writeLinear } from './linear';
import { tinyLlama } from './testing';
import { logitsOf } from './testing-run';

const counting = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  data: Float32Array.from({ length: rows * columns }, (_, i) => i),
});

describe('readLinear', () => {
  it('gives W [out × in] for weights stored [in × out]', () => {
    const model = tinyLlama();
    const linear = blockLinears(model)[0];
    const stored = model.weights.get(linear.weight)!;
    const w = readLinear(model, linear);
    expect([stored.shape, w.rows, w.columns, linear.transposed]).toEqual([[16, 64], 64, 16, false]);
    expect(w.data[3 * 16 + 5]).toBe(stored.data[5 * 64 + 3]);
  });

  it('gives W [out × in] for weights stored so, without a copy', () => {
    for (const model of [tinyLlama({ linear: 'Gemm' }), tinyLlama({ tied: true })]) {
      const linear = head(model)!;
      const w = readLinear(model, linear);
      expect([w.rows, w.columns, linear.transposed]).toEqual([32, 16, true]);
      expect(w.data).toBe(model.weights.get(linear.weight)!.data);
    }
  });

  it('reads and writes half precision in its own type', () => {
    const model = tinyLlama();
    const linear = blockLinears(model)[0];
    const w = counting(64, 16);
    const half = withWeights(model, [[linear.weight, tensor('float16', [16, 64], toFloat16(new Float32Array(1024)))]]);
    const written = writeLinear(half, linear, w);
    expect(written.weights.get(linear.weight)!.type).toBe('float16');
    expect(readLinear(written, linear)).toEqual(w);
  });

  it('says which weight is gone or is no matrix of floats', () => {
    const model = tinyLlama();
    const [linear] = blockLinears(model);
    expect(() => readLinear(withoutWeights(model, [linear.weight]), linear)).toThrow(/no such weight.*q_proj/);
    const codes = withWeights(model, [[linear.weight, tensor('int8', [16, 64], new Int8Array(1024))]]);
    expect(() => readLinear(codes, linear)).toThrow(/type int8/);
  });
});

describe('writeLinear', () => {
  it('is read back as it was written, whatever the storage', () => {
    for (const model of [tinyLlama(), tinyLlama({ linear: 'Gemm' }), tinyLlama({ tied: true, naming: 'optimum' })])
      for (const linear of linears(model)) {
        const w = counting(linear.outFeatures, linear.inFeatures);
        const written = writeLinear(model, linear, w);
        expect(readLinear(written, linear)).toEqual(w);
        expect(written.weights.get(linear.weight)!.shape).toEqual(model.weights.get(linear.weight)!.shape);
      }
  });
});

describe('mapLinears', () => {
  it('maps each weight with its layer, and leaves all else shared', () => {
    const model = tinyLlama();
    const seen: string[] = [];
    const mapped = mapLinears(model, blockLinears(model), (w, { layer, role }) => {
      seen.push(`${layer} ${role}`);
      return { ...w, data: w.data.map((x) => 2 * x) };
    });
    expect(seen).toHaveLength(14);
    expect(seen.slice(0, 2)).toEqual(['0 q', '0 k']);
    const { weight } = blockLinears(model)[9];
    expect(mapped.weights.get(weight)!.data[7]).toBe(2 * Number(model.weights.get(weight)!.data[7]));
    expect(mapped.weights.get('model.norm.weight')).toBe(model.weights.get('model.norm.weight'));
    expect(mapped.nodes).toBe(model.nodes);
  });

  it('maps a weight that two layers share once', () => {
    const model = tinyLlama();
    const [q] = blockLinears(model);
    const later = { ...q, layer: 1 };
    const seen: (number | null)[] = [];
    mapLinears(model, [q, later], (w, { layer }) => {
      seen.push(layer);
      return w;
    });
    expect(seen).toEqual([0]);
  });

  it('with the identity changes no logit', async () => {
    const tokens = [1, 2, 3];
    for (const model of [tinyLlama(), tinyLlama({ linear: 'Gemm' })])
      expect(
        await logitsOf(
          mapLinears(model, linears(model), (w) => w),
          tokens,
        ),
      ).toEqual(await logitsOf(model, tokens));
  });
});
