import { requireDecoder, type Linear } from '@/lib/onnx/find';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import { patternChoice, sparsitySlider } from '@/lib/sparsity/controls';
import { patterns, zeroSmallest, type Comparison } from '@/lib/sparsity/prune';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
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

const magnitudes = ({ data }: Matrix): Float32Array => data.map(Math.abs);

const asOneRow = (data: Float32Array): Matrix => ({ rows: 1, columns: data.length, data });

function concatenate(weights: readonly Matrix[]): Float32Array {
  const joined = new Float32Array(weights.reduce((length, { data }) => length + data.length, 0));
  let offset = 0;
  for (const { data } of weights) {
    joined.set(data, offset);
    offset += data.length;
  }
  return joined;
}

/** Cuts one long row back into matrices of the shapes of `like`. */
function split({ data }: Matrix, like: readonly Matrix[]): Matrix[] {
  let offset = 0;
  return like.map(({ rows, columns }) => ({ rows, columns, data: data.slice(offset, (offset += rows * columns)) }));
}

/** Zeroes the `share` of smallest magnitude among all the weights of one matrix. */
function pruneWhole(weight: Matrix, share: number): Matrix {
  const row = asOneRow(weight.data);
  return { ...weight, data: zeroSmallest(row, magnitudes(row), { run: row.columns, share }).data };
}

/** Copies of [out × in] weights in which those nearest to zero are zero. */
export function prune(weights: readonly Matrix[], { pattern, sparsity, scope }: Settings): Matrix[] {
  const within = (comparison: (weight: Matrix) => Comparison) =>
    weights.map((weight) => zeroSmallest(weight, magnitudes(weight), comparison(weight)));
  if (pattern !== 'unstructured') return within(() => patterns[pattern]);
  if (scope === 'row') return within(({ columns }) => ({ run: columns, share: sparsity }));
  if (scope === 'matrix') return weights.map((weight) => pruneWhole(weight, sparsity));
  return split(pruneWhole(asOneRow(concatenate(weights)), sparsity), weights);
}

const countZeros = ({ data }: Matrix): number => data.reduce((zeros, value) => zeros + (value === 0 ? 1 : 0), 0);

/** Share of zeros in the weights of each decoder layer: it differs between layers only where they are compared with each other. */
function plotZeros(lab: Lab, linears: readonly Linear[], weights: readonly Matrix[]): void {
  for (const layer of new Set(linears.map(({ layer }) => layer))) {
    const own = weights.filter((_, i) => linears[i].layer === layer);
    const total = own.reduce((sum, { data }) => sum + data.length, 0);
    lab.plot('zeros', layer!, own.reduce((sum, weight) => sum + countZeros(weight), 0) / total);
  }
}

export default defineTechnique({
  parameters,
  neutral: { pattern: 'unstructured', sparsity: 0 },
  apply(subject, values, lab) {
    const linears = requireDecoder(subject.model).flatMap((layer) => layer.linears);
    lab.report(`Comparing the magnitudes of ${linears.length} matrices`, 0);
    const pruned = prune(
      linears.map((linear) => readLinear(subject.model, linear)),
      values,
    );
    lab.signal.throwIfAborted();
    plotZeros(lab, linears, pruned);
    const model = linears.reduce((edited, linear, i) => writeLinear(edited, linear, pruned[i]), subject.model);
    lab.report('The weights nearest to zero are zero', 1);
    return { ...subject, model };
  },
});
