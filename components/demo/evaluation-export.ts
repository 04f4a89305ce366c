/** An evaluation as words and as a file. */
import { formatDate } from '@/components/charts/format';
import { toCsv, type Cell } from '@/lib/measure/export';
import type { Estimate } from '@/lib/measure/measure';
import type { EvaluationRun } from '@/lib/runtime/protocol';

type SetResult = EvaluationRun['sets'][number];

/** What an accuracy says against guessing, as far as its interval goes. */
export function againstChance({ low, high }: Estimate, chance: number): string {
  if (low !== null && low > chance) return 'above';
  return high !== null && high < chance ? 'below' : 'no difference shown';
}

const estimateCells = ({ value, low, high, n }: Estimate): Cell[] => [value, low, high, n];

const head = [
  ...['model', 'model_sha256', 'recorded', 'browser', 'platform', 'cores', 'threads', 'marks'],
  ...['set', 'set_sha256', 'set_items', 'chance', 'items_per_second', 'group', 'accuracy', 'low', 'high', 'n'],
];

/** One row for each set, with the group left empty, and one for each of its groups. */
export function evaluationCsv(run: EvaluationRun): string {
  const { model, recorded, environment, marks } = run;
  const { browser, platform, cores, threads } = environment;
  const about = [
    model.id,
    model.sha256,
    recorded,
    browser,
    platform,
    cores,
    threads,
    marks.map(({ kind }) => kind).join(' '),
  ];
  const rowsOf = ({ id, sha256, items, chance, itemsPerSecond, accuracy, groups }: SetResult): Cell[][] => {
    const shared = [...about, id, sha256, items, chance, itemsPerSecond];
    const all = [...shared, '', ...estimateCells(accuracy)];
    return [all, ...groups.map((each) => [...shared, each.group, ...estimateCells(each.accuracy)])];
  };
  return toCsv([head, ...run.sets.flatMap(rowsOf)]);
}

/** "atlas-3m-evaluation-2026-11-22" */
export const evaluationFile = ({ model, recorded }: EvaluationRun): string =>
  `${model.id}-evaluation-${formatDate(recorded)}`;
