import { expect, it } from 'vitest';
import { matmul, transpose, zeros, type Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { addProduct, block, product, turned, whole } from './product';

const random = seeded(5);
const normal = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  data: Float32Array.from({ length: rows * columns }, () => random.normal()),
});

const expectClose = (found: Matrix, expected: Matrix) => {
  expect([found.rows, found.columns]).toEqual([expected.rows, expected.columns]);
  expected.data.forEach((value, i) => expect(Math.abs(found.data[i] - value)).toBeLessThan(1e-4));
};

/** Sizes that fill tiles of 4 × 8, that leave a rest, and that are less than one. */
const sizes = [
  [8, 16, 16],
  [5, 7, 11],
  [1, 1, 1],
  [65, 33, 9],
];

it.each(sizes)('[%i × %i] times [.. × %i] is what plain loops give', (m, k, n) => {
  const [a, b] = [normal(m, k), normal(k, n)];
  const expected = matmul(a, b);
  expectClose(product(whole(a), whole(b)), expected);
  expectClose(product(turned(whole(transpose(a))), whole(b)), expected);
  expectClose(product(whole(a), turned(whole(transpose(b)))), expected);
});

it('is added to a part of a matrix, and nothing else is touched', () => {
  const [a, b] = [normal(6, 5), normal(5, 3)];
  const out = { ...zeros(10, 7), data: new Float32Array(70).fill(1) };
  addProduct(block(out, 2, 6, 4, 3), whole(a), whole(b));
  const expected = matmul(a, b);
  for (let i = 0; i < 10; i++)
    for (let j = 0; j < 7; j++) {
      const inside = i >= 2 && i < 8 && j >= 4;
      const value = inside ? 1 + expected.data[(i - 2) * 3 + j - 4] : 1;
      expect(Math.abs(out.data[i * 7 + j] - value)).toBeLessThan(1e-5);
    }
});

it('sizes that do not fit are refused', () => {
  expect(() => product(whole(zeros(2, 3)), whole(zeros(2, 3)))).toThrow('Cannot add [2 × 3] · [2 × 3] to [2 × 3].');
});
