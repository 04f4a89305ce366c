/** Rows of a value with its interval on a common axis: a forest plot, on a linear or a logarithmic scale. */
import { look, marks, type Draw, type Plot, type Variant } from './plot';

export interface IntervalRow {
  readonly id: string;
  readonly label: string;
  /** The figure in words, written at the row's right end. */
  readonly words: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly variant: Variant;
  /** Drawn hollow: nothing is shown by it. */
  readonly hollow?: boolean;
}

export interface Axis {
  readonly type: 'linear' | 'log';
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** A line to compare with, and its name. */
  readonly reference?: { readonly at: number; readonly label: string };
}

const ROW = 46;
/** Words stand in the upper half of a row, marks in the lower. */
const WORDS_UP = -14;
const MARKS_DOWN = 6;
const TOP = 22;
const BOTTOM = 44;

export const intervalsHeight = (rows: number): number => TOP + rows * ROW + BOTTOM;

const ends = ({ value, low, high }: IntervalRow): readonly [number, number] => [low ?? value, high ?? value];

/** From below the lowest to above the highest end, with room, and never narrower than `least`. */
export function logDomain(
  rows: readonly IntervalRow[],
  least: readonly [number, number] = [0.8, 1.25],
): [number, number] {
  const all = rows.flatMap(ends).filter((end) => end > 0);
  return [Math.min(least[0], Math.min(...all) / 1.08), Math.max(least[1], Math.max(...all) * 1.08)];
}

export function linearDomain(rows: readonly IntervalRow[]): [number, number] {
  const all = rows.flatMap(ends);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return [low - room, high + room];
}

const decades = [0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000];
const logSteps = [
  decades,
  decades.flatMap((decade) => [decade, decade * 2, decade * 5]),
  decades.flatMap((decade) => [1, 1.5, 2, 3, 5, 7].map((step) => Number((step * decade).toPrecision(2)))),
  [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2],
];

/** Round ratios within the domain: the finest set that stays under eight. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const sets = logSteps.map((steps) => steps.filter((step) => step >= low && step <= high));
  const covered = low < 0.5 || high > 2 ? sets.slice(0, 3) : sets;
  return covered.findLast((ticks) => ticks.length > 1 && ticks.length < 8) ?? [1];
}

const referenceMarks = (plot: Plot, { reference }: Axis) =>
  reference
    ? [
        plot.ruleX([reference.at], { stroke: marks.baseline.color, strokeWidth: 1.5 }),
        plot.text([reference.label], {
          x: reference.at,
          frameAnchor: 'top',
          dy: -TOP + 8,
          fill: marks.baseline.color,
        }),
      ]
    : [];

const labelMarks = (plot: Plot, rows: readonly IntervalRow[]) => {
  const common = { y: 'id', dy: WORDS_UP, stroke: 'var(--surface)', strokeWidth: 4 } as const;
  return [
    plot.text(rows, { ...common, text: 'label', frameAnchor: 'left', fill: 'var(--ink)' }),
    plot.text(rows, { ...common, text: 'words', frameAnchor: 'right', fill: 'var(--soft)' }),
  ];
};

const intervalMarks = (plot: Plot, rows: readonly IntervalRow[]) => {
  const color = (row: IntervalRow) => marks[row.variant].color;
  const cap = { y: 'id', stroke: color, strokeWidth: 2, insetTop: 18, insetBottom: 18, dy: MARKS_DOWN } as const;
  const known = rows.filter(({ low, high }) => low !== null && high !== null && low !== high);
  return [
    plot.ruleY(known, { x1: 'low', x2: 'high', y: 'id', stroke: color, strokeWidth: 2, dy: MARKS_DOWN }),
    ...(['low', 'high'] as const).map((x) => plot.tickX(known, { ...cap, x })),
    plot.dot(rows, {
      x: 'value',
      y: 'id',
      r: 5,
      symbol: (row: IntervalRow) => marks[row.variant].symbol,
      fill: (row: IntervalRow) => (row.hollow ? 'var(--surface)' : color(row)),
      stroke: color,
      strokeWidth: 1.5,
      dy: MARKS_DOWN,
    }),
  ];
};

export const drawIntervals =
  (rows: readonly IntervalRow[], axis: Axis, format: (value: number) => string): Draw =>
  (plot, width) =>
    plot.plot({
      width,
      height: intervalsHeight(rows.length),
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: 10,
      marginRight: 10,
      style: look,
      x: {
        type: axis.type,
        domain: axis.domain,
        ticks: axis.ticks.length ? axis.ticks : 5,
        tickFormat: format,
        label: axis.label,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
        tickSize: 4,
      },
      y: { type: 'band', axis: null, domain: rows.map(({ id }) => id), padding: 0 },
      marks: [
        plot.gridX({ stroke: 'var(--rule)', strokeOpacity: 1, ...(axis.ticks.length ? { ticks: axis.ticks } : {}) }),
        ...referenceMarks(plot, axis),
        ...labelMarks(plot, rows),
        ...intervalMarks(plot, rows),
      ],
    });
