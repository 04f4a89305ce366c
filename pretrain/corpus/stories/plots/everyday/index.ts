/** Stories of home, school, friends and neighbours. */
import type { Plot } from '../../plot';
import { bakingTogether } from './baking-together';
import { brokenVase } from './broken-vase';
import { lostAndFound } from './lost-and-found';
import { newNeighbour } from './new-neighbour';
import { sickFriend } from './sick-friend';

export const everyday: readonly Plot[] = [lostAndFound, brokenVase, newNeighbour, bakingTogether, sickFriend];
