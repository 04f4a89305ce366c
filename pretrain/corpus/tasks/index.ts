/** All tasks in chat form, how often training sees each, and held-out exercises to measure with. */
import type { Random } from '@/lib/tensor/random';
import { arithmetic, arithmeticAt } from './arithmetic';
import { copy } from './copy';
import { entity } from './entity';
import type { WordedTask } from './frame';
import { summary, title, write } from './retelling';
import { routing } from './routing';
import { sentiment } from './sentiment';
import { storyQuestions } from './story-questions';
import { style } from './style';
import type { Task } from './task';
import { toxicity } from './toxicity';

export { heldOutExercises } from './held-out';
export type { WordedTask } from './frame';

/** With the share of each in training; the shares need not add up to one. */
const shares: readonly (readonly [WordedTask, number])[] = [
  [storyQuestions, 30],
  [entity, 20],
  [routing, 9],
  [sentiment, 8],
  [toxicity, 7],
  [copy, 10],
  [arithmetic, 5],
  [write, 7],
  [style, 5],
  [summary, 5],
  [title, 4],
];

export const tasks: readonly WordedTask[] = shares.map(([task]) => task);

type Shares = typeof shares;

function draw(random: Random, among: Shares): WordedTask {
  let left = random.next() * among.reduce((sum, [, share]) => sum + share, 0);
  return (among.find(([, share]) => (left -= share) < 0) ?? among[0])[0];
}

/**
 * A task for the next exercise of training.
 * @param progress share of training passed, 0 to 1: arithmetic begins with one digit; without it all levels come
 */
export function curriculum(random: Random, progress = 1): Task {
  const drawn = draw(random, shares);
  return drawn === arithmetic ? arithmeticAt(progress) : drawn;
}

const readsStory: readonly WordedTask[] = [storyQuestions, write, summary, title];
const short = shares.filter(([task]) => !readsStory.includes(task));

/** A task without a story, so that many exercises are few tokens: what a small budget learns to answer by. */
export const drill = (random: Random): Task => draw(random, short);
