import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { patterns, zeroSmallest } from './prune';

const scored = fc
  .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 60 }) })
  .chain(({ rows, columns }) =>
    // Few distinct scores, so that ties are common.
    fc
      .array(fc.integer({ min: 0, max: 6 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({
        weight: { rows, columns, data: new Float32Array(rows * columns).fill(1) },
        scores: Float32Array.from(values),
      })),
  );
const comparisonOf = fc.record({
  run: fc.integer({ min: 1, max: 60 }),
  share: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
});

/** Start and end of every run of every row. */
function* runsOf(rows: number, columns: number, run: number) {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column += run)
      yield [row * columns + column, row * columns + Math.min(columns, column + run)] as const;
}

describe('zeroSmallest', () => {
  it('zeroes exactly floor(share · length) weights of each run', () => {
    fc.assert(
      fc.property(scored, comparisonOf, ({ weight, scores }, comparison) => {
        const { data } = zeroSmallest(weight, scores, comparison);
        for (const [start, end] of runsOf(weight.rows, weight.columns, comparison.run)) {
          const zeros = data.subarray(start, end).filter((value) => value === 0).length;
          expect(zeros).toBe(Math.floor((Math.round(comparison.share * 100) * (end - start)) / 100));
        }
      }),
    );
  });

  it('zeroes the lowest scores, and of equal ones the first', () => {
    fc.assert(
      fc.property(scored, comparisonOf, ({ weight, scores }, comparison) => {
        const { data } = zeroSmallest(weight, scores, comparison);
        for (const [start, end] of runsOf(weight.rows, weight.columns, comparison.run)) {
          const order = Array.from({ length: end - start }, (_, i) => start + i).sort(
            (a, b) => scores[a] - scores[b] || a - b,
          );
          const zeros = order.filter((i) => data[i] === 0).length;
          expect(order.map((i) => data[i] === 0)).toEqual(order.map((_, rank) => rank < zeros));
        }
      }),
    );
  });

  it.each([
    [4, 1],
    [4, 2],
    [4, 3],
    [8, 3],
    [8, 4],
    [8, 8],
  ])('compares the scores of every %i neighbours by vectors as one by one, ties and all: %i zeros', (run, zeros) => {
    const { normal } = seeded(7);
    // More than fits the vectors' memory at once; few distinct scores, signed zeros and infinities among them.
    const [rows, columns] = [50, 200];
    const draw = () => Float32Array.from({ length: rows * columns }, () => Math.round(3 * normal()) / 2);
    const [weight, scores] = [{ rows, columns, data: draw() }, draw()];
    scores.set([Infinity, -Infinity, Infinity, 0, -0, 0, 0, -0]);
    const expected = weight.data.slice();
    for (const [start] of runsOf(rows, columns, run)) {
      const order = Array.from({ length: run }, (_, i) => start + i).sort((a, b) => scores[a] - scores[b] || a - b);
      for (const i of order.slice(0, zeros)) expected[i] = 0;
    }
    expect(zeroSmallest(weight, scores, { run, share: zeros / run }).data).toEqual(expected);
  });

  it('leaves the weights it was given alone', () => {
    const weight = { rows: 1, columns: 3, data: Float32Array.of(1, 2, 3) };
    zeroSmallest(weight, weight.data, { run: 3, share: 0.7 });
    expect([...weight.data]).toEqual([1, 2, 3]);
  });

  it('zeroes two of every four with the pattern 2:4, and half of what is left over', () => {
    const weight = { rows: 1, columns: 7, data: Float32Array.of(4, 1, 3, 2, 9, 8, 7) };
    expect([...zeroSmallest(weight, weight.data, patterns['2:4']).data]).toEqual([4, 0, 3, 0, 9, 8, 0]);
  });
});
