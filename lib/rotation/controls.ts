/** The controls that rounding after a rotation has. */
import { choice } from '@/lib/technique/parameters';

export const weightBits = choice({
  label: 'Weight bits',
  help: 'Rounded to nearest, one scale for each output channel.',
  options: { '4': '4', '3': '3' },
  default: '4',
});

/** What is the same of the control wherever it stands; its options differ. */
export const activationBits = {
  label: 'Activation bits',
  help: 'One symmetric scale for each token, clipped at 0.9 of its largest value; simulated in floats.',
  default: '4',
} as const;
