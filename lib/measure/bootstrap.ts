/** 95 % intervals by drawing the data again. */
import { seeded } from '@/lib/tensor/random';
import { quantileOfSorted } from './quantile';

export type Interval = readonly [low: number, high: number];

/** Standard normal quantile of 97.5 %. */
export const z = 1.959963984540054;
const resamples = 2000;

/** Φ(x) by Abramowitz and Stegun 26.2.17, absolute error below 7.5e-8; for x ≤ 0. */
function normalBelow(x: number): number {
  const t = 1 / (1 - 0.2316419 * x);
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153].reduce(
    (sum, c) => (sum + c) * t,
    0,
  );
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** Student's t quantile of 97.5 % by the expansion in 1/ν around the normal one (Abramowitz and Stegun 26.7.5). */
function studentQuantile(freedom: number): number {
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0);
}

/**
 * Probability cut from either end of the bootstrap distribution. The plain 2.5 % makes intervals too narrow for few
 * samples, by √((n−1)/n) in the spread and by the normal quantile in place of Student's; cutting less makes up for both:
 * the expanded percentile interval of Hesterberg, What Teachers Should Know About the Bootstrap (2015).
 */
const tail = (n: number): number => normalBelow(-Math.sqrt(n / (n - 1)) * studentQuantile(n - 1));

/** Draws `items` with replacement `resamples` times; null for a single item, which says nothing of spread. */
export function bootstrap<T>(
  items: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  seed: number,
): Interval | null {
  if (items.length === 0) throw new RangeError('bootstrap: there are no samples; at least one is needed');
  if (items.length === 1) return null;
  const random = seeded(seed);
  const draw = () => Array.from(items, () => items[random.integer(items.length)]);
  const values = Float64Array.from({ length: resamples }, () => statistic(draw())).sort();
  const cut = tail(items.length);
  return [quantileOfSorted(values, cut), quantileOfSorted(values, 1 - cut)];
}
