/** Small knowledge bases for tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Entry } from '@/lib/articles/entry';

/** A well-formed entry; everything else follows from the slug unless given. */
export function entry(slug: string, rest: Partial<Entry> = {}): Entry {
  return {
    title: `Title of ${slug}`,
    summary: `Summary of ${slug}.`,
    parent: null,
    also: [],
    order: 0,
    source: 'survey',
    constraints: [],
    aliases: [],
    claims: [],
    properties: [],
    relations: [],
    published: '2026-11-20',
    modified: '2026-11-22',
    version: '1.0',
    kind: 'families',
    slug,
    href: `/families/${slug}/`,
    file: `content/families/${slug}/article.mdx`,
    body: '',
    citations: [],
    demo: false,
    ...rest,
  };
}

/** An article's text; `extra` lines come last in the front matter. */
export function articleText(extra: readonly string[] = [], body = 'Prose.\n'): string {
  const required = ['title: A title', 'summary: A summary.', 'parent: null', 'source: survey'];
  const dated = ['published: 2026-11-20', 'modified: 2026-11-22', 'version: "1.0"'];
  return ['---', ...required, ...dated, ...extra, '---', '', body].join('\n');
}

/** Writes files into a new folder and gives its path; names are paths from that folder. It is removed when the test ends. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'content-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return root;
}
