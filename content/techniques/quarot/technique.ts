import { requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { activationBits, weightBits } from '@/lib/rotation/controls';
import { randomHadamard } from '@/lib/rotation/hadamard';
import { tokenKurtosis } from '@/lib/rotation/kurtosis';
import { withOnlineHadamard } from '@/lib/rotation/online';
import { rotateStream } from '@/lib/rotation/rotate';
import { roundTurned, type Precision } from '@/lib/rotation/round';
import { widthOf } from '@/lib/rotation/stream';
import { rotateValues } from '@/lib/rotation/values';
import { tokenRows } from '@/lib/technique/activations';
import { begin } from '@/lib/technique/begin';
import { choice, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { mean } from '@/lib/tensor/mean';
import type { Random } from '@/lib/tensor/random';

const parameters = {
  rotate: toggle({
    label: 'Rotate',
    help: 'Off: the same rounding without any rotation, to compare with.',
    default: true,
  }),
  online: toggle({
    label: 'Rotate before the down projection too',
    help: 'This rotation cannot be folded into weights: it is computed for every token.',
    default: true,
    when: { parameter: 'rotate', is: [true] },
  }),
  weights: choice({
    ...weightBits,
    help: 'Rounded to nearest, one scale for each output channel; or left to a further step, such as GPTQ.',
    options: { ...weightBits.options, float: 'not rounded' },
  }),
  activations: choice({ ...activationBits, options: { '4': '4', '8': '8', float: 'not rounded' } }),
} as const;

export type Settings = Values<typeof parameters>;

/** The model with its hidden space turned; its logits stay as they are. @throws OnnxError */
export function rotate(model: OnnxModel, { online }: Pick<Settings, 'online'>, random: Random): OnnxModel {
  const turned = rotateValues(rotateStream(model, randomHadamard(widthOf(model), random)));
  return online ? withOnlineHadamard(turned) : turned;
}

/** The kurtosis of every named activation within a token, averaged over the calibration set. */
async function kurtoses(model: OnnxModel, names: readonly string[], lab: Lab): Promise<ReadonlyMap<string, number>> {
  const seen = new Map(names.map((name) => [name, [] as number[]]));
  for await (const batch of lab.calibrate(model, names))
    for (const [name, tensor] of batch) seen.get(name)?.push(tokenKurtosis(tokenRows(tensor)));
  return new Map([...seen].map(([name, values]) => [name, mean(values)]));
}

/** Plots, for each layer, the kurtosis of what its linear layers read; an input that several read counts once. */
async function plotKurtosis(model: OnnxModel, series: string, lab: Lab): Promise<void> {
  const inputs = requireDecoder(model).map(({ linears }) => [...new Set(linears.map(({ input }) => input))]);
  const measured = await kurtoses(model, inputs.flat(), lab);
  inputs.forEach((names, layer) => lab.plot(series, layer, mean(names.map((name) => measured.get(name)!))));
}

const bitsOf = (bits: string): number | null => (bits === 'float' ? null : Number(bits));

const precision = ({ weights, activations }: Settings): Precision => ({
  weightBits: bitsOf(weights),
  activationBits: bitsOf(activations),
});

/** What is rounded, and what of it is simulated. */
function noteOf({ weightBits, activationBits }: Precision): string {
  const weights = weightBits === null ? 'Leaving weights as they are' : 'Rounding weights';
  if (activationBits === null) return `${weights}; activations stay floats`;
  return `${weights}, rounding activations; products of ${activationBits}-bit activations are simulated in floats`;
}

async function turned(model: OnnxModel, values: Settings, lab: Lab): Promise<OnnxModel> {
  lab.report('Turning the hidden space by a random Hadamard rotation', 0.3);
  const rotated = rotate(model, values, lab.random);
  lab.signal.throwIfAborted();
  lab.report('Measuring how peaked activations are after it', 0.6);
  await plotKurtosis(rotated, 'kurtosis, rotated', lab);
  return rotated;
}

export default defineTechnique({
  parameters,
  neutral: null,
  addition:
    'The rotation before the down projection is a matrix in each layer, which weights that are not rounded do not pay for.',
  async apply(subject, values, lab) {
    begin(subject.model, lab, 'Measuring how peaked activations are');
    await plotKurtosis(subject.model, 'kurtosis, as trained', lab);
    const model = values.rotate ? await turned(subject.model, values, lab) : subject.model;
    const bits = precision(values);
    return { ...subject, model: roundTurned(model, bits, noteOf(bits), lab) };
  },
});
