/**
 * Layer-by-layer distillation (ZeroQuant, arXiv 2206.01861): the weights of layer k are trained so that, rounded, they give what the
 * layer gave before, ‖L_k(x) − L̂_k(x)‖² → min, on states x from the layers before it, which are rounded already. The gradient
 * goes straight through the rounding of weights and activations.
 */
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from '@/lib/technique/technique';
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import {
  adamW,
  calibrationTokens,
  inLayer,
  layerLinears,
  readLlama,
  requireSameLogits,
  withLlamaWeights,
  type Hooks,
  type LayerPart,
  type Llama,
} from '@/lib/training';
import { attentionBlock, feedForwardBlock } from '@/lib/training/blocks';
import { breathe } from '@/lib/training/breathe';
import { Pass } from '@/lib/training/pass';
import { chain, residual, type Step } from '@/lib/training/step';

export interface Distillation {
  /** Steps of AdamW for each layer. */
  readonly steps: number;
  /** W → Ŵ for matrices [out × in]. */
  readonly roundWeight: (weight: Matrix) => Matrix;
  /** x → x̂ for what linear layers read [tokens × in]. */
  readonly roundActivations: (activations: Matrix) => Matrix;
}

/** Ours: sequences of a batch, tokens taken of each, and the length of a step. */
const [sequences, longest, rate] = [4, 128, 5e-4];

const linears: ReadonlySet<string> = new Set(layerLinears);
const partOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/** Both roundings, with gradients that pass as if there were none; keys and values in attention stay as they are. */
const rounding = ({ roundWeight, roundActivations }: Distillation): Hooks => ({
  weight: (name, value) => (linears.has(partOf(name)) ? { value: roundWeight(value) } : null),
  activation: (_, place, value) => (place === 'keys' || place === 'values' ? null : { value: roundActivations(value) }),
});

const layerOf = (pass: Pass, layer: number, x: Matrix): Step =>
  chain(
    residual(x, (y) => attentionBlock(pass, layer, y)),
    (y) => residual(y, (z) => feedForwardBlock(pass, layer, z)),
  );

/** Embedded tokens of one batch [sequences · tokens × width]. */
function embedded({ weights }: Llama, batch: readonly (readonly number[])[]): Matrix {
  const table = weights.get('embedding')!;
  const ids = batch.flat();
  const states = zeros(ids.length, table.columns);
  ids.forEach((id, token) => row(states, token).set(row(table, id)));
  return states;
}

/** Sequences of one length, some at a time. */
function batchesOf(tokens: readonly (readonly number[])[]): (readonly number[])[][] {
  const length = Math.min(longest, ...tokens.map((sequence) => sequence.length));
  const cut = tokens.map((sequence) => sequence.slice(0, length));
  return Array.from({ length: Math.ceil(cut.length / sequences) }, (_, i) =>
    cut.slice(i * sequences, (i + 1) * sequences),
  );
}

/** ‖a − b‖² / ‖b − x‖²: the error of a layer's output, against what the layer adds to its input. */
function relativeError(a: Matrix, b: Matrix, x: Matrix): number {
  let [error, added] = [0, 0];
  for (let i = 0; i < a.data.length; i++) {
    error += (a.data[i] - b.data[i]) ** 2;
    added += (b.data[i] - x.data[i]) ** 2;
  }
  return error / (added || 1);
}

/** ∂/∂a of the mean of (a − b)². */
const gradientOf = (a: Matrix, b: Matrix): Matrix => ({
  ...a,
  data: a.data.map((value, i) => (2 * (value - b.data[i])) / a.data.length),
});

/** One layer in training: as it was, as it is, and states before it in batches of `tokens` tokens a sequence. */
interface Pupil {
  readonly teacher: Llama;
  readonly student: Llama;
  readonly layer: number;
  readonly tokens: number;
  readonly states: readonly Matrix[];
  readonly hooks: Hooks;
}

const taught = ({ teacher, layer, tokens }: Pupil, x: Matrix): Matrix =>
  layerOf(new Pass(teacher, tokens), layer, x).output;

const given = ({ student, layer, tokens, hooks }: Pupil, x: Matrix): Matrix =>
  layerOf(new Pass(student, tokens, hooks), layer, x).output;

/** The error of the rounded layer on the last batch, which is trained on only where there is no other. */
const errorOf = (pupil: Pupil): number => {
  const x = pupil.states[pupil.states.length - 1];
  return relativeError(given(pupil, x), taught(pupil, x), x);
};

/** Trains the matrices of one layer, in place. */
async function train(pupil: Pupil, steps: number, lab: Lab): Promise<void> {
  const { student, layer, tokens, hooks } = pupil;
  const own = new Set<string>(layerLinears.map((part: LayerPart) => inLayer(layer, part)));
  const batches = pupil.states.slice(0, Math.max(1, pupil.states.length - 1));
  const targets = batches.map((x) => taught(pupil, x));
  const optimizer = adamW();
  for (let step = 0; step < steps; step++) {
    await breathe();
    lab.signal.throwIfAborted();
    const pass = new Pass(student, tokens, hooks, (name) => own.has(name));
    const at = step % batches.length;
    const { output, back } = layerOf(pass, layer, batches[at]);
    back(gradientOf(output, targets[at]));
    optimizer.step(student.weights, pass.finish(), rate * (1 - step / steps));
  }
}

const copyOf = ({ config, weights }: Llama): Llama => ({
  config,
  weights: new Map([...weights].map(([name, matrix]) => [name, { ...matrix, data: matrix.data.slice() }])),
});

/**
 * The model with weights that lose less when they are rounded; they are not rounded yet.
 * @throws OnnxError where the model is not of the Llama family, or computes with more than its weights
 */
export async function distil(model: OnnxModel, options: Distillation, lab: Lab): Promise<OnnxModel> {
  const teacher = readLlama(model);
  await requireSameLogits(lab, model, teacher);
  const [student, hooks] = [copyOf(teacher), rounding(options)];
  const batches = batchesOf(await calibrationTokens(lab, model));
  const [{ length: tokens }] = batches[0];
  let states = batches.map((batch) => embedded(teacher, batch));
  const { length: layers } = teacher.config.layers;
  for (let layer = 0; layer < layers; layer++) {
    lab.report(`Layer ${layer + 1} of ${layers}: learning from what it was`, layer / layers / 2);
    const pupil: Pupil = { teacher, student, layer, tokens, states, hooks };
    lab.plot('output error before distillation', layer, errorOf(pupil));
    await train(pupil, options.steps, lab);
    lab.plot('output error after it', layer, errorOf(pupil));
    states = states.map((x) => given(pupil, x));
  }
  return withLlamaWeights(model, student.weights);
}
