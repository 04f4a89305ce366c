/** Fables and wonders. */
import type { Plot } from '../../plot';
import { lostCub } from './lost-cub';
import { moonInThePond } from './moon-in-the-pond';
import { slowOneWins } from './slow-one-wins';
import { tricksterTricked } from './trickster-tricked';
import { twoProudRivals } from './two-proud-rivals';

export const wonder: readonly Plot[] = [slowOneWins, twoProudRivals, tricksterTricked, lostCub, moonInThePond];
