/** Loss of a Llama on a batch of tokens, and its gradient by every weight. */
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import { attentionBlock, feedForwardBlock } from './blocks';
import { breathe } from './breathe';
import { linear } from './linear';
import { headName, type Batch, type Hooks, type Llama } from './llama';
import { lossOf, type Distillation, type Loss } from './loss';
import { Pass } from './pass';
import { rmsNorm } from './rms-norm';
import { chain, residual, type Step } from './step';

export interface GradientOptions {
  readonly hooks?: Hooks;
  readonly distillation?: Distillation;
  /** Which weights gradients are wanted of, all if absent; the others cost a third less. */
  readonly trainable?: (name: string) => boolean;
  readonly signal?: AbortSignal;
}

export interface Gradients extends Omit<Loss, 'gradient'> {
  /** ∂L/∂W by the weights' names. */
  readonly gradients: ReadonlyMap<string, Matrix>;
}

function requireBatch(batch: Batch, vocabulary: number): void {
  const lengths = new Set(batch.map(({ length }) => length));
  if (lengths.size !== 1 || lengths.has(0))
    throw new RangeError(`Sequences of ${[...lengths].join(', ') || 'no'} tokens; all of one length were expected.`);
  const beyond = batch.flat().find((id) => !(id >= 0 && id < vocabulary));
  if (beyond !== undefined) throw new RangeError(`Token ${beyond} is outside of a vocabulary of ${vocabulary}.`);
}

/** Rows of the table; the gradient of each row is the sum over the places where its token stands. */
function embed(pass: Pass, ids: readonly number[]): Step {
  const table = pass.weight('embedding');
  const output = zeros(ids.length, table.columns);
  ids.forEach((id, t) => row(output, t).set(row(table, id)));
  const back = (gradient: Matrix): Matrix => {
    const own = pass.gradientOf('embedding');
    if (own)
      ids.forEach((id, t) => {
        const [to, from] = [row(own, id), row(gradient, t)];
        for (let i = 0; i < to.length; i++) to[i] += from[i];
      });
    return gradient;
  };
  return { output, back };
}

/** Logits [batch · tokens × vocabulary], and the way back to the embedding. */
function run(pass: Pass, batch: Batch): Step {
  const layered = pass.config.layers.reduce<Step>(
    (step, _, layer) => {
      const attended = chain(step, (x) => residual(x, (y) => attentionBlock(pass, layer, y)));
      return chain(attended, (x) => residual(x, (y) => feedForwardBlock(pass, layer, y)));
    },
    embed(pass, batch.flat()),
  );
  const normed = chain(layered, (x) => rmsNorm(pass, 'norm', x));
  return chain(normed, (x) => linear(pass, headName(pass.config), x));
}

function begin(llama: Llama, batch: Batch, { hooks, trainable }: GradientOptions): { pass: Pass; step: Step } {
  requireBatch(batch, llama.weights.get('embedding')!.rows);
  const pass = new Pass(llama, batch[0].length, hooks, trainable);
  return { pass, step: run(pass, batch) };
}

/**
 * Logits [batch · tokens × vocabulary] in float32.
 * @throws RangeError when sequences differ in length or hold ids outside of the vocabulary
 */
export const logitsOf = (llama: Llama, batch: Batch, hooks?: Hooks): Matrix =>
  begin(llama, batch, { hooks }).step.output;

/**
 * The loss in nats a token and its gradients; the weights stay as they are.
 * @throws RangeError as logitsOf; the signal's reason when aborted
 */
export async function lossAndGradients(llama: Llama, batch: Batch, options: GradientOptions = {}): Promise<Gradients> {
  await breathe();
  options.signal?.throwIfAborted();
  const { pass, step } = begin(llama, batch, options);
  const { gradient, ...loss } = lossOf(step.output, batch, options.distillation);
  step.back(gradient);
  return { ...loss, gradients: pass.finish() };
}
