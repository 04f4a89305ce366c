/** The controls of pruning to a share or a pattern. */
import { choice, slider, type Choice, type Slider } from '@/lib/technique/parameters';

/** Shown where the parameter `pattern` is 'unstructured'. @param help says of what the share is */
export const sparsitySlider = (help: string): Slider =>
  slider({
    label: 'Sparsity',
    help,
    min: 0,
    max: 0.95,
    step: 0.01,
    default: 0.5,
    unit: 'percent',
    when: { parameter: 'pattern', is: ['unstructured'] },
  });

export type Pattern = '2:4' | '4:8' | 'unstructured';

/** @param anywhere what an unstructured pattern is called, which tells where weights compete */
export const patternChoice = (help: string, anywhere: string): Choice<Pattern> =>
  choice({
    label: 'Pattern',
    help,
    options: { '2:4': '2 of every 4', '4:8': '4 of every 8', unstructured: anywhere },
    default: '2:4',
  });
