import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from '@/lib/tensor/float16';
import { seeded } from '@/lib/tensor/random';
import { codeRange, dequantize, quantize, roundHalfEven, roundToHalf, type Scheme } from './uniform';

const schemes: readonly Scheme[] = ['symmetric', 'asymmetric'];

/** Zero, or large enough for scales to be normal 16-bit floats (2^-14 and above) at every number of bits. */
const weight = fc.float({ min: -8, max: 8, noNaN: true }).map((value) => (Math.abs(value) < 2 ** -5 ? 0 : value));

const matrixOf = fc
  .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 40 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(weight, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({ rows, columns, data: Float32Array.from(values) })),
  );

const gridOf = fc.record({
  bits: fc.constantFrom(2, 3, 4, 6, 8),
  scheme: fc.constantFrom(...schemes),
  group: fc.integer({ min: 1, max: 50 }),
});

describe('roundHalfEven', () => {
  it('rounds halves to the even neighbour', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 3.49, -3.51].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 3, -4]);
  });
});

describe('roundToHalf', () => {
  it('gives the same 16-bit float as the tensor conversion', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 65504, noNaN: true }), (value) => {
        const [expected] = fromFloat16(toFloat16(Float32Array.of(value)));
        expect(roundToHalf(value) || 0).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('quantize', () => {
  it('errs by at most half a step wherever the grid reaches', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        const quantized = quantize(matrix, grid);
        const [low, high] = codeRange(grid);
        const { data } = dequantize(quantized);
        data.forEach((value, i) => {
          const group =
            Math.floor(i / matrix.columns) * quantized.groups + Math.floor((i % matrix.columns) / grid.group);
          const scale = quantized.scales[group];
          const zero = quantized.zeros[group];
          const given = matrix.data[i];
          if (given < scale * (low - zero) || given > scale * (high - zero)) return;
          expect(Math.abs(given - value)).toBeLessThanOrEqual(scale / 2 + 1e-6 * Math.abs(given));
        });
      }),
    );
  });

  it('reaches every weight with a grid, up to the rounding of scale and zero point', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        const { scales, groups } = quantize(matrix, grid);
        const { data } = dequantize(quantize(matrix, grid));
        const furthest = 0.5 + 2 ** (grid.bits - 11);
        data.forEach((value, i) => {
          const scale = scales[Math.floor(i / matrix.columns) * groups + Math.floor((i % matrix.columns) / grid.group)];
          expect(Math.abs(matrix.data[i] - value)).toBeLessThanOrEqual(scale * furthest + 1e-5);
        });
      }),
    );
  });

  it('gives codes inside their range, at most 2^bits of them', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        const [low, high] = codeRange(grid);
        const { codes, zeros } = quantize(matrix, grid);
        expect(high - low).toBeLessThan(2 ** grid.bits);
        expect(codes.every((code) => code >= low && code <= high)).toBe(true);
        expect(zeros.every((zero) => zero >= 0 && zero <= Math.max(0, high))).toBe(true);
      }),
    );
  });

  it('keeps zeros exactly zero', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        const data = matrix.data.map((value, i) => (i % 3 ? value : 0));
        const rounded = dequantize(quantize({ ...matrix, data }, grid)).data;
        expect(data.every((value, i) => value !== 0 || rounded[i] === 0)).toBe(true);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        fc.pre(grid.scheme === 'symmetric');
        const once = dequantize(quantize(matrix, grid));
        expect(dequantize(quantize(once, grid)).data).toEqual(once.data);
      }),
    );
  });

  it.each(schemes)('errs less with every further bit on weights of a normal distribution (%s)', (scheme) => {
    const random = seeded(3);
    const matrix = { rows: 16, columns: 192, data: Float32Array.from({ length: 16 * 192 }, random.normal) };
    const errors = [2, 3, 4, 6, 8].map((bits) => {
      const { data } = dequantize(quantize(matrix, { bits, scheme, group: 192 }));
      return data.reduce((sum, value, i) => sum + (value - matrix.data[i]) ** 2, 0);
    });
    expect(errors).toEqual([...errors].sort((a, b) => b - a));
    expect(errors[4]).toBeLessThan(errors[0] / 1000);
  });

  it('never makes the step larger when bits are added', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, (matrix, grid) => {
        const coarse = quantize(matrix, grid).scales;
        const fine = quantize(matrix, { ...grid, bits: grid.bits + 1 }).scales;
        expect(fine.every((scale, g) => scale <= coarse[g])).toBe(true);
      }),
    );
  });
});

describe('quantize to a given scale', () => {
  it('takes the nearest code, or the last one of a weight beyond it', () => {
    fc.assert(
      fc.property(matrixOf, gridOf, fc.constantFrom(0.25, 0.375, 2), (matrix, { bits, group }, scale) => {
        const { codes, scales, zeros } = quantize(matrix, { bits, scheme: 'symmetric', group }, scale);
        const [least, most] = codeRange({ bits, scheme: 'symmetric' });
        const nearest = (value: number) => Math.min(most, Math.max(least, roundHalfEven(value / scale))) + 0;
        expect([...codes]).toEqual(Array.from(matrix.data, nearest));
        expect(scales.every((own) => own === scale)).toBe(true);
        expect(zeros.some(Boolean)).toBe(false);
      }),
    );
  });
});
