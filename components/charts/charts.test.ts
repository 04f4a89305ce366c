import { describe, expect, it } from 'vitest';
import { intervalsHeight, linearDomain, logDomain, logTicks, type IntervalRow } from './intervals';
import { wholeTicks } from './lines';
import { inlineVariables } from './save-svg';
import { axesOf } from './series';

const row = (value: number, low: number | null = null, high: number | null = null): IntervalRow => ({
  id: String(value),
  label: '',
  words: '',
  value,
  low,
  high,
  variant: 'treated',
});

describe('logDomain', () => {
  it('holds all intervals and the reference, with room', () => {
    const [low, high] = logDomain([row(0.5, 0.4, 0.6), row(3, 2.5, 4)]);
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(4);
  });
  it('is not narrower than needed to see that ratios are near 1', () => {
    expect(logDomain([row(1, 0.99, 1.01)])).toEqual([0.8, 1.25]);
  });
});

describe('logTicks', () => {
  it.each([
    [
      [0.8, 1.25],
      [0.8, 0.9, 1, 1.25],
    ],
    [
      [0.2, 4],
      [0.2, 0.5, 1, 2],
    ],
    [
      [0.004, 300],
      [0.01, 0.1, 1, 10, 100],
    ],
  ] as const)('picks round ratios within %j', (domain, ticks) => expect(logTicks(domain)).toEqual(ticks));
});

describe('linearDomain', () => {
  it('has room even where all values are the same', () => {
    const [low, high] = linearDomain([row(2), row(2)]);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
  });
});

describe('intervalsHeight', () => {
  it('grows by the same height for each row', () => {
    expect(intervalsHeight(5) - intervalsHeight(4)).toBe(intervalsHeight(2) - intervalsHeight(1));
  });
});

describe('wholeTicks', () => {
  it('ticks few whole numbers one by one, in order', () => expect(wholeTicks([2, 0, 1, 1])).toEqual([0, 1, 2]));
  it('leaves fractions and long series to the scale', () => {
    expect(wholeTicks([0.5, 1])).toBeUndefined();
    expect(wholeTicks(Array.from({ length: 40 }, (_, i) => i))).toBeUndefined();
  });
});

describe('inlineVariables', () => {
  it('writes the page’s colours into a file and leaves unknown names alone', () => {
    const values: Record<string, string> = { '--accent': ' #123456', '--font-sans': '"Inter", sans-serif' };
    expect(
      inlineVariables(
        '<g fill="var(--accent)" font-family="var(--font-sans)" x="var(--y)"/>',
        (name) => values[name] ?? '',
      ),
    ).toBe(`<g fill="#123456" font-family="'Inter', sans-serif" x="var(--y)"/>`);
  });
});

describe('axesOf', () => {
  const series = (name: string, xs: readonly number[]) => ({ name, points: xs.map((x): [number, number] => [x, 1]) });

  it('reads the x axis from the name', () => {
    expect(axesOf(series('loss by step', [1, 2]), 2)).toEqual({ x: 'step', y: 'loss' });
  });
  it('takes one point for every layer for a series over layers', () => {
    expect(axesOf(series('block influence', [0, 1, 2]), 3)).toEqual({ x: 'decoder layer', y: 'block influence' });
    expect(axesOf(series('loss', [0, 1, 2, 3]), 3).x).toBe('step');
  });
});
