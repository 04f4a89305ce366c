import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zeroNearest } from './magnitude';
import { zeroLowest } from './prune';

/** Few distinct magnitudes of both signs beside any others, so that ties are common, within arrays and across them. */
const weight = fc.oneof(
  fc.constantFrom(0, -0, 0.5, -0.5, 2, -2, 1e-42, -1e-42),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
);
const arrays = fc.array(fc.array(weight, { maxLength: 40 }), { minLength: 1, maxLength: 4 });

it('zeroes exactly what sorting all magnitudes together would', () => {
  fc.assert(
    fc.property(arrays, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const parts = values.map((part) => Float32Array.from(part));
      const joined = Float32Array.from(values.flat());
      const count = Math.floor(share * joined.length);
      zeroLowest(joined, joined.map(Math.abs), count);
      const zero = zeroNearest(() => parts, count);
      expect(parts.flatMap((part) => [...zero(part)])).toEqual([...joined]);
    }),
    { numRuns: 300 },
  );
});

it('reads views that begin inside of a buffer, and leaves them alone', () => {
  const whole = Float32Array.of(9, 3, -1, 2);
  const view = whole.subarray(1);
  expect([...zeroNearest(() => [view], 1)(view)]).toEqual([3, 0, 2]);
  expect([...whole]).toEqual([9, 3, -1, 2]);
});
