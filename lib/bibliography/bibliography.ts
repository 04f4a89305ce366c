/** Every work that the articles may cite: content/references.bib and a references.bib beside any article. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ContentError } from '@/lib/articles/content-error';
import { parseBibtex } from '@/lib/bibliography/bibtex';
import type { Reference } from '@/lib/bibliography/reference';

export { format } from '@/lib/bibliography/format';
export { authorLine, type CslItem, type Reference } from '@/lib/bibliography/reference';

/** Parsed files by their text: hundreds of pages ask for the same bibliography. */
const parsed = new Map<string, readonly Reference[]>();

/**
 * References by key, in order of file and line.
 * @param root folder that holds content/
 * @throws ContentError on BibTeX that does not parse or a key defined twice
 */
export async function loadBibliography(root: string = process.cwd()): Promise<ReadonlyMap<string, Reference>> {
  const files = await bibFiles(root);
  const lists = await Promise.all(files.map((file) => readBibtex(root, file)));
  return byKey(lists.flat());
}

async function bibFiles(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'content'), { recursive: true });
  const files = names.filter((name) => path.basename(name) === 'references.bib');
  return files.map((name) => `content/${name}`).sort();
}

async function readBibtex(root: string, file: string): Promise<readonly Reference[]> {
  const text = await readFile(path.join(root, file), 'utf8');
  const id = `${file}\n${text}`;
  const references = parsed.get(id) ?? parseBibtex(text, file);
  parsed.set(id, references);
  return references;
}

function byKey(references: readonly Reference[]): Map<string, Reference> {
  const map = new Map<string, Reference>();
  for (const reference of references) {
    const first = map.get(reference.key);
    if (first) throw definedTwice(reference, first);
    map.set(reference.key, reference);
  }
  return map;
}

function definedTwice({ key, file, line }: Reference, first: Reference): ContentError {
  return new ContentError(file, line, `the key "${key}" is defined already at ${first.file}:${first.line}; keep one.`);
}
