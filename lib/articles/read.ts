/** Entries from the folders of content/: the folder listing is the register, nothing else lists them. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { citationsOf } from '@/lib/articles/citations';
import { ContentError } from '@/lib/articles/content-error';
import { type Entry, type Kind, kinds } from '@/lib/articles/entry';
import { parseArticle } from '@/lib/articles/front-matter';

/** Folder that holds content/; the working directory unless a test says otherwise. */
const here = () => process.cwd();

/**
 * Every entry, by kind, then slug.
 * @throws ContentError with file and line at the first article that is not well formed.
 */
export async function listEntries(root: string = here()): Promise<readonly Entry[]> {
  const perKind = await Promise.all(kinds.map((kind) => listKind(kind, root)));
  return perKind.flat();
}

async function listKind(kind: Kind, root: string): Promise<Entry[]> {
  const folder = path.join(root, 'content', kind);
  const names = existsSync(folder) ? (await readdir(folder)).sort() : [];
  const slugs = names.filter((name) => existsSync(path.join(folder, name, 'article.mdx')));
  return Promise.all(slugs.map((slug) => readEntry(kind, slug, root)));
}

/** @throws ContentError when there is no such article or it is not well formed. */
export async function readEntry(kind: Kind, slug: string, root: string = here()): Promise<Entry> {
  const file = `content/${kind}/${slug}/article.mdx`;
  const text = await readFile(path.join(root, file), 'utf8').catch(() => {
    throw new ContentError(file, 1, 'there is no such article.');
  });
  const { frontMatter, body, lines } = parseArticle(text, file);
  return {
    ...frontMatter,
    kind,
    slug,
    href: `/${kind}/${slug}/`,
    file,
    body,
    lines,
    citations: citationsOf(frontMatter, body),
    demo: existsSync(path.join(root, 'content', kind, slug, 'technique.ts')),
  };
}
