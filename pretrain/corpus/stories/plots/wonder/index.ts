/** Fables and wonders. */
import type { Plot } from '../../plot';
import { backwardClock } from './backward-clock';
import { borrowedVoice } from './borrowed-voice';
import { coldDragon } from './cold-dragon';
import { fallenStar } from './fallen-star';
import { foolishOrder } from './foolish-order';
import { greedyHoard } from './greedy-hoard';
import { hauntedAttic } from './haunted-attic';
import { inventionGoesWrong } from './invention-goes-wrong';
import { lostCub } from './lost-cub';
import { magicSeed } from './magic-seed';
import { messageInABottle } from './message-in-a-bottle';
import { moonInThePond } from './moon-in-the-pond';
import { mysteryByClues } from './mystery-by-clues';
import { riddleAtTheGate } from './riddle-at-the-gate';
import { slowOneWins } from './slow-one-wins';
import { talkingMirror } from './talking-mirror';
import { treasureNotGold } from './treasure-not-gold';
import { tricksterTricked } from './trickster-tricked';
import { twoProudRivals } from './two-proud-rivals';
import { wishWithAPrice } from './wish-with-a-price';

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
  fallenStar,
  talkingMirror,
  treasureNotGold,
  inventionGoesWrong,
  greedyHoard,
];
