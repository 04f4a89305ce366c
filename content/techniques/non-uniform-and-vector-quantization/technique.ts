/**
 * SqueezeLLM (arXiv 2306.07629): a table of 2^b free levels for each output channel, fitted to the weights by how much each matters, and
 * the few largest weights apart. The paper weighs by squared gradients of the loss. There is no gradient of the whole model here:
 * the mean square of each input stands in, which is the diagonal of the Hessian of the layer's own squared output error.
 */
import { withPacking } from '@/lib/onnx/edit';
import type { DecoderLayer, Linear } from '@/lib/onnx/find';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { nearest, optimalLevels } from '@/lib/quantization/kmeans';
import { dequantize, quantize, roundToHalf } from '@/lib/quantization/uniform';
import { tokenRows } from '@/lib/technique/activations';
import { begin } from '@/lib/technique/begin';
import { choice, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import { mean } from '@/lib/tensor/mean';
import type { Tensor } from '@/lib/tensor/tensor';
import { largestPlaces, sparseRest, withSparse } from './outliers';

const parameters = {
  bits: choice({
    label: 'Bits',
    help: 'Bits of each code; a table of as many levels as there are codes comes on top for every output channel.',
    options: { '4': '4', '3': '3', '2': '2' },
    default: '3',
  }),
  sensitivity: toggle({
    label: 'Weigh by sensitivity',
    help: 'Counts a weight by the mean square of its input, which stands in for the squared gradient of the paper.',
    default: true,
  }),
  outliers: toggle({
    label: 'Keep outliers apart',
    help: 'Stores the 0.45 % largest weights of each matrix as floats in a sparse matrix of their own.',
    default: true,
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** The paper's share of weights in the sparse part. */
const outlierShare = 0.0045;

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

function addSquares({ rows, columns, data }: Matrix, sums = new Float64Array(columns)): Float64Array<ArrayBuffer> {
  for (let token = 0, i = 0; token < rows; token++) for (let j = 0; j < columns; j++, i++) sums[j] += data[i] ** 2;
  return sums;
}

/** Inputs quieter than this share of the average still count as much. */
const quietest = 1e-6;

/** Sums of squares as sensitivities: above zero, average 1. */
function normalised(sums: Float64Array): Float64Array {
  const mean = sums.reduce((total, value) => total + value, 0) / sums.length;
  return sums.map((value) => (mean > 0 ? Math.max(value / mean, quietest) : 1));
}

/** F_j ∝ E[x_j²] for every input j of each tensor of `batches`, each of shape [batch, tokens, …, in]. */
export async function sensitivities(batches: Batches): Promise<ReadonlyMap<string, Float64Array>> {
  const sums = new Map<string, Float64Array<ArrayBuffer>>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) sums.set(name, addSquares(tokenRows(tensor), sums.get(name)));
  return new Map([...sums].map(([name, squares]) => [name, normalised(squares)]));
}

/** Levels are stored as 16-bit floats. */
const half = (value: number): number => Math.sign(value) * roundToHalf(Math.abs(value));

/** The table of a row: fitted to what is not kept apart, unless nothing else is there. */
function table(values: Float32Array, apart: ReadonlySet<number>, start: number, f: Float64Array, count: number) {
  const kept = [...values.keys()].filter((j) => !apart.has(start + j));
  const fitted = kept.length ? kept : [...values.keys()];
  const levels = optimalLevels(
    Float32Array.from(fitted, (j) => values[j]),
    fitted.map((j) => f[j]),
    count,
  );
  return levels.map(half);
}

/**
 * D: W [out × in] with every weight at the nearest level of its row's table.
 * @param f sensitivities of the inputs, above zero
 * @param places of weights that the tables need not fit
 */
export function cluster(
  weight: Matrix,
  f: Float64Array,
  bits: number,
  places: Uint32Array = new Uint32Array(),
): Matrix {
  const dense = zeros(weight.rows, weight.columns);
  const apart = new Set(places);
  for (let i = 0; i < weight.rows; i++) {
    const values = row(weight, i);
    const levels = table(values, apart, i * weight.columns, f, 2 ** bits);
    row(dense, i).set(values.map((value) => nearest(levels, value)));
  }
  return dense;
}

/** Σ F (W − Ŵ)² / Σ F W², less what `places` keep exactly. */
export function weightedError(
  weight: Matrix,
  dense: Matrix,
  f: Float64Array,
  places: Uint32Array = new Uint32Array(),
): number {
  const apart = new Set(places);
  let [error, whole] = [0, 0];
  for (let at = 0; at < weight.data.length; at++) {
    const importance = f[at % weight.columns];
    if (!apart.has(at)) error += importance * (weight.data[at] - dense.data[at]) ** 2;
    whole += importance * weight.data[at] ** 2;
  }
  return whole > 0 ? error / whole : 0;
}

const evenGrid = (weight: Matrix, bits: number): Matrix =>
  dequantize(quantize(weight, { bits, scheme: 'symmetric', group: weight.columns }));

/** Codes as floats on their tables, with the claim of what they pack into; the sparse part as nodes beside the product. */
function squeezeLinear(model: OnnxModel, linear: Linear, f: Float64Array, values: Settings) {
  const bits = Number(values.bits);
  const weight = readLinear(model, linear);
  const places = values.outliers ? largestPlaces(weight, outlierShare) : new Uint32Array();
  const dense = cluster(weight, values.sensitivity ? f : f.map(() => 1), bits, places);
  const packing = { bits, group: linear.inFeatures, overhead: 16 * 2 ** bits };
  const stored = withPacking(writeLinear(model, linear, dense), [[linear.weight, packing]]);
  return {
    model: withSparse(stored, linear, sparseRest(weight, dense, places)),
    even: weightedError(weight, evenGrid(weight, bits), f),
    clustered: weightedError(weight, dense, f, places),
  };
}

type Sensitivities = ReadonlyMap<string, Float64Array>;

function squeezeLayer(
  model: OnnxModel,
  { index, linears }: DecoderLayer,
  f: Sensitivities,
  values: Settings,
  lab: Lab,
) {
  const errors = { even: [] as number[], clustered: [] as number[] };
  let edited = model;
  for (const linear of linears) {
    const squeezed = squeezeLinear(edited, linear, f.get(linear.input)!, values);
    edited = squeezed.model;
    errors.even.push(squeezed.even);
    errors.clustered.push(squeezed.clustered);
  }
  lab.plot('weighted error, even grid', index, mean(errors.even));
  lab.plot('weighted error, fitted levels', index, mean(errors.clustered));
  return edited;
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    const layers = begin(subject.model, lab, 'Measuring the mean square of every input');
    const inputs = new Set(layers.flatMap(({ linears }) => linears.map(({ input }) => input)));
    const f = await sensitivities(lab.calibrate(subject.model, [...inputs]));
    let { model } = subject;
    for (const layer of layers) {
      lab.signal.throwIfAborted();
      const done = (layer.index + 1) / (layers.length + 1);
      lab.report(`Layer ${layer.index + 1} of ${layers.length}: fitting a table of levels to every channel`, done);
      model = squeezeLayer(model, layer, f, values, lab);
    }
    lab.report('Floats on their tables; bytes are counted as codes, tables and outliers would pack', 1);
    return { ...subject, model };
  },
});
