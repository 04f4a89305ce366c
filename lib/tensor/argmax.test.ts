import { expect, it } from 'vitest';
import { argmax } from './argmax';

it('argmax takes the first of equals', () => {
  expect(argmax(Float32Array.from([1, 5, 5, -8]))).toBe(1);
});

it('argmax looks at no more than the stretch that it is given', () => {
  expect(argmax(Float32Array.from([9, 0, 0, 1, 5, 5]).subarray(3))).toBe(1);
});
