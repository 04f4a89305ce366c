/** Plots about travel, work and the seasons. */
import type { Plot } from '../../plot';
import { bridgeToMend } from './bridge-to-mend';
import { caravan } from './caravan';
import { ferryInFog } from './ferry-in-fog';
import { firstPiece } from './first-piece';
import { harvestBeforeStorm } from './harvest-before-storm';
import { lighthouse } from './lighthouse';
import { marketDay } from './market-day';
import { messageOverHills } from './message-over-hills';
import { millThatStops } from './mill-that-stops';
import { trainMissed } from './train-missed';

export const journeys: readonly Plot[] = [
  bridgeToMend,
  caravan,
  ferryInFog,
  firstPiece,
  harvestBeforeStorm,
  lighthouse,
  marketDay,
  messageOverHills,
  millThatStops,
  trainMissed,
];
