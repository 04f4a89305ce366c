/** Exercises to measure with: worded as training never words them, no two alike, balanced over the groups of a task. */
import { seeded } from '@/lib/tensor/random';
import type { Story } from '../stories/plot';
import { promptText, type Exercise, type Task } from './task';

/** Draws for each exercise wanted, before a rare group is given up on. */
const patience = 40;

/** One of each group in turn, until `count` are taken or all are. */
function inTurns(groups: readonly (readonly Exercise[])[], count: number): Exercise[] {
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group.slice(i, i + 1)))
    .flat()
    .slice(0, count);
}

/**
 * @param story gives held-out stories, a new one each call
 * @returns `count` exercises, the groups taking turns, so that the first n are balanced for every n
 * @throws Error if the task cannot make so many different ones
 */
export function heldOutExercises(task: Task, count: number, seed: number, story: () => Story): Exercise[] {
  const random = seeded(seed);
  const seen = new Set<string>();
  const groups = new Map<string, Exercise[]>();
  const balanced = () => [...groups.values()].every(({ length }) => length >= Math.ceil(count / groups.size));
  for (let draws = 0; draws < count * patience; draws++) {
    if (seen.size >= count && draws % 16 === 0 && balanced()) break;
    const exercise = task.make({ random, wording: 'held-out', story });
    const prompt = promptText(exercise);
    if (seen.has(prompt)) continue;
    seen.add(prompt);
    groups.set(exercise.group, [...(groups.get(exercise.group) ?? []), exercise]);
  }
  const taken = inTurns(
    [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
    count,
  );
  if (taken.length < count)
    throw new Error(`task ${task.id}: only ${taken.length} different held-out exercises, ${count} wanted`);
  return taken;
}
