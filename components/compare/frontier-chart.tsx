'use client';
import { useMemo } from 'react';
import { Chart } from '@/components/charts/chart';
import { formatBytes, significant } from '@/components/charts/format';
import { logTicks } from '@/components/charts/intervals';
import { look, marks, type Draw, type Plot } from '@/components/charts/plot';
import { against, frontierTable, frontierWords, paretoFront, pointsOf, type Against, type Point } from './frontier';
import type { AgainstId } from './frontier';
import { placeLabels, type Spot } from './place-labels';
import type { CompareRow } from './rows';

const HEIGHT = 440;

const forms: Readonly<
  Record<Point['origin'], { readonly symbol: 'circle' | 'diamond' | 'square'; readonly color: string }>
> = {
  baseline: marks.baseline,
  recorded: marks.treated,
  device: { symbol: 'square', color: 'var(--ink)' },
};

/** With room above and below all intervals, and never so narrow that noise looks like an effect. */
function domainOf(points: readonly Point[]): [number, number] {
  const ends = points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]);
  return [Math.min(0.9, Math.min(...ends) / 1.1), Math.max(1.1, Math.max(...ends) * 1.1)];
}

/** The number in the table: dozens of names would cover each other. Those of the frontier stand above the drawing. */
const nameOf = ({ number, label }: Point) => (number === 0 ? label : String(number));

const titleOf = ({ number, label, x, y }: Point) =>
  `${number === 0 ? '' : `${number}. `}${label}: ${formatBytes(x)}, ${significant(y)}×`;

const LEFT = 56;
const RIGHT = 20;
const BOTTOM = 44;
/** Narrower than this, the name of the vertical axis takes two lines. */
const ONE_LINE = 480;
const topOf = (width: number) => (width < ONE_LINE ? 50 : 34);

interface Scales {
  /** Largest of the horizontal axis, which begins at 0. */
  readonly most: number;
  readonly domain: readonly [number, number];
  readonly width: number;
}

/** As Plot places points on the axes below: horizontally linear, vertically logarithmic. */
const spotOf =
  ({ most, domain: [low, high], width }: Scales) =>
  (point: Point): Spot => {
    const up = Math.log(point.y / low) / Math.log(high / low);
    const floor = HEIGHT - BOTTOM;
    return {
      x: LEFT + (point.x / most) * (width - LEFT - RIGHT),
      y: floor - up * (floor - topOf(width)),
      text: nameOf(point),
    };
  };

/** Those of the frontier first, where there is not room for all. */
function labels(plot: Plot, points: readonly Point[], scales: Scales) {
  const order = points.toSorted((a, b) => Number(b.front) - Number(a.front));
  const frame = { left: LEFT, right: scales.width, top: 0, bottom: HEIGHT - BOTTOM };
  const placed = placeLabels(order.map(spotOf(scales)), frame);
  const halo = { stroke: 'var(--paper)', strokeWidth: 4 } as const;
  return order.flatMap((point, at) => {
    const place = placed[at];
    const fill = point.front ? 'var(--ink)' : 'var(--soft)';
    return place ? [plot.text([point], { x: 'x', y: 'y', text: nameOf, fill, ...halo, ...place })] : [];
  });
}

function dots(plot: Plot, points: readonly Point[]) {
  const symbol = ({ origin }: Point) => forms[origin].symbol;
  const color = ({ origin }: Point) => forms[origin].color;
  const known = points.filter(({ low, high }) => low !== null && high !== null);
  return [
    plot.ruleX(known, { x: 'x', y1: 'low', y2: 'high', stroke: color, strokeWidth: 1.5 }),
    plot.dot(points, {
      ...{ x: 'x', y: 'y', symbol, stroke: color, strokeWidth: 1.5 },
      r: ({ front }: Point) => (front ? 5.5 : 4),
      fill: ({ origin, front }: Point) => (front ? forms[origin].color : 'var(--surface)'),
      title: titleOf,
    }),
  ];
}

const drawFrontier =
  (points: readonly Point[], { label, better }: Against): Draw =>
  (plot, width) => {
    const domain = domainOf(points);
    const most = Math.max(...points.map(({ x }) => x)) * 1.06;
    const front = paretoFront(points, better);
    return plot.plot({
      width,
      height: HEIGHT,
      marginTop: topOf(width),
      marginBottom: BOTTOM,
      marginLeft: LEFT,
      marginRight: RIGHT,
      style: look,
      x: {
        domain: [0, most],
        label: 'packed bytes (fewer is better)',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
        ticks: Math.max(3, Math.min(8, Math.floor(width / 90))),
        tickFormat: (bytes: number) => formatBytes(bytes),
        tickSize: 4,
      },
      y: {
        type: 'log',
        domain,
        ticks: logTicks(domain),
        tickFormat: (ratio: number) => `${Number(ratio.toPrecision(3))}×`,
        label: `${label.toLowerCase()}, treated ÷ baseline${width < ONE_LINE ? '\n' : ' '}(${better} is better, logarithmic)`,
        labelArrow: 'none',
        tickSize: 4,
      },
      marks: [
        plot.gridY({ stroke: 'var(--rule)', strokeOpacity: 1, ticks: logTicks(domain) }),
        plot.ruleY([1], { stroke: marks.baseline.color, strokeDasharray: '3 3' }),
        plot.line(front, {
          x: 'x',
          y: 'y',
          curve: 'step-after',
          stroke: 'var(--ink)',
          strokeOpacity: 0.5,
          strokeWidth: 1.5,
        }),
        ...dots(plot, points),
        ...labels(plot, points, { most, domain, width }),
      ],
    });
  };

interface FrontierChartProps {
  readonly rows: readonly CompareRow[];
  readonly by: AgainstId;
}

/** Packed bytes against quality or speed, with intervals and the Pareto frontier. */
export function FrontierChart({ rows, by }: FrontierChartProps) {
  const measure: Against = against[by];
  const points = useMemo(() => pointsOf(rows, measure), [rows, measure]);
  const draw = useMemo(() => drawFrontier(points, measure), [points, measure]);
  if (points.length < 2)
    return (
      <p data-empty className="text-soft">
        No run with both figures is shown, so there is nothing to draw.
      </p>
    );
  return (
    <>
      <Chart
        title={`Packed bytes against ${measure.label.toLowerCase()}`}
        summary={frontierWords(points, measure)}
        table={frontierTable(rows, points, measure)}
        height={HEIGHT}
        draw={draw}
        file={`slm-atlas-frontier-${by}`}
      />
      <p className="m-0 mt-2 text-sm text-soft">
        ◆ recorded, ■ measured on this device, ● the untouched model; filled where on the frontier. Numbers are those of
        the table’s rows, where there is room for them; point at a mark for its name.
      </p>
    </>
  );
}
