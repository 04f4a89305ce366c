import { describe, expect, it } from 'vitest';
import { outputError } from '@/lib/compensation/output-error';
import { svd } from '@/lib/linalg';
import { product, truncate } from '@/lib/low-rank/low-rank';
import { frobenius, matmul, transpose, zeros, type Matrix } from '@/lib/tensor/matrix';
import golden from './golden/vectors.json' with { type: 'json' };
import { split, whitening } from './technique';

const matrix = ({ data, ...size }: { rows: number; columns: number; data: number[] }): Matrix => ({
  ...size,
  data: Float32Array.from(data),
});

const distance = (a: Matrix, b: Matrix): number =>
  frobenius({ ...a, data: a.data.map((value, i) => value - b.data[i]) }) / frobenius(b);

const diagonal = (size: number): Matrix => ({
  ...zeros(size, size),
  data: Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? i + 1 : 0)),
});

describe.each(golden)('$name', ({ rank, singular, lost, all, ...given }) => {
  const [weight, moments, expected, low] = [given.weight, given.moments, given.product, given.whitening].map(matrix);

  it('equals the NumPy reference', async () => {
    expect(distance(await whitening(moments), low)).toBeLessThan(1e-5);
    const { b, a } = await split(weight, rank, moments);
    expect([b.columns, a.rows]).toEqual([rank, rank]);
    expect(distance(matmul(b, a), expected)).toBeLessThan(1e-4);
  });

  it('loses exactly the singular values that it drops', async () => {
    const error = outputError(weight, product(await split(weight, rank, moments)), moments);
    const dropped = Math.hypot(...singular.slice(rank));
    expect(lost / dropped).toBeCloseTo(1, 3);
    expect((error * all) / dropped).toBeCloseTo(1, 3);
  });

  it('loses less of the outputs than the plain decomposition', async () => {
    const own = outputError(weight, product(await split(weight, rank, moments)), moments);
    expect(own).toBeLessThan(outputError(weight, product(truncate(await svd(weight), rank)), moments));
  });
});

it('whitens moments of fewer tokens than inputs, and of none at all', async () => {
  const x: Matrix = { rows: 2, columns: 5, data: Float32Array.of(1, 2, 3, 4, 0, -2, 1, 0, 5, 0) };
  const low = await whitening(matmul(transpose(x), x));
  expect(low.data.every(Number.isFinite)).toBe(true);
  expect(distance(matmul(low, transpose(low)), matmul(transpose(x), x))).toBeLessThan(1e-4);
});

it('factorises the moments of inputs that several layers share once', async () => {
  const moments = matrix(golden[0].moments);
  expect(await whitening(moments)).toBe(await whitening(moments));
});

it('of no inputs at all says what is missing', async () => {
  await expect(whitening(zeros(3, 3))).rejects.toThrow('calibration');
  const weight = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  await expect(split(weight, 1, zeros(3, 3))).rejects.toThrow('calibration');
});

it('leaves a weight of zeros zero', async () => {
  const { b, a } = await split(zeros(2, 3), 1, diagonal(3));
  expect([...product({ b, a }).data]).toEqual(new Array(6).fill(0));
});
