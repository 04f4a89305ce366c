import { expect, it } from 'vitest';
import { magnitudes, scaledMagnitudes } from './scores';

const weight = { rows: 2, columns: 3, data: Float32Array.of(1, -2, -0, 0.1, 5, -6) };

it('magnitudes have no sign', () => {
  expect([...magnitudes(weight)]).toEqual([1, 2, 0, Math.fround(0.1), 5, 6]);
});

it('the norm of an input scales its column', () => {
  const scores = scaledMagnitudes(weight, Float32Array.of(3, 0, 0.3));
  const expected = [3, 0, 0, Math.fround(0.1) * 3, 0, 6 * Math.fround(0.3)].map(Math.fround);
  expect([...scores]).toEqual(expected);
});
