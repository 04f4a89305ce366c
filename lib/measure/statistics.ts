/** Estimates with 95 % intervals. Pure; whatever is random is drawn from a seed. */
import { bootstrap, z, type Interval } from './bootstrap';
import type { Estimate, Ratio } from './measure';
import { median } from './quantile';
import { centre } from './signed-rank';

export { bootstrap, type Interval } from './bootstrap';
export { median, quantile } from './quantile';

function demand(count: number, what: string): void {
  if (count === 0) throw new RangeError(`${what}: there are no samples; at least one is needed`);
}

const bounds = (interval: Interval | null) => ({ low: interval?.[0] ?? null, high: interval?.[1] ?? null });

function toRatio(value: number, interval: Interval | null, n: number): Ratio {
  return { value, ...bounds(interval), n, verdict: verdictOf(interval) };
}

function verdictOf(interval: Interval | null): Ratio['verdict'] {
  if (!interval) return 'no difference shown';
  const [low, high] = interval;
  if (low === 1 && high === 1) return 'same';
  if (high < 1) return 'lower';
  return low > 1 ? 'higher' : 'no difference shown';
}

/** The median of repeated measurements, with the samples kept in the order taken. */
export function medianEstimate(samples: readonly number[], seed: number): Estimate {
  demand(samples.length, 'medianEstimate');
  return {
    value: median(samples),
    ...bounds(bootstrap(samples, median, seed)),
    n: samples.length,
    samples: [...samples],
  };
}

/**
 * Treated over baseline where sample i of both was taken in round i, in random order within the round: the
 * Hodges-Lehmann centre of the logarithms of the rounds' ratios. What drifts slowly falls on both and cancels; if both
 * are alike each ratio is as likely as its inverse, so the signed-rank interval misses 1 at its exact rate whatever the
 * noise. Below 6 rounds there is no interval.
 *
 * Rates over 3000 trials and more, with log-normal jitter of 12 %, 2 % outliers of 1.3 to 2 times, and autocorrelated drift shared
 * by the round. "Different" though alike, at n = 12, 20, 40: 4.0 %, 4.8 %, 5.0 %; percentile bootstrap of the mean log
 * ratio 10.3 %, 8.2 %, 7.0 % and of the median ratio 5.6 %, 6.2 %, 6.0 %. A slow-down of 20 % found at n = 20: 97.9 %;
 * bootstrap of the median ratio 95.5 %, of the ratio of medians 94.6 %.
 */
export function ratioEstimate(baseline: readonly number[], treated: readonly number[]): Ratio {
  paired(baseline.length, treated.length, 'ratioEstimate');
  const { value, interval } = centre(baseline.map((sample, round) => Math.log(treated[round] / sample)));
  return toRatio(Math.exp(value), interval && [Math.exp(interval[0]), Math.exp(interval[1])], baseline.length);
}

function paired(baseline: number, treated: number, what: string): void {
  demand(baseline, what);
  if (baseline !== treated)
    throw new RangeError(`${what}: ${baseline} baseline and ${treated} treated samples are not pairs`);
}

/** A count, or anything else without error. */
export const exact = (value: number): Estimate => ({ value, low: value, high: value, n: 1 });

/** The ratio of two counts; null where the baseline is 0 and the treated is not, which no number expresses. */
export function exactRatio(baseline: number, treated: number): Ratio | null {
  if (baseline === treated) return toRatio(1, [1, 1], 1);
  if (baseline === 0) return null;
  const value = treated / baseline;
  return toRatio(value, [value, value], 1);
}

/** A statistic of a text measured in windows, such as Σ NLL / Σ bytes; the windows are the blocks that are drawn. */
export function blockBootstrap<T>(
  blocks: readonly T[],
  statistic: (blocks: readonly T[]) => number,
  seed: number,
): Estimate {
  demand(blocks.length, 'blockBootstrap');
  return { value: statistic(blocks), ...bounds(bootstrap(blocks, statistic, seed)), n: blocks.length };
}

/** Treated over baseline of such a statistic; block i of both is the same window of text, and they are drawn together. */
export function blockBootstrapRatio<T>(
  baseline: readonly T[],
  treated: readonly T[],
  statistic: (blocks: readonly T[]) => number,
  seed: number,
): Ratio {
  paired(baseline.length, treated.length, 'blockBootstrapRatio');
  const pairs = baseline.map((block, i) => [block, treated[i]] as const);
  const ratio = (drawn: typeof pairs) =>
    statistic(drawn.map(([, block]) => block)) / statistic(drawn.map(([block]) => block));
  return toRatio(
    ratio(pairs),
    bootstrap(pairs, (drawn) => ratio([...drawn]), seed),
    pairs.length,
  );
}

/** A proportion with the score interval of Wilson (1927), which stays within [0, 1] and holds near its ends. */
export function wilson(successes: number, n: number): Estimate {
  demand(n, 'wilson');
  const p = successes / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const reach = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return { value: p, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach), n };
}

/** Relative change of the median from the first third of the samples to the last; 0 below three samples. */
export function drift(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3);
  if (third === 0) return 0;
  return median(samples.slice(-third)) / median(samples.slice(0, third)) - 1;
}
