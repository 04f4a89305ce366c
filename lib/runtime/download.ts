/** Everything that a run needs from the site, verified. */
import { z } from 'zod';
import type { FileStore } from './files';
import {
  ManifestFile,
  modelFiles,
  ModelManifest,
  TextManifest,
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

export async function downloadModel(files: FileStore, id: string, report: Reporter): Promise<ModelDownload> {
  const folder = `models/${id}/`;
  const manifest = await files.manifest(`${folder}manifest.json`, ModelManifest);
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
  const { texts } = await files.manifest('eval/manifest.json', TextManifest);
  const onBytes = meter(report, texts);
  return Promise.all(
    texts.map(async ({ id, role, ...file }) => ({
      id,
      role,
      text: decodeText(await files.file(`eval/${file.path}`, file, onBytes)),
    })),
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
