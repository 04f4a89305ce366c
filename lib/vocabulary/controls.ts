/** The control for a number of rows of the vocabulary, and what it says at its end. */
import { slider, type Slider } from '@/lib/technique/parameters';

/** Shown where the parameter `size` is 'rows'. */
export const rowsSlider = ({ label, help }: Pick<Slider, 'label' | 'help'>): Slider =>
  slider({
    label,
    help,
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.25,
    unit: 'percent',
    when: { parameter: 'size', is: ['rows'] },
  });

/** Whether every row stays, which leaves a model as it is. */
export const keepsAll = ({ size, rows }: { size: string; rows: number }): boolean => size === 'rows' && rows === 1;
