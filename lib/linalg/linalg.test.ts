import { describe, expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { frobenius, matmul, transpose, zeros, type Matrix } from '@/lib/tensor/matrix';
import {
  addGram,
  bandsOf,
  beginGram,
  cholesky,
  eigh,
  gramOf,
  inverseCholesky,
  invertLower,
  leadingEigenvectors,
  leftSingularVectors,
  LinalgError,
  multiply,
  quadraticSum,
  solveLower,
  svd,
} from '.';
import { diagonal, distance, distancesFromNumpy, identity } from './testing';

const random = (rows: number, columns: number, seed = 3): Matrix => {
  const { normal } = seeded(seed);
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, () => normal()) };
};

it.each(await distancesFromNumpy())('NumPy agrees: $what', ({ distance: found, limit }) => {
  expect(found).toBeLessThan(limit);
});

describe.each([
  ['of random numbers', random(33, 33)],
  [
    'of neighbours alone',
    {
      ...zeros(20, 20),
      data: diagonal(new Float32Array(20).fill(2)).data.map((v, i) => v || (i % 21 === 1 || i % 21 === 20 ? -1 : 0)),
    },
  ],
  ['with few distinct eigenvalues', diagonal(Float32Array.from({ length: 24 }, (_, i) => i % 3))],
  ['that falls by twelve orders of magnitude', diagonal(Float32Array.from({ length: 40 }, (_, i) => 10 ** (-i * 0.3)))],
  ['of a single element', diagonal([7])],
  ['of zeros', zeros(5, 5)],
])('the eigenvectors of a symmetric matrix %s', (_, given) => {
  const turn = random(given.rows, given.rows, 8);
  // The second is full, whatever the first has of zeros: V D Vᵀ with V a product of reflections of random vectors.
  const full = multiply(multiply(turn, given), transpose(turn));
  const both = [given, full].map((a) => ({
    ...a,
    data: a.data.map((v, i) => (v + a.data[(i % a.columns) * a.columns + Math.floor(i / a.columns)]) / 2),
  }));

  it('are orthonormal and rebuild it', async () => {
    for (const a of both) {
      const { values, vectors } = await eigh(a);
      const rebuilt = matmul(matmul(vectors, diagonal(values)), transpose(vectors));
      expect(distance(matmul(transpose(vectors), vectors), identity(a.rows))).toBeLessThan(1e-6);
      expect(frobenius({ ...a, data: rebuilt.data.map((value, i) => value - a.data[i]) })).toBeLessThanOrEqual(
        2e-6 * frobenius(a),
      );
      expect([...values]).toEqual([...values].sort((x, y) => x - y));
    }
  });

  it('are the same when only the first are asked for', async () => {
    for (const a of both) {
      const all = await eigh(a);
      const some = await leadingEigenvectors(a, 3);
      expect(some.vectors.rows).toBe(Math.min(3, a.rows));
      expect([...some.values]).toEqual([...all.values].reverse());
      const last = transpose(all.vectors);
      some.vectors.data.forEach((value, i) => {
        const [k, j] = [Math.floor(i / a.columns), i % a.columns];
        expect(value).toBe(last.data[(a.rows - 1 - k) * a.columns + j]);
      });
    }
  });
});

it('the first terms of a decomposition are those of the whole', async () => {
  for (const a of [random(9, 5), random(5, 9)]) {
    const [all, two] = [await svd(a), await svd(a, 2)];
    expect([two.u.columns, two.s.length, two.v.columns]).toEqual([2, 2, 2]);
    expect([...two.s]).toEqual([...all.s.subarray(0, 2)]);
    for (const side of ['u', 'v'] as const)
      expect([...transpose(two[side]).data]).toEqual([...transpose(all[side]).data.subarray(0, two[side].data.length)]);
  }
});

it.each([
  [5, 9],
  [9, 5],
])('the left singular vectors of W S, W [%i × %i], are found from S Sᵀ', async (rows, columns) => {
  const [w, x] = [random(rows, columns), random(columns + 3, columns, 4)];
  const m = matmul(transpose(x), x);
  const [found, expected] = [await leftSingularVectors(w, m, 4), await svd(matmul(w, await cholesky(m)), 4)];
  expect(distance(diagonal(found.s), diagonal(expected.s))).toBeLessThan(1e-6);
  const projection = (u: Matrix) => matmul(u, transpose(u));
  expect(distance(projection(found.u), projection(expected.u))).toBeLessThan(1e-5);
});

