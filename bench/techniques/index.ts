/** How long it takes to apply a technique, against PyTorch on the same weights and activations, in turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, ratioEstimate } from '@/lib/measure/statistics';
import type { Result } from '../result';
import { hearts, type Heart } from './hearts';
import { modelSites, writeSites, type Site } from './inputs';
import { findPython, startReference, type Answer, type Reference } from './reference';

/** As many as an interval needs, and one more before them that warms both sides up and is thrown away. */
const rounds = 8;
const threads = 1;

async function runHere(heart: Heart, sites: readonly Site[]): Promise<Answer> {
  const start = performance.now();
  const check = await heart.run(sites);
  const ms = performance.now() - start;
  return { ms, check: check() };
}

/** Answers of both sides, round by round; who begins changes from round to round. */
async function takeTurns(here: () => Promise<Answer>, there: () => Promise<Answer>) {
  const answers: { here: Answer[]; there: Answer[] } = { here: [], there: [] };
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 ? await here() : null;
    const theirs = await there();
    const ours = first ?? (await here());
    if (round === 0) continue;
    answers.here.push(ours);
    answers.there.push(theirs);
  }
  return answers;
}

const times = (answers: readonly Answer[]) => answers.map(({ ms }) => ms);

export function compared(name: string, heart: Heart, here: readonly Answer[], there: readonly Answer[]): Result {
  const { value, low, high } = ratioEstimate(times(there), times(here));
  const interval = low === null || high === null ? '' : ` [${low.toPrecision(3)}, ${high.toPrecision(3)}]`;
  const both = `${median(times(here)).toFixed(0)} ms, PyTorch ${median(times(there)).toFixed(0)} ms`;
  const checks = `${heart.check} ${here[0].check.toPrecision(4)} and ${there[0].check.toPrecision(4)}`;
  return {
    name: `${name}, time over PyTorch's`,
    value,
    goal: { is: 'at most', value: 2 },
    detail: `${both}; ratio${interval}; ${checks}; ${heart.timed}; ${here.length} rounds`,
  };
}

async function compareAll(sites: readonly Site[], reference: Reference): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, heart] of Object.entries(hearts)) {
    console.log(`  ${name}`);
    const { here, there } = await takeTurns(
      () => runHere(heart, sites),
      () => reference.run(name),
    );
    results.push(compared(name, heart, here, there));
  }
  return results;
}

export async function techniques(): Promise<Result[]> {
  const python = findPython();
  if (!python) {
    console.log('  skipped: no Python with NumPy and PyTorch. Name one in BENCH_PYTHON.');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'techniques-'));
  try {
    const sites = await modelSites();
    writeSites(folder, sites);
    const reference = await startReference(python, folder, threads);
    console.log(`  PyTorch ${reference.torch}, ${threads} thread each, ${sites[0].inputs.rows} tokens`);
    const results = await compareAll(sites, reference);
    reference.close();
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
