import { outputError } from '@/lib/compensation/output-error';
import { sweep } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { rescale, smoothingGroups, type SmoothingGroup } from '@/lib/quantization/smoothing';
import { storageFor, storageNotes, withQuantized, type Storage } from '@/lib/quantization/storage';
import { dequantize, quantize, type Grid, type Quantized } from '@/lib/quantization/uniform';
import { choice, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { scaleRows } from '@/lib/tensor/scale';
import { clip } from './clip';
import { measure, type AllSeen } from './measure';
import { scaleMoments, searchScale, unscaleInputs } from './scale';

const parameters = {
  bits: choice({
    label: 'Bits',
    help: 'Bits of each weight; scales and zero points come on top.',
    options: { '4': '4', '3': '3', '2': '2' },
    default: '3',
  }),
  group: choice({
    label: 'Group size',
    help: 'Consecutive inputs of a channel that share a scale and a zero point.',
    options: { '32': '32', '64': '64', '128': '128' },
    default: '32',
  }),
  scaling: toggle({
    label: 'Search scales',
    help: 'Scales up inputs with large activations before rounding. With both searches off this is round to nearest.',
    default: true,
  }),
  clipping: toggle({
    label: 'Search limits',
    help: 'Then clips the largest weights of a group where the output gains by the finer grid.',
    default: true,
  }),
} as const;

export type Settings = Values<typeof parameters>;

const gridFor = ({ bits, group }: Settings): Grid => ({
  bits: Number(bits),
  group: Number(group),
  scheme: 'asymmetric',
});

const storageOf = (values: Settings): Storage =>
  storageFor({ ...gridFor(values), granularity: 'group', execution: 'kernel' });

/** A group with the factors that were found for it. */
interface Found {
  readonly group: SmoothingGroup;
  readonly s: Float32Array;
}

/** All scales of a layer are searched with its own weights and applied together, as the authors' code does. */
const searchScales = (model: OnnxModel, groups: readonly SmoothingGroup[], seen: AllSeen, grid: Grid): Found[] =>
  groups.map((group) => {
    const weights = group.readers.map((reader) => readLinear(model, reader));
    return { group, s: searchScale(weights, seen.get(group.readers[0].input)!, grid).s };
  });

/** Second moments of what a layer sees once its channels are scaled. */
function scaledMoments(found: readonly Found[], { input }: BlockLinear, seen: AllSeen): Matrix {
  const { moments } = seen.get(input)!;
  const own = found.find(({ group }) => group.readers.some((reader) => reader.input === input));
  return own ? scaleMoments(moments, own.s) : moments;
}

/** A weight on its own scale again: what it stands for in the model as it was given. */
const unscaled = (found: readonly Found[], linear: BlockLinear, weight: Matrix): Matrix =>
  found.reduce((restored, { group, s }) => {
    if (group.readers.includes(linear)) return unscaleInputs(restored, s);
    return group.divided === linear ? scaleRows(restored, s) : restored;
  }, weight);

/** Query and key meet in a product of their own, for which a limit cannot be judged by their outputs alone. */
const isClipped = ({ role }: BlockLinear): boolean => role !== 'q' && role !== 'k';

const clipped = (weight: Matrix, linear: BlockLinear, moments: Matrix, values: Settings): Matrix =>
  values.clipping && isClipped(linear) ? clip(weight, moments, gridFor(values)) : weight;

/** What stays the same from layer to layer. */
interface Job {
  readonly original: OnnxModel;
  readonly seen: AllSeen;
  readonly values: Settings;
  readonly lab: Lab;
}

/** ‖XWᵀ − XŴᵀ‖ / ‖XWᵀ‖ in the model as it was given, the mean over the linear layers of a decoder layer. */
function errorOf({ original, seen }: Job, { linears }: DecoderLayer, rounded: readonly Matrix[]): number {
  const errors = linears.map((linear, i) =>
    outputError(readLinear(original, linear), rounded[i], seen.get(linear.input)!.moments),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

function plotErrors(job: Job, layer: DecoderLayer, found: readonly Found[], rounded: readonly Quantized[]): void {
  const { original, values, lab } = job;
  const restored = layer.linears.map((linear, i) => unscaled(found, linear, dequantize(rounded[i])));
  const nearest = layer.linears.map((linear) => dequantize(quantize(readLinear(original, linear), gridFor(values))));
  lab.plot('relative output error, round to nearest', layer.index, errorOf(job, layer, nearest));
  lab.plot('relative output error', layer.index, errorOf(job, layer, restored));
}

/** Scales, clips and rounds the linear layers of one decoder layer. */
function treatLayer(model: OnnxModel, layer: DecoderLayer, groups: readonly SmoothingGroup[], job: Job): OnnxModel {
  const { original, seen, values } = job;
  const found = searchScales(original, groups, seen, gridFor(values));
  const scaled = found.reduce((edited, { group, s }) => rescale(edited, group, s), model);
  const rounded = layer.linears.map((linear) => {
    const moments = scaledMoments(found, linear, seen);
    return quantize(clipped(readLinear(scaled, linear), linear, moments, values), gridFor(values));
  });
  plotErrors(job, layer, found, rounded);
  const storage = storageOf(values);
  return layer.linears.reduce((edited, linear, i) => withQuantized(edited, linear, rounded[i], storage), scaled);
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    const layers = requireDecoder(subject.model);
    const groups = values.scaling ? smoothingGroups(subject.model, ['norm', 'value-output', 'up-down']) : [];
    lab.signal.throwIfAborted();
    lab.report(storageNotes[storageOf(values)], 0);
    const job = { original: subject.model, seen: await measure(subject.model, layers, lab), values, lab };
    const treated = layers.reduce((model, layer) => {
      lab.signal.throwIfAborted();
      const place = `Layer ${layer.index + 1} of ${layers.length}`;
      lab.report(`${place}: searching scales and limits, rounding`, layer.index / layers.length);
      return treatLayer(
        model,
        layer,
        groups.filter((group) => group.layer === layer.index),
        job,
      );
    }, subject.model);
    lab.report('Every layer is rounded', 1);
    return { ...subject, model: sweep(treated) };
  },
});
