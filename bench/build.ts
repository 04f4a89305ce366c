/** How the time of a build grows with the number of entries: the site with 250, 500 and 1,000 made-up ones besides its own. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/scripts/root';
import { addEntries, copyForBuild } from './build-copy';
import { timedBuild, type Seconds } from './build-time';
import type { Result } from './result';

const sizes = [250, 500, 1000];

interface Built extends Seconds {
  readonly entries: number;
}

/** Seconds of each further entry, between two sizes. */
const marginal = (from: Built, to: Built): number => (to.processor - from.processor) / (to.entries - from.entries);

/**
 * Of processor time, since other programs on the machine hardly change it: what an entry costs in the upper half over what
 * it costs in the lower. 1 is linear growth.
 */
export function growth([small, middle, large]: readonly Built[]): number {
  return marginal(middle, large) / marginal(small, middle);
}

const row = ({ entries, elapsed, processor }: Built, goal?: Result['goal']): Result => ({
  name: `build with ${entries} made-up entries`,
  value: elapsed,
  unit: 's',
  ...(goal ? { goal } : {}),
  detail: `from nothing; ${processor.toFixed(0)} s of processor time`,
});

/** From the measured builds to rows of the table. */
export function buildResults(builds: readonly Built[]): Result[] {
  const last = builds[builds.length - 1];
  const each = `${(1000 * marginal(builds[0], last)).toFixed(0)} ms of processor time for each further entry`;
  return [
    ...builds.map((built) => row(built, built === last ? { is: 'at most', value: 60 } : undefined)),
    { name: 'build: growth per entry', value: growth(builds), goal: { is: 'at most', value: 1.3 }, detail: each },
  ];
}

async function buildsOf(copy: string): Promise<Built[]> {
  const builds: Built[] = [];
  for (const [index, entries] of sizes.entries()) {
    addEntries(copy, sizes[index - 1] ?? 0, entries);
    for (const made of ['.next', 'out']) rmSync(join(copy, made), { recursive: true, force: true });
    builds.push({ entries, ...(await timedBuild(copy)) });
    console.log(`${entries} made-up entries: ${builds[index].elapsed.toFixed(0)} s`);
  }
  return builds;
}

/** Takes many minutes: three whole builds. */
export async function build(): Promise<Result[]> {
  const copy = copyForBuild(root);
  try {
    return buildResults(await buildsOf(copy));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
