/** A histogram of weights as shares, in words, and as a short table. */
import { formatCount } from '@/components/charts/format';
import type { WeightCounts, WeightHistogram } from '@/lib/runtime/protocol';

export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Share of all weights of the model, zeros and those outside included. */
  readonly baseline: number;
  readonly treated: number | null;
}

export const weightCount = ({ bins, zeros, outside }: WeightCounts): number =>
  bins.reduce((sum, count) => sum + count, zeros + outside);

/** @param merged how many neighbouring bins become one; a divisor of their number */
export function binsOf({ from, to, baseline, treated }: WeightHistogram, merged = 1): Bin[] {
  const count = baseline.bins.length / merged;
  const width = (to - from) / count;
  const share = (counts: WeightCounts, at: number) =>
    counts.bins.slice(at * merged, (at + 1) * merged).reduce((sum, bin) => sum + bin, 0) / (weightCount(counts) || 1);
  return Array.from({ length: count }, (_, at) => ({
    from: from + at * width,
    to: from + (at + 1) * width,
    baseline: share(baseline, at),
    treated: treated && share(treated, at),
  }));
}

const percent = (part: number, whole: number) => `${Number(((100 * part) / (whole || 1)).toPrecision(3))} %`;

/** A share; below a tenth of a percent the number itself, which says more. */
const portion = (part: number, whole: number) =>
  part > 0 && part < whole / 1000 ? formatCount(part) : percent(part, whole);

function sentence(name: string, counts: WeightCounts): string {
  const all = weightCount(counts);
  return `${name}: ${formatCount(all)} weights, ${portion(counts.zeros, all)} of them exactly zero and not drawn, ${portion(counts.outside, all)} beyond the ends.`;
}

export const histogramWords = ({ baseline, treated }: WeightHistogram): string =>
  [
    sentence('Baseline', baseline),
    treated
      ? sentence('Treated', treated)
      : 'The treated model’s linear layers hold integer codes in place of weights, so there is nothing to draw.',
  ].join(' ');

/** Ranges in the table: a fourth of the bins, so that it can be read. */
const mergedInTable = 4;

export const histogramTable = (weights: WeightHistogram, write: (value: number) => string) => ({
  columns: ['Weights from … to', 'Baseline', 'Treated'],
  rows: binsOf(weights, mergedInTable).map(({ from, to, baseline, treated }) => [
    `${write(from)} … ${write(to)}`,
    percent(baseline, 1),
    treated === null ? '–' : percent(treated, 1),
  ]),
});
