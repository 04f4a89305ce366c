/** A run's measures as CSV (RFC 4180): one row for each metric and variant. */
import type { Estimate, Measure } from './measure';

export type Cell = string | number | boolean | null | undefined;

const variants = ['baseline', 'treated', 'ratio', 'difference'] as const;
const columns = [
  'metric',
  'label',
  'group',
  'unit',
  'better',
  'variant',
  'value',
  'low',
  'high',
  'n',
  'verdict',
] as const;
const all = [...columns, 'samples', 'method'] as const;

/**
 * @param about of the whole run (technique, model, browser…); repeated at the head of every row, so that rows of
 *   several runs can be put in one table
 */
export function runToCsv(about: Readonly<Record<string, Cell>>, measures: readonly Measure[]): string {
  const shared = Object.values(about);
  const rows = measures.flatMap((measure) =>
    variants.flatMap((variant) => {
      const estimate = measure[variant];
      return estimate ? [[...shared, ...cells(measure, variant, estimate)]] : [];
    }),
  );
  return toCsv([[...Object.keys(about), ...all], ...rows]);
}

function cells(measure: Measure, variant: (typeof variants)[number], estimate: Estimate): Cell[] {
  const { metric, label, group, unit, better, method } = measure;
  const { value, low, high, n, samples } = estimate;
  const verdict = variant === 'ratio' || variant === 'difference' ? measure[variant]?.verdict : null;
  // A ratio is a pure number, whatever the unit of its parts.
  const own = variant === 'ratio' ? '' : unit;
  return [metric, label, group, own, better, variant, value, low, high, n, verdict, samples?.join(' '), method];
}

/** Rows of cells, the head being the first of them. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => row.map(toField).join(',') + '\r\n').join('');

function toField(cell: Cell): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
