/** Runs as rows of one table: what each saved, what it cost, and where it was measured. */
import { formatDate, plural } from '@/components/charts/format';
import type { Measure, Ratio } from '@/lib/measure/measure';
import { textIds, type TextId } from '@/lib/measure/metrics';
import type { DemoRun, Step } from '@/lib/runtime/protocol';

/** A technique with its place in the taxonomy, and what a run of it at its defaults asks for. */
export interface Place {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  /** What it hangs from. */
  readonly group: string;
  /** The top of its branch. */
  readonly branch: string;
  readonly defaults: Step['values'];
  /** The defaults in words. */
  readonly settings: string;
}

export const origins = ['recorded', 'device'] as const;
export type Origin = (typeof origins)[number];

/** One technique at its defaults, one at other settings, or several in sequence. */
export type Form = 'defaults' | 'settings' | 'chain';

export interface CompareRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  /** Of the run's own page; null for a run of this device. */
  readonly page: string | null;
  readonly form: Form;
  readonly group: string;
  readonly branch: string;
  readonly origin: Origin;
  readonly settings: string;
  /** "2026-11-22 · Chromium 156 · wasm · 2 threads" */
  readonly machine: string;
  /** The day when it was measured. */
  readonly day: string;
  /** SHA-256 of the untouched model. */
  readonly model: string;
  /** Packed bytes, exact. */
  readonly bytes: number | null;
  readonly baselineBytes: number | null;
  readonly bytesRatio: number | null;
  readonly bits: Readonly<Record<TextId, Ratio | null>>;
  readonly decode: Ratio | null;
  readonly seconds: number;
  readonly marks: readonly string[];
}

const measureOf = ({ measures }: DemoRun, metric: string): Measure | undefined =>
  measures.find((measure) => measure.metric === metric);

const ratioOf = (run: DemoRun, metric: string): Ratio | null => measureOf(run, metric)?.ratio ?? null;

function machineOf({ recorded, environment: { browser, device, threads } }: DemoRun): string {
  const backend = device === 'webgpu' ? 'WebGPU' : 'wasm';
  return [formatDate(recorded), browser, backend, plural(threads, 'thread')].join(' · ');
}

/**
 * @param id of its own among all rows
 * @param title of all steps, where there are several
 */
export function rowOf(
  run: DemoRun,
  place: Place,
  { id, origin, form = 'defaults', page = null, title = place.title, settings = place.settings }: RowSource,
): CompareRow {
  const packed = measureOf(run, 'packed-bytes');
  const { slug, href, group, branch } = place;
  return {
    ...{ id, slug, title, href, page, form, group, branch, origin, settings },
    machine: machineOf(run),
    day: formatDate(run.recorded),
    model: run.model.sha256,
    bytes: packed?.treated?.value ?? null,
    baselineBytes: packed?.baseline?.value ?? null,
    bytesRatio: packed?.ratio?.value ?? null,
    bits: Object.fromEntries(
      textIds.map((text) => [text, ratioOf(run, `bits-per-byte-${text}`)]),
    ) as CompareRow['bits'],
    decode: ratioOf(run, 'decode'),
    seconds: run.seconds,
    marks: run.marks.map(({ kind }) => kind),
  };
}

export interface RowSource {
  readonly id: string;
  readonly origin: Origin;
  readonly form?: Form;
  readonly page?: string | null;
  readonly title?: string;
  readonly settings?: string;
}

export const deviceRow = (run: DemoRun, place: Place): CompareRow =>
  rowOf(run, place, { id: `${place.slug}@device`, origin: 'device' });

export const originNames: Readonly<Record<Origin, string>> = { recorded: 'Recorded', device: 'This device' };
