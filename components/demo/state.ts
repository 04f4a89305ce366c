/** What the panel is doing and which run it shows. */
import type { DemoRun } from '@/lib/runtime/protocol';
import { advance, isBusy, noAttempt, type Attempt, type AttemptEvent } from './attempt';

export type Source = 'recorded' | 'live' | 'shared';

export interface DemoState extends Attempt {
  /** Runs at hand; at most one of each source. */
  readonly runs: Readonly<Record<Source, DemoRun | null>>;
  readonly shown: Source;
}

export type Event =
  | AttemptEvent<DemoRun>
  | { readonly type: 'opened'; readonly run: DemoRun }
  | { readonly type: 'shown'; readonly source: Source };

export const initialState = (recorded: DemoRun | null): DemoState => ({
  ...noAttempt,
  runs: { recorded, live: null, shared: null },
  shown: 'recorded',
});

export const shownRun = ({ runs, shown }: Pick<DemoState, 'runs' | 'shown'>): DemoRun | null => runs[shown];

/** Late news of a run that has ended changes nothing. */
export function reduce(state: DemoState, event: Event): DemoState {
  switch (event.type) {
    case 'finished':
      return isBusy(state) ? show(advance(state, event), 'live', event.run) : state;
    case 'opened':
      return show(state, 'shared', event.run);
    case 'shown':
      return state.runs[event.source] ? { ...state, shown: event.source } : state;
    default:
      return advance(state, event);
  }
}

const show = (state: DemoState, source: Source, run: DemoRun): DemoState => ({
  ...state,
  runs: { ...state.runs, [source]: run },
  shown: source,
});
