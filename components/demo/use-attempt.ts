'use client';
import { startTransition, useCallback, useEffect, useRef } from 'react';
import type { RunHooks } from '@/lib/runtime/client';
import type { Outcome, Progress } from '@/lib/runtime/protocol';
import type { AttemptEvent } from './attempt';
import { createWorker } from './worker-factory';

type Client = typeof import('@/lib/runtime/client');

/** Which of the client's calls is made. */
export type Call<Request, Run> = (client: Client, request: Request, hooks: RunHooks) => Promise<Outcome<Run>>;

const notLoaded = (error: unknown) =>
  ({
    ok: false,
    failure: {
      code: 'worker-died',
      what: 'The laboratory could not be loaded',
      where: error instanceof Error ? error.message : String(error),
      advice: 'Check the connection, reload the page and try again.',
    },
  }) as const;

/** The laboratory's client is loaded when the first run starts. */
async function attempt<Request, Run>(
  call: Call<Request, Run>,
  request: Request,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<Run>> {
  try {
    const client = await import('@/lib/runtime/client');
    return await call(client, request, { createWorker, onProgress, signal });
  } catch (error) {
    return notLoaded(error);
  }
}

/**
 * Runs, one at a time; what becomes of them is told to `dispatch`. Leaving the page ends the one under way.
 * @param call the same function at every rendering
 */
export function useAttempt<Request, Run>(call: Call<Request, Run>, dispatch: (event: AttemptEvent<Run>) => void) {
  const current = useRef<AbortController | null>(null);

  const abandon = useCallback(() => {
    current.current?.abort();
    current.current = null;
  }, []);

  const cancel = useCallback(() => {
    abandon();
    dispatch({ type: 'cancelled' });
  }, [abandon, dispatch]);

  const start = useCallback(
    async (request: Request) => {
      abandon();
      const controller = new AbortController();
      current.current = controller;
      // Transitions are drawn in slices, so that no task of the page is long.
      startTransition(() => dispatch({ type: 'started', at: performance.now() }));
      const isCurrent = () => current.current === controller;
      const outcome = await attempt(call, request, controller.signal, (progress) => {
        if (isCurrent()) dispatch({ type: 'progressed', progress, at: performance.now() });
      });
      if (!isCurrent()) return;
      current.current = null;
      startTransition(() =>
        dispatch(outcome.ok ? { type: 'finished', run: outcome.run } : { type: 'failed', failure: outcome.failure }),
      );
    },
    [abandon, call, dispatch],
  );

  useEffect(() => {
    // A page kept for the back button comes back without its worker, so its run is cancelled, not just stopped.
    window.addEventListener('pagehide', cancel);
    return () => {
      window.removeEventListener('pagehide', cancel);
      abandon();
    };
  }, [cancel, abandon]);

  return { start, cancel };
}
