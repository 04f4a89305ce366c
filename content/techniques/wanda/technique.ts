import { requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { patternChoice, sparsitySlider } from '@/lib/sparsity/controls';
import { patterns, zeroSmallest, type Comparison } from '@/lib/sparsity/prune';
import { scaledMagnitudes as scores } from '@/lib/sparsity/scores';
import type { Values } from '@/lib/technique/parameters';
import { tokenRows } from '@/lib/technique/activations';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { mean } from '@/lib/tensor/mean';
import type { Tensor } from '@/lib/tensor/tensor';

const parameters = {
  pattern: patternChoice(
    'Both patterns zero half of the weights. 2:4 is the default here and for magnitude pruning, so that the two can be compared.',
    'anywhere in a row',
  ),
  sparsity: sparsitySlider('Share of the weights of each output row that become zero.'),
} as const;

export type Settings = Values<typeof parameters>;

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** Adds the squares of each input, over the tokens of one batch [tokens × in]; begins at zero. */
function addSquares({ rows, columns, data }: Matrix, sums = new Float64Array(columns)): Float64Array<ArrayBuffer> {
  for (let token = 0, i = 0; token < rows; token++) for (let j = 0; j < columns; j++, i++) sums[j] += data[i] ** 2;
  return sums;
}

/** ‖X_j‖₂ over all calibration tokens, for every input j of each tensor. */
export async function inputNorms(batches: Batches): Promise<ReadonlyMap<string, Float32Array>> {
  const squares = new Map<string, Float64Array<ArrayBuffer>>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) squares.set(name, addSquares(tokenRows(tensor), squares.get(name)));
  return new Map([...squares].map(([name, sums]) => [name, Float32Array.from(sums, Math.sqrt)]));
}

const comparison = ({ columns }: Matrix, { pattern, sparsity }: Settings): Comparison =>
  pattern === 'unstructured' ? { run: columns, share: sparsity } : patterns[pattern];

/** A copy of W [out × in] in which the smallest scores of each row, or of each run of an n:m pattern, are zero. */
export const prune = (weight: Matrix, norms: Float32Array, values: Settings): Matrix =>
  zeroSmallest(weight, scores(weight, norms), comparison(weight, values));

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

/** Share of the total score that the pruned weights keep. */
const keptShare = (weight: Matrix, pruned: Matrix, norms: Float32Array): number =>
  sum(scores(pruned, norms)) / sum(scores(weight, norms));

/** Prunes one decoder layer by the inputs that its linear layers see in `model`, whose earlier layers are pruned already. */
async function pruneLayer(model: OnnxModel, { index, linears }: DecoderLayer, values: Settings, lab: Lab) {
  const inputs = new Set(linears.map(({ input }) => input));
  const norms = await inputNorms(lab.calibrate(model, [...inputs]));
  const pruned = linears.map((linear) => {
    const [weight, seen] = [readLinear(model, linear), norms.get(linear.input)!];
    const kept = prune(weight, seen, values);
    return { linear, kept, share: keptShare(weight, kept, seen) };
  });
  lab.plot('score kept', index, mean(pruned.map(({ share }) => share)));
  return pruned.reduce((edited, { linear, kept }) => writeLinear(edited, linear, kept), model);
}

export default defineTechnique({
  parameters,
  neutral: { pattern: 'unstructured', sparsity: 0 },
  async apply(subject, values, lab) {
    const layers = requireDecoder(subject.model);
    let { model } = subject;
    for (const layer of layers) {
      lab.signal.throwIfAborted();
      const place = `Layer ${layer.index + 1} of ${layers.length}`;
      lab.report(`${place}: measuring inputs, zeroing the lowest scores`, layer.index / layers.length);
      model = await pruneLayer(model, layer, values, lab);
    }
    lab.report('Every layer is pruned', 1);
    return { ...subject, model };
  },
});
