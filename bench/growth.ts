/** How time and memory grow with the model: read, apply, write, each in a process of its own. Activations are made up. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grown } from './growth-run';
import type { Result } from './result';
import { shapes } from './synthetic-llama';

const slugs = ['round-to-nearest', 'magnitude-pruning', 'wanda', 'gptq'];

/** Below this the engine's own memory outweighs the model's, and the ratio says nothing about the code. */
const leastWithGoal = 100e6;

function child(...args: string[]): string {
  const script = join(import.meta.dirname, 'growth-run.ts');
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  return execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8', stdio: [...stdio] });
}

export function grown(slug: string, millions: string, size: number, { read, apply, write, peak }: Grown): Result {
  const seconds = (value: number) => `${value.toPrecision(3)} s`;
  const times = `read ${seconds(read)}, apply ${seconds(apply)}, write ${seconds(write)}`;
  const each = `${Math.round((1000 * apply) / Number(millions))} ms a million parameters`;
  const memory = `${Math.round(peak / 1e6)} MB beyond the start for a file of ${Math.round(size / 1e6)} MB`;
  return {
    name: `${slug}, ${millions} M: peak memory over the model's size`,
    value: peak / size,
    ...(size < leastWithGoal ? {} : { goal: { is: 'at most', value: 2.5 } as const }),
    detail: `${times} (${each}); ${memory}`,
  };
}

function growTo(millions: string, folder: string): Result[] {
  const [from, to] = [join(folder, 'model.onnx'), join(folder, 'treated.onnx')];
  child('make', from, millions);
  const size = statSync(from).size;
  return slugs.map((slug) => {
    console.log(`  ${slug}, ${millions} million parameters`);
    return grown(slug, millions, size, JSON.parse(child('apply', from, to, slug)) as Grown);
  });
}

export function growth(): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  try {
    return Object.keys(shapes).flatMap((millions) => growTo(millions, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
