/** Plots about travel, work and the seasons. */
import type { Plot } from '../../plot';
import { ferryInFog } from './ferry-in-fog';
import { harvestBeforeStorm } from './harvest-before-storm';
import { lighthouse } from './lighthouse';
import { marketDay } from './market-day';
import { messageOverHills } from './message-over-hills';

export const journeys: readonly Plot[] = [ferryInFog, harvestBeforeStorm, lighthouse, marketDay, messageOverHills];
