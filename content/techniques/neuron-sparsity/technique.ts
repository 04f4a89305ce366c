import { replaceNode } from '@/lib/onnx/edit';
import type { DecoderLayer } from '@/lib/onnx/find';
import { makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { activation, feedForward, type Reading } from '@/lib/onnx/narrow';
import { topKMask } from '@/lib/sparsity/top-k-mask';
import { tokenRows } from '@/lib/technique/activations';
import { begin } from '@/lib/technique/begin';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { row, type Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

const parameters = {
  kept: slider({
    label: 'Units kept',
    help: 'Of each token’s units, the share with the largest activation; all others become exactly zero.',
    min: 0.05,
    max: 1,
    step: 0.05,
    default: 0.25,
    unit: 'percent',
  }),
  at: choice({
    label: 'Chosen by',
    help: 'By the gate, the rows of up and the columns of down need not be read; by the product, the columns of down alone.',
    options: { gate: 'the activated gate', product: 'its product with up' },
    default: 'gate',
  }),
} as const;

export type Settings = Values<typeof parameters>;

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** How sparse an activation is, as means over tokens. */
export interface Sparsity {
  /** Share of units that are exactly zero. */
  readonly zero: number;
  /** Share of units below a hundredth of the token's largest. */
  readonly nearZero: number;
  /** Share of the squared norm that the k largest units hold. */
  readonly held: number;
}

/** The sparsity of one token's units. */
function sparsityOf(units: Float32Array, k: number): Sparsity {
  const sizes = units.map(Math.abs).sort();
  const below = sizes[sizes.length - 1] / 100;
  const squares = (part: Float32Array) => part.reduce((sum, size) => sum + size * size, 0);
  return {
    zero: sizes.filter((size) => size === 0).length / sizes.length,
    nearZero: sizes.filter((size) => size < below).length / sizes.length,
    // A token whose units are all zero loses nothing.
    held: squares(sizes) ? squares(sizes.subarray(sizes.length - k)) / squares(sizes) : 1,
  };
}

const sum = (a: Sparsity, b: Sparsity): Sparsity => ({
  zero: a.zero + b.zero,
  nearZero: a.nearZero + b.nearZero,
  held: a.held + b.held,
});

const none: Sparsity = { zero: 0, nearZero: 0, held: 0 };

const tokensOf = (matrix: Matrix): Float32Array[] => Array.from({ length: matrix.rows }, (_, i) => row(matrix, i));

/** The sparsity of each named activation [batch, tokens, units], over all tokens; k units would be kept. */
export async function measureSparsity(batches: Batches, k: number): Promise<ReadonlyMap<string, Sparsity>> {
  const sums = new Map<string, Sparsity>();
  let tokens = 0;
  for await (const batch of batches) {
    let rows: Float32Array[] = [];
    for (const [name, tensor] of batch) {
      rows = tokensOf(tokenRows(tensor));
      sums.set(name, rows.map((units) => sparsityOf(units, k)).reduce(sum, sums.get(name) ?? none));
    }
    tokens += rows.length;
  }
  const mean = ({ zero, nearZero, held }: Sparsity) => ({
    zero: zero / tokens,
    nearZero: nearZero / tokens,
    held: held / tokens,
  });
  return new Map([...sums].map(([name, total]) => [name, mean(total)]));
}

/** Where units are chosen in a layer. */
function place(model: OnnxModel, layer: DecoderLayer, { at }: Settings): Reading {
  const { down } = feedForward(layer);
  return at === 'gate' ? activation(model, layer) : { value: down.input, reader: down.node };
}

/** Lets only the k largest units of each token through. */
function maskLayer(model: OnnxModel, { value, reader }: Reading, k: number): OnnxModel {
  const [scores, output] = [`${value}/size`, `${value}/kept`];
  const nodes = [makeNode('Abs', [value], [scores]), ...topKMask(model, { scores, values: value, k, output })];
  const inputs = reader.inputs.map((input) => (input === value ? output : input));
  return replaceNode(model, reader, [...nodes, { ...reader, inputs }]);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Products that need not be formed: all matrices but the one or two that the choice itself needs, for the units left out. */
function savedShare(layer: DecoderLayer, { kept, at }: Settings): number {
  const matrices = feedForward(layer).inner.length + 1;
  return ((1 - kept) * (at === 'gate' ? matrices - 1 : 1)) / matrices;
}

function describe(layers: readonly DecoderLayer[], values: Settings, measured: readonly Sparsity[], lab: Lab): void {
  const zero = measured.reduce((total, sparsity) => total + sparsity.zero, 0) / measured.length;
  lab.report(`Before, ${percent(zero)} of the units were exactly zero`);
  lab.report(
    `${percent(savedShare(layers[0], values))} of the multiplications in feed-forward layers have become needless; dense kernels do them all the same`,
    1,
  );
}

export default defineTechnique({
  parameters,
  neutral: { kept: 1 },
  async apply(subject, values, lab) {
    const layers = begin(subject.model, lab, 'Counting the units at work');
    const units = feedForward(layers[0]).down.inFeatures;
    const k = Math.max(1, Math.round(values.kept * units));
    const places = layers.map((layer) => place(subject.model, layer, values));
    const calibration = lab.calibrate(
      subject.model,
      places.map(({ value }) => value),
    );
    const measured = await measureSparsity(calibration, k);
    let { model } = subject;
    for (const { index } of layers) {
      lab.signal.throwIfAborted();
      const { nearZero, held } = measured.get(places[index].value)!;
      lab.plot('units near zero', index, nearZero);
      lab.plot('squared norm kept', index, held);
      if (k < units) model = maskLayer(model, places[index], k);
    }
    const sparsities = places.map(({ value }) => measured.get(value)!);
    describe(layers, values, sparsities, lab);
    return { ...subject, model };
  },
});
