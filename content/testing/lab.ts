/** A laboratory for tests: what the worker's does, in Node, with a few windows of tokens, keeping what it is told. */
import { sweep, withOutputs } from '@/lib/onnx/edit';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from '@/lib/technique/technique';
import { seeded } from '@/lib/tensor/random';
import { evaluate, type Batch } from './session';

export interface NodeLab extends Lab {
  readonly notes: string[];
  readonly fractions: number[];
  readonly points: { series: string; x: number; y: number }[];
}

interface Options {
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** The calibration set. */
  readonly batches?: readonly Batch[];
}

/** Two batches of two windows of random tokens. */
export function randomBatches(seed: number, vocabulary: number, tokens = 24): Batch[] {
  const random = seeded(seed);
  const window = () => Array.from({ length: tokens }, () => random.integer(vocabulary));
  return [0, 1].map(() => [window(), window()]);
}

async function* calibrate(
  model: OnnxModel,
  tensors: readonly string[],
  batches: readonly Batch[],
  signal: AbortSignal,
) {
  const part = sweep(withOutputs({ ...model, outputs: [] }, tensors), { inputs: true });
  for (const batch of batches) {
    signal.throwIfAborted();
    yield await evaluate(part, batch);
  }
}

export function nodeLab({
  seed = 1,
  signal = new AbortController().signal,
  batches = randomBatches(7, 4096),
}: Options = {}): NodeLab {
  const [notes, fractions, points]: [string[], number[], NodeLab['points']] = [[], [], []];
  return {
    notes,
    fractions,
    points,
    calibrate: (model, tensors) => calibrate(model, tensors, batches, signal),
    load: (id) => Promise.reject(new Error(`No model ${id} in a test's laboratory.`)),
    plot: (series, x, y) => void points.push({ series, x, y }),
    report: (note, fraction) => {
      notes.push(note);
      if (fraction !== undefined) fractions.push(fraction);
    },
    random: seeded(seed),
    signal,
  };
}
