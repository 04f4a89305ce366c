/** How long it takes to apply a technique, against PyTorch on the same weights and activations, in turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../result';
import { compared, takeTurns } from './compare';
import { hearts, type Heart } from './hearts';
import { modelSites, writeSites, type Site } from './inputs';
import { findPython, startReference, type Answer, type Reference } from './reference';

const threads = 1;

async function runHere(heart: Heart, sites: readonly Site[]): Promise<Answer> {
  const start = performance.now();
  const check = await heart.run(sites);
  const ms = performance.now() - start;
  return { ms, check: check() };
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
