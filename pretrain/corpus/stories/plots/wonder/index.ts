/** Fables and wonders. */
import type { Plot } from '../../plot';
import { backwardClock } from './backward-clock';
import { coldDragon } from './cold-dragon';
import { hauntedAttic } from './haunted-attic';
import { lostCub } from './lost-cub';
import { magicSeed } from './magic-seed';
import { messageInABottle } from './message-in-a-bottle';
import { moonInThePond } from './moon-in-the-pond';
import { slowOneWins } from './slow-one-wins';
import { tricksterTricked } from './trickster-tricked';
import { twoProudRivals } from './two-proud-rivals';
import { wishWithAPrice } from './wish-with-a-price';
import { riddleAtTheGate } from './riddle-at-the-gate';
import { mysteryByClues } from './mystery-by-clues';
import { borrowedVoice } from './borrowed-voice';
import { foolishOrder } from './foolish-order';

export const wonder: readonly Plot[] = [
  slowOneWins,
  twoProudRivals,
  tricksterTricked,
  lostCub,
  moonInThePond,
  coldDragon,
  hauntedAttic,
  magicSeed,
  backwardClock,
  messageInABottle,
  wishWithAPrice,
  riddleAtTheGate,
  mysteryByClues,
  borrowedVoice,
  foolishOrder,
];
