/** The compared runs as files. */
import { formatBytes, significant, writeRatio } from '@/components/charts/format';
import { toCsv, type Cell } from '@/lib/measure/export';
import { toLatex } from '@/lib/measure/latex';
import type { Ratio } from '@/lib/measure/measure';
import type { CompareRow } from './rows';

const ratioHead = (name: string) => [`${name}_ratio`, `${name}_low`, `${name}_high`, `${name}_verdict`];

const head = [
  ...[
    'run',
    'technique',
    'title',
    'family',
    'branch',
    'measured',
    'machine',
    'settings',
    'model_sha256',
    'marks',
    'page',
  ],
  ...['packed_bytes', 'packed_ratio'],
  ...['bits_per_byte_prose', 'bits_per_byte_stories', 'decode'].flatMap(ratioHead),
];

const ratioCells = (ratio: Ratio | null): Cell[] =>
  ratio ? [ratio.value, ratio.low, ratio.high, ratio.verdict] : [null, null, null, null];

const cells = (row: CompareRow): Cell[] => [
  ...[row.id, row.slug, row.title, row.group, row.branch, row.origin, row.machine, row.settings, row.model],
  row.marks.join(' '),
  row.page,
  row.bytes,
  row.bytesRatio,
  ...[row.bits.prose, row.bits.stories, row.decode].flatMap(ratioCells),
];

/** One row for each run; ratios are treated over baseline. */
export const compareCsv = (rows: readonly CompareRow[]): string => toCsv([head, ...rows.map(cells)]);

function ratioText(ratio: Ratio | null): string {
  if (!ratio) return '–';
  const { value, interval } = writeRatio(ratio);
  return interval ? `${value} ${interval}` : value;
}

export const compareLatex = (rows: readonly CompareRow[]): string =>
  toLatex({
    caption:
      'Runs compared: treated ÷ baseline, with 95 % intervals in brackets. Lower is better for bits per byte, higher for decode speed.',
    label: 'tab:slm-atlas-compare',
    columns: [
      { head: 'Technique', align: 'l' },
      { head: 'Packed', align: 'r' },
      { head: 'Ratio', align: 'r' },
      { head: 'Bits per byte, prose', align: 'r' },
      { head: 'Bits per byte, stories', align: 'r' },
      { head: 'Decode speed', align: 'r' },
    ],
    rows: rows.map((row) => [
      row.origin === 'device' ? `${row.title} (this device)` : row.title,
      row.bytes === null ? '–' : formatBytes(row.bytes),
      row.bytesRatio === null ? '–' : `${significant(row.bytesRatio)}×`,
      ratioText(row.bits.prose),
      ratioText(row.bits.stories),
      ratioText(row.decode),
    ]),
  });
