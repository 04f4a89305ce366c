/** What stands ready before a technique is applied: the runtime, the tokenizer, the texts, the sets, the environment. */
import { taskItems, taskSeed } from '@/lib/measure/metrics';
import { defaultWindows, windows } from '@/lib/measure/text';
import { downloadSets, downloadTexts, type TextDownload } from './download';
import type { FileStore } from './files';
import type { Reporter } from './progress';
import type { RunRequest } from './protocol';
import { tokenise, type TokenisedText } from './quality';
import { setUp, type SetUp } from './set-up';
import { prepareSet, requireContext, type PreparedSet } from './tasks';

export interface Bench extends SetUp {
  readonly request: RunRequest;
  readonly texts: readonly TokenisedText[];
  readonly tasks: readonly PreparedSet[];
  /** Token sequences that techniques may look at. */
  readonly calibration: readonly (readonly number[])[];
  /** What the speed test feeds. */
  readonly prompt: string;
}

const calibrationSequences = 32;
/** About 128 tokens of prose. */
const promptCharacters = 440;

const calibrationText = (texts: readonly TextDownload[]) =>
  texts
    .filter(({ role }) => role === 'calibration')
    .map(({ text }) => text)
    .join('');

const calibrationOf = (ids: readonly number[], bos: number): (readonly number[])[] =>
  windows(ids, { bos, length: defaultWindows.length, count: calibrationSequences }).map(({ input }) =>
    Array.from(input),
  );

export async function setUpBench(request: RunRequest, report: Reporter, now: () => number): Promise<Bench> {
  const { options, model, base, siteVersion } = request;
  const fetchMore = async (files: FileStore) => ({
    texts: await downloadTexts(files, report),
    sets: await downloadSets(files, options.tasks ?? [], report),
  });
  const [ready, { texts, sets }] = await setUp({ ...options, model, base, siteVersion }, report, now, fetchMore);
  const { host, download, bos } = ready;
  const calibration = calibrationText(texts);
  const tasks = sets.map(({ set }) => prepareSet(set, host.tokenizer, { bos, limit: taskItems, seed: taskSeed }));
  requireContext(tasks, download.config);
  return {
    ...ready,
    request,
    texts: tokenise(texts, download.texts.tokenizer, host.tokenizer, bos, options.windows),
    tasks,
    calibration: calibrationOf(host.tokenizer.encode(calibration), bos),
    prompt: calibration.slice(0, promptCharacters),
  };
}
