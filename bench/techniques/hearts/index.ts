import { activations } from './activations';
import { caches } from './caches';
import type { Heart } from './heart';
import { training } from './training';
import { vocabulary } from './vocabulary';
import { weights } from './weights';

export type { Heart } from './heart';

/** By the name under which bench/reference/techniques.py knows the counterpart. */
export const hearts: Readonly<Record<string, Heart>> = {
  ...weights,
  ...activations,
  ...caches,
  ...training,
  ...vocabulary,
};
