/** A laboratory for tests: what the worker's does, in Node, with a few windows of tokens, keeping what it is told. */
import { sweep, withOutputs } from '@/lib/onnx/edit';
import type { OnnxModel } from '@/lib/onnx/model';
import { feedsFor, runOnnx } from '@/lib/onnx/testing-run';
import type { Lab } from '@/lib/technique/technique';
import { seeded } from '@/lib/tensor/random';
import { bundled } from './atlas';

export interface NodeLab extends Lab {
  readonly notes: string[];
  readonly fractions: number[];
  readonly points: { series: string; x: number; y: number }[];
}

interface Options {
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** The calibration set: token ids, one array a sequence. */
  readonly sequences?: readonly (readonly number[])[];
}

/** Two sequences of random tokens. */
export function randomSequences(seed: number, vocabulary: number, tokens = 48): number[][] {
  const random = seeded(seed);
  return [0, 1].map(() => Array.from({ length: tokens }, () => random.integer(vocabulary)));
}

async function* calibrate(
  model: OnnxModel,
  tensors: readonly string[],
  { sequences, signal }: Required<Pick<Options, 'sequences' | 'signal'>>,
) {
  const part = sweep(withOutputs({ ...model, outputs: [] }, tensors), { inputs: true });
  for (const tokens of sequences) {
    signal.throwIfAborted();
    yield new Map(Object.entries(await runOnnx(part, feedsFor(part, tokens))));
  }
}

export function nodeLab({
  seed = 1,
  signal = new AbortController().signal,
  sequences = randomSequences(7, 4096),
}: Options = {}): NodeLab {
  const [notes, fractions, points]: [string[], number[], NodeLab['points']] = [[], [], []];
  return {
    notes,
    fractions,
    points,
    calibrate: (model, tensors) => calibrate(model, tensors, { sequences, signal }),
    load: async (id) => bundled(id),
    plot: (series, x, y) => void points.push({ series, x, y }),
    report: (note, fraction) => {
      notes.push(note);
      if (fraction !== undefined) fractions.push(fraction);
    },
    random: seeded(seed),
    signal,
  };
}
