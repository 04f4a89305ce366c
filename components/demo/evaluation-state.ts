/** What an evaluation is doing, and what the last one found. */
import { formatDuration } from '@/components/charts/format';
import type { EvaluationRun } from '@/lib/runtime/protocol';
import { advance, isBusy, noAttempt, type Attempt, type AttemptEvent } from './attempt';

export interface EvaluationState extends Attempt {
  readonly run: EvaluationRun | null;
}

export const evaluationStart: EvaluationState = { ...noAttempt, run: null };

export const reduceEvaluation = (state: EvaluationState, event: AttemptEvent<EvaluationRun>): EvaluationState =>
  event.type === 'finished' && isBusy(state) ? { ...advance(state, event), run: event.run } : advance(state, event);

/** In sight while no evaluation is under way. */
export function evaluationStatus({ status, run }: EvaluationState): string {
  const kept = run ? ' The previous results are kept.' : '';
  if (status === 'done' && run) return `Done after ${formatDuration(run.seconds * 1000)}.`;
  if (status === 'failed') return `The evaluation failed.${kept}`;
  return status === 'cancelled' ? `Cancelled.${kept}` : 'Ready.';
}
