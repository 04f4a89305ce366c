/**
 * SpinQuant (arXiv 2405.16406): the rotation R₁ of the residual stream is learned by Cayley steps along the orthogonal matrices.
 * The paper descends the loss of the rounded network. Here the objective is local and its gradient analytic: the relative squared
 * rounding error of what is read from the stream, activations and weights, straight through the rounding (rounding-loss.ts). R₂,
 * which the paper learns as well, is the fixed Hadamard rotation within heads, and the one before the down projection is QuaRot's.
 */
import { requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { activationBits, weightBits } from '@/lib/rotation/controls';
import { randomHadamard } from '@/lib/rotation/hadamard';
import { learnRotation, readingRows, sampleRows, type Pool } from '@/lib/rotation/learn';
import { withOnlineHadamard } from '@/lib/rotation/online';
import { foldNorms, rotateStream } from '@/lib/rotation/rotate';
import { activationClip, roundTurned } from '@/lib/rotation/round';
import { readStream, widthOf } from '@/lib/rotation/stream';
import { rotateValues } from '@/lib/rotation/values';
import { tokenRows } from '@/lib/technique/activations';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

const parameters = {
  steps: choice({
    label: 'Steps',
    help: 'Steps along the orthogonal matrices; with none, the rotation stays the random one that QuaRot takes.',
    options: { '0': '0', '30': '30', '100': '100' },
    default: '100',
  }),
  weights: weightBits,
  activations: choice({ ...activationBits, options: { '4': '4', '8': '8' } }),
} as const;

export type Settings = Values<typeof parameters>;

/** Rows of each pool in a step, and the length of the first one. */
const [batch, rate] = [256, 2];

/** Tokens of each activation that are kept of each calibration batch. */
const keptTokens = 32;

/** Normed states that decoder layers read, as rows, at random tokens of the calibration set. @param model with folded norms */
async function stateRows(model: OnnxModel, lab: Lab): Promise<Float32Array[]> {
  const names = readStream(model)
    .readings.filter(({ linears }) => linears.some(({ layer }) => layer !== null))
    .map(({ norm }) => norm.output);
  const rows: Float32Array[] = [];
  for await (const states of lab.calibrate(model, names))
    for (const name of names) rows.push(...sampleRows(tokenRows(states.get(name)!), keptTokens, lab.random));
  return rows;
}

/** What R₁ turns: states in the precision of activations, and the weights that read them in theirs. */
async function poolsOf(model: OnnxModel, values: Settings, lab: Lab): Promise<Pool[]> {
  const folded = foldNorms(model);
  return [
    { rows: await stateRows(folded, lab), grid: { bits: Number(values.activations), clip: activationClip } },
    { rows: readingRows(folded), grid: { bits: Number(values.weights), clip: 1 } },
  ];
}

/** R₁ [width × width], learned from `start`. */
async function learn(model: OnnxModel, start: Matrix, values: Settings, lab: Lab): Promise<Matrix> {
  const steps = Number(values.steps);
  const pools = await poolsOf(model, values, lab);
  let learned = start;
  for (const { step, loss, rotation } of learnRotation(start, pools, { steps, batch, rate }, lab.random)) {
    lab.signal.throwIfAborted();
    learned = rotation;
    lab.plot('relative rounding error of states and weights', step, loss);
    if (step % 10 === 0) lab.report(`Step ${step} of ${steps}: turning the hidden space`, 0.1 + (0.7 * step) / steps);
  }
  return learned;
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    lab.report('Collecting states and weights that a rotation turns', 0);
    const start = randomHadamard(widthOf(subject.model), lab.random);
    const r1 = values.steps === '0' ? start : await learn(subject.model, start, values, lab);
    lab.report('Turning the hidden space', 0.8);
    const turned = withOnlineHadamard(rotateValues(rotateStream(subject.model, r1)));
    const bits = { weightBits: Number(values.weights), activationBits: Number(values.activations) };
    const note = 'Rounding weights and activations; products of so few bits are simulated in floats';
    return { ...subject, model: roundTurned(turned, bits, note, lab) };
  },
});
