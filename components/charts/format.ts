/** How figures are written: three significant digits, their interval, their unit. Pure and free of the browser's locale. */
import type { Difference, Estimate, Measure, Ratio } from '@/lib/measure/measure';

type Bounds = Pick<Estimate, 'value' | 'low' | 'high'>;

const MINUS = '−';
const THIN = '\u202f';
const MOST_DECIMALS = 6;

/** Decimals that show `digits` significant digits: 1.74 → 2, 17.4 → 1, 1740 → 0. */
function decimalsOf(value: number, digits = 3): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(digits)))));
  return Math.min(12, Math.max(0, digits - 1 - magnitude));
}

/** 1234567.8 → "1 234 567.8" with narrow spaces, and a real minus sign. */
function group(fixed: string): string {
  const [whole, fraction] = fixed.replace('-', MINUS).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const fixed = (value: number, decimals: number) => group(value.toFixed(decimals));

/** Three significant digits, without an exponent. */
export function significant(value: number, digits = 3): string {
  return fixed(value, decimalsOf(value, digits));
}

/** Whole numbers, in full. */
export const formatCount = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : 1);

const scales = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** Decimal units: 6341396 → "6.34 MB". */
export function formatBytes(bytes: number): string {
  const scale = scales.find(([size]) => Math.abs(bytes) >= size * 0.9995);
  return scale ? `${significant(bytes / scale[0])} ${scale[1]}` : `${formatCount(Math.round(bytes))} B`;
}

/** 850 ms, 12 s, 2 min 5 s. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}

/** 2026-11-22T10:11:12Z → "2026-11-22". */
export const formatDate = (iso: string): string => iso.slice(0, 10);

export const plural = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** Decimals for a figure and its interval: three significant, and more where the ends would else read alike. */
function sharedDecimals({ value, low, high }: Bounds, apartFrom: readonly number[] = []): number {
  const start = decimalsOf(value);
  if (low === null || high === null || low === high) return start;
  const blurred = (decimals: number) =>
    low.toFixed(decimals) === high.toFixed(decimals) ||
    apartFrom.some((mark) =>
      [low, high].some((end) => end !== mark && end.toFixed(decimals) === mark.toFixed(decimals)),
    );
  let decimals = start;
  while (decimals < MOST_DECIMALS && blurred(decimals)) decimals++;
  return decimals;
}

export interface Written {
  readonly value: string;
  /** "[1.71, 1.78]"; null where there is no interval, or it is the value itself. */
  readonly interval: string | null;
}

function write(bounds: Bounds, decimals: number): Written {
  const { value, low, high } = bounds;
  const exact = low === null || high === null || (low === value && high === value);
  return {
    value: fixed(value, decimals),
    interval: exact ? null : `[${fixed(low, decimals)}, ${fixed(high, decimals)}]`,
  };
}

const isCount = ({ value, low, high }: Bounds) => Number.isInteger(value) && low === value && high === value;

function writeBytes(bounds: Bounds): Written {
  const { value, low, high } = bounds;
  const exact = low === null || high === null || low === high;
  return { value: formatBytes(value), interval: exact ? null : `[${formatBytes(low)}, ${formatBytes(high)}]` };
}

/** A figure of a variant. Exact counts are written in full, all else with three significant digits. */
export function writeEstimate(estimate: Bounds, unit: string): Written {
  if (unit === 'bytes') return writeBytes(estimate);
  if (isCount(estimate)) return { value: formatCount(estimate.value), interval: null };
  return write(estimate, sharedDecimals(estimate));
}

/** A ratio, with as many digits as it takes to see on which side of 1 its interval lies. */
export function writeRatio(ratio: Ratio): Written {
  const decided = ratio.verdict === 'lower' || ratio.verdict === 'higher';
  const { value, interval } = write(ratio, Math.max(2, sharedDecimals(ratio, decided ? [1] : [])));
  return { value: `${value}×`, interval };
}

/** Rounded, with its sign and never as a negative zero. */
function signed(value: number, decimals: number): string {
  const rounded = Number(value.toFixed(decimals)) || 0;
  return `${rounded > 0 ? '+' : ''}${fixed(rounded, decimals)}`;
}

/** A difference of proportions: three decimals, and more where it takes them to see on which side of 0 the interval lies. */
export function writeDifference({ value, low, high, verdict }: Difference): Written {
  const decided = verdict === 'lower' || verdict === 'higher';
  const blurred = (decimals: number) => [low, high].some((end) => end !== null && Number(end.toFixed(decimals)) === 0);
  let decimals = 3;
  while (decided && decimals < MOST_DECIMALS && blurred(decimals)) decimals++;
  const ends = low === null || high === null ? null : `[${signed(low, decimals)}, ${signed(high, decimals)}]`;
  return { value: signed(value, decimals), interval: ends };
}

export type Judgement = 'better' | 'worse';

/** Whether the treated model does better; null where nothing is shown or the metric has no good side. */
export function judge({ verdict }: Pick<Ratio, 'verdict'>, better: Measure['better']): Judgement | null {
  if (better === 'neither' || verdict === 'same' || verdict === 'no difference shown') return null;
  return verdict === better ? 'better' : 'worse';
}

/** "0.71× [0.70, 0.72], lower"; a judgement follows where the metric has a good side. */
export function ratioWords(ratio: Ratio, better: Measure['better']): string {
  const { value, interval } = writeRatio(ratio);
  const judgement = judge(ratio, better);
  return [interval ? `${value} ${interval}` : value, ratio.verdict, judgement].filter(Boolean).join(', ');
}

/** "1.74 [1.71, 1.78] bits/byte" */
export function estimateWords(estimate: Bounds, unit: string): string {
  const { value, interval } = writeEstimate(estimate, unit);
  return [value, interval, unit === 'bytes' ? '' : unit].filter(Boolean).join(' ');
}
