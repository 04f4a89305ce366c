/** The laboratory inside its worker. */
import type { LoadTechnique } from './apply';
import { runEvaluation } from './evaluate';
import { toFailure } from './failure';
import { exercise } from './footprint';
import { watchWasmMemory } from './memory';
import { evaluationWeights, reporter } from './progress';
import { runDemo } from './run-demo';
import type { WorkerApi } from './worker-api';

export function workerApi(loadTechnique: LoadTechnique): WorkerApi {
  const wasmBytes = watchWasmMemory(globalThis);
  const now = () => performance.now();
  return {
    async run(request, page) {
      const report = reporter((progress) => page.progress(progress), now);
      try {
        const run = await runDemo(request, report, { loadTechnique, footprint: (of) => page.footprint(of), now });
        return { ok: true, run };
      } catch (error) {
        return { ok: false, failure: toFailure(error, report.stage) };
      }
    },
    async evaluate(request, page) {
      const report = reporter((progress) => page.progress(progress), now, evaluationWeights);
      try {
        return { ok: true, run: await runEvaluation(request, report, now) };
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
