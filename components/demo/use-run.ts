'use client';
import { useCallback, useReducer } from 'react';
import type { DemoRun, RunRequest } from '@/lib/runtime/protocol';
import { initialState, reduce, type DemoState, type Source } from './state';
import { useAttempt, type Call } from './use-attempt';

export interface Bench {
  readonly state: DemoState;
  start(request: RunRequest): void;
  cancel(): void;
  open(run: DemoRun): void;
  show(source: Source): void;
}

const startRun: Call<RunRequest, DemoRun> = (client, request, hooks) => client.startRun(request, hooks);

/** Runs of a technique and their state. */
export function useRun(recorded: DemoRun | null): Bench {
  const [state, dispatch] = useReducer(reduce, recorded, initialState);
  const { start, cancel } = useAttempt(startRun, dispatch);
  const open = useCallback((run: DemoRun) => dispatch({ type: 'opened', run }), []);
  const show = useCallback((source: Source) => dispatch({ type: 'shown', source }), []);
  return { state, start, cancel, open, show };
}
