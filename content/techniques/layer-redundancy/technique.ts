import { requireDecoder } from '@/lib/onnx/find';
import { removableLayers, withoutLayers } from '@/lib/sparsity/depth';
import { choice, slider } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';

const parameters = {
  layers: slider({
    label: 'Layers dropped',
    help: 'At least one layer stays.',
    min: 0,
    max: 5,
    step: 1,
    default: 2,
  }),
  rule: choice({
    label: 'From',
    help: 'The rule is fixed beforehand: nothing is measured.',
    options: { top: 'the top', symmetric: 'the middle', alternate: 'every other layer', bottom: 'the bottom' },
    default: 'top',
  }),
} as const;

export type Rule = 'top' | 'symmetric' | 'alternate' | 'bottom';

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

/** Every other layer from below the topmost downwards, then those between. */
const alternately = (layers: number): number[] =>
  [0, 1].flatMap((shift) =>
    range(0, layers)
      .filter((layer) => (layers - layer) % 2 === shift)
      .reverse(),
  );

/** The layers that a rule of Sajjad et al. drops (arXiv 2004.03844), counted from 0, rising. */
export function dropped(rule: Rule, layers: number, count: number): number[] {
  if (rule === 'bottom') return range(0, count);
  if (rule === 'top') return range(layers - count, count);
  if (rule === 'symmetric') return range(Math.ceil((layers - count) / 2), count);
  return alternately(layers)
    .slice(0, count)
    .sort((a, b) => a - b);
}

export default defineTechnique({
  parameters,
  neutral: { layers: 0 },
  interfaceChange: 'Each dropped layer takes its key and value cache along: one input pair and one output pair fewer.',
  apply(subject, { layers: asked, rule }, lab) {
    lab.signal.throwIfAborted();
    const { length } = requireDecoder(subject.model);
    const layers = dropped(rule, length, removableLayers(asked, length, lab));
    lab.report(layers.length ? `Dropping layer ${layers.join(', ')}, counted from 0` : 'No layer is dropped', 1);
    return withoutLayers(subject, length, layers);
  },
});
