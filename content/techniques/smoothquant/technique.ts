import { sweep, withPacking } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { withIntegers, withSimulated } from '@/lib/quantization/activations';
import { rescale, smoothingGroups, type SmoothingGroup } from '@/lib/quantization/smoothing';
import { outliersToggle, withInjectedOutliers } from '@/lib/quantization/smoothing-outliers';
import { channelMaxima, columnMaxima } from '@/lib/quantization/smoothing-ranges';
import { quantize } from '@/lib/quantization/uniform';
import { choice, slider, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { mean } from '@/lib/tensor/mean';
import { Sample, smoothedError, strengths, type Readers } from './sweep';

const parameters = {
  smoothing: toggle({
    label: 'Smoothing',
    help: 'Off: activations and weights are rounded as they are.',
    default: true,
  }),
  alpha: slider({
    label: 'Strength α',
    help: 'How much of the difficulty moves from activations into weights: at 0.5 half of it, at 1 all.',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
    when: { parameter: 'smoothing', is: [true] },
  }),
  down: toggle({
    label: 'Before “down” too',
    help: 'Its factors go into “up”. The paper smooths only what a norm feeds.',
    default: false,
    when: { parameter: 'smoothing', is: [true] },
  }),
  bits: choice({
    label: 'Bits',
    help: 'Of weights and activations alike. No kernel here multiplies 4-bit integers, so these are floats on the grid.',
    options: { '8': '8, multiplied as integers', '4': '4, simulated' },
    default: '8',
  }),
  span: choice({
    label: 'One activation scale for',
    options: { token: 'each token', tensor: 'the whole input' },
    default: 'token',
  }),
  outliers: outliersToggle,
} as const;

export type Settings = Values<typeof parameters>;

/** Below this no maximum and no factor goes, as in the authors' code. */
const least = 1e-5;

/**
 * s_j = max|X_j|^α / max|W_j|^(1−α) (Xiao et al. 2023, arXiv 2211.10438).
 * @param activations max|X_j|
 * @param weights all matrices [out × in] that read the channels
 */
export function factors(activations: Float32Array, weights: readonly Matrix[], alpha: number): Float32Array {
  const reach = weights.reduce<Float32Array | undefined>(
    (sofar, weight) => columnMaxima(weight, sofar?.slice()),
    undefined,
  )!;
  return activations.map((top, j) => Math.max(least, top ** alpha / Math.max(least, reach[j]) ** (1 - alpha)));
}

/** The largest of the values over their median: how far outliers stick out. */
function prominence(values: Float32Array): number {
  const sorted = values.slice().sort();
  return sorted.at(-1)! / Math.max(least, sorted[sorted.length >> 1]);
}

/** Smooths one group, and plots what that does to the range of its channels. */
function smoothGroup(
  model: OnnxModel,
  group: SmoothingGroup,
  maxima: Float32Array,
  alpha: number,
  lab: Lab,
): OnnxModel {
  const weights = group.readers.map((reader) => readLinear(model, reader));
  const s = factors(maxima, weights, alpha);
  const what = group.readers.map(({ role }) => role).join(', ');
  lab.plot(`largest channel over the median, before ${what}`, group.layer, prominence(maxima));
  const smoothed = maxima.map((top, j) => top / s[j]);
  lab.plot(`… smoothed, before ${what}`, group.layer, prominence(smoothed));
  return rescale(model, group, s);
}

/** What is known of a group before it is smoothed. */
interface Known extends Readers {
  /** max|X_j| */
  readonly maxima: Float32Array;
}

/** Plots how far outputs would move at each α, the mean over all groups: the strength is a setting, and this is what it is set by. */
function plotSweep(groups: readonly Known[], { bits, span }: Settings, lab: Lab): void {
  for (const alpha of strengths) {
    lab.signal.throwIfAborted();
    const errorOf = (group: Known) =>
      smoothedError(group, factors(group.maxima, group.weights, alpha), { bits: Number(bits), span });
    lab.plot('relative error of smoothed outputs by strength α', alpha, mean(groups.map(errorOf)));
  }
}

async function smooth(model: OnnxModel, values: Settings, lab: Lab): Promise<OnnxModel> {
  const { alpha, down } = values;
  const groups = smoothingGroups(model, down ? ['norm', 'up-down'] : ['norm']);
  const inputs = groups.map(({ readers }) => readers[0].input);
  lab.report('Measuring the largest activation of each channel', 0);
  const sample = new Sample();
  const maxima = await channelMaxima(sample.of(lab.calibrate(model, inputs)));
  const known = groups.map(({ readers }, i): Known => {
    const weights = readers.map((reader) => readLinear(model, reader));
    return { maxima: maxima.get(inputs[i])!, x: sample.get(inputs[i]), weights };
  });
  lab.report('Trying other strengths on a few tokens', 0);
  plotSweep(known, values, lab);
  return groups.reduce((edited, group, i) => smoothGroup(edited, group, maxima.get(inputs[i])!, alpha, lab), model);
}

/** Rounds the weight with one scale for each output channel, and the input while the model runs. */
function round(model: OnnxModel, linear: BlockLinear, values: Settings): OnnxModel {
  const [bits, group] = [Number(values.bits), linear.inFeatures];
  const quantized = quantize(readLinear(model, linear), { bits, scheme: 'symmetric', group });
  const grid = { bits, span: values.span };
  if (bits === 8) return withIntegers(model, linear, quantized, grid);
  return withPacking(withSimulated(model, linear, quantized, grid), [[linear.weight, { bits, group, overhead: 16 }]]);
}

function roundLayers(model: OnnxModel, values: Settings, lab: Lab): OnnxModel {
  const layers = requireDecoder(model);
  return layers.reduce((edited, { index, linears }) => {
    lab.signal.throwIfAborted();
    lab.report(`Layer ${index + 1} of ${layers.length}: rounding`, (index + 1) / layers.length);
    return linears.reduce((rounded, linear) => round(rounded, linear, values), edited);
  }, model);
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    const given = values.outliers ? withInjectedOutliers(subject.model, lab.random) : subject.model;
    const smoothed = values.smoothing ? await smooth(given, values, lab) : given;
    return { ...subject, model: sweep(roundLayers(smoothed, values, lab)) };
  },
});
