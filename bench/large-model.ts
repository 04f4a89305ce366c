/** Run by bench/onnx.ts in a process of its own: `make FILE` writes a 500 MB model, `copy FROM TO` reads and writes one. */
import { readFileSync } from 'node:fs';
import { readOnnx } from '@/lib/onnx/read';
import { writeOnnx } from '@/lib/onnx/write';
import { save } from './files';
import { peakMemory } from './peak-memory';
import { syntheticModel } from './synthetic-model';

function copy(from: string, to: string): { peak: number; same: boolean } {
  const before = process.memoryUsage().rss;
  save(to, writeOnnx(readOnnx(readFileSync(from))).parts);
  const peak = peakMemory() - before;
  return { peak, same: Buffer.compare(readFileSync(from), readFileSync(to)) === 0 };
}

const [task, from, to] = process.argv.slice(2);
if (task === 'make') save(from, writeOnnx(syntheticModel(30, 2048)).parts);
else console.log(JSON.stringify(copy(from, to)));
