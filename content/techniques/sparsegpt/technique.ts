import { curvatureOf } from '@/lib/compensation/curvature';
import { judged, treatLayers } from '@/lib/compensation/layer-by-layer';
import { pruneCompensated, type Sparsity } from '@/lib/compensation/prune';
import { patternChoice, sparsitySlider } from '@/lib/sparsity/controls';
import { patterns } from '@/lib/sparsity/prune';
import type { Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

const parameters = {
  pattern: patternChoice(
    'Both patterns zero half of the weights. 2:4 is the default here, for Wanda and for magnitude pruning, so that they can be compared.',
    'anywhere in 128 columns',
  ),
  sparsity: sparsitySlider('Share of the weights of each block of 128 columns that become zero.'),
} as const;

export type Settings = Values<typeof parameters>;

export const sparsityOf = ({ pattern, sparsity }: Settings): Sparsity =>
  pattern === 'unstructured' ? { share: sparsity } : patterns[pattern];

/** The weights as they were, where the pruned ones are not zero. */
const uncorrected = (weight: Matrix, pruned: Matrix): Matrix => ({
  ...weight,
  data: weight.data.map((value, i) => (pruned.data[i] === 0 ? 0 : value)),
});

export default defineTechnique({
  parameters,
  neutral: { pattern: 'unstructured', sparsity: 0 },
  async apply(subject, values, lab) {
    const model = await treatLayers(subject.model, lab, {
      doing: 'zeroing weights and correcting the others',
      sequential: false,
      async treat(seen) {
        const curvature = await curvatureOf(seen);
        return (weight) => {
          const pruned = pruneCompensated(weight, curvature, sparsityOf(values));
          return judged(weight, pruned, uncorrected(weight, pruned), 'the same zeros uncorrected', seen.moments);
        };
      },
    });
    lab.report('Every layer is pruned', 1);
    return { ...subject, model };
  },
});
