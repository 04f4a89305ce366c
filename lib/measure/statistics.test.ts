import { expect, test } from 'vitest';
import { seeded, type Random } from '@/lib/tensor/random';
import { Estimate, Ratio } from './measure';
import {
  blockBootstrap,
  blockBootstrapRatio,
  bootstrap,
  drift,
  exact,
  exactRatio,
  median,
  medianEstimate,
  quantile,
  ratioEstimate,
  wilson,
} from './statistics';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('quantile is linear between the sorted values', () => {
  expect(quantile([4, 1, 3, 2], 0)).toBe(1);
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  expect([median([10, 9, 100]), median([4, 1, 3, 2])]).toEqual([10, 2.5]);
  expect(() => median([])).toThrow(/no values/);
});

test('bootstrap gives the same interval for the same seed and another for another', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  expect(bootstrap(values, mean, 7)).toEqual(bootstrap(values, mean, 7));
  expect(bootstrap(values, mean, 7)).not.toEqual(bootstrap(values, mean, 8));
  expect(bootstrap([3], mean, 7)).toBeNull();
});

/** How often, in %, `happens` over trials. */
const rate = (trials: number, happens: () => boolean) =>
  (100 * Array.from({ length: trials }, happens).filter(Boolean).length) / trials;

test.each([8, 32])('of a mean of %i values the bootstrap interval holds the truth about 95 times in 100', (n) => {
  const random = seeded(11);
  const covers = () => {
    const [low, high] = bootstrap(
      Array.from({ length: n }, () => random.normal()),
      mean,
      random.integer(2 ** 32),
    )!;
    return low <= 0 && 0 <= high;
  };
  const coverage = rate(1000, covers);
  expect(coverage).toBeGreaterThan(93);
  expect(coverage).toBeLessThan(97);
});

test('medianEstimate keeps the samples as taken and brackets their median', () => {
  const estimate = Estimate.parse(medianEstimate([5, 3, 4, 9, 4, 5, 6], 1));
  expect(estimate).toMatchObject({ value: 5, n: 7, samples: [5, 3, 4, 9, 4, 5, 6] });
  expect(estimate.low).toBeGreaterThanOrEqual(3);
  expect(estimate.low).toBeLessThan(5);
  expect(estimate.high).toBeGreaterThan(5);
  expect(medianEstimate([5], 1)).toMatchObject({ value: 5, low: null, high: null, n: 1 });
});

/** P(signed-rank sum at least as far from its middle), counted over all 2ⁿ signs of the ranks. */
function signedRankP(differences: readonly number[]): number {
  const sizes = differences.map(Math.abs).sort((a, b) => a - b);
  const ranks = differences.map((d) => sizes.indexOf(Math.abs(d)) + 1);
  const middle = mean(ranks) * ranks.length * 0.5;
  const far = (sum: number) => Math.abs(sum - middle);
  const observed = far(ranks.reduce((sum, rank, i) => sum + (differences[i] > 0 ? rank : 0), 0));
  const sums = Array.from({ length: 2 ** ranks.length }, (_, signs) =>
    ranks.reduce((sum, rank, i) => sum + ((signs >> i) & 1 ? rank : 0), 0),
  );
  return sums.filter((sum) => far(sum) >= observed).length / sums.length;
}

