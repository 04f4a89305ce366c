/** Stories of home, school, friends and neighbours. */
import type { Plot } from '../../plot';
import { bakingTogether } from './baking-together';
import { borrowedBook } from './borrowed-book';
import { brokenVase } from './broken-vase';
import { darkEvening } from './dark-evening';
import { firstDay } from './first-day';
import { giantPumpkin } from './giant-pumpkin';
import { keptPromise } from './kept-promise';
import { learningSkill } from './learning-a-skill';
import { lostAndFound } from './lost-and-found';
import { mendedThing } from './mended-thing';
import { movingHouse } from './moving-house';
import { newBaby } from './new-baby';
import { newNeighbour } from './new-neighbour';
import { quarrel } from './quarrel-made-up';
import { savedPennies } from './saved-pennies';
import { schoolPlay } from './school-play';
import { sharedLunch } from './shared-lunch';
import { sickFriend } from './sick-friend';
import { strayPet } from './stray-pet';
import { surpriseParty } from './surprise-party';

export const everyday: readonly Plot[] = [
  lostAndFound,
  brokenVase,
  newNeighbour,
  bakingTogether,
  sickFriend,
  surpriseParty,
  firstDay,
  movingHouse,
  giantPumpkin,
  keptPromise,
  strayPet,
  learningSkill,
  quarrel,
  sharedLunch,
  darkEvening,
  borrowedBook,
  savedPennies,
  schoolPlay,
  mendedThing,
  newBaby,
];
