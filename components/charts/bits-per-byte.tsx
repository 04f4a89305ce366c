'use client';
import { useMemo } from 'react';
import type { Measure } from '@/lib/measure/measure';
import { Chart } from './chart';
import { estimateWords, writeEstimate } from './format';
import { drawIntervals, intervalsHeight, linearDomain, type IntervalRow } from './intervals';

const PREFIX = 'bits-per-byte-';
const variants = ['baseline', 'treated'] as const;

const textName = ({ metric }: Measure) => metric.slice(PREFIX.length);

const toRows = (measure: Measure): IntervalRow[] =>
  variants.flatMap((variant) => {
    const estimate = measure[variant];
    if (!estimate) return [];
    const { value, interval } = writeEstimate(estimate, measure.unit);
    const label = `${textName(measure)}, ${variant}`;
    return [{ id: label, label, words: interval ? `${value} ${interval}` : value, ...estimate, variant }];
  });

const sentence = (measure: Measure) => {
  const [baseline, treated] = variants.map((variant) => measure[variant]);
  if (!baseline || !treated) return '';
  const [before, after] = [baseline, treated].map((estimate) => writeEstimate(estimate, measure.unit).value);
  return `On ${textName(measure)}, ${before} bits per byte became ${after}.`;
};

const tableOf = (measures: readonly Measure[]) => ({
  columns: ['Text', 'Baseline', 'Treated'],
  rows: measures.map((measure) => [
    textName(measure),
    ...variants.map((variant) => (measure[variant] ? estimateWords(measure[variant], measure.unit) : '–')),
  ]),
});

/** Bits per byte of each evaluation text, baseline and treated; lower is better. */
export function BitsPerByte({ measures, file }: { readonly measures: readonly Measure[]; readonly file: string }) {
  const shown = useMemo(() => measures.filter(({ metric }) => metric.startsWith(PREFIX)), [measures]);
  const rows = useMemo(() => shown.flatMap(toRows), [shown]);
  const draw = useMemo(
    () =>
      drawIntervals(
        rows,
        { type: 'linear', label: 'bits per byte (lower is better)', domain: linearDomain(rows), ticks: [] },
        (tick) => String(Number(tick.toPrecision(3))),
      ),
    [rows],
  );
  if (rows.length === 0) return null;
  return (
    <Chart
      title="Bits per byte"
      summary={shown.map(sentence).filter(Boolean).join(' ')}
      table={tableOf(shown)}
      height={intervalsHeight(rows.length)}
      draw={draw}
      file={file}
    />
  );
}
