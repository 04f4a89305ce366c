'use client';
import { useMemo } from 'react';
import type { Measure, Ratio } from '@/lib/measure/measure';
import { Chart } from './chart';
import { ratioWords, writeRatio } from './format';
import { drawIntervals, intervalsHeight, logDomain, logTicks, type IntervalRow } from './intervals';

type Compared = Measure & { readonly ratio: Ratio };

/** A ratio of 0 has no place on a logarithmic scale; the table still has it. */
const compared = (measures: readonly Measure[]) =>
  measures.filter((measure): measure is Compared => measure.ratio !== null && measure.ratio.value > 0);

const settled = ({ verdict }: Ratio) => verdict === 'lower' || verdict === 'higher';

const toRow = ({ metric, label, ratio }: Compared): IntervalRow => ({
  id: metric,
  label,
  words: `${writeRatio(ratio).value} ${ratio.verdict}`,
  value: ratio.value,
  low: ratio.low !== null && ratio.low > 0 ? ratio.low : null,
  high: ratio.high,
  variant: 'treated',
  hollow: !settled(ratio),
});

function summarise(measures: readonly Compared[]): string {
  const labels = (verdicts: readonly Ratio['verdict'][]) =>
    measures.filter(({ ratio }) => verdicts.includes(ratio.verdict)).map(({ label }) => label);
  const clause = (name: string, found: readonly string[]) => (found.length ? [`${name}: ${found.join('; ')}.`] : []);
  return [
    ...clause('Lower than the baseline', labels(['lower'])),
    ...clause('Higher', labels(['higher'])),
    ...clause('No difference shown, or the same', labels(['no difference shown', 'same'])),
  ].join(' ');
}

const tableOf = (measures: readonly Compared[]) => ({
  columns: ['Metric', 'Treated ÷ baseline', 'n'],
  rows: measures.map(({ label, ratio, better }) => [label, ratioWords(ratio, better), String(ratio.n)]),
});

/** Every ratio of treated to baseline with its interval, on one logarithmic axis with 1 marked. */
export function RatioForest({ measures, file }: { readonly measures: readonly Measure[]; readonly file: string }) {
  const shown = useMemo(() => compared(measures), [measures]);
  const draw = useMemo(() => {
    const rows = shown.map(toRow);
    const domain = logDomain(rows);
    const axis = {
      type: 'log',
      label: 'treated ÷ baseline, × (logarithmic scale)',
      domain,
      ticks: logTicks(domain),
      reference: { at: 1, label: 'baseline' },
    } as const;
    return drawIntervals(rows, axis, (tick) => `${Number(tick.toPrecision(3))}×`);
  }, [shown]);
  if (shown.length === 0) return null;
  return (
    <Chart
      title="Treated against baseline"
      summary={summarise(shown)}
      table={tableOf(shown)}
      height={intervalsHeight(shown.length)}
      draw={draw}
      file={file}
    />
  );
}
