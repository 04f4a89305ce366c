import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRun } from '@/components/demo/example-run.fixture';
import { measure } from '@/lib/measure/metrics';
import { exact, exactRatio } from '@/lib/measure/statistics';
import type { DemoRun } from '@/lib/runtime/protocol';
import { CompareTable } from './compare-table';
import { compareCsv, compareLatex } from './export-rows';
import { against, frontierWords, paretoFront, pointsOf } from './frontier';
import { deviceRow, rowOf, type CompareRow, type Place } from './rows';
import { filterRows, firstSort, isFiltered, noFilters, sortRows, type Scope } from './table-state';

const place = (slug: string, group = 'Pruning'): Place => ({
  slug,
  title: `The ${slug} method`,
  href: `/techniques/${slug}/`,
  group,
  branch: 'Model compression',
  defaults: {},
  settings: 'Share: 50 %',
});

/** The example with so many packed bytes, bits per byte on prose so many times as high. */
function run(slug: string, bytes: number, bits: number): DemoRun {
  const size = measure('packed-bytes', { baseline: exact(100), treated: exact(bytes), ratio: exactRatio(100, bytes) });
  const measures = exampleRun.measures.map((each) =>
    each.metric === 'bits-per-byte-prose' && each.ratio
      ? { ...each, ratio: { ...each.ratio, value: bits, low: bits - 0.1, high: bits + 0.1 } }
      : each,
  );
  return { ...exampleRun, technique: slug, measures: [...measures, size] };
}

const row = (slug: string, bytes: number, bits: number, group?: string): CompareRow =>
  rowOf(run(slug, bytes, bits), place(slug, group), { id: slug, origin: 'recorded' });

const small = row('small', 20, 2, 'Quantization');
const middle = row('middle', 50, 1.2);
const beaten = row('beaten', 60, 1.5);
const rows = [beaten, middle, small];
const further: CompareRow = { ...small, id: 'small-further', form: 'settings' };

describe('rowOf', () => {
  it('takes what was measured, treated over baseline', () => {
    expect(small).toMatchObject({ bytes: 20, baselineBytes: 100, bytesRatio: 0.2, settings: 'Share: 50 %' });
    expect([small.bits.prose?.value, small.bits.stories?.value, small.decode?.value]).toEqual([2, 1.198, 0.993]);
  });
  it('says where a row comes from', () => {
    expect(deviceRow(run('small', 1, 1), place('small'))).toMatchObject({ id: 'small@device', origin: 'device' });
    expect(small.machine).toBe('2026-11-22 · Chromium 156 · wasm · 1 thread');
  });
});

describe('paretoFront', () => {
  const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }) }));

  it.each(['lower', 'higher'] as const)('keeps those that nothing beats in both, where %s is better', (better) => {
    const good = (y: number, than: number) => (better === 'lower' ? y <= than : y >= than);
    fc.assert(
      fc.property(points, (all) => {
        const front = paretoFront(all, better);
        const beats = (a: { x: number; y: number }, b: { x: number; y: number }) =>
          a.x <= b.x && good(a.y, b.y) && (a.x !== b.x || a.y !== b.y);
        expect(front.every((point) => !all.some((other) => beats(other, point)))).toBe(true);
        const key = ({ x, y }: { x: number; y: number }) => `${x} ${y}`;
        const unbeaten = all.filter((point) => !all.some((other) => beats(other, point)));
        expect(new Set(front.map(key))).toEqual(new Set(unbeaten.map(key)));
      }),
    );
  });
});

describe('pointsOf', () => {
  it('numbers points as rows are, and puts the untouched model at 1', () => {
    const points = pointsOf(rows, against.prose);
    expect(points.map(({ number, x, y, front }) => [number, x, y, front])).toEqual([
      [0, 100, 1, true],
      [1, 60, 1.5, false],
      [2, 50, 1.2, true],
      [3, 20, 2, true],
    ]);
  });
  it('leaves out rows that lack a figure, and keeps the numbers of the others', () => {
    const lacking = { ...middle, bytes: null };
    expect(pointsOf([lacking, small], against.prose).map(({ number }) => number)).toEqual([0, 2]);
  });
  it('is put into words from the fewest bytes on', () => {
    const words = frontierWords(pointsOf(rows, against.prose), against.prose);
    expect(words).toMatch(/of 3 runs.*\d The small method \(20 B, 2\.00×\); \d The middle method.*; Untouched model/);
    expect(words).not.toContain('beaten');
  });
});

describe('filterRows', () => {
  it('wants every word somewhere in the row', () => {
    expect(filterRows(rows, { ...noFilters, text: 'METHOD quant' })).toEqual([small]);
    expect(filterRows(rows, { ...noFilters, text: 'nothing' })).toEqual([]);
  });
  it('keeps a family, and an origin', () => {
    expect(filterRows(rows, { ...noFilters, group: 'Pruning' })).toEqual([beaten, middle]);
    expect(filterRows(rows, { ...noFilters, origin: 'device' })).toEqual([]);
  });
  it('begins with techniques as they come, and shows others when asked', () => {
    const shown = (scope: Scope, picked: readonly string[] = []) =>
      filterRows([...rows, further], { ...noFilters, scope }, new Set(picked)).map(({ id }) => id);
    expect(shown(noFilters.scope)).toEqual(['beaten', 'middle', 'small']);
    expect(shown('further')).toEqual(['small-further']);
    expect(shown('all')).toHaveLength(4);
    expect(shown('picked', ['middle', 'small-further', 'gone'])).toEqual(['middle', 'small-further']);
  });
  it('takes blanks for nothing', () => expect(isFiltered({ ...noFilters, text: '  ' })).toBe(false));
});

describe('sortRows', () => {
  it('begins with the fewest bytes', () => expect(sortRows(rows, firstSort)).toEqual([small, middle, beaten]));
  it('puts rows without a value last either way', () => {
    const lacking = { ...middle, bytes: null };
    for (const direction of ['ascending', 'descending'] as const)
      expect(sortRows([lacking, small], { column: 'bytes', direction }).at(-1)).toBe(lacking);
  });
});

describe('exports', () => {
  it('give a row for each run and a cell for each column', () => {
    const [head, ...lines] = compareCsv(rows).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => line.split(',').length === head.split(',').length)).toBe(true);
    expect(lines[2]).toContain('small,small,The small method,Quantization,Model compression,recorded');
    expect(lines[2]).toContain(',20,0.2,2,1.9,2.1,');
  });
  it('give LaTeX the intervals, and marks of this device’s runs', () => {
    const table = compareLatex([...rows, deviceRow(run('small', 20, 2), place('small'))]);
    expect(table).toContain('2.00$\\times$ [1.90, 2.10]');
    expect(table).toContain('The small method (this device)');
    expect(table.split('\n').filter((line) => line.endsWith('\\\\'))).toHaveLength(5);
  });
});

describe('CompareTable', () => {
  const table = { sort: firstSort, onSort: () => {}, picked: new Set(['middle']), onPick: () => {} };
  const render = (shown: readonly CompareRow[]) =>
    renderToString(createElement(CompareTable, { ...table, rows: shown }));

  it('is whole without a script', () => {
    const html = render(rows);
    expect(html.match(/data-run="/g)).toHaveLength(3);
    expect(html).toContain('href="/techniques/middle/"');
    expect(html).toContain('[1.90, 2.10]');
    expect(html).toMatch(/aria-sort="ascending"[^>]*>.*Packed/);
  });
  it('says so where nothing matches', () => expect(render([])).toContain('No run matches'));
});