it.each([
  [1, 1, 1],
  [33, 130, 5],
  [2, 128, 70],
])('multiply of [%i × %i] by %i columns is matmul', (m, k, n) => {
  const [a, b] = [random(m, k), random(k, n, 4)];
  expect(distance(multiply(a, b), matmul(a, b))).toBeLessThan(1e-6);
  expect(() => multiply(a, random(k + 1, n))).toThrow(/Cannot multiply/);
});

/** On both sides of the blocks of 128 in which factors are found. */
it.each([127, 128, 129, 300])('factors and inverses of %i rows multiply to what they should', async (n) => {
  const x = random(n + 20, n);
  const a = multiply(transpose(x), x);
  const [l, u] = [await cholesky(a), await inverseCholesky(a)];
  expect(distance(multiply(l, transpose(l)), a)).toBeLessThan(1e-6);
  expect(distance(multiply(await invertLower(l), l), identity(n))).toBeLessThan(1e-4);
  expect(distance(multiply(multiply(transpose(u), u), a), identity(n))).toBeLessThan(1e-2);
  expect(l.data.every((value, i) => i % n <= Math.floor(i / n) || value === 0)).toBe(true);
  expect(u.data.every((value, i) => i % n >= Math.floor(i / n) || value === 0)).toBe(true);
});

it('svd rebuilds a matrix of low rank, with zeros for what it lacks', async () => {
  const a = matmul(random(12, 2), random(2, 7, 4));
  const { u, s, v } = await svd(a);
  expect(s[2] / s[0]).toBeLessThan(1e-6);
  expect(u.data.every(Number.isFinite)).toBe(true);
  expect(distance(matmul(matmul(u, diagonal(s)), transpose(v)), a)).toBeLessThan(1e-6);
});

it('svd of zeros is zero', async () => {
  const { u, s } = await svd(zeros(3, 2));
  expect([...s, ...u.data].every((value) => value === 0)).toBe(true);
});

it('keeps the first of 96 factors of a matrix that falls by six orders of magnitude', async () => {
  const scales = Float32Array.from({ length: 96 }, (_, i) => 10 ** (-i / 16));
  const a = matmul(random(96, 96), diagonal(scales));
  const { u, s, v } = await svd(a);
  expect(distance(matmul(matmul(u, diagonal(s)), transpose(v)), a)).toBeLessThan(2e-6);
  expect(distance(matmul(transpose(u), u), identity(96))).toBeLessThan(1e-4);
});

describe('says what is wrong', () => {
  it.each([
    ['indefinite', { rows: 2, columns: 2, data: Float32Array.of(1, 2, 2, 1) }, /not positive definite.*\[2 × 2\]/],
    ['singular', { rows: 2, columns: 2, data: Float32Array.of(1, 1, 1, 1) }, /not positive definite/],
    ['not square', zeros(2, 3), /not square/],
    ['not a number', { rows: 1, columns: 1, data: Float32Array.of(NaN) }, /is NaN.*row 0, column 0/],
  ])('a matrix that is %s', async (_, a, message) => {
    for (const factorise of [cholesky, inverseCholesky]) {
      await expect(factorise(a)).rejects.toThrow(message);
      await expect(factorise(a)).rejects.toBeInstanceOf(LinalgError);
    }
  });

  it('a triangular matrix without an inverse', async () => {
    const l = { rows: 2, columns: 2, data: Float32Array.of(1, 0, 5, 0) };
    await expect(invertLower(l)).rejects.toThrow(/zero on its diagonal.*row 1/);
    await expect(solveLower(l, zeros(3, 1))).rejects.toThrow(/different heights/);
  });
});

