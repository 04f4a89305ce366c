import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32, int64, tensor } from './create';
import {
  bitsPerElement,
  byteLength,
  bytesPerElement,
  elementCount,
  isFloat,
  storageLength,
  storageOf,
} from './elements';
import { packInt4, unpackInt4 } from './int4';
import { frobenius, matmul, row, transpose, zeros, type Matrix } from './matrix';

describe('elements', () => {
  it('counts elements and bytes', () => {
    expect([elementCount([]), elementCount([2, 3]), elementCount([2, 0])]).toEqual([1, 6, 0]);
    expect([bitsPerElement('int4'), bytesPerElement('uint4'), bytesPerElement('float16')]).toEqual([4, 0.5, 2]);
    expect([byteLength('float32', [2, 3]), byteLength('uint4', [3]), byteLength('int64', [])]).toEqual([24, 2, 8]);
    expect([storageLength('uint4', [3]), storageLength('float16', [3])]).toEqual([2, 3]);
  });

  it('knows storage and floats', () => {
    expect(new (storageOf('float16'))(2)).toEqual(new Uint16Array(2));
    expect(new (storageOf('bool'))(1)).toEqual(new Uint8Array(1));
    expect([isFloat('float16'), isFloat('int8'), isFloat('bool')]).toEqual([true, false, false]);
  });
});

describe('tensor', () => {
  it('wraps data without a copy', () => {
    const data = new Float32Array(6);
    expect(tensor('float32', [2, 3], data).data).toBe(data);
    expect(float32([2], [1, 2]).data).toEqual(Float32Array.of(1, 2));
    expect(int64([2], [1, -2]).data).toEqual(BigInt64Array.of(1n, -2n));
  });

  it('refuses data of another length than its shape', () => {
    expect(() => tensor('float32', [2, 3], new Float32Array(5))).toThrow(/holds 6 items, not 5/);
    expect(() => tensor('uint4', [3], new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('4-bit values', () => {
  it('lie two in a byte, the first in the low nibble', () => {
    expect(packInt4(Uint8Array.of(1, 2, 15))).toEqual(Uint8Array.of(0x21, 0x0f));
    expect(unpackInt4(Uint8Array.of(0x21, 0x0f))).toEqual(Uint8Array.of(1, 2, 15, 0));
  });

  it('come back as they went in, odd counts too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 15 }), (codes) => {
        expect(unpackInt4(packInt4(codes), codes.length)).toEqual(codes);
      }),
    );
  });
});

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }), fc.nat())
  .map(([rows, columns, seed]): Matrix => ({
    rows,
    columns,
    data: Float32Array.from({ length: rows * columns }, (_, i) => ((i * 31 + seed) % 17) - 8),
  }));

describe('matrix', () => {
  it('transposes, twice to itself', () => {
    fc.assert(
      fc.property(matrices, fc.nat(), fc.nat(), (m, i, j) => {
        const [r, c] = [i % m.rows, j % m.columns];
        const t = transpose(m);
        expect(t.data[c * t.columns + r]).toBe(m.data[r * m.columns + c]);
        expect(transpose(t)).toEqual(m);
      }),
    );
  });

  it('gives rows as views', () => {
    const m = zeros(2, 3);
    row(m, 1)[2] = 5;
    expect(m.data).toEqual(Float32Array.of(0, 0, 0, 0, 0, 5));
  });

  it('multiplies', () => {
    const a = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const b = { rows: 3, columns: 2, data: Float32Array.of(7, 8, 9, 10, 11, 12) };
    expect(matmul(a, b)).toEqual({ rows: 2, columns: 2, data: Float32Array.of(58, 64, 139, 154) });
    expect(() => matmul(a, a)).toThrow('Cannot multiply [2 × 3] by [2 × 3].');
  });

  it('has (AB)ᵀ = BᵀAᵀ', () => {
    const flipped = ({ rows, columns, data }: Matrix): Matrix => ({ rows, columns, data: data.toReversed() });
    fc.assert(
      fc.property(matrices, (a) => {
        const b = flipped(transpose(a));
        expect(transpose(matmul(a, b))).toEqual(matmul(transpose(b), transpose(a)));
      }),
      { numRuns: 20 },
    );
  });

  it('has the Frobenius norm √Σx²', () => {
    expect(frobenius({ rows: 1, columns: 2, data: Float32Array.of(3, -4) })).toBe(5);
    expect(frobenius(zeros(2, 2))).toBe(0);
  });
});
