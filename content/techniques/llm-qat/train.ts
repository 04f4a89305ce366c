/** Training through the rounding, with the unrounded model as the teacher. */
import { cosineRate, logitsOf, train, type Batch, type Llama, type TrainOptions, type Weights } from '@/lib/training';
import { isRounded, roundingHooks, type Precision } from './precision';

export interface Schedule {
  readonly steps: number;
  /** Sequences a step. */
  readonly batch: number;
  /** η of the first step; falls to 0 along half a cosine. */
  readonly rate: number;
}

/** The weights that are trained as copies; all others are the teacher's own. */
const studentOf = ({ config, weights }: Llama): Llama => ({
  config,
  weights: new Map(
    [...weights].map(([name, weight]) => [name, isRounded(name) ? { ...weight, data: weight.data.slice() } : weight]),
  ),
});

/** The sequences of a step; after the last sequence comes the first again. */
const batchOf = (text: Batch, step: number, size: number): Batch =>
  Array.from({ length: size }, (_, i) => text[(step * size + i) % text.length]);

/**
 * The unrounded weights that AdamW has moved, without decay, to lower KL(teacher ‖ rounded student). The teacher is left as it is.
 * @param text sequences of one length, in the order in which they are taken
 * @throws the signal's reason when aborted
 */
export async function trainRounded(
  teacher: Llama,
  text: Batch,
  precision: Precision,
  { steps, batch, rate }: Schedule,
  options: Pick<TrainOptions, 'signal' | 'progress'> = {},
): Promise<Weights> {
  const student = studentOf(teacher);
  await train(student, {
    ...options,
    steps,
    batch: (step) => batchOf(text, step, batch),
    rate: cosineRate(rate, steps),
    hooks: roundingHooks(precision),
    trainable: isRounded,
    teacher: (sequences) => ({ logits: logitsOf(teacher, sequences), share: 1 }),
  });
  return student.weights;
}
