import { expect, it } from 'vitest';
import { curvatureOf } from './curvature';

const seen = () => ({ moments: { rows: 3, columns: 3, data: Float32Array.of(8, 2, 0, 2, 4, 0, 0, 0, 0) }, tokens: 2 });

it.each([false, true])(
  'leaves the moments as they are, with which errors are measured later (act-order %s)',
  async (actOrder) => {
    const given = seen();
    await curvatureOf(given, actOrder);
    expect(given).toEqual(seen());
  },
);

it('damps by a hundredth of the mean of the diagonal, where an input without any moment counts as one', async () => {
  const { factor, dead } = await curvatureOf(seen());
  // H = [8 2 0; 2 4 0; 0 0 1], mean of its diagonal 13 / 3; U is 1 / √h for an input that stands alone.
  expect(dead).toEqual([2]);
  expect(factor.data[8]).toBeCloseTo(1 / Math.sqrt(1 + 0.01 * (13 / 3)), 6);
});
