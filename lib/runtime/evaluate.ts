/** One model asked evaluation sets, from request to record. */
import { taskSeed } from '@/lib/measure/metrics';
import { accuracy, groupAccuracies } from '@/lib/measure/task-scores';
import { downloadSets, type SetDownload } from './download';
import type { Reporter } from './progress';
import type { EvaluationRequest, EvaluationRun } from './protocol';
import { setUp, type SetUp } from './set-up';
import { answers, prepareSet, requireContext, tokensOf, type PreparedSet } from './tasks';
import type { Session } from './transformers';

type SetResult = EvaluationRun['sets'][number];

async function evaluateSet(
  session: Session,
  { entry, set }: SetDownload,
  prepared: PreparedSet,
  onProgress: (done: number) => void,
  now: () => number,
): Promise<SetResult> {
  const { signal } = new AbortController();
  const start = now();
  const graded = await answers(session, prepared, { signal, onProgress });
  const { id, title, chance, better } = set;
  return {
    id,
    title,
    sha256: entry.sha256,
    items: set.items.length,
    chance,
    better,
    accuracy: accuracy(graded),
    groups: groupAccuracies(graded),
    itemsPerSecond: (1000 * graded.length) / (now() - start),
  };
}

/** All sets in turn; the fraction done goes by tokens, since items differ in length from set to set. */
async function evaluateSets(
  session: Session,
  sets: readonly SetDownload[],
  prepared: readonly PreparedSet[],
  report: Reporter,
  now: () => number,
): Promise<SetResult[]> {
  const total = prepared.reduce((sum, each) => sum + tokensOf(each), 0);
  const results: SetResult[] = [];
  let before = 0;
  for (const [i, download] of sets.entries()) {
    const { questions } = prepared[i];
    const own = tokensOf(prepared[i]);
    const onProgress = (done: number) =>
      report.update(
        `${download.set.title}, item ${done} of ${questions.length}`,
        (before + (own * done) / questions.length) / total,
      );
    results.push(await evaluateSet(session, download, prepared[i], onProgress, now));
    before += own;
  }
  return results;
}

const modelOf = ({ download: { manifest, graphHash, graph } }: SetUp): EvaluationRun['model'] => ({
  id: manifest.id,
  sha256: graphHash,
  bytes: graph.byteLength,
});

/** @throws LabError, or whatever the runtime throws; failure.ts makes one kind of it */
export async function runEvaluation(
  request: EvaluationRequest,
  report: Reporter,
  now: () => number,
): Promise<EvaluationRun> {
  const start = now();
  const fetchSets = (files: SetUp['files']) => downloadSets(files, request.sets, report);
  const [ready, sets] = await setUp({ ...request, device: 'wasm' }, report, now, fetchSets);
  const { host, download, bos, environment } = ready;
  const options = { bos, limit: request.limit, seed: taskSeed };
  const prepared = sets.map(({ set }) => prepareSet(set, host.tokenizer, options));
  requireContext(prepared, download.config);
  report.begin('sessions', 'Loading the model');
  // The file as it was downloaded, not read and written again: what is scored is what its hash names.
  const loaded = await host.offerBytes(new Blob([download.graph]), download.config).load();
  report.begin('quality', 'Asking the evaluation sets');
  const results = await evaluateSets(loaded.session, sets, prepared, report, now);
  await loaded.dispose();
  return {
    version: 1,
    model: modelOf(ready),
    limit: request.limit,
    recorded: new Date().toISOString(),
    sets: results,
    environment,
    marks: [],
    stages: report.finish(),
    seconds: (now() - start) / 1000,
  };
}
