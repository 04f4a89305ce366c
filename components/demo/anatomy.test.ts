import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { RoleRow, WeightHistogram } from '@/lib/runtime/protocol';
import { ByteTable } from './byte-table';
import { binsOf, histogramTable, histogramWords } from './histogram';

const weights: WeightHistogram = {
  from: -2,
  to: 2,
  baseline: { bins: [1, 2, 3, 2, 1, 0, 0, 0], zeros: 0, outside: 1 },
  treated: { bins: [0, 0, 5, 0, 0, 0, 0, 0], zeros: 5, outside: 0 },
};

describe('binsOf', () => {
  it('gives shares of all weights, zeros included', () => {
    const bins = binsOf(weights);
    expect(bins[2]).toEqual({ from: -1, to: -0.5, baseline: 0.3, treated: 0.5 });
  });
  it('merges neighbours without losing a weight', () => {
    const sum = (bins: ReturnType<typeof binsOf>) => bins.reduce((all, { baseline }) => all + baseline, 0);
    expect(sum(binsOf(weights, 4))).toBeCloseTo(sum(binsOf(weights)), 12);
    expect(binsOf(weights, 4)[0]).toMatchObject({ from: -2, to: 0, treated: 0.5 });
  });
});

describe('histogramWords', () => {
  it('says how many weights are zero or beyond the ends', () => {
    expect(histogramWords(weights)).toContain('Treated: 10 weights, 50 % of them exactly zero');
    expect(histogramWords(weights)).toContain('10 % beyond the ends');
  });
  it('counts what is too few for a percentage', () => {
    const many = { ...weights, treated: { ...weights.treated!, zeros: 1, bins: weights.baseline.bins.map(() => 1e6) } };
    expect(histogramWords(many)).toMatch(/Treated: .* weights, 1 of them exactly zero/);
  });
  it('says why there may be nothing to draw', () => {
    const codes = { ...weights, treated: null };
    expect(histogramWords(codes)).toContain('integer codes');
    expect(histogramTable(codes, String).rows.map((row) => row[2])).toEqual(['–', '–']);
  });
});

describe('ByteTable', () => {
  const bytes = (file: number, packed: number) => ({ tensors: 1, elements: 4, file, packed });
  const rows: RoleRow[] = [
    { role: 'q', baseline: bytes(100, 80), treated: bytes(100, 20) },
    { role: 'graph', baseline: { ...bytes(7, 0), tensors: 0 }, treated: { ...bytes(9, 0), tensors: 0 } },
  ];
  it('ends with the sums', () => {
    const html = renderToStaticMarkup(createElement(ByteTable, { rows }));
    const foot = html.slice(html.indexOf('<tfoot>'));
    expect([...foot.matchAll(/data-bytes="(\d+)"/g)].map(([, value]) => Number(value))).toEqual([107, 109, 80, 20]);
    expect(html.match(/data-role=/g)).toHaveLength(2);
  });
});