/** Nine patients' depression factor before and after a tranquilizer: Hollander and Wolfe, example 3.1. */
const depression = {
  before: [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3],
  after: [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
};

test('ratioEstimate holds exactly the ratios that the signed-rank test does not reject', () => {
  const exponentials = (values: number[]) => values.map(Math.exp);
  const ratio = ratioEstimate(exponentials(depression.before), exponentials(depression.after));
  const pOf = (logRatio: number) => signedRankP(depression.after.map((y, i) => y - depression.before[i] - logRatio));
  const step = 1e-6;
  expect(pOf(Math.log(ratio.low!) - step)).toBeLessThan(0.05);
  expect(pOf(Math.log(ratio.low!) + step)).toBeGreaterThan(0.05);
  expect(pOf(Math.log(ratio.high!) - step)).toBeGreaterThan(0.05);
  expect(pOf(Math.log(ratio.high!) + step)).toBeLessThan(0.05);
  // The book's estimate of the shift.
  expect(Math.log(ratio.value)).toBeCloseTo(-0.46, 9);
  expect(ratio.verdict).toBe('lower');
});

test('ratioEstimate turned about is the inverse', () => {
  const there = ratioEstimate(depression.before, depression.after);
  const back = ratioEstimate(depression.after, depression.before);
  expect(back.value).toBeCloseTo(1 / there.value, 12);
  expect(back.low).toBeCloseTo(1 / there.high!, 12);
});

test('ratioEstimate shows no difference where there are too few rounds for any interval', () => {
  const ratio = ratioEstimate([1, 1, 1, 1, 1], [2, 2, 2, 2, 2]);
  expect(Ratio.parse(ratio)).toEqual({ value: 2, low: null, high: null, n: 5, verdict: 'no difference shown' });
  expect(ratioEstimate([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]).verdict).toBe('higher');
});

test('ratioEstimate refuses samples that are not pairs', () => {
  expect(() => ratioEstimate([1, 2], [1])).toThrow(/2 baseline and 1 treated samples are not pairs/);
});

/**
 * Rounds as a busy machine gives them: drift that both arms share (autocorrelated, with a slow trend), log-normal jitter
 * of each sample, and now and then a sample that takes 1.3 to 2 times as long.
 */
function rounds(n: number, slowdown: number, jitter: number, random: Random) {
  let walk = 0;
  const level = Array.from({ length: n }, (_, i) => {
    walk = 0.9 * walk + 0.05 * random.normal();
    return 10 * Math.exp(walk + (0.1 * i) / n);
  });
  const outlier = () => (random.next() < 0.02 ? 1.3 + 0.7 * random.next() : 1);
  const sample = (base: number) => base * Math.exp(jitter * random.normal()) * outlier();
  const both = level.map((base) => [sample(base), slowdown * sample(base)]);
  return { baseline: both.map(([b]) => b), treated: both.map(([, t]) => t) };
}

test.each([12, 20, 40])('ratioEstimate calls two like arms different at most 7 times in 100 at n = %i', (n) => {
  const random = seeded(20261122 + n);
  const different = () => {
    const { baseline, treated } = rounds(n, 1, 0.12, random);
    return ratioEstimate(baseline, treated).verdict !== 'no difference shown';
  };
  const falsely = rate(2000, different);
  expect(falsely).toBeLessThanOrEqual(7);
  expect(falsely).toBeGreaterThan(2);
});

test.each([0.1, 0.12])(
  'ratioEstimate finds a slow-down by a fifth at n = 20 and jitter %s at least 95 times in 100',
  (jitter) => {
    const random = seeded(20261122);
    const found = () => {
      const { baseline, treated } = rounds(20, 1.2, jitter, random);
      return ratioEstimate(baseline, treated).verdict === 'higher';
    };
    expect(rate(1000, found)).toBeGreaterThanOrEqual(95);
  },
);

test('exact counts have no width, and equal counts are the same', () => {
  expect(exact(7)).toEqual({ value: 7, low: 7, high: 7, n: 1 });
  expect(exactRatio(8, 8)).toMatchObject({ value: 1, verdict: 'same' });
  expect(exactRatio(8, 6)).toMatchObject({ value: 0.75, low: 0.75, high: 0.75, verdict: 'lower' });
  expect(exactRatio(6, 8)).toMatchObject({ verdict: 'higher' });
  expect(exactRatio(0, 0)).toMatchObject({ value: 1, verdict: 'same' });
  expect(exactRatio(0, 3)).toBeNull();
});

interface Block {
  readonly loss: number;
  readonly bytes: number;
}
const lossPerByte = (blocks: readonly Block[]) =>
  blocks.reduce((sum, { loss }) => sum + loss, 0) / blocks.reduce((sum, { bytes }) => sum + bytes, 0);

/** Windows whose difficulty varies far more than anything that is done to the model. */
const blocks = (n: number, random: Random): Block[] =>
  Array.from({ length: n }, () => ({ loss: 500 * Math.exp(0.4 * random.normal()), bytes: 800 + random.integer(200) }));

test('blockBootstrap divides sums, not means of quotients', () => {
  const estimate = blockBootstrap(
    [
      { loss: 1, bytes: 1 },
      { loss: 1, bytes: 3 },
    ],
    lossPerByte,
    1,
  );
  expect(estimate).toMatchObject({ value: 0.5, n: 2 });
});

test('blockBootstrapRatio sees a small loss through windows of very different difficulty, since it draws them in pairs', () => {
  const baseline = blocks(32, seeded(3));
  const random = seeded(4);
  const treated = baseline.map(({ loss, bytes }) => ({ loss: loss * (1.02 + 0.01 * random.normal()), bytes }));
  const ratio = blockBootstrapRatio(baseline, treated, lossPerByte, 5);
  expect(ratio.verdict).toBe('higher');
  expect(ratio.value).toBeCloseTo(1.02, 2);
  // Unpaired, the two overlap widely.
  expect(blockBootstrap(baseline, lossPerByte, 5).high).toBeGreaterThan(blockBootstrap(treated, lossPerByte, 5).low!);
});

test('blockBootstrapRatio of a model with itself is the same', () => {
  const baseline = blocks(8, seeded(3));
  expect(blockBootstrapRatio(baseline, baseline, lossPerByte, 5)).toEqual({
    value: 1,
    low: 1,
    high: 1,
    n: 8,
    verdict: 'same',
  });
});

test('blockBootstrapRatio calls chance differences between windows a difference at most 7 % of the time', () => {
  const random = seeded(6);
  const different = () => {
    const baseline = blocks(32, random);
    const treated = baseline.map(({ loss, bytes }) => ({ loss: loss * Math.exp(0.02 * random.normal()), bytes }));
    const even = baseline.map(({ loss, bytes }) => ({ loss: loss * Math.exp(0.02 * random.normal()), bytes }));
    return blockBootstrapRatio(even, treated, lossPerByte, random.integer(2 ** 32)).verdict !== 'no difference shown';
  };
  expect(rate(1000, different)).toBeLessThanOrEqual(7);
}, 120_000);

test('wilson gives the printed interval and stays within 0 and 1', () => {
  const half = wilson(5, 10);
  // Newcombe (1998): 5 of 10 gives 0.2366 to 0.7634.
  expect([half.low, half.high].map((x) => x!.toFixed(4))).toEqual(['0.2366', '0.7634']);
  expect(wilson(0, 20)).toMatchObject({ value: 0, low: 0 });
  expect(wilson(20, 20)).toMatchObject({ value: 1, high: 1 });
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
});

test('drift is the change of the median from the first third to the last', () => {
  expect(drift([10, 10, 10, 99, 0, 50, 12, 11, 11])).toBeCloseTo(0.1, 12);
  expect(drift([1, 2])).toBe(0);
});
