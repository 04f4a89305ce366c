/** A run under way, whatever it runs: a pure machine, driven by events that carry their own time. */
import type { Failure } from '@/lib/runtime/lab-error';
import type { Progress, Stage } from '@/lib/runtime/protocol';

export type Status = 'recorded' | 'loading' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Attempt {
  readonly status: Status;
  /** Of the run under way, or of the last one if it failed. */
  readonly progress: Progress | null;
  /** Stages of the run under way in the order they began; times in ms of `performance.now()`. */
  readonly passed: readonly { readonly stage: Stage; readonly since: number }[];
  readonly startedAt: number;
  readonly failure: Failure | null;
}

export type AttemptEvent<Run> =
  | { readonly type: 'started'; readonly at: number }
  | { readonly type: 'progressed'; readonly progress: Progress; readonly at: number }
  | { readonly type: 'finished'; readonly run: Run }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' };

/** Nothing was run yet; what is shown, if anything, was recorded. */
export const noAttempt: Attempt = { status: 'recorded', progress: null, passed: [], startedAt: 0, failure: null };

export const isBusy = ({ status }: Pick<Attempt, 'status'>): boolean => status === 'loading' || status === 'running';

const loadingStages: ReadonlySet<Stage> = new Set<Stage>(['download', 'runtime', 'read']);

/** Late news of a run that has ended (cancelled, failed) changes nothing. */
export function advance<State extends Attempt>(state: State, event: AttemptEvent<unknown>): State {
  if (event.type === 'started')
    return isBusy(state)
      ? state
      : { ...state, status: 'loading', startedAt: event.at, progress: null, passed: [], failure: null };
  if (!isBusy(state)) return state;
  switch (event.type) {
    case 'progressed':
      return progressed(state, event.progress, event.at);
    case 'finished':
      return { ...state, status: 'done', progress: null };
    case 'failed':
      if (event.failure.code === 'cancelled') return advance(state, { type: 'cancelled' });
      return { ...state, status: 'failed', failure: event.failure };
    case 'cancelled':
      return { ...state, status: 'cancelled', progress: null };
  }
}

function progressed<State extends Attempt>(state: State, progress: Progress, at: number): State {
  const known = state.passed.some(({ stage }) => stage === progress.stage);
  return {
    ...state,
    status: state.status === 'loading' && loadingStages.has(progress.stage) ? 'loading' : 'running',
    progress,
    passed: known ? state.passed : [...state.passed, { stage: progress.stage, since: at }],
  };
}
