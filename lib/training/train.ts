/** A few steps of training, in place. */
import { adamW, clipGradients, type AdamWOptions } from './adamw';
import { lossAndGradients, type GradientOptions, type Gradients } from './gradients';
import type { Batch, Llama } from './llama';
import type { Distillation } from './loss';

export interface TrainOptions extends Omit<GradientOptions, 'distillation'>, AdamWOptions {
  readonly steps: number;
  /** The batch of each step, counted from 0. */
  readonly batch: (step: number) => Batch;
  /** η of each step. */
  readonly rate: (step: number) => number;
  /** What a teacher says of a step's batch. */
  readonly teacher?: (batch: Batch) => Distillation;
  /** Gradients are scaled down to this norm, 1 if absent. */
  readonly clip?: number;
  /** Called after each step with the loss before it. */
  readonly progress?: (step: number, loss: Omit<Gradients, 'gradients'>) => void;
}

/**
 * Trains the weights of a Llama in place. The same batches give the same weights.
 * @throws the signal's reason when aborted, with the weights as the last whole step left them
 */
export async function train(llama: Llama, options: TrainOptions): Promise<void> {
  const optimizer = adamW(options);
  for (let step = 0; step < options.steps; step++) {
    const batch = options.batch(step);
    const distillation = options.teacher?.(batch);
    const { gradients, ...loss } = await lossAndGradients(llama, batch, { ...options, distillation });
    clipGradients(gradients, options.clip ?? 1);
    optimizer.step(llama.weights, gradients, options.rate(step));
    options.progress?.(step, loss);
  }
}

/** η rising over the first `warmup` steps to `peak`, then falling to 0 along half a cosine. */
export const cosineRate =
  (peak: number, steps: number, warmup = 0) =>
  (step: number): number =>
    step < warmup
      ? (peak * (step + 1)) / (warmup + 1)
      : (peak * (1 + Math.cos((Math.PI * (step - warmup)) / (steps - warmup)))) / 2;
