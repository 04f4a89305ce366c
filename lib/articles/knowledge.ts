/** The whole knowledge base, read and checked: what a page, a feed or a test starts from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCitations } from '@/lib/articles/citations';
import type { Entry } from '@/lib/articles/entry';
import { type History, readHistory } from '@/lib/articles/history';
import { checkLinks } from '@/lib/articles/links';
import { listEntries } from '@/lib/articles/read';
import { loadBibliography, type Reference } from '@/lib/bibliography/bibliography';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import type { Effect, Taxonomy } from '@/lib/taxonomy/taxonomy';

export interface Knowledge {
  readonly entries: readonly Entry[];
  readonly taxonomy: Taxonomy;
  readonly bibliography: ReadonlyMap<string, Reference>;
  readonly history: History;
}

/** Addresses of the pages of all recorded runs. */
function runPages(root: string): string[] {
  const folder = path.join(root, 'public', 'runs');
  return existsSync(folder) ? readdirSync(folder).map((file) => `/runs/${path.basename(file, '.json')}/`) : [];
}

/**
 * @param effects recorded effects by slug
 * @param root folder that holds content/
 * @throws ContentError at the first thing in content/ that does not hold together
 */
export async function loadKnowledge(
  effects: ReadonlyMap<string, Effect> = new Map(),
  root: string = process.cwd(),
): Promise<Knowledge> {
  const [entries, bibliography] = await Promise.all([listEntries(root), loadBibliography(root)]);
  checkLinks(entries, runPages(root));
  checkCitations(entries, bibliography, (file) => readFileSync(path.join(root, file), 'utf8'));
  return { entries, bibliography, taxonomy: buildTaxonomy(entries, effects), history: readHistory(root) };
}
