/** What the panel is doing and which run it shows: a pure machine, driven by events that carry their own time. */
import type { Failure } from '@/lib/runtime/lab-error';
import type { DemoRun, Progress, Stage } from '@/lib/runtime/protocol';

export type Status = 'recorded' | 'loading' | 'running' | 'done' | 'failed' | 'cancelled';
export type Source = 'recorded' | 'live' | 'shared';

export interface DemoState {
  readonly status: Status;
  /** Runs at hand; at most one of each source. */
  readonly runs: Readonly<Record<Source, DemoRun | null>>;
  readonly shown: Source;
  /** Of the run under way, or of the last one if it failed. */
  readonly progress: Progress | null;
  /** Stages of the run under way in the order they began; times in ms of `performance.now()`. */
  readonly passed: readonly { readonly stage: Stage; readonly since: number }[];
  readonly startedAt: number;
  readonly failure: Failure | null;
}

export type Event =
  | { readonly type: 'started'; readonly at: number }
  | { readonly type: 'progressed'; readonly progress: Progress; readonly at: number }
  | { readonly type: 'finished'; readonly run: DemoRun }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' }
  | { readonly type: 'opened'; readonly run: DemoRun }
  | { readonly type: 'shown'; readonly source: Source };

export const initialState = (recorded: DemoRun | null): DemoState => ({
  status: 'recorded',
  runs: { recorded, live: null, shared: null },
  shown: 'recorded',
  progress: null,
  passed: [],
  startedAt: 0,
  failure: null,
});

export const isBusy = ({ status }: Pick<DemoState, 'status'>): boolean => status === 'loading' || status === 'running';

export const shownRun = ({ runs, shown }: Pick<DemoState, 'runs' | 'shown'>): DemoRun | null => runs[shown];

const loadingStages: ReadonlySet<Stage> = new Set<Stage>(['download', 'runtime', 'read']);

/** Late news of a run that has ended (cancelled, failed) changes nothing. */
export function reduce(state: DemoState, event: Event): DemoState {
  switch (event.type) {
    case 'started':
      return isBusy(state)
        ? state
        : { ...state, status: 'loading', startedAt: event.at, progress: null, passed: [], failure: null };
    case 'progressed':
      return isBusy(state) ? progressed(state, event.progress, event.at) : state;
    case 'finished':
      return isBusy(state) ? { ...show(state, 'live', event.run), status: 'done', progress: null } : state;
    case 'failed':
      if (!isBusy(state)) return state;
      if (event.failure.code === 'cancelled') return reduce(state, { type: 'cancelled' });
      return { ...state, status: 'failed', failure: event.failure };
    case 'cancelled':
      return isBusy(state) ? { ...state, status: 'cancelled', progress: null } : state;
    case 'opened':
      return show(state, 'shared', event.run);
    case 'shown':
      return state.runs[event.source] ? { ...state, shown: event.source } : state;
  }
}

const show = (state: DemoState, source: Source, run: DemoRun): DemoState => ({
  ...state,
  runs: { ...state.runs, [source]: run },
  shown: source,
});

function progressed(state: DemoState, progress: Progress, at: number): DemoState {
  const known = state.passed.some(({ stage }) => stage === progress.stage);
  return {
    ...state,
    status: state.status === 'loading' && loadingStages.has(progress.stage) ? 'loading' : 'running',
    progress,
    passed: known ? state.passed : [...state.passed, { stage: progress.stage, since: at }],
  };
}
