/** The laboratory inside its worker. */
import { footprint, exercise } from './footprint';
import { toFailure } from './failure';
import { watchWasmMemory } from './memory';
import { reporter } from './progress';
import { runDemo, type Effects } from './run-demo';
import type { WorkerApi } from './worker-api';

/** @param spawn makes another worker of the same kind, for what must be measured alone */
export function workerApi(given: Pick<Effects, 'loadTechnique'> & { spawn: () => Worker }): WorkerApi {
  const wasmBytes = watchWasmMemory(globalThis);
  return {
    async run(request, onProgress) {
      const now = () => performance.now();
      const report = reporter(onProgress, now);
      const effects = { loadTechnique: given.loadTechnique, footprint: footprint.bind(null, given.spawn), now };
      try {
        return { ok: true, run: await runDemo(request, report, effects) };
      } catch (error) {
        return { ok: false, failure: toFailure(error, report.stage) };
      }
    },
    async footprint(request) {
      await exercise(request);
      return wasmBytes();
    },
  };
}
