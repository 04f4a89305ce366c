import { sweep, withPacking } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { roundActivations, withIntegers, withSimulated, type Span } from '@/lib/quantization/activations';
import { dequantize, quantize, type Quantized } from '@/lib/quantization/uniform';
import { tokenRows } from '@/lib/technique/activations';
import { begin } from '@/lib/technique/begin';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { mean } from '@/lib/tensor/mean';
import { distil } from './distil';

const parameters = {
  bits: choice({
    label: 'Bits of a weight',
    help: 'Activations have 8. No kernel here multiplies 4-bit weights with integers, so these are floats on the grid.',
    options: { '8': '8, multiplied as integers', '4': '4, simulated' },
    default: '8',
  }),
  group: choice({
    label: 'One weight scale for',
    help: 'Groups are whole outputs, so that one multiplication after the integer product restores their scale.',
    options: { '1': 'each output', '8': 'each 8 outputs', matrix: 'each matrix' },
    default: '8',
  }),
  span: choice({
    label: 'One activation scale for',
    help: 'Found anew for each input while the model runs.',
    options: { token: 'each token', tensor: 'the whole input' },
    default: 'token',
  }),
  distil: choice({
    label: 'Steps of distillation',
    help: 'Each layer is trained, while it is rounded, to give what it gave before.',
    options: { '0': 'none', '30': '30 for each layer' },
    default: '0',
    when: { parameter: 'bits', is: ['4'] },
  }),
} as const;

export type Settings = Values<typeof parameters>;

const activationBits = 8;

/** With 8 bits there is next to nothing to repair. */
const stepsOf = ({ bits, distil }: Settings): number => (bits === '4' ? Number(distil) : 0);

/**
 * Symmetric codes of W [out × in] with one scale for each `outputs` rows that follow one another; it stands beside every one of them.
 * The last group may be smaller.
 */
export function quantizeOutputs({ rows, columns, data }: Matrix, bits: number, outputs: number): Quantized {
  const codes = new Int16Array(data.length);
  const scales = new Float32Array(rows);
  const whole = rows - (rows % outputs);
  for (const [from, to] of [
    [0, whole],
    [whole, rows],
  ]) {
    const together = Math.min(outputs, to - from);
    if (!together) continue;
    const long = { rows: (to - from) / together, columns: together * columns };
    const group = { bits, scheme: 'symmetric', group: long.columns } as const;
    const rounded = quantize({ ...long, data: data.subarray(from * columns, to * columns) }, group);
    codes.set(rounded.codes, from * columns);
    rounded.scales.forEach((scale, i) => scales.fill(scale, from + i * together, from + (i + 1) * together));
  }
  return {
    bits,
    scheme: 'symmetric',
    group: columns,
    groups: 1,
    rows,
    columns,
    codes,
    scales,
    zeros: new Uint8Array(rows),
  };
}

const outputsOf = (outputs: number, { group }: Settings): number =>
  group === 'matrix' ? outputs : Math.min(outputs, Number(group));

/** Ŵ of W [out × in]. */
const roundWeight = (weight: Matrix, values: Settings): Matrix =>
  dequantize(quantizeOutputs(weight, Number(values.bits), outputsOf(weight.rows, values)));

function roundLinear(model: OnnxModel, linear: BlockLinear, values: Settings): OnnxModel {
  const [bits, outputs] = [Number(values.bits), outputsOf(linear.outFeatures, values)];
  const quantized = quantizeOutputs(readLinear(model, linear), bits, outputs);
  const grid = { bits: activationBits, span: values.span };
  if (bits === 8) return withIntegers(model, linear, quantized, grid);
  // One 16-bit scale for several outputs is a part of it for each.
  const packing = { bits, group: linear.inFeatures, overhead: 16 / outputs };
  return withPacking(withSimulated(model, linear, quantized, grid), [[linear.weight, packing]]);
}

/** Sums of squares: of values, and of what rounding takes from them. */
interface Squares {
  values: number;
  errors: number;
}

function addSquares(sums: Squares, { data }: Matrix, rounded: Matrix): void {
  for (let i = 0; i < data.length; i++) {
    sums.values += data[i] ** 2;
    sums.errors += (data[i] - rounded.data[i]) ** 2;
  }
}

const relative = ({ values, errors }: Squares): number => Math.sqrt(errors / (values || 1));

const inputsOf = ({ linears }: DecoderLayer): string[] => [...new Set(linears.map(({ input }) => input))];

const spans = { token: 'by token', tensor: 'by input' } as const satisfies Record<Span, string>;

/** ‖X − X̂‖ / ‖X‖ of the inputs of each layer, if they are rounded by token and if they are rounded by input. */
async function plotActivationErrors(model: OnnxModel, layers: readonly DecoderLayer[], lab: Lab): Promise<void> {
  const inputs = layers.flatMap(inputsOf);
  const sums = new Map(
    inputs.map((name) => [name, { token: { values: 0, errors: 0 }, tensor: { values: 0, errors: 0 } }]),
  );
  for await (const batch of lab.calibrate(model, inputs))
    for (const [name, tensor] of batch)
      for (const span of ['token', 'tensor'] as const) {
        const activations = tokenRows(tensor);
        addSquares(sums.get(name)![span], activations, roundActivations(activations, { bits: activationBits, span }));
      }
  for (const layer of layers)
    for (const span of ['token', 'tensor'] as const)
      lab.plot(
        `activation error ${spans[span]}`,
        layer.index,
        mean(inputsOf(layer).map((name) => relative(sums.get(name)![span]))),
      );
}

/** ‖W − Ŵ‖ / ‖W‖ over the matrices of a layer. */
function plotWeightError(model: OnnxModel, { index, linears }: DecoderLayer, values: Settings, lab: Lab): void {
  const sums: Squares = { values: 0, errors: 0 };
  for (const linear of linears) {
    const weight = readLinear(model, linear);
    addSquares(sums, weight, roundWeight(weight, values));
  }
  lab.plot('weight error', index, relative(sums));
}

function roundLayer(model: OnnxModel, layer: DecoderLayer, values: Settings, lab: Lab): OnnxModel {
  lab.signal.throwIfAborted();
  plotWeightError(model, layer, values, lab);
  return layer.linears.reduce((edited, linear) => roundLinear(edited, linear, values), model);
}

const distilled = (model: OnnxModel, values: Settings, lab: Lab): OnnxModel | Promise<OnnxModel> =>
  stepsOf(values)
    ? distil(
        model,
        {
          steps: stepsOf(values),
          roundWeight: (weight) => roundWeight(weight, values),
          roundActivations: (x) => roundActivations(x, { bits: activationBits, span: values.span }),
        },
        lab,
      )
    : model;

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    const layers = begin(subject.model, lab, 'Measuring what rounding would take from the activations');
    await plotActivationErrors(subject.model, layers, lab);
    const given = await distilled(subject.model, values, lab);
    const done = (index: number) => (stepsOf(values) ? layers.length + index + 1 : 2 * (index + 1)) / layers.length / 2;
    const model = requireDecoder(given).reduce((edited, layer) => {
      lab.report(`Layer ${layer.index + 1} of ${layers.length}: rounding`, done(layer.index));
      return roundLayer(edited, layer, values, lab);
    }, given);
    return { ...subject, model: sweep(model) };
  },
});
