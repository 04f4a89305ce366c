import { curvatureOf } from '@/lib/compensation/curvature';
import { judged, treatLayers } from '@/lib/compensation/layer-by-layer';
import { pruneCompensated, type Sparsity } from '@/lib/compensation/prune';
import { patterns, zeroSmallest } from '@/lib/sparsity/prune';
import { magnitudes, scaledMagnitudes } from '@/lib/sparsity/scores';
import type { Moments } from '@/lib/technique/moments';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Awaitable } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

const parameters = {
  pattern: choice({
    label: 'Pattern',
    help: 'Both zero half of the weights; 4:8 leaves more choice.',
    options: { '2:4': '2 of every 4', '4:8': '4 of every 8' },
    default: '4:8',
  }),
  score: choice({
    label: 'Score',
    help: 'Which weights of a group go. SparseGPT also corrects the weights that stay.',
    options: { magnitude: 'magnitude', wanda: 'Wanda', sparsegpt: 'SparseGPT' },
    default: 'sparsegpt',
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** Zeroes weights of W [out × in]: in runs of a row, or freely where no run is given. */
type Prune = (weight: Matrix, sparsity: Sparsity) => Matrix;

const byScore =
  (score: (weight: Matrix) => Float32Array): Prune =>
  (weight, { run = weight.columns, share }) =>
    zeroSmallest(weight, score(weight), { run, share });

/** ‖X_j‖₂ of every input. */
const norms = ({ moments: { rows, data } }: Moments): Float32Array =>
  Float32Array.from({ length: rows }, (_, j) => Math.sqrt(data[j * rows + j]));

/** How each score prunes, once the inputs of a matrix are known. */
export const pruneBy: Readonly<Record<Settings['score'], (seen: Moments) => Awaitable<Prune>>> = {
  magnitude: () => byScore(magnitudes),
  wanda: (seen) => byScore((weight) => scaledMagnitudes(weight, norms(seen))),
  async sparsegpt(seen) {
    const curvature = await curvatureOf(seen);
    return (weight, sparsity) => pruneCompensated(weight, curvature, sparsity);
  },
};

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, { pattern, score }, lab) {
    const model = await treatLayers(subject.model, lab, {
      doing: `zeroing weights in the pattern ${pattern}`,
      sequential: false,
      async treat(seen) {
        const prune = await pruneBy[score](seen);
        return (weight) => {
          const free = prune(weight, { share: patterns[pattern].share });
          return judged(weight, prune(weight, patterns[pattern]), free, 'zeros placed freely', seen.moments);
        };
      },
    });
    lab.report('Every layer has the pattern', 1);
    return { ...subject, model };
  },
});
