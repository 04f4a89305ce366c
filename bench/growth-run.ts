/**
 * Run by bench/growth.ts in a process of its own: `make FILE MILLIONS` writes a synthetic model; `apply FROM TO TECHNIQUE` reads one,
 * applies the technique at its defaults, writes what comes out, and prints times and memory as JSON.
 */
import { readFileSync } from 'node:fs';
import { loadTechnique } from '@/content/load';
import { requireDecoder } from '@/lib/onnx/find';
import { readOnnx } from '@/lib/onnx/read';
import { writeOnnx } from '@/lib/onnx/write';
import { defaults } from '@/lib/technique/parameters';
import type { Lab } from '@/lib/technique/technique';
import { save } from './files';
import { peakMemory } from './peak-memory';
import { madeUpLab } from './made-up-lab';
import { syntheticLlama } from './synthetic-llama';

export interface Grown {
  /** Seconds. */
  readonly read: number;
  readonly apply: number;
  readonly write: number;
  /**
   * Bytes of the process's memory at the peak, beyond those before the model was read, when the engine and the technique's code were
   * loaded. Whatever comes later counts: the file, the treated weights, garbage, and what the engine and the allocator keep.
   */
  readonly peak: number;
  /** Whether the technique asked for activations, which are made up. */
  readonly calibrated: boolean;
}

/** The laboratory, and whether it was asked for activations so far. */
function watched(lab: Lab): { lab: Lab; asked(): boolean } {
  let asked = false;
  const calibrate: Lab['calibrate'] = (...request) => {
    asked = true;
    return lab.calibrate(...request);
  };
  return { lab: { ...lab, calibrate }, asked: () => asked };
}

async function apply(from: string, to: string, slug: string): Promise<Grown> {
  const technique = await loadTechnique(slug);
  const before = process.memoryUsage().rss;
  const times = [performance.now()];
  const model = readOnnx(readFileSync(from));
  times.push(performance.now());
  const config = { num_hidden_layers: requireDecoder(model).length };
  const { lab, asked } = watched(madeUpLab((note) => console.error(`    ${note}`)));
  const treated = await technique.apply({ model, config }, defaults(technique.parameters), lab);
  times.push(performance.now());
  save(to, writeOnnx(treated.model).parts);
  times.push(performance.now());
  const [read, applied, write] = times.slice(1).map((time, i) => (time - times[i]) / 1000);
  return { read, apply: applied, write, peak: peakMemory() - before, calibrated: asked() };
}

const [task, from, to, slug] = process.argv.slice(2);
if (task === 'make') save(from, writeOnnx(syntheticLlama(to)).parts);
else console.log(JSON.stringify(await apply(from, to, slug)));
