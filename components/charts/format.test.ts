import { describe, expect, it } from 'vitest';
import type { Ratio } from '@/lib/measure/measure';
import {
  estimateWords,
  formatBytes,
  formatCount,
  formatDuration,
  judge,
  plural,
  ratioWords,
  significant,
  writeDifference,
  writeEstimate,
  writeRatio,
} from './format';

const ratio = (value: number, low: number | null, high: number | null, verdict: Ratio['verdict']): Ratio => ({
  value,
  low,
  high,
  n: 12,
  verdict,
});

describe('significant', () => {
  it.each([
    [1.7449, '1.74'],
    [0.0012345, '0.00123'],
    [17.449, '17.4'],
    [9.999, '10.0'],
    [1744.9, '1\u202f745'],
    [0, '0'],
    [-0.5, '−0.500'],
  ])('writes %d as %s', (value, text) => expect(significant(value)).toBe(text));
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [999_900, '1.00 MB'],
    [6_341_396, '6.34 MB'],
    [14_264_838, '14.3 MB'],
    [2.5e9, '2.50 GB'],
    [1500, '1.50 kB'],
  ])('writes %d as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe('formatDuration', () => {
  it.each([
    [850, '850 ms'],
    [1200, '1.2 s'],
    [12_400, '12 s'],
    [59_700, '1 min'],
    [125_000, '2 min 5 s'],
  ])('writes %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('plural', () => {
  it('takes an s for all but one', () => {
    expect([plural(0, 'core'), plural(1, 'core'), plural(2, 'core')]).toEqual(['0 cores', '1 core', '2 cores']);
  });
});

describe('writeDifference', () => {
  const difference = (value: number, low: number, high: number, verdict: Ratio['verdict']) =>
    writeDifference({ value, low, high, n: 120, verdict });

  it('has its sign, and no negative zero', () => {
    expect(difference(-0.0417, -0.0911, 0.0002, 'no difference shown')).toEqual({
      value: '−0.042',
      interval: '[−0.091, 0.000]',
    });
    expect(difference(0.1, 0.04, 0.16, 'higher')).toEqual({ value: '+0.100', interval: '[+0.040, +0.160]' });
    expect(difference(0, -0.0001, 0.0001, 'no difference shown').interval).toBe('[0.000, 0.000]');
  });
  it('shows on which side of 0 an interval lies', () => {
    expect(difference(0.05, 0.0003, 0.1, 'higher').interval).toBe('[+0.0003, +0.1000]');
  });
});

describe('writeEstimate', () => {
  it('writes three significant digits with the interval in the same decimals', () => {
    expect(estimateWords({ value: 1.7412, low: 1.7088, high: 1.7834 }, 'bits/byte')).toBe(
      '1.74 [1.71, 1.78] bits/byte',
    );
  });
  it('adds digits where the ends of the interval would read alike', () => {
    expect(writeEstimate({ value: 1.7412, low: 1.7408, high: 1.7416 }, '').interval).toBe('[1.741, 1.742]');
  });
  it('writes exact counts in full and without an interval', () => {
    expect(writeEstimate({ value: 3149312, low: 3149312, high: 3149312 }, '')).toEqual({
      value: formatCount(3149312),
      interval: null,
    });
  });
  it('writes bytes with their unit once', () => {
    expect(estimateWords({ value: 6341396, low: 6341396, high: 6341396 }, 'bytes')).toBe('6.34 MB');
  });
  it('leaves the interval out where one sample allows none', () => {
    expect(writeEstimate({ value: 12.34, low: null, high: null }, 'ms')).toEqual({ value: '12.3', interval: null });
  });
});

describe('writeRatio', () => {
  it('never lets a decided interval look as if it reached 1', () => {
    expect(writeRatio(ratio(0.9995, 0.9991, 0.9998, 'lower'))).toEqual({
      value: '0.9995×',
      interval: '[0.9991, 0.9998]',
    });
  });
  it('keeps two decimals for large ratios', () => {
    expect(writeRatio(ratio(12.34, 11.2, 13.5, 'higher')).value).toBe('12.34×');
  });
});

describe('ratioWords', () => {
  it('says the direction and whether it is better', () => {
    expect(ratioWords(ratio(0.71, 0.7, 0.72, 'lower'), 'lower')).toBe('0.710× [0.700, 0.720], lower, better');
    expect(ratioWords(ratio(0.71, 0.7, 0.72, 'lower'), 'higher')).toBe('0.710× [0.700, 0.720], lower, worse');
  });
  it('says that no difference is shown as plainly as any other verdict', () => {
    expect(ratioWords(ratio(1.01, 0.98, 1.04, 'no difference shown'), 'lower')).toBe(
      '1.01× [0.98, 1.04], no difference shown',
    );
  });
  it('gives no judgement where the metric has no good side', () => {
    expect(judge(ratio(2, 1.9, 2.1, 'higher'), 'neither')).toBeNull();
  });
});
