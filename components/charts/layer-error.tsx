'use client';
import { useMemo } from 'react';
import type { DemoRun } from '@/lib/runtime/protocol';
import { Chart } from './chart';
import { significant } from './format';
import { drawLine, LINES_HEIGHT } from './lines';

type Layers = DemoRun['layers'];
type Known = { readonly layer: number; readonly error: number };

const isKnown = (layer: Layers[number]): layer is Known => layer.error !== null;

function summarise(known: readonly Known[], removed: readonly number[]): string {
  const gone = removed.length
    ? `${removed.length === 1 ? 'Layer' : 'Layers'} ${removed.join(', ')} ${removed.length === 1 ? 'was' : 'were'} removed.`
    : '';
  const largest = known.reduce<Known | null>((most, each) => (most && most.error >= each.error ? most : each), null);
  if (!largest) return gone;
  const last = known[known.length - 1];
  return [errorWords(largest, last), gone].filter(Boolean).join(' ');
}

function errorWords(largest: Known, last: Known): string {
  if (largest.error === 0) return 'The residual stream is unchanged after every layer.';
  const most = `The error is largest after layer ${largest.layer} (${significant(largest.error)})`;
  return largest.layer === last.layer
    ? `${most}, the last one.`
    : `${most}; after the last layer, ${last.layer}, it is ${significant(last.error)}.`;
}

const tableOf = (layers: Layers) => ({
  columns: ['Decoder layer', 'Relative error'],
  rows: layers.map(({ layer, error }) => [String(layer), error === null ? 'removed' : significant(error)]),
});

/** How far the treated model's residual stream strays from the baseline's after each decoder layer. */
export function LayerError({ layers, file }: { readonly layers: Layers; readonly file: string }) {
  const [known, removed] = useMemo(
    () => [layers.filter(isKnown), layers.filter((layer) => !isKnown(layer)).map(({ layer }) => layer)],
    [layers],
  );
  const draw = useMemo(
    () =>
      drawLine(
        known.map(({ layer, error }) => ({ x: layer, y: error })),
        {
          xLabel: 'decoder layer',
          yLabel: 'relative error ‖h − h′‖ / ‖h‖ (baseline: 0)',
          missing: { xs: removed, word: 'removed' },
          formatY: (tick) => String(tick),
        },
      ),
    [known, removed],
  );
  if (layers.length === 0) return null;
  return (
    <Chart
      title="Error of the residual stream, layer by layer"
      summary={summarise(known, removed)}
      table={tableOf(layers)}
      height={LINES_HEIGHT}
      draw={draw}
      file={file}
    />
  );
}
