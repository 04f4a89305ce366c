/**
 * How time and memory grow with the model: read, apply, write, each in a process of its own. Weights are random; where a technique
 * asks for activations, they are made up. One treated file of each size is then run in ONNX Runtime, as any real one would be.
 *
 * Memory is what the process holds at its peak beyond what it held just before it read the model. That is more than a technique keeps:
 * beside the file (1 time its size) and the treated weights (0.74 at 30 million parameters, 0.79 at 135, where not the embedding), it
 * counts buffers that wait for the collector (V8 lets tens of megabytes gather before it looks), memories of WebAssembly routines, what
 * the engine's heap grew by, and what malloc does not give back. Those grow with the width of a layer or not at all, and weigh most in
 * small models. When the collector comes is not in our hands: at 30 million parameters GPTQ has differed by 0.3 from run to run.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ran } from './growth-logits';
import type { Grown } from './growth-run';
import type { Result } from './result';
import { shapes } from './synthetic-llama';

/** The first of them is also run. */
const slugs = ['round-to-nearest', 'magnitude-pruning', 'wanda', 'gptq'];

/** Below this the engine's own memory outweighs the model's, and the ratio says nothing about the code. */
const leastWithGoal = 100e6;

function child(script: string, ...args: string[]): string {
  const path = join(import.meta.dirname, `${script}.ts`);
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  return execFileSync(process.execPath, ['--import', 'tsx', path, ...args], { encoding: 'utf8', stdio: [...stdio] });
}

const seconds = (value: number) => `${value.toPrecision(3)} s`;

export function grown(slug: string, millions: string, size: number, run: Grown): Result {
  const { read, apply, write, peak, calibrated } = run;
  const times = `read ${seconds(read)}, apply ${seconds(apply)}, write ${seconds(write)}`;
  const each = `${Math.round((1000 * apply) / Number(millions))} ms a million parameters`;
  const given = calibrated ? 'random weights, made-up activations' : 'random weights, no activations needed';
  const memory = `${Math.round(peak / 1e6)} MB beyond the start for a file of ${Math.round(size / 1e6)} MB`;
  return {
    name: `${slug}, ${millions} M${calibrated ? ', made-up activations' : ''}: peak memory over the model's size`,
    value: peak / size,
    ...(size < leastWithGoal ? {} : { goal: { is: 'at most', value: 2.5 } as const }),
    detail: `${given}; ${times} (${each}); ${memory}`,
  };
}

export function ran(slug: string, millions: string, { tokens, load, run, logits, finite, change }: Ran): Result {
  const times = `${tokens} tokens: load ${seconds(load)}, run ${seconds(run)}`;
  return {
    name: `${slug}, ${millions} M: finite logits of the written file in ONNX Runtime`,
    value: (100 * finite) / logits,
    unit: '%',
    goal: { is: 'at least', value: 100 },
    detail: `random weights; ${times}; logits changed by ${(100 * change).toPrecision(3)} % in norm`,
  };
}

function growTo(millions: string, folder: string): Result[] {
  const [from, to] = [join(folder, 'model.onnx'), join(folder, 'treated.onnx')];
  child('growth-run', 'make', from, millions);
  const size = statSync(from).size;
  return slugs.flatMap((slug, i) => {
    console.log(`  ${slug}, ${millions} million parameters`);
    const result = grown(slug, millions, size, JSON.parse(child('growth-run', 'apply', from, to, slug)) as Grown);
    if (i > 0) return [result];
    return [result, ran(slug, millions, JSON.parse(child('growth-logits', from, to)) as Ran)];
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
