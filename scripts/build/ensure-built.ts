import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { build } from './build';
import { hashSources } from './source-hash';

/** `out/.build.json`: what the site in `out/` was made from, and how long that took. */
export const BuildRecord = z.strictObject({ sources: z.string(), seconds: z.number() });
export type BuildRecord = z.infer<typeof BuildRecord>;

/** The record of the site in `out/`; null when there is no complete build. */
export function readBuildRecord(root: string): BuildRecord | null {
  try {
    return BuildRecord.parse(JSON.parse(readFileSync(join(root, 'out/.build.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Builds the site unless `out/` was made from the sources as they are. @throws BuildError */
export async function ensureBuilt(root: string): Promise<void> {
  if (readBuildRecord(root)?.sources === hashSources(root)) return;
  console.log('Building the site (once; later starts take it as it is) ...');
  await build(root);
}
