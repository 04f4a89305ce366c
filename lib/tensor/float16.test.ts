import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from './float16';

const half = (value: number) => toFloat16(Float32Array.of(value))[0];
const value = (bits: number) => fromFloat16(Uint16Array.of(bits))[0];
const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);

/** The value of a half by its definition (IEEE 754-2019, section 3.4). */
function defined(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, mantissa] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + mantissa / 1024) * 2 ** (exponent - 15) : (mantissa / 1024) * 2 ** -14);
}

describe('float16', () => {
  it('widens every half to the value of its definition', () => {
    expect([...fromFloat16(all)]).toEqual([...all].map(defined));
  });

  it('narrows every widened half to itself, NaN to NaN', () => {
    const back = toFloat16(fromFloat16(all));
    const wrong = [...all].filter(
      (bits) => back[bits] !== bits && !(Number.isNaN(defined(bits)) && Number.isNaN(value(back[bits]))),
    );
    expect(wrong).toEqual([]);
  });

  it('rounds to the nearest half', () => {
    const numbers = fc.oneof(
      fc.float({ noNaN: true }),
      fc.float({ min: -1, max: 1, noNaN: true }),
      fc.float({ min: Math.fround(-7e-5), max: Math.fround(7e-5), noNaN: true }),
    );
    fc.assert(
      fc.property(numbers, (x) => {
        const bits = half(x);
        if (Math.abs(x) >= 65520) expect(value(bits)).toBe(Math.sign(x) * Infinity);
        const error = Math.abs(value(bits) - x);
        for (const other of [bits - 1, bits + 1]
          .map((b) => value(b & 0xffff))
          .filter(Number.isFinite)
          .filter(() => Number.isFinite(error)))
          expect(error).toBeLessThanOrEqual(Math.abs(other - x));
      }),
      { numRuns: 5000 },
    );
  });

  it('rounds halfway cases to even, in the normal and the subnormal range', () => {
    expect(half(1 + 2 ** -11)).toBe(0x3c00);
    expect(half(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(half(1 + 2 ** -11 + 2 ** -23)).toBe(0x3c01);
    expect(half(2 ** -25)).toBe(0);
    expect(half(3 * 2 ** -25)).toBe(2);
    expect(half(2 ** -25 + 2 ** -40)).toBe(1);
    expect(half(-(2 ** -14) + 2 ** -25)).toBe(0x8400);
  });

  it('overflows to infinity from 65520 on', () => {
    expect([half(65504), half(65519.996), half(65520), half(-1e30), half(Infinity)]).toEqual([
      0x7bff, 0x7bff, 0x7c00, 0xfc00, 0x7c00,
    ]);
  });

  it('keeps the sign of zero and reads views in place', () => {
    expect([half(0), half(-0)]).toEqual([0, 0x8000]);
    expect([...toFloat16(Float32Array.of(9, 1, 2).subarray(1))]).toEqual([0x3c00, 0x4000]);
  });
});
