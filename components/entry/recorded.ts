/** The recorded runs, from public/runs: what a page shows before the reader runs anything. Server only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DemoRun } from '@/lib/runtime/protocol';
import type { Effect } from '@/lib/taxonomy/taxonomy';

const folder = () => path.join(process.cwd(), 'public', 'runs');

/** The record of a technique's default settings, or null where none was made yet. */
export function recordedRun(slug: string): DemoRun | null {
  const file = path.join(folder(), `${slug}.json`);
  if (!existsSync(file)) return null;
  const result = DemoRun.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const { path: at, message } = result.error.issues[0];
  throw new Error(
    `public/runs/${slug}.json is no demo run: ${at.join('.')}: ${message}. Record it again with npm run measure.`,
  );
}

/** Effects of all recorded runs by slug, for the explorer. */
export function recordedEffects(): ReadonlyMap<string, Effect> {
  const files = existsSync(folder()) ? readdirSync(folder()).filter((name) => name.endsWith('.json')) : [];
  const effects = files
    .map((name) => name.slice(0, -'.json'.length))
    .map((slug) => [slug, effectOf(recordedRun(slug)!)] as const);
  return new Map(effects.filter((pair): pair is readonly [string, Effect] => pair[1] !== null));
}

/** Treated over baseline; null where the run lacks one of the three. */
export function effectOf(run: DemoRun): Effect | null {
  const ratio = (metric: string) => run.measures.find((measure) => measure.metric === metric)?.ratio?.value;
  const [bitsPerByteProse, packedBytes, decode] = ['bits-per-byte-prose', 'packed-bytes', 'decode'].map(ratio);
  if (bitsPerByteProse === undefined || packedBytes === undefined || decode === undefined) return null;
  return { bitsPerByteProse, packedBytes, decode };
}
