/** What is said of a run: in sight, and aloud once a stage and once a quarter, so that it never talks over itself. */
import { formatDuration } from '@/components/charts/format';
import { stageLabels } from './stages';
import { isBusy, type Attempt } from './attempt';
import type { DemoState } from './state';

/** In sight while no run is under way. */
export function statusText({ status, runs }: DemoState): string {
  switch (status) {
    case 'done':
      return runs.live ? `Done after ${formatDuration(runs.live.seconds * 1000)}.` : 'Done.';
    case 'failed':
      return 'The run failed. The previous results are kept.';
    case 'cancelled':
      return 'Cancelled. The previous results are kept.';
    default:
      return 'Ready. A run passes through these stages:';
  }
}

/** For a live region. A failure speaks for itself, as an alert. */
export function announcement(state: DemoState): string {
  if (isBusy(state)) return busyText(state);
  return state.status === 'done' || state.status === 'cancelled' ? statusText(state) : '';
}

/** Of a run under way. */
export function busyText({ progress }: Pick<Attempt, 'progress'>): string {
  if (!progress) return 'Run started.';
  const quarters = Math.floor(progress.total * 4) * 25;
  const stage = stageLabels[progress.stage];
  return quarters > 0 ? `${stage}, over ${quarters} percent done.` : `${stage}.`;
}
