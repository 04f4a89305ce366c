/** The page's side of a run: one worker, made on demand, terminated afterwards whatever happens. */
import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import { LabError, type Failure } from './lab-error';
import type { EvaluationRequest, EvaluationRun, DemoRun, Outcome, Progress, RunRequest } from './protocol';
import type { FootprintRequest, PageApi, WorkerApi } from './worker-api';

export interface RunHooks {
  readonly createWorker: () => Worker;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** A worker that says nothing for so long is taken for stuck. */
const silenceMs = 180_000;

const cancelled: Failure = {
  code: 'cancelled',
  what: 'The run was cancelled',
  where: 'this device',
  advice: 'Nothing of it was kept; run again whenever you like.',
};

const died = (what: string): Failure => ({
  code: 'worker-died',
  what: `The laboratory's worker stopped: ${what}`,
  where: 'worker',
  advice:
    'It may have run out of memory, or its code could not be loaded. Close other tabs, reload the page, try again.',
});

const stalled: Failure = {
  code: 'stalled',
  what: `The run has said nothing for ${silenceMs / 60_000} minutes`,
  where: 'worker',
  advice: 'The device may be overloaded. Try again with fewer windows and one thread.',
};

interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

interface Watch {
  /** Settles only if the worker dies, falls silent, or the run is cancelled. */
  readonly trouble: Promise<Failed>;
  heard(): void;
  stop(): void;
}

function watch(worker: Worker, signal: AbortSignal): Watch {
  let timer: ReturnType<typeof setTimeout>;
  let fail: (failure: Failure) => void;
  const trouble = new Promise<Failed>((resolve) => {
    fail = (failure) => resolve({ ok: false, failure });
  });
  const onAbort = () => fail(cancelled);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => fail(stalled), silenceMs);
  };
  worker.addEventListener('error', (event) => fail(died(event.message || 'no reason given')));
  worker.addEventListener('messageerror', () => fail(died('its answer could not be read')));
  signal.addEventListener('abort', onAbort);
  heard();
  return {
    trouble,
    heard,
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

/** Whether the page was ever hidden between the call and the answer. */
function watchVisibility(): () => boolean {
  let hidden = document.visibilityState === 'hidden';
  const note = () => (hidden ||= document.visibilityState === 'hidden');
  document.addEventListener('visibilitychange', note);
  return () => {
    document.removeEventListener('visibilitychange', note);
    return hidden;
  };
}

const hiddenMark = {
  kind: 'hidden' as const,
  note: 'The page was in the background for part of the run; browsers slow hidden pages down, so speeds may be too low.',
};

/** What both kinds of record have in common. */
type Marked = Pick<DemoRun, 'marks'>;

const mark = <Run extends Marked>(outcome: Outcome<Run>, hidden: boolean): Outcome<Run> =>
  outcome.ok && hidden ? { ok: true, run: { ...outcome.run, marks: [...outcome.run.marks, hiddenMark] } } : outcome;

interface Workers {
  make(): Worker;
  end(): void;
}

/** All workers of one run, so that none outlives it. */
function workersOf(createWorker: () => Worker): Workers {
  const made: Worker[] = [];
  return {
    make: () => {
      const worker = createWorker();
      made.push(worker);
      return worker;
    },
    end: () => made.forEach((worker) => worker.terminate()),
  };
}

/** Bytes that a model alone takes in a fresh worker; null if that worker dies, which costs one figure and no run. */
async function weigh(workers: Workers, request: FootprintRequest): Promise<number | null> {
  const worker = workers.make();
  const dead = new Promise<null>((resolve) => worker.addEventListener('error', () => resolve(null)));
  try {
    return await Promise.race([wrap<WorkerApi>(worker).footprint(request), dead]);
  } catch {
    return null;
  } finally {
    worker.terminate();
  }
}

/** One call of a worker made for it. Never rejects: whatever goes wrong is a Failure. */
async function drive<Run extends Marked>(
  { createWorker, onProgress, signal }: RunHooks,
  call: (worker: Remote<WorkerApi>, page: PageApi) => Promise<Outcome<Run>>,
): Promise<Outcome<Run>> {
  if (signal.aborted) return { ok: false, failure: cancelled };
  const wasHidden = watchVisibility();
  const workers = workersOf(createWorker);
  const worker = workers.make();
  const watching = watch(worker, signal);
  const remote = wrap<WorkerApi>(worker);
  const page = proxy({
    progress: (progress: Progress) => {
      watching.heard();
      onProgress(progress);
    },
    footprint: (of: FootprintRequest) => weigh(workers, of),
  });
  try {
    const answer = call(remote, page).catch((error: unknown) => {
      const failure = error instanceof LabError ? error : died(error instanceof Error ? error.message : String(error));
      return { ok: false, failure } as const;
    });
    return mark(await Promise.race([answer, watching.trouble]), wasHidden());
  } finally {
    watching.stop();
    workers.end();
    remote[releaseProxy]();
  }
}

/** Runs a technique on this device. Never rejects. */
export const startRun = (request: RunRequest, hooks: RunHooks): Promise<Outcome> =>
  drive(hooks, (worker, page) => worker.run(request, page));

/** Asks a model evaluation sets on this device. Never rejects. */
export const startEvaluation = (request: EvaluationRequest, hooks: RunHooks): Promise<Outcome<EvaluationRun>> =>
  drive(hooks, (worker, page) => worker.evaluate(request, page));
