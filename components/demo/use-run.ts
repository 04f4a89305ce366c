'use client';
import { startTransition, useCallback, useEffect, useReducer, useRef } from 'react';
import type { DemoRun, Outcome, Progress, RunRequest } from '@/lib/runtime/protocol';
import { initialState, reduce, type DemoState, type Source } from './state';
import { createWorker } from './worker-factory';

export interface Bench {
  readonly state: DemoState;
  start(request: RunRequest): void;
  cancel(): void;
  open(run: DemoRun): void;
  show(source: Source): void;
}

/** The laboratory's client is loaded when the first run starts. */
async function attempt(request: RunRequest, signal: AbortSignal, onProgress: (progress: Progress) => void) {
  try {
    const { startRun } = await import('@/lib/runtime/client');
    return await startRun(request, { createWorker, onProgress, signal });
  } catch (error) {
    return notLoaded(error);
  }
}

const notLoaded = (error: unknown): Outcome => ({
  ok: false,
  failure: {
    code: 'worker-died',
    what: 'The laboratory could not be loaded',
    where: error instanceof Error ? error.message : String(error),
    advice: 'Check the connection, reload the page and try again.',
  },
});

/** Runs, one at a time, and their state. Leaving the page ends the one under way. */
export function useRun(recorded: DemoRun | null): Bench {
  const [state, dispatch] = useReducer(reduce, recorded, initialState);
  const current = useRef<AbortController | null>(null);

  const abandon = useCallback(() => {
    current.current?.abort();
    current.current = null;
  }, []);

  const cancel = useCallback(() => {
    abandon();
    dispatch({ type: 'cancelled' });
  }, [abandon]);

  const start = useCallback(
    async (request: RunRequest) => {
      abandon();
      const controller = new AbortController();
      current.current = controller;
      // Transitions are drawn in slices, so that no task of the page is long.
      startTransition(() => dispatch({ type: 'started', at: performance.now() }));
      const isCurrent = () => current.current === controller;
      const outcome = await attempt(request, controller.signal, (progress) => {
        if (isCurrent()) dispatch({ type: 'progressed', progress, at: performance.now() });
      });
      if (!isCurrent()) return;
      current.current = null;
      startTransition(() =>
        dispatch(outcome.ok ? { type: 'finished', run: outcome.run } : { type: 'failed', failure: outcome.failure }),
      );
    },
    [abandon],
  );

  useEffect(() => {
    // A page kept for the back button comes back without its worker, so its run is cancelled, not just stopped.
    window.addEventListener('pagehide', cancel);
    return () => {
      window.removeEventListener('pagehide', cancel);
      abandon();
    };
  }, [cancel, abandon]);

  const open = useCallback((run: DemoRun) => dispatch({ type: 'opened', run }), []);
  const show = useCallback((source: Source) => dispatch({ type: 'shown', source }), []);
  return { state, start, cancel, open, show };
}
