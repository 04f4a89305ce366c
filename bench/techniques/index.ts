/** How long it takes to apply a technique, against PyTorch on the same weights and activations, in turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../result';
import { compared, takeTurns } from './compare';
import { hearts, type Heart } from './hearts';
import { modelInputs, type Inputs } from './inputs';
import { findPython, startReference, type Answer, type Reference } from './reference';
import { startingRotations } from './hearts/training';
import { writeInputs } from './write-inputs';

const threads = 1;

async function runHere(heart: Heart, inputs: Inputs): Promise<Answer> {
  const start = performance.now();
  const check = await heart.run(inputs);
  const ms = performance.now() - start;
  return { ms, check: check() };
}

async function compareAll(inputs: Inputs, reference: Reference): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, heart] of Object.entries(hearts)) {
    console.log(`  ${name}`);
    const { here, there } = await takeTurns(
      () => runHere(heart, inputs),
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
    const inputs = await modelInputs();
    writeInputs(folder, { ...inputs, rotations: startingRotations(inputs) });
    const reference = await startReference(python, folder, threads, Object.keys(hearts));
    console.log(`  PyTorch ${reference.torch}, ${threads} thread each, ${inputs.sites[0].inputs.rows} tokens`);
    const results = await compareAll(inputs, reference);
    reference.close();
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
