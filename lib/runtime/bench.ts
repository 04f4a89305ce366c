/** What stands ready before a technique is applied: the runtime, the tokenizer, the texts, the environment. */
import { clockStep } from '@/lib/measure/clock';
import { defaultWindows, windows } from '@/lib/measure/text';
import { requireAdapter, type Gpu } from './backend';
import { downloadModel, downloadRuntime, downloadTexts, type ModelDownload, type TextDownload } from './download';
import { chooseThreads, environment } from './environment';
import { openFiles, type FileStore } from './files';
import { modelHost, type ModelHost } from './model-host';
import type { Reporter } from './progress';
import { LabError } from './lab-error';
import type { Environment, RunRequest } from './protocol';
import { tokenise, type TokenisedText } from './quality';
import { configure, versions, type RuntimeFiles } from './transformers';
import { virtualFiles } from './virtual-files';

export interface Bench {
  readonly request: RunRequest;
  readonly files: FileStore;
  readonly runtime: RuntimeFiles;
  readonly host: ModelHost;
  readonly download: ModelDownload;
  readonly texts: readonly TokenisedText[];
  /** Token sequences that techniques may look at. */
  readonly calibration: readonly (readonly number[])[];
  /** What the speed test feeds. */
  readonly prompt: string;
  readonly environment: Environment;
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

/** The token that begins each window. @throws LabError where the model's config names none */
function bosOf({ config }: ModelDownload): number {
  const { bos_token_id: bos } = config;
  if (typeof bos === 'number') return bos;
  throw new LabError({
    code: 'unsupported-model',
    what: 'config.json names no bos_token_id',
    where: 'config.json',
    advice: 'Texts cannot be scored without a token to begin them. Choose another model.',
  });
}

const isolated = () => globalThis.crossOriginIsolated === true;

function threadsOf({ options }: RunRequest): number {
  return chooseThreads(options.threads, navigator.hardwareConcurrency || 1, isolated());
}

const environmentOf = (request: RunRequest, adapter: string | null, now: () => number): Environment =>
  environment(navigator, {
    device: request.options.device,
    adapter,
    threads: threadsOf(request),
    isolated: isolated(),
    clockStepMs: clockStep(now),
    versions: { site: request.siteVersion, ...versions() },
  });

export async function setUp(request: RunRequest, report: Reporter, now: () => number): Promise<Bench> {
  const { device } = request.options;
  report.begin('download', 'Fetching the model and the texts');
  const adapter = device === 'webgpu' ? await requireAdapter((navigator as unknown as { gpu?: Gpu }).gpu) : null;
  const files = await openFiles(request.base);
  const download = await downloadModel(files, request.model, report);
  const texts = await downloadTexts(files, report);
  report.begin('runtime', 'Fetching and starting ONNX Runtime');
  const runtime = await downloadRuntime(files, request.base, device, report);
  const virtual = virtualFiles();
  configure(virtual, runtime, threadsOf(request));
  report.begin('read', 'Reading the graph and the texts');
  const host = await modelHost(virtual, download.texts, device);
  const bos = bosOf(download);
  const calibration = calibrationText(texts);
  return {
    request,
    files,
    runtime,
    host,
    download,
    texts: tokenise(texts, download.texts.tokenizer, host.tokenizer, bos, request.options.windows),
    calibration: calibrationOf(host.tokenizer.encode(calibration), bos),
    prompt: calibration.slice(0, promptCharacters),
    environment: environmentOf(request, adapter, now),
  };
}
