import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citationFiles } from '@/components/entry/citation-files';
import { knowledge } from '@/components/entry/knowledge';
import { knownRuns } from '@/components/runs/known-runs';
import { runFiles } from '@/components/runs/run-files';

/**
 * The small files beside every entry and every recorded run: /<kind>/<slug>/<slug>.bib, /runs/<name>/<name>.csv and their
 * siblings. As routes of Next they were five sixths of all it makes, in an order that left the pages to a single worker;
 * `next dev` still answers for them by routes.
 */
export async function writeFilesBesidePages(out: string): Promise<void> {
  const known = await knowledge();
  const runs = await knownRuns();
  for (const entry of known.entries)
    await writeBeside(join(out, entry.href, entry.slug), citationFiles, (file) => file.write(entry, known));
  for (const run of runs) await writeBeside(join(out, run.href, run.name), runFiles, (file) => file.write(run));
}

/** @param stem path of the files without their endings; its folder need not exist */
async function writeBeside<File extends { readonly ending: string }>(
  stem: string,
  files: readonly File[],
  contentOf: (file: File) => string,
): Promise<void> {
  await mkdir(join(stem, '..'), { recursive: true });
  await Promise.all(files.map((file) => writeFile(`${stem}.${file.ending}`, contentOf(file))));
}
