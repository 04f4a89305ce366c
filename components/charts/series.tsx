'use client';
import { useMemo } from 'react';
import type { DemoRun } from '@/lib/runtime/protocol';
import { Chart } from './chart';
import { significant } from './format';
import { drawLine, LINES_HEIGHT } from './lines';

type OneSeries = DemoRun['series'][number];

/** A name may say its x axis after its last " by ": "loss by step". Else a point for every layer is taken for just that. */
export function axesOf({ name, points }: OneSeries, layers: number): { readonly x: string; readonly y: string } {
  const split = name.lastIndexOf(' by ');
  if (split > 0) return { x: name.slice(split + 4), y: name.slice(0, split) };
  const perLayer = points.length === layers && points.every(([x], i) => x === i);
  return { x: perLayer ? 'decoder layer' : 'step', y: name };
}

function summarise(points: OneSeries['points'], x: string): string {
  if (points.length === 0) return 'The technique reported no values.';
  const [lowest, highest] = points.reduce(
    ([low, high], point) => [point[1] < low[1] ? point : low, point[1] > high[1] ? point : high],
    [points[0], points[0]],
  );
  return `Lowest ${significant(lowest[1])} at ${x} ${lowest[0]}, highest ${significant(highest[1])} at ${x} ${highest[0]}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface SeriesProps {
  readonly series: OneSeries;
  /** Decoder layers of the baseline. */
  readonly layers: number;
  readonly file: string;
}

/** What the technique itself plotted while it was applied. */
export function SeriesChart({ series, layers, file }: SeriesProps) {
  const axes = axesOf(series, layers);
  const draw = useMemo(
    () =>
      drawLine(
        series.points.map(([x, y]) => ({ x, y })),
        { xLabel: axes.x, yLabel: axes.y, formatY: (tick) => String(tick) },
      ),
    [series, axes.x, axes.y],
  );
  return (
    <Chart
      title={capital(series.name)}
      summary={summarise(series.points, axes.x)}
      table={{ columns: [axes.x, axes.y], rows: series.points.map(([x, y]) => [String(x), significant(y)]) }}
      height={LINES_HEIGHT}
      draw={draw}
      file={file}
    />
  );
}
