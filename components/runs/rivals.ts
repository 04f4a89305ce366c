/** A run beside those that works compare it with: the same bits, the same pattern, another method. Server only. */
import { writeRatio } from '@/components/charts/format';
import { effects, type ReportedEffect } from '@/content/effects';
import type { Ratio } from '@/lib/measure/measure';
import type { RecordedRun } from './recorded-runs';

export interface Rival {
  readonly run: RecordedRun;
  /** What both have in common. */
  readonly alike: string;
  /** "1.02× [1.02, 1.03] here, 1.04× [1.04, 1.05] there: lower here, beyond both intervals" */
  readonly words: string;
}

const metric = 'bits-per-byte-prose';

const ratioOf = ({ run: { measures } }: RecordedRun): Ratio | null =>
  measures.find((measure) => measure.metric === metric)?.ratio ?? null;

const written = (ratio: Ratio): string => {
  const { value, interval } = writeRatio(ratio);
  return interval ? `${value} ${interval}` : value;
};

/** Whether the first is certainly below the second: their intervals do not touch. */
const isBelow = ({ high }: Ratio, { low }: Ratio): boolean => high !== null && low !== null && high < low;

function verdict(here: Ratio, there: Ratio): string {
  if (isBelow(here, there)) return 'lower here, beyond both intervals';
  return isBelow(there, here) ? 'higher here, beyond both intervals' : 'no difference shown';
}

const otherOf = ({ better, worse }: ReportedEffect, name: string): string => (better === name ? worse : better);

/** Those among `runs` that the run is to be compared with, in the order of the table of effects. */
export function rivalsOf(recorded: RecordedRun, runs: readonly RecordedRun[]): readonly Rival[] {
  const { name } = recorded;
  const here = ratioOf(recorded);
  return effects
    .filter(({ better, worse }) => better === name || worse === name)
    .flatMap((effect) => {
      const run = runs.find((each) => each.name === otherOf(effect, name));
      const there = run && ratioOf(run);
      if (!run || !here || !there) return [];
      const words = `${written(here)} here, ${written(there)} there: ${verdict(here, there)}`;
      return [{ run, alike: effect.alike, words }];
    });
}
