/** All evaluation sets by id. */
import type { TaskSet } from '@/lib/measure/task-set';
import { bias } from './bias';
import { exerciseSets } from './exercises';
import { minimalPairs } from './minimal-pairs';
import { names } from './names';

/** Sets that need nothing but this repository: the same bytes every time they are made. */
export const ownSets: Readonly<Record<string, () => TaskSet>> = {
  'minimal-pairs': minimalPairs,
  bias,
  names,
  ...exerciseSets,
};

/** Sets that are cut from texts outside this repository. */
export const sourcedSets = ['cloze'] as const;

export const setIds: readonly string[] = [...Object.keys(ownSets), ...sourcedSets];
