/**
 * Run by bench/growth.ts in a process of its own: `BEFORE AFTER` runs two files of the same shape in ONNX Runtime, on the same made-up
 * tokens, and prints as JSON what came out.
 */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { readOnnx } from '@/lib/onnx/read';
import { feedsFor } from '@/lib/onnx/testing-run';
import { seeded } from '@/lib/tensor/random';

export interface Ran {
  /** Tokens of the one sequence. */
  readonly tokens: number;
  /** Seconds to make a session of the treated file, and to run it. */
  readonly load: number;
  readonly run: number;
  /** Logits of the treated model, and how many of them are finite. */
  readonly logits: number;
  readonly finite: number;
  /** ‖after − before‖ / ‖before‖ over all logits. */
  readonly change: number;
}

const tokens = 32;
/** In every synthetic vocabulary. */
const leastVocabulary = 4096;

function tokenIds(): number[] {
  const random = seeded(1);
  return Array.from({ length: tokens }, () => random.integer(leastVocabulary));
}

type Feeds = ReturnType<typeof feedsFor>;

const toRuntime = (feeds: Feeds): Record<string, ort.Tensor> =>
  Object.fromEntries(
    Object.entries(feeds).map(([name, { type, shape, data }]) => [
      name,
      new ort.Tensor(type as 'float32', data as Float32Array, [...shape]),
    ]),
  );

/** Reads a file, runs it, and says how long loading and running took, in seconds. */
async function logitsOf(path: string): Promise<{ logits: Float32Array; load: number; run: number }> {
  const feeds = toRuntime(feedsFor(readOnnx(readFileSync(path)), tokenIds()));
  const times = [performance.now()];
  const session = await ort.InferenceSession.create(readFileSync(path), { logSeverityLevel: 3 });
  times.push(performance.now());
  const { logits } = await session.run(feeds, ['logits']);
  times.push(performance.now());
  const data = (logits.data as Float32Array).slice();
  await session.release();
  const [load, run] = times.slice(1).map((time, i) => (time - times[i]) / 1000);
  return { logits: data, load, run };
}

function relativeChange(before: Float32Array, after: Float32Array): number {
  let [difference, all] = [0, 0];
  for (let i = 0; i < before.length; i++) {
    difference += (after[i] - before[i]) ** 2;
    all += before[i] ** 2;
  }
  return Math.sqrt(difference / all);
}

const [from, to] = process.argv.slice(2);
const before = await logitsOf(from);
const { logits, load, run } = await logitsOf(to);
const finite = logits.reduce((count, value) => count + Number(Number.isFinite(value)), 0);
const ran: Ran = { tokens, load, run, logits: logits.length, finite, change: relativeChange(before.logits, logits) };
console.log(JSON.stringify(ran));
