import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runPackage } from '../run';
import { buildServiceWorker } from './build-service-worker';
import { compileAhead } from './compile-ahead';
import { copyRuntime } from './copy-runtime';
import type { BuildRecord } from './ensure-built';
import { writeFilesBesidePages } from './files-beside-pages';
import { delayScripts } from './late-scripts';
import { hashSources } from './source-hash';

export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/** Makes the static site in `out/`. @throws BuildError when Next reports a failure, which it has printed by then */
export async function build(root: string): Promise<void> {
  const started = performance.now();
  const sources = hashSources(root);
  const out = join(root, 'out');
  await rm(join(out, '.build.json'), { force: true });
  await copyRuntime(root);
  const status = await runPackage('next', 'next', ['build'], { cwd: root, env: { NEXT_TELEMETRY_DISABLED: '1' } });
  if (status !== 0) throw new BuildError('next build failed; its message is above.');
  await removeWorkerSources(out);
  await writeFilesBesidePages(out);
  await compileAhead(out, await delayScripts(out));
  await buildServiceWorker(root, out);
  await writeRecord(out, { sources, seconds: (performance.now() - started) / 1000 });
}

/** Turbopack emits the TypeScript of each worker beside its bundle; nothing loads it. */
async function removeWorkerSources(out: string): Promise<void> {
  const media = join(out, '_next/static/media');
  const names = await readdir(media).catch(() => []);
  await Promise.all(names.filter((name) => /\.tsx?$/.test(name)).map((name) => rm(join(media, name))));
}

/** Written last: a build that was interrupted has no record and is made again. */
const writeRecord = (out: string, record: BuildRecord) => writeFile(join(out, '.build.json'), JSON.stringify(record));
