/** Turns whatever was thrown into a Failure that says what happened, where, and what to do. */
import { OnnxError } from '@/lib/onnx/error';
import { LabError, type Failure, type FailureCode } from './lab-error';
import type { Stage } from './protocol';

const memoryPatterns =
  /bad_alloc|out of memory|allocation failed|invalid (typed )?array (buffer )?length|memory access out of bounds|cannot enlarge memory|failed to grow|could not allocate/i;

const byStage: Record<Stage, { code: FailureCode; advice: string }> = {
  download: { code: 'network', advice: 'Check the connection and try again.' },
  runtime: {
    code: 'session-failed',
    advice: 'The WebAssembly runtime did not start. Update the browser, or try one thread.',
  },
  read: { code: 'file-corrupt', advice: 'Reload the page to fetch the model again.' },
  apply: { code: 'technique-failed', advice: 'Try other settings; if it happens at the defaults, please report it.' },
  sessions: {
    code: 'session-failed',
    advice: 'The runtime refused the model. Try other settings or the wasm backend.',
  },
  quality: { code: 'session-failed', advice: 'Try again, with one thread or the wasm backend.' },
  speed: { code: 'session-failed', advice: 'Try again, with one thread or the wasm backend.' },
  memory: { code: 'session-failed', advice: 'Try again, with one thread or the wasm backend.' },
  text: { code: 'session-failed', advice: 'Try another prompt, or try again.' },
};

const outOfMemory = (what: string, stage: Stage): Failure => ({
  code: 'out-of-memory',
  what: `The browser had no memory left: ${what}`,
  where: `stage ${stage}`,
  advice: 'Close other tabs, choose fewer windows and one thread, and try again.',
});

/** An Error, a number (ONNX Runtime throws pointers), or anything else, as one line. */
export function describe(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return typeof error === 'number' ? `the runtime stopped with code ${error}` : String(error);
}

export function toFailure(error: unknown, stage: Stage): Failure {
  if (error instanceof LabError) {
    const { code, what, where, advice } = error;
    return { code, what, where, advice };
  }
  if (error instanceof OnnxError) {
    const { what, where, advice } = error;
    return { code: stage === 'apply' ? 'technique-failed' : 'file-corrupt', what, where, advice };
  }
  const what = describe(error);
  return memoryPatterns.test(what) ? outOfMemory(what, stage) : { ...byStage[stage], what, where: `stage ${stage}` };
}
