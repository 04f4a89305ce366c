import { sweep } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { withIntegers } from '@/lib/quantization/activations';
import { withOutliers } from '@/lib/quantization/activations-outliers';
import { outliersToggle, withInjectedOutliers } from '@/lib/quantization/smoothing-outliers';
import { channelMaxima } from '@/lib/quantization/smoothing-ranges';
import { quantize, type Quantized } from '@/lib/quantization/uniform';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';

const parameters = {
  rule: choice({
    label: 'Outliers',
    help: 'Channels with a value of this size in any token of the input are multiplied as floats.',
    options: {
      share: 'above a quantile of each input',
      magnitude: 'at least 6.0, as in the paper',
      none: 'none: all in 8 bits',
    },
    default: 'share',
  }),
  share: slider({
    label: 'Share of channels',
    help: 'The threshold of each input is set so that this share of its channels reaches it somewhere in the calibration text.',
    min: 0.005,
    max: 0.1,
    step: 0.005,
    default: 0.01,
    unit: 'percent',
    when: { parameter: 'rule', is: ['share'] },
  }),
  injected: outliersToggle,
} as const;

export type Settings = Values<typeof parameters>;
type Maxima = ReadonlyMap<string, Float32Array>;

/** The size from which the paper counts a value as an outlier. */
const paperThreshold = 6;

/** The size that the largest `share` of the channels reach, one channel at least. */
export function quantileThreshold(maxima: Float32Array, share: number): number {
  const sorted = maxima.slice().sort();
  return sorted[sorted.length - Math.max(1, Math.round(share * sorted.length))];
}

/** θ for an input with these maxima of its channels; null: everything is rounded. */
function thresholdFor(maxima: Float32Array, { rule, share }: Settings): number | null {
  if (rule === 'none') return null;
  return rule === 'magnitude' ? paperThreshold : quantileThreshold(maxima, share);
}

/** Column-wise scales of the paper, one for each output: rows of W [out × in]. */
const round = (model: OnnxModel, linear: BlockLinear): Quantized =>
  quantize(readLinear(model, linear), { bits: 8, scheme: 'symmetric', group: linear.inFeatures });

const withMixed = (model: OnnxModel, linear: BlockLinear, threshold: number | null): OnnxModel =>
  threshold === null
    ? withIntegers(model, linear, round(model, linear), { bits: 8, span: 'token' })
    : withOutliers(model, linear, round(model, linear), threshold);

/** Share of an input's channels that reach θ somewhere in the calibration text. */
const reaching = (maxima: Float32Array, threshold: number): number =>
  maxima.filter((top) => top >= threshold).length / maxima.length;

function plotOutliers({ index, linears }: DecoderLayer, maxima: Maxima, values: Settings, lab: Lab): void {
  for (const { input, role } of linears.filter(({ role }) => role !== 'k' && role !== 'v' && role !== 'up')) {
    const tops = maxima.get(input)!;
    const threshold = thresholdFor(tops, values);
    if (threshold !== null) lab.plot(`share of channels in floats, before ${role}`, index, reaching(tops, threshold));
  }
}

function mixLayer(model: OnnxModel, layer: DecoderLayer, maxima: Maxima, values: Settings, lab: Lab): OnnxModel {
  lab.signal.throwIfAborted();
  plotOutliers(layer, maxima, values, lab);
  return layer.linears.reduce(
    (edited, linear) => withMixed(edited, linear, thresholdFor(maxima.get(linear.input)!, values)),
    model,
  );
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    const given = values.injected ? withInjectedOutliers(subject.model, lab.random) : subject.model;
    const layers = requireDecoder(given);
    lab.report('Measuring the largest activation of each channel', 0);
    const inputs = layers.flatMap(({ linears }) => linears.map(({ input }) => input));
    const maxima = await channelMaxima(lab.calibrate(given, [...new Set(inputs)]));
    const model = layers.reduce((edited, layer) => {
      lab.report(`Layer ${layer.index + 1} of ${layers.length}: rounding`, (layer.index + 1) / layers.length);
      return mixLayer(edited, layer, maxima, values, lab);
    }, given);
    return { ...subject, model: sweep(model) };
  },
});
