/** A line through the points of a series, with places where there is nothing to draw named as such. */
import { look, marks, type Draw } from './plot';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LineOptions {
  readonly xLabel: string;
  readonly yLabel: string;
  /** Places on the x axis without a value, and the word for that. */
  readonly missing?: { readonly xs: readonly number[]; readonly word: string };
  readonly formatY: (value: number) => string;
}

export const LINES_HEIGHT = 250;

/** Whole numbers are ticked one by one while they fit. */
export function wholeTicks(xs: readonly number[]): number[] | undefined {
  const all = [...new Set(xs)].sort((a, b) => a - b);
  return all.length <= 16 && all.every(Number.isInteger) ? all : undefined;
}

const missingMarks = (plot: Parameters<Draw>[0], { missing }: LineOptions) =>
  missing?.xs.length
    ? [
        plot.dot(missing.xs, { x: (x: number) => x, y: () => 0, symbol: 'times', stroke: marks.baseline.color, r: 5 }),
        plot.text(missing.xs, {
          x: (x: number) => x,
          y: () => 0,
          text: () => missing.word,
          dy: -12,
          fill: 'var(--soft)',
        }),
      ]
    : [];

/** A break in the line wherever a place is missing. */
const withGaps = (points: readonly Point[], { missing }: LineOptions) =>
  [...points, ...(missing?.xs ?? []).map((x) => ({ x, y: NaN }))].sort((a, b) => a.x - b.x);

/** Points in the order of x; the y axis starts at 0 unless values lie below it. */
export const drawLine =
  (points: readonly Point[], options: LineOptions): Draw =>
  (plot, width) => {
    const ticks = wholeTicks([...points.map(({ x }) => x), ...(options.missing?.xs ?? [])]);
    const axis = { labelArrow: 'none', tickSize: 4 } as const;
    return plot.plot({
      width,
      height: LINES_HEIGHT,
      marginTop: 34,
      marginBottom: 44,
      marginLeft: 52,
      marginRight: 16,
      style: look,
      x: {
        ...axis,
        ...(ticks ? { ticks, tickFormat: String } : {}),
        label: options.xLabel,
        labelAnchor: 'center',
        labelOffset: 36,
        inset: 8,
      },
      y: { ...axis, ticks: 5, zero: true, nice: true, label: options.yLabel, tickFormat: options.formatY },
      marks: [
        plot.gridY({ stroke: 'var(--rule)', strokeOpacity: 1, ticks: 5 }),
        plot.lineY(withGaps(points, options), { x: 'x', y: 'y', stroke: marks.treated.color, strokeWidth: 2 }),
        plot.dot(points, { x: 'x', y: 'y', symbol: marks.treated.symbol, fill: marks.treated.color, r: 4.5 }),
        ...missingMarks(plot, options),
      ],
    });
  };
