/** Rounding by vectors against plain loops in double precision: the same to the last bit. */
import { describe, expect, it } from 'vitest';
import type { Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { scaleInputs } from './smoothing';
import { columnMaxima } from './smoothing-ranges';
import { codeRange, dequantize, gridOf, quantize, roundHalfEven, type Grid } from './uniform';

const shapes: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [3, 5, 2],
  [4, 40, 7],
  [7, 33, 32],
  [5, 64, 32],
  [50, 192, 192],
  [1, 9001, 9001],
];

/** Normal numbers, with zeros of both signs and with many that lie on halves of steps. */
function weights(rows: number, columns: number, size = 1): Matrix {
  const { normal } = seeded(rows + columns);
  const draw = (_: unknown, i: number) => [normal(), Math.round(4 * normal()) / 8, 0, -0, normal() / 100][i % 5] * size;
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, draw) };
}

/** Starts and ends of the groups of a matrix. */
function* groupsOf({ rows, columns }: Matrix, group: number) {
  for (let row = 0; row < rows; row++)
    for (let from = 0; from < columns; from += group)
      yield [row * columns + from, row * columns + Math.min(columns, from + group)] as const;
}

function plainly(matrix: Matrix, grid: Grid) {
  const [low, high] = codeRange(grid);
  const codes = new Int16Array(matrix.data.length);
  const values = new Float32Array(matrix.data.length);
  for (const [from, to] of groupsOf(matrix, grid.group)) {
    const { scale, zero } = gridOf(matrix.data, grid, from, to);
    for (let i = from; i < to; i++) {
      codes[i] = Math.min(high, Math.max(low, roundHalfEven(matrix.data[i] / scale) + zero));
      values[i] = scale * (codes[i] - zero);
    }
  }
  return { codes, values };
}

describe.each(shapes)('%i rows of %i columns in groups of %i', (rows, columns, group) => {
  it.each(['symmetric', 'asymmetric'] as const)('round as one by one (%s)', (scheme) => {
    for (const bits of [2, 3, 4, 8])
      for (const size of [1, 1e-7, 1e-9, 3e5]) {
        const [matrix, grid] = [weights(rows, columns, size), { bits, scheme, group }];
        const [quantized, expected] = [quantize(matrix, grid), plainly(matrix, grid)];
        expect(Buffer.compare(Buffer.from(quantized.codes.buffer), Buffer.from(expected.codes.buffer))).toBe(0);
        const { data } = dequantize(quantized);
        expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(expected.values.buffer))).toBe(0);
      }
  });

  it('scale and measure as one by one', () => {
    const [matrix, s] = [weights(rows, columns), weights(1, columns, 3).data.map(Math.abs)];
    const scaled = scaleInputs(matrix, s).data;
    expect(scaled.every((value, i) => Object.is(value, Math.fround(matrix.data[i] * s[i % columns])))).toBe(true);
    const maxima = new Float32Array(columns);
    matrix.data.forEach((value, i) => (maxima[i % columns] = Math.max(maxima[i % columns], Math.abs(value))));
    expect(columnMaxima(matrix)).toEqual(maxima);
    expect(columnMaxima(matrix, s)).toEqual(maxima.map((value, j) => Math.max(value, s[j])));
  });
});

it('halves go to the even code, also where rounding the quotient first would make them halves', () => {
  const up = Math.fround(2.5 * (1 + 2 ** -23));
  const down = Math.fround(3.5 * (1 - 2 ** -23));
  const data = Float32Array.of(0.5, 1.5, 2.5, -0.5, -1.5, -2.5, up, down, 7);
  const { codes, scales } = quantize({ rows: 1, columns: 9, data }, { bits: 4, scheme: 'symmetric', group: 9 });
  expect([...scales]).toEqual([1]);
  expect([...codes]).toEqual([0, 2, 2, 0, -2, -2, 3, 3, 7]);
});

it('what is no number gets code 0 and leaves the others alone', () => {
  const data = Float32Array.of(NaN, 3, -1);
  const { codes } = quantize({ rows: 1, columns: 3, data }, { bits: 3, scheme: 'symmetric', group: 3 });
  expect([...codes]).toEqual([0, 3, -1]);
  expect([...columnMaxima({ rows: 3, columns: 1, data })]).toEqual([3]);
});
