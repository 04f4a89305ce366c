/** How fast surgery is against copying memory, and how much memory a large model takes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnnx } from '@/lib/onnx/read';
import { linears } from '@/lib/onnx/find';
import { mapLinears } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { syntheticModel } from './synthetic-model';

export interface BenchResult {
  readonly name: string;
  /** What the name says: surgery over copy in MB/s (higher is better), peak memory over size (lower is better). */
  readonly ratio: number;
  readonly detail: string;
}

const megabyte = 1e6;

/** Milliseconds of `work`, the least of rounds that alternate with those of `reference`. */
function alternate(rounds: number, work: () => void, reference: () => void): readonly [number, number] {
  const best: [number, number] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++)
    [work, reference].forEach((run, i) => {
      const start = performance.now();
      run();
      best[i] = Math.min(best[i], performance.now() - start);
    });
  return best;
}

const halve = (data: Float32Array): Float32Array => {
  const out = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i] / 2;
  return out;
};

/** Reads each weight as W [out × in], halves it and puts it back. */
const halveAll = (model: OnnxModel): OnnxModel =>
  mapLinears(model, linears(model), (w) => ({ ...w, data: halve(w.data) }));

/** A pass over all weights of a 100 MB model, against copying each weight's typed array. */
export function surgery(): BenchResult[] {
  const model = readOnnx(toBytes(writeOnnx(syntheticModel(24, 1024)).parts));
  const weights = [...model.weights.values()].map(({ data }) => data);
  const bytes = weights.reduce((sum, data) => sum + data.byteLength, 0);
  const [pass, copy] = alternate(
    7,
    () => halveAll(model),
    () => weights.forEach((data) => data.slice()),
  );
  const speed = (ms: number) => `${Math.round(bytes / megabyte / (ms / 1000))} MB/s`;
  const detail = `${Math.round(bytes / megabyte)} MB of weights: surgery ${speed(pass)}, copy ${speed(copy)}`;
  return [{ name: 'surgery against a typed-array copy', ratio: copy / pass, detail }];
}

/** Runs bench/large-model.ts in a process of its own, whose memory nobody else has grown. */
function child(...args: string[]): string {
  const script = join(import.meta.dirname, 'large-model.ts');
  return execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8' });
}

/** Peak memory of reading and writing a 500 MB model, over its size. */
export function largeModel(): BenchResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'large-model-'));
  const [from, to] = [join(folder, 'model.onnx'), join(folder, 'written.onnx')];
  try {
    child('make', from);
    const size = statSync(from).size;
    const { peak, same } = JSON.parse(child('copy', from, to)) as { peak: number; same: boolean };
    const mega = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
    const detail = `${mega(size)} file, ${mega(peak)} more at the peak than before, bytes ${same ? 'the same' : 'DIFFER'}`;
    return [{ name: 'peak memory of read and write over the size of the model', ratio: peak / size, detail }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
