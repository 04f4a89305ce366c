/** The recorded runs, from public/runs: what a page shows before the reader runs anything. Server only. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recordings } from '@/content/recordings';
import { DemoRun } from '@/lib/runtime/protocol';
import type { Effect } from '@/lib/taxonomy/taxonomy';

const fileOf = (name: string) => path.join(process.cwd(), 'public', 'runs', `${name}.json`);

/**
 * A run by the name of its recording, or null where none was made yet.
 * @param name a technique's slug for its default settings
 */
export function recordedRun(name: string): DemoRun | null {
  const file = fileOf(name);
  if (!existsSync(file)) return null;
  const result = DemoRun.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const { path: at, message } = result.error.issues[0];
  throw new Error(
    `public/runs/${name}.json is no demo run: ${at.join('.')}: ${message}. Record it again with npm run measure ${name}.`,
  );
}

/** Recordings that have been made; a file that no list asks for is left out. */
export const made = () => recordings().filter(({ name }) => existsSync(fileOf(name)));

/** What each technique does at its defaults, by slug, for the explorer. */
export function recordedEffects(): ReadonlyMap<string, Effect> {
  const effects = made()
    .filter(({ why }) => why === null)
    .map(({ name }) => [name, effectOf(recordedRun(name)!)] as const);
  return new Map(effects.filter((pair): pair is readonly [string, Effect] => pair[1] !== null));
}

/** Treated over baseline; null where the run lacks one of the three. */
function effectOf(run: DemoRun): Effect | null {
  const ratio = (metric: string) => run.measures.find((measure) => measure.metric === metric)?.ratio?.value;
  const [bitsPerByteProse, packedBytes, decode] = ['bits-per-byte-prose', 'packed-bytes', 'decode'].map(ratio);
  if (bitsPerByteProse === undefined || packedBytes === undefined || decode === undefined) return null;
  return { bitsPerByteProse, packedBytes, decode };
}
