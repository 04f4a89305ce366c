import { expect, test } from 'vitest';
import { ratioText } from './headline';

const ratio = (value: number, low: number | null, high: number | null) => ({
  value,
  low,
  high,
  n: 12,
  verdict: 'lower' as const,
});

test('ratioText() gives three significant digits and the interval', () =>
  expect(ratioText(ratio(0.28125, 0.2791, 0.2834))).toBe('× 0.281 [0.279, 0.283]'));

test('ratioText() leaves the interval of a count out', () => expect(ratioText(ratio(0.5, 0.5, 0.5))).toBe('× 0.5'));

test('ratioText() leaves out an interval that was not to be had', () =>
  expect(ratioText(ratio(1.2, null, null))).toBe('× 1.2'));
