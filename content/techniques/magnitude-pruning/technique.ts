import { requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { patternChoice, sparsitySlider } from '@/lib/sparsity/controls';
import { zeroNearest } from '@/lib/sparsity/magnitude';
import { patterns, zerosIn, zeroSmallest, type Comparison } from '@/lib/sparsity/prune';
import { magnitudes } from '@/lib/sparsity/scores';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

const parameters = {
  pattern: patternChoice(
    'Every pattern but “anywhere” zeroes half of the weights. 2:4 is the default here and for Wanda, so that the two can be compared.',
    'anywhere',
  ),
  sparsity: sparsitySlider('Share of the weights that become zero.'),
  scope: choice({
    label: 'Compared within',
    help: 'The smallest weights are searched in each matrix, in each output row, or in all matrices together.',
    options: { matrix: 'each matrix', row: 'each row', model: 'the whole model' },
    default: 'matrix',
    when: { parameter: 'pattern', is: ['unstructured'] },
  }),
} as const;

export type Settings = Values<typeof parameters>;

type Prune = (weight: Matrix) => Matrix;
type Weights = () => Iterable<Matrix>;

const within =
  (comparison: (weight: Matrix) => Comparison): Prune =>
  (weight) =>
    zeroSmallest(weight, magnitudes(weight), comparison(weight));

/** The `share` of smallest magnitude among all of `weights`, which are read one by one and need not be held together. */
function together(weights: Weights, share: number): Prune {
  let total = 0;
  for (const { data } of weights()) total += data.length;
  function* values() {
    for (const { data } of weights()) yield data;
  }
  const zero = zeroNearest(values, zerosIn(total, share));
  return (weight) => ({ ...weight, data: zero(weight.data) });
}

/**
 * What copies a weight [out × in] with zeros in the place of those nearest to zero.
 * @param weights all that are going to be pruned, in the order in which they will be handed over
 */
function pruner(weights: Weights, { pattern, sparsity, scope }: Settings): Prune {
  if (pattern !== 'unstructured') return within(() => patterns[pattern]);
  if (scope === 'row') return within(({ columns }) => ({ run: columns, share: sparsity }));
  if (scope === 'matrix') return (weight) => together(() => [weight], sparsity)(weight);
  return together(weights, sparsity);
}

/** Copies of [out × in] weights in which those nearest to zero are zero. */
export const prune = (weights: readonly Matrix[], values: Settings): Matrix[] =>
  weights.map(pruner(() => weights, values));

const countZeros = ({ data }: Matrix): number => data.reduce((zeros, value) => zeros + (value === 0 ? 1 : 0), 0);

/** Share of zeros among the weights of a layer: it differs between layers only where they are compared with each other. */
const zeroShare = (weights: readonly Matrix[]): number =>
  weights.reduce((zeros, weight) => zeros + countZeros(weight), 0) /
  weights.reduce((total, { data }) => total + data.length, 0);

/** The weights of layers, each read when its turn comes. */
const weightsOf = (model: OnnxModel, layers: readonly DecoderLayer[]): Weights =>
  function* () {
    for (const { linears } of layers) for (const linear of linears) yield readLinear(model, linear);
  };

export default defineTechnique({
  parameters,
  neutral: { pattern: 'unstructured', sparsity: 0 },
  apply(subject, values, lab) {
    const layers = requireDecoder(subject.model);
    lab.report(`Comparing the magnitudes of ${layers.length} layers`, 0);
    lab.signal.throwIfAborted();
    const prune = pruner(weightsOf(subject.model, layers), values);
    let { model } = subject;
    for (const { index, linears } of layers) {
      lab.signal.throwIfAborted();
      const pruned = linears.map((linear) => prune(readLinear(subject.model, linear)));
      lab.plot('zeros', index, zeroShare(pruned));
      model = linears.reduce((edited, linear, i) => writeLinear(edited, linear, pruned[i]), model);
      lab.report(`Layer ${index + 1} of ${layers.length}: its smallest weights are zero`, (index + 1) / layers.length);
    }
    return { ...subject, model };
  },
});
