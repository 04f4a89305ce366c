import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citationFiles } from '@/components/entry/citation-files';
import { knowledge } from '@/components/entry/knowledge';
import type { Entry } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';

/**
 * The small files beside every entry: /<kind>/<slug>/<slug>.bib and its siblings. As routes of Next they were five sixths of
 * all it makes, in an order that left the pages to a single worker; `next dev` still answers for them by a route.
 */
export async function writeEntryFiles(out: string): Promise<void> {
  const known = await knowledge();
  for (const entry of known.entries) await writeFilesOf(entry, known, out);
}

async function writeFilesOf(entry: Entry, known: Knowledge, out: string): Promise<void> {
  const folder = join(out, entry.kind, entry.slug);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    citationFiles.map(({ ending, write }) => writeFile(join(folder, `${entry.slug}.${ending}`), write(entry, known))),
  );
}
