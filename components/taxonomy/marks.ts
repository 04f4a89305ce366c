/** How large a mark is, and what is said beside it, once a measured effect is chosen. */
import type { Row } from '@/components/taxonomy/outline';
import { ratio } from '@/components/taxonomy/vocabulary';
import type { Effect } from '@/lib/taxonomy/taxonomy';

/** px */
const plain = 5;
const smallest = 3;
const largest = 9;

/** log2 of treated over baseline: halving and doubling are equally large effects. */
const strength = (value: number) => Math.abs(Math.log2(value));

const valueOf = (row: Row, measure: keyof Effect | null) => (measure && row.node.effect?.[measure]) ?? null;

/** The largest effect among the rows, treated over baseline; null where none was measured. */
export function strongestOf(rows: readonly Row[], measure: keyof Effect): number | null {
  const values = rows.map((row) => valueOf(row, measure)).filter((value) => value !== null);
  return values.reduce<number | null>((most, value) => (strength(value) > strength(most ?? 1) ? value : most), null);
}

/** Of the smallest and the largest mark, in px: the ends of the scale. */
export const radii = { smallest, largest } as const;

/** Radii in px whose area above the smallest grows with the effect, the strongest of the rows being the largest. */
export function radiusOf(rows: readonly Row[], measure: keyof Effect | null): (row: Row) => number {
  if (measure === null) return () => plain;
  const strengths = rows.map((row) => strength(valueOf(row, measure) ?? 1));
  const strongest = Math.max(...strengths, Number.MIN_VALUE);
  return (row) => {
    const share = strength(valueOf(row, measure) ?? 1) / strongest;
    return Math.sqrt(smallest ** 2 + (largest ** 2 - smallest ** 2) * share);
  };
}

export const noteOf =
  (measure: keyof Effect | null) =>
  (row: Row): string => {
    const value = valueOf(row, measure);
    return value === null ? '' : ratio(value);
  };
