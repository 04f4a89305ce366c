/** The text to train on: written by the model itself, or that of the calibration set. */
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from '@/lib/technique/technique';
import type { Batch, Llama } from '@/lib/training';
import { generate } from '@/lib/training/generate';
import { calibrationTokens } from '@/lib/vocabulary/calibration';
import { requireEnds } from '@/lib/vocabulary/ends';

/** Tokens of a sequence at most. */
export const sequenceLength = 64;

/** As in the authors' generate_data.py: a random token, then the most likely ones until there are 3 to 5, then samples. */
const greedyTokens = (sequence: number): number => 3 + (sequence % 3);

/** What the unrounded model writes. */
export function ownText(
  llama: Llama,
  count: number,
  { random, signal }: Lab,
  progress: (share: number) => void,
): Promise<Batch> {
  const vocabulary = llama.weights.get('embedding')!.rows;
  const first = Array.from({ length: count }, () => random.integer(vocabulary));
  return generate(llama, first, {
    tokens: sequenceLength,
    greedy: greedyTokens,
    random,
    signal,
    progress: (tokens) => progress(tokens / sequenceLength),
  });
}

/** A sequence in pieces of one length; what is left over is dropped. */
const pieces = (sequence: readonly number[], length: number): number[][] =>
  Array.from({ length: Math.floor(sequence.length / length) }, (_, i) => sequence.slice(i * length, (i + 1) * length));

/** The calibration set, cut to sequences of one length, in random order. @throws OnnxError */
export async function calibrationText(model: OnnxModel, lab: Lab): Promise<Batch> {
  const sequences = await calibrationTokens(lab, model, requireEnds(model));
  const length = sequences.reduce((least, sequence) => Math.min(least, sequence.length), sequenceLength);
  return lab.random.shuffle(sequences.flatMap((sequence) => pieces(sequence, length)));
}
