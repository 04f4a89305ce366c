/** Everything that a run needs from the site, verified. */
import { z } from 'zod';
import { TaskSet } from '@/lib/measure/task-set';
import { parseJson, type FileStore } from './files';
import {
  demoTexts,
  ManifestFile,
  modelFiles,
  ModelManifest,
  TextManifest,
  type SetEntry,
  type ModelManifest as Model,
  type TextManifest as Texts,
} from './manifest';
import type { ModelTexts } from './model-host';
import { LabError } from './lab-error';
import type { Reporter } from './progress';
import type { Device, RuntimeFiles } from './transformers';
import type { ModelConfig } from '@/lib/technique/technique';

export interface ModelDownload {
  readonly manifest: Model;
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly graphHash: string;
  readonly config: ModelConfig;
  readonly texts: ModelTexts;
}

export interface TextDownload {
  readonly id: string;
  readonly role: Texts['texts'][number]['role'];
  readonly text: string;
}

const decodeText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Tells of the sum over files that arrive side by side. */
function meter(report: Reporter, expected: readonly { readonly bytes: number }[]): (bytes: number) => void {
  const total = expected.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return (bytes) => report.bytes((done += bytes), total);
}

function fileOf(manifest: Model, path: string): z.infer<typeof ManifestFile> {
  const file = manifest.files.find((candidate) => candidate.path === path);
  if (file) return file;
  throw new LabError({
    code: 'unsupported-model',
    what: `The model's manifest lists no ${path}`,
    where: `model ${manifest.id}`,
    advice: 'Choose another model.',
  });
}

const unknownModel = (id: string, cause?: unknown) =>
  new LabError(
    {
      code: 'unknown-model',
      what: `There is no bundled model “${id.slice(0, 80)}”`,
      where: 'models',
      advice: 'Choose one of the models that the site lists; if a technique asked for it, please report it.',
    },
    { cause },
  );

async function manifestOf(files: FileStore, id: string): Promise<Model> {
  if (!/^[a-z0-9-]+$/.test(id)) throw unknownModel(id);
  return files.manifest(`models/${id}/manifest.json`, ModelManifest).catch((error: unknown) => {
    throw error instanceof LabError && error.code === 'file-missing' ? unknownModel(id, error) : error;
  });
}

/** @throws LabError 'unknown-model' where the site has none of that id */
export async function downloadModel(files: FileStore, id: string, report: Reporter): Promise<ModelDownload> {
  const folder = `models/${id}/`;
  const manifest = await manifestOf(files, id);
  const wanted = Object.values(modelFiles).map((path) => fileOf(manifest, path));
  const onBytes = meter(report, wanted);
  const [graph, config, generation, tokenizer, tokenizerConfig] = await Promise.all(
    wanted.map((file) => files.file(folder + file.path, file, onBytes)),
  );
  return {
    manifest,
    graph,
    graphHash: wanted[0].sha256,
    config: JSON.parse(decodeText(config)) as ModelConfig,
    texts: {
      generation: decodeText(generation),
      tokenizer: decodeText(tokenizer),
      tokenizerConfig: decodeText(tokenizerConfig),
    },
  };
}

export async function downloadTexts(files: FileStore, report: Reporter): Promise<TextDownload[]> {
  const texts = demoTexts(await files.manifest('eval/manifest.json', TextManifest));
  const onBytes = meter(report, texts);
  return Promise.all(
    texts.map(async ({ id, role, ...file }) => ({
      id,
      role,
      text: decodeText(await files.file(`eval/${file.path}`, file, onBytes)),
    })),
  );
}

/** An evaluation set, and the file that it was read from. */
export interface SetDownload {
  readonly entry: SetEntry;
  readonly set: TaskSet;
}

function entryOf(sets: readonly SetEntry[], id: string): SetEntry {
  const found = sets.find((entry) => entry.id === id);
  if (found) return found;
  const there = sets.length ? `There are: ${sets.map((entry) => entry.id).join(', ')}.` : 'The site has none so far.';
  throw new LabError({
    code: 'unknown-set',
    what: `The site has no evaluation set “${id.slice(0, 80)}”`,
    where: 'eval/manifest.json',
    advice: `${there} Choose one that is listed, or reload the page.`,
  });
}

function parseSet(text: string, { id, path }: SetEntry): TaskSet {
  const damaged = (what: string, cause?: unknown) =>
    new LabError(
      { code: 'file-corrupt', what, where: `eval/${path}`, advice: 'Leave the set out, and please report it.' },
      { cause },
    );
  const parsed = TaskSet.safeParse(parseJson(text));
  if (!parsed.success) {
    const { path: at, message } = parsed.error.issues[0];
    throw damaged(`The file is no evaluation set: ${at.join('.')}: ${message}`, parsed.error);
  }
  if (parsed.data.id !== id) throw damaged(`The file holds the set “${parsed.data.id}” instead of “${id}”`);
  return parsed.data;
}

/** In the order asked. @throws LabError 'unknown-set' where the manifest has none of an id, 'file-corrupt' */
export async function downloadSets(files: FileStore, ids: readonly string[], report: Reporter): Promise<SetDownload[]> {
  if (ids.length === 0) return [];
  const { sets } = await files.manifest('eval/manifest.json', TextManifest);
  const entries = ids.map((id) => entryOf(sets, id));
  const onBytes = meter(report, entries);
  return Promise.all(
    entries.map(async (entry) => {
      const bytes = await files.file(`eval/${entry.path}`, entry, onBytes);
      return { entry, set: parseSet(decodeText(bytes), entry) };
    }),
  );
}

const RuntimeManifest = z.object({ files: z.array(ManifestFile) });

/** The plain build is half the size and has more CPU kernels; only WebGPU needs the asyncify build. */
const runtimeName = (device: Device) =>
  device === 'webgpu' ? 'ort-wasm-simd-threaded.asyncify' : 'ort-wasm-simd-threaded';

export async function downloadRuntime(
  files: FileStore,
  base: string,
  device: Device,
  report: Reporter,
): Promise<RuntimeFiles> {
  const manifest = await files.manifest('ort/manifest.json', RuntimeManifest);
  const paths = ['mjs', 'wasm'].map((ending) => `${runtimeName(device)}.${ending}`);
  const wanted = manifest.files.filter(({ path }) => paths.includes(path));
  const onBytes = meter(report, wanted);
  const bytes = new Map(
    await Promise.all(
      wanted.map(async (file) => [file.path, await files.file(`ort/${file.path}`, file, onBytes)] as const),
    ),
  );
  const [mjs, wasm] = paths.map((path) => new URL(`ort/${path}`, base).href);
  return { wasm: bytes.get(paths[1])!, paths: { mjs, wasm } };
}
