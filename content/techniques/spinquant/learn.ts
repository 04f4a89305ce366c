/** Rotations learned by steps along the orthogonal matrices, each against the gradient of a batch of text. */
import { descend } from '@/lib/rotation/cayley';
import { cosineRate, type Batch, type Llama } from '@/lib/training';
import { rotationLoss, type Precision } from './objective';
import type { Rotations } from './turned';

export interface Schedule {
  readonly steps: number;
  /** Sequences a step, fewer where there are fewer. */
  readonly batch: number;
  /** Length of the first step at most; falls to 0 along half a cosine. */
  readonly rate: number;
}

export interface LearnOptions {
  readonly signal?: AbortSignal;
  /** Called after each step with the loss before it. */
  readonly progress?: (step: number, loss: number) => void;
}

/** The sequences of a step; after the last one comes the first again. */
const batchOf = (text: Batch, step: number, size: number): Batch =>
  Array.from({ length: Math.min(size, text.length) }, (_, i) => text[(step * size + i) % text.length]);

/**
 * The rotations after all steps from `start`.
 * @param llama of foldedLlama
 * @param text sequences of one length, in the order in which they are taken
 * @throws the signal's reason when aborted
 */
export async function learnRotations(
  llama: Llama,
  start: Rotations,
  text: Batch,
  precision: Precision,
  { steps, batch, rate }: Schedule,
  { signal, progress }: LearnOptions = {},
): Promise<Rotations> {
  const rateOf = cosineRate(rate, steps);
  let rotations = start;
  for (let step = 0; step < steps; step++) {
    const { loss, gradients } = await rotationLoss(llama, rotations, batchOf(text, step, batch), precision, signal);
    rotations = new Map([...rotations].map(([name, r]) => [name, descend(r, gradients.get(name)!, rateOf(step))]));
    progress?.(step, loss);
  }
  return rotations;
}
