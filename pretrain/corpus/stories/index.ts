/**
 * All plots, and the split.
 *
 * The rule of the split, kept here and nowhere else: stories of the plots named in `heldOutPlots` are never trained on.
 * Of every other plot, a story is held out if the names of its first two people hash to 0 modulo `everyHeldOut`,
 * and trained on if not. What decides can be read off the story itself, so whatever the seed,
 * no held-out story can be drawn for training.
 */
import { seeded, type Random } from '@/lib/tensor/random';
import type { Plot, Story } from './plot';
import { everyday } from './plots/everyday';
import { journeys } from './plots/journeys';
import { wonder } from './plots/wonder';
import { tell } from './tale';

export type Split = 'train' | 'held-out';

export const plots: readonly Plot[] = [...everyday, ...journeys, ...wonder];

/** Plots that training never sees. */
export const heldOutPlots: readonly string[] = [
  'broken-vase',
  'ferry-in-fog',
  'harvest-before-storm',
  'trickster-tricked',
];

/** One cast of so many is held out. */
const everyHeldOut = 20;

/** Share of the held-out stories that are told by plots never trained on. */
const unseenShare = 0.25;

/** FNV-1a of 32 bits, mixed once more so that its low digits depend on every character. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}

export const isUnseenPlot = ({ plot }: Pick<Story, 'plot'>): boolean => heldOutPlots.includes(plot);

const hasHeldOutCast = ({ people }: Pick<Story, 'people'>): boolean =>
  (hash(
    people
      .slice(0, 2)
      .map(({ name }) => name)
      .join(' and '),
  ) >>>
    3) %
    everyHeldOut ===
  0;

export const splitOf = (story: Pick<Story, 'plot' | 'people'>): Split =>
  isUnseenPlot(story) || hasHeldOutCast(story) ? 'held-out' : 'train';

const unseenPlots = plots.filter(({ id }) => heldOutPlots.includes(id));
const seenPlots = plots.filter(({ id }) => !heldOutPlots.includes(id));

/** A story in `everyHeldOut` is what the search takes; that so many in a row are none does not happen by chance. */
const mostDraws = 100 * everyHeldOut;

/** @throws Error instead of searching forever, should the plots leave a split without stories */
function draw(split: Split, random: Random): Story {
  const from = split === 'held-out' && random.next() < unseenShare ? unseenPlots : seenPlots;
  for (let draws = 0; draws < mostDraws; draws++) {
    const story = tell(from[random.integer(from.length)], random);
    if (splitOf(story) === split) return story;
  }
  throw new Error(`stories: none of ${mostDraws} was ${split}; see the rule of the split in stories/index.ts`);
}

/** Stories of a split without end: the same seed tells the same ones. */
export function* storyStream(split: Split, seed: number): Generator<Story, never, void> {
  const random = seeded(seed);
  for (;;) yield draw(split, random);
}

export { storyText } from './tale';
export type { Fact, Plot, Story } from './plot';