it('does not read the other triangle', async () => {
  const lower = { rows: 2, columns: 2, data: Float32Array.of(4, 99, 2, 5) };
  const upper = { rows: 2, columns: 2, data: Float32Array.of(4, 2, 99, 5) };
  const whole = { rows: 2, columns: 2, data: Float32Array.of(4, 2, 2, 5) };
  expect(await cholesky(lower)).toEqual(await cholesky(whole));
  expect(await eigh(lower)).toEqual(await eigh(whole));
  expect(await inverseCholesky(upper)).toEqual(await inverseCholesky(whole));
});

/** Sizes on both sides of the tiles of 2 × 4 and of the pieces of 128, in which products are formed. */
it.each([1, 4, 5, 7, 130])('sums of products of %i columns are those of matmul, whatever the batches', (columns) => {
  const a = random(301, columns);
  const gram = beginGram(columns);
  addGram(gram, a.data.subarray(0, 2 * columns));
  addGram(gram, a.data.subarray(2 * columns));
  expect(distance(gramOf(gram), matmul(transpose(a), a))).toBeLessThan(1e-6);
});

it.each([
  [1, 1],
  [130, 3],
  [127, 6],
  [300, 130],
])('sums products of the columns of %i rows of %i, symmetric to the last bit', (rows, columns) => {
  const a = random(rows, columns);
  const gram = beginGram(columns);
  addGram(gram, a.data);
  const sums = gramOf(gram);
  expect(distance(sums, matmul(transpose(a), a))).toBeLessThan(1e-6);
  expect(transpose(sums)).toEqual(sums);
});

it('sums of products that are formed in turns do not meet', () => {
  const [a, b] = [random(9, 3), random(9, 6, 4)];
  const [first, second] = [beginGram(3), beginGram(6)];
  addGram(first, a.data);
  addGram(second, b.data);
  addGram(first, a.data);
  const twice = { ...a, data: a.data.map((value) => Math.SQRT2 * value) };
  expect(distance(gramOf(first), matmul(transpose(twice), twice))).toBeLessThan(1e-6);
  expect(distance(gramOf(second), matmul(transpose(b), b))).toBeLessThan(1e-6);
});

it.each([
  [1, 1, 0, 1],
  [3, 7, 0, 7],
  [66, 130, 0, 128],
  [66, 130, 128, 130],
  [5, 201, 128, 201],
])('of %i rows of %i columns carries what becomes of columns %i to %i to those behind, to the last bit', (...sizes) => {
  const [height, width, from, to] = sizes;
  const [u, weights] = [random(width, width, 4), random(height, width)];
  const data = weights.data.slice();
  for (let i = from; i < to; i++)
    for (let r = 0; r < height; r++) {
      const error = Math.fround(data[r * width + i] / 3);
      for (let j = i + 1; j < to; j++) data[r * width + j] -= error * u.data[i * width + j];
      data[r * width + i] = error + r;
    }
  for (const { first, rows, errors, carry } of bandsOf(weights, u, from, to))
    for (let i = from; i < to; i++) {
      for (const [r, own] of rows.entries()) {
        errors[r] = own[i] / 3;
        own[i] = errors[r] + first + r;
      }
      carry(i);
    }
  expect(weights.data).toEqual(data);
});

describe('quadraticSum', () => {
  it.each([
    [1, 1],
    [3, 5],
    [35, 128],
    [66, 130],
    [2, 261],
  ])('of %i rows of %i columns is the trace of D M Dᵀ', (rows, columns) => {
    const [d, x] = [random(rows, columns), random(columns + 3, columns, 4)];
    const m = matmul(transpose(x), x);
    const product = matmul(d, m).data.reduce((sum, value, i) => sum + value * d.data[i], 0);
    expect(quadraticSum(d, m) / product).toBeCloseTo(1, 5);
  });

  it('reads the lower triangle, and stops soon after it has enough', () => {
    const d = { rows: 100, columns: 2, data: new Float32Array(200).fill(1) };
    const m = { rows: 2, columns: 2, data: Float32Array.of(1, NaN, 2, 3) };
    expect(quadraticSum(d, m)).toBe(800);
    const some = quadraticSum(d, m, 100);
    expect(some).toBeGreaterThanOrEqual(100);
    expect(some).toBeLessThan(800);
  });
});
