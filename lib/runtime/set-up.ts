/** What any run needs of the site and the browser: a model's files, the runtime, the tokenizer, the environment. */
import { clockStep } from '@/lib/measure/clock';
import { requireAdapter, type Gpu } from './backend';
import { downloadModel, downloadRuntime, type ModelDownload } from './download';
import { chooseThreads, environment } from './environment';
import { openFiles, type FileStore } from './files';
import { LabError } from './lab-error';
import { modelHost, type ModelHost } from './model-host';
import type { Reporter } from './progress';
import type { Environment, Options } from './protocol';
import { configure, versions, type RuntimeFiles } from './transformers';
import { virtualFiles } from './virtual-files';

/** Which model, where, and on what. */
export interface SetUpRequest extends Pick<Options, 'device' | 'threads'> {
  readonly model: string;
  /** Where the site's files are: the origin's root, with a trailing slash. */
  readonly base: string;
  readonly siteVersion: string;
}

export interface SetUp {
  readonly files: FileStore;
  readonly runtime: RuntimeFiles;
  readonly host: ModelHost;
  readonly download: ModelDownload;
  /** The token that begins a text. */
  readonly bos: number;
  readonly environment: Environment;
}

/** @throws LabError where the model's config names none */
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

const threadsOf = ({ threads }: SetUpRequest): number =>
  chooseThreads(threads, navigator.hardwareConcurrency || 1, isolated());

const environmentOf = (request: SetUpRequest, adapter: string | null, now: () => number): Environment =>
  environment(navigator, {
    device: request.device,
    adapter,
    threads: threadsOf(request),
    isolated: isolated(),
    clockStepMs: clockStep(now),
    versions: { site: request.siteVersion, ...versions() },
  });

/**
 * Stages download, runtime and read; the last is left open.
 * @param fetchMore what else is downloaded in the first of them
 */
export async function setUp<More>(
  request: SetUpRequest,
  report: Reporter,
  now: () => number,
  fetchMore: (files: FileStore) => Promise<More>,
): Promise<readonly [SetUp, More]> {
  const { device, base } = request;
  report.begin('download', 'Fetching the model and the texts');
  const adapter = device === 'webgpu' ? await requireAdapter((navigator as unknown as { gpu?: Gpu }).gpu) : null;
  const files = await openFiles(base);
  const download = await downloadModel(files, request.model, report);
  const more = await fetchMore(files);
  report.begin('runtime', 'Fetching and starting ONNX Runtime');
  const runtime = await downloadRuntime(files, base, device, report);
  const virtual = virtualFiles();
  configure(virtual, runtime, threadsOf(request));
  report.begin('read', 'Reading the graph and the texts');
  const host = await modelHost(virtual, download.texts, device);
  const ready = {
    files,
    runtime,
    host,
    download,
    bos: bosOf(download),
    environment: environmentOf(request, adapter, now),
  };
  return [ready, more];
}
