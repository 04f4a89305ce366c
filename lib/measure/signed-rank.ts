/**
 * Centre of a symmetric distribution and its distribution-free interval: the Hodges-Lehmann estimate and the inverted
 * Wilcoxon signed-rank test (Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, section 3.2-3.3).
 */
import { median } from './quantile';

export interface Centre {
  readonly value: number;
  /** null where even the widest interval would hold less than 95 %: below 6 values. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** Means of all pairs of values, each with itself too, ascending: n (n + 1) / 2 of them. */
function walshAverages(values: readonly number[]): Float64Array {
  const averages = values.flatMap((a, i) => values.slice(i).map((b) => (a + b) / 2));
  return Float64Array.from(averages).sort();
}

/** P(T = t) for the sum T of the ranks 1…n taken with probability ½ each, t = 0 … n (n + 1) / 2. */
function rankSums(n: number): Float64Array {
  let probabilities = Float64Array.of(1);
  for (let rank = 1; rank <= n; rank++) {
    const next = new Float64Array(probabilities.length + rank);
    probabilities.forEach((p, t) => {
      next[t] += p / 2;
      next[t + rank] += p / 2;
    });
    probabilities = next;
  }
  return probabilities;
}

/** How many Walsh averages lie outside the 95 % interval at either end: the largest k with P(T < k) ≤ 2.5 %. */
function outside(n: number): number {
  const probabilities = rankSums(n);
  let k = 0;
  for (let below = probabilities[0]; below <= 0.025; below += probabilities[k]) k++;
  return k;
}

/** Time grows with n³: meant for tens of values. */
export function centre(values: readonly number[]): Centre {
  const averages = walshAverages(values);
  const k = outside(values.length);
  return {
    value: median(averages),
    interval: k === 0 ? null : [averages[k - 1], averages[averages.length - k]],
  };
}
