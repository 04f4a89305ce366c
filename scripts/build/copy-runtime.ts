import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The plain build runs on wasm alone and is half the size; the asyncify build also drives WebGPU and is loaded only for it. */
const builds = ['ort-wasm-simd-threaded', 'ort-wasm-simd-threaded.asyncify'];
export const runtimeFiles = builds.flatMap((name) => [`${name}.mjs`, `${name}.wasm`]);

export interface RuntimeFile {
  /** Relative to the manifest. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Copies ONNX Runtime's WebAssembly to `public/ort/`, so that no reader's browser asks another origin for it,
 * with `manifest.json` listing bytes and SHA-256 of each file.
 */
export async function copyRuntime(root: string): Promise<readonly RuntimeFile[]> {
  const target = join(root, 'public/ort');
  await mkdir(target, { recursive: true });
  const files = await Promise.all(
    runtimeFiles.map((path) => copyListed(join(root, 'node_modules/onnxruntime-web/dist'), target, path)),
  );
  await removeOthers(target, [...runtimeFiles, 'manifest.json']);
  await writeFile(join(target, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  return files;
}

async function copyListed(from: string, to: string, path: string): Promise<RuntimeFile> {
  const [source, target] = [join(from, path), join(to, path)];
  const content = await readFile(source);
  const present = await stat(target).catch(() => null);
  if (present?.size !== content.length || sha256(await readFile(target)) !== sha256(content))
    await copyFile(source, target);
  return { path, bytes: content.length, sha256: sha256(content) };
}

/** What an earlier version of the runtime left behind would be served for ever. */
async function removeOthers(folder: string, wanted: readonly string[]): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !wanted.includes(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
