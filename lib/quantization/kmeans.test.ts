import { expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { nearest, optimalLevels } from './kmeans';

/** The least weighted squared error of runs of sorted weights, by trying all. */
function leastError(sorted: readonly (readonly [number, number])[], count: number): number {
  if (sorted.length === 0) return 0;
  if (count === 0) return Infinity;
  const ends = sorted.map((_, i) => i + 1);
  return Math.min(
    ...ends.map((end) => {
      const run = sorted.slice(0, end);
      const mass = run.reduce((sum, [, f]) => sum + f, 0);
      const centre = run.reduce((sum, [value, f]) => sum + f * value, 0) / mass;
      return (
        run.reduce((sum, [value, f]) => sum + f * (value - centre) ** 2, 0) + leastError(sorted.slice(end), count - 1)
      );
    }),
  );
}

it.each([1, 2, 3, 5])('finds the best %i levels', (count) => {
  for (let seed = 0; seed < 20; seed++) {
    const { normal } = seeded(seed);
    const values = Float32Array.from({ length: 9 }, (_, i) => (i % 3 ? normal() : Math.round(normal())));
    const masses = values.map(() => 0.1 + Math.abs(normal()));
    const levels = optimalLevels(values, masses, count);
    const error = values.reduce((sum, value, i) => sum + masses[i] * (value - nearest(levels, value)) ** 2, 0);
    const pairs = Array.from(values, (value, i) => [value, masses[i]] as const).sort(([a], [b]) => a - b);
    expect(error).toBeCloseTo(leastError(pairs, count), 5);
  }
});

it('has a level for every value where there are as many, zeros of both signs being one', () => {
  const values = Float32Array.of(-0.25, 2, -0, -7, 0, 0.5, 2, -7);
  const levels = optimalLevels(values, new Float32Array(8).fill(1), 8);
  expect([...levels]).toEqual([-7, -0.25, 0, 0.5, 2]);
});
