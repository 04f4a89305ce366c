/** Plots about travel, work and the seasons. */
import type { Plot } from '../../plot';
import { bridgeToMend } from './bridge-to-mend';
import { caravan } from './caravan';
import { droughtAndWell } from './drought-and-well';
import { ferryInFog } from './ferry-in-fog';
import { festival } from './festival';
import { firstPiece } from './first-piece';
import { flood } from './flood';
import { harvestBeforeStorm } from './harvest-before-storm';
import { lighthouse } from './lighthouse';
import { mapWithError } from './map-with-error';
import { marketDay } from './market-day';
import { messageOverHills } from './message-over-hills';
import { millThatStops } from './mill-that-stops';
import { mountainGuide } from './mountain-guide';
import { nightInInn } from './night-in-inn';
import { race } from './race';
import { shipwreckedCrate } from './shipwrecked-crate';
import { sledInSnow } from './sled-in-snow';
import { threeTrades } from './three-trades';
import { trainMissed } from './train-missed';

export const journeys: readonly Plot[] = [
  bridgeToMend,
  caravan,
  droughtAndWell,
  ferryInFog,
  festival,
  firstPiece,
  flood,
  harvestBeforeStorm,
  lighthouse,
  mapWithError,
  marketDay,
  messageOverHills,
  millThatStops,
  mountainGuide,
  nightInInn,
  race,
  shipwreckedCrate,
  sledInSnow,
  threeTrades,
  trainMissed,
];
