/**
 * SpinQuant (arXiv 2405.16406): rotations of the residual stream and of the values in each layer, learned by Cayley steps that lower
 * the loss of the rounded network. The rounding, and the fixed rotation before the down projection, are those of QuaRot here.
 */
import type { OnnxModel } from '@/lib/onnx/model';
import { activationBits, weightBits } from '@/lib/rotation/controls';
import { hadamardRotation, randomHadamard } from '@/lib/rotation/hadamard';
import { withOnlineHadamard } from '@/lib/rotation/online';
import { rotateStream } from '@/lib/rotation/rotate';
import { roundTurned } from '@/lib/rotation/round';
import { widthOf } from '@/lib/rotation/stream';
import { rotateValues } from '@/lib/rotation/values';
import { begin } from '@/lib/technique/begin';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { calibrationTokens, readLlama, requireSameLogits, type Batch } from '@/lib/training';
import { foldedLlama } from './folded';
import { learnRotations } from './learn';
import { stream, valuesOf, type Rotations } from './turned';

const parameters = {
  steps: choice({
    label: 'Steps',
    help: 'Steps along the orthogonal matrices, each over 2,048 tokens; with none, rotations stay those that QuaRot takes.',
    options: { '0': '0', '6': '6', '12': '12' },
    default: '12',
  }),
  weights: weightBits,
  activations: choice({ ...activationBits, options: { '4': '4', '8': '8' } }),
} as const;

export type Settings = Values<typeof parameters>;

/** Sequences a step, their longest length, and the rate of the first step: the authors' is 1.5. */
const [batch, sequenceLength, rate] = [32, 64, 1.5];

/** Share of the work that is done when the rotations are learned. */
const learned = 0.9;

/** A sequence in pieces of one length; what is left over is dropped. */
const pieces = (sequence: readonly number[], length: number): number[][] =>
  Array.from({ length: Math.floor(sequence.length / length) }, (_, i) => sequence.slice(i * length, (i + 1) * length));

/** The calibration set in pieces of one length, in random order. */
async function calibrationText(model: OnnxModel, lab: Lab): Promise<Batch> {
  const sequences = await calibrationTokens(lab, model);
  const length = sequences.reduce((least, sequence) => Math.min(least, sequence.length), sequenceLength);
  return lab.random.shuffle(sequences.flatMap((sequence) => pieces(sequence, length)));
}

/** R₁ and R₂ of every layer, learned from `start`. @throws OnnxError where the model is no Llama */
async function learn(model: OnnxModel, r1: Matrix, values: Settings, lab: Lab): Promise<Rotations> {
  const steps = Number(values.steps);
  const llama = readLlama(model);
  await requireSameLogits(lab, model, llama);
  const r2 = llama.config.layers.map(({ headSize }, layer) => [valuesOf(layer), hadamardRotation(headSize)] as const);
  const start = new Map([[stream, r1], ...r2]);
  return learnRotations(
    foldedLlama(llama),
    start,
    await calibrationText(model, lab),
    { weights: Number(values.weights), activations: Number(values.activations) },
    { steps, batch, rate },
    {
      signal: lab.signal,
      progress(step, loss) {
        lab.plot('loss of the rounded network (nats a token)', step, loss);
        lab.report(`Step ${step + 1} of ${steps}: turning the hidden space`, (learned * (step + 1)) / steps);
      },
    },
  );
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply({ model, ...subject }, values, lab) {
    begin(model, lab, 'Reading the weights and the calibration set');
    const start = randomHadamard(widthOf(model), lab.random);
    const rotations = values.steps === '0' ? new Map([[stream, start]]) : await learn(model, start, values, lab);
    lab.report('Turning the hidden space', learned);
    const turned = rotateValues(rotateStream(model, rotations.get(stream)!), (layer) => rotations.get(valuesOf(layer)));
    const bits = { weightBits: Number(values.weights), activationBits: Number(values.activations) };
    const note = 'Rounding weights and activations; products of so few bits are simulated in floats';
    return { ...subject, model: roundTurned(withOnlineHadamard(turned), bits, note, lab) };
  },
});
