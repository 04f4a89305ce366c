/** The repository once more, with made-up entries: what a build of a larger site starts from. */
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listSources } from '@/scripts/build/source-hash';
import { syntheticArticle } from './synthetic-article';

/** What a build needs besides the sources of the site. */
const further = ['scripts/build.ts', 'scripts/root.ts', 'scripts/run.ts'];

function linkFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkSync(from, to);
}

/** Every file below as a hard link: Turbopack follows no symbolic link out of the folder that it builds. Relative links stay. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const paths = [join(from, entry.name), join(to, entry.name)] as const;
    if (entry.isDirectory()) linkFolder(...paths);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(paths[0]), paths[1]);
    else linkSync(...paths);
  }
}

/** A new folder below .cache, on the same disk as the repository, which hard links ask for; the caller removes it. */
export function copyForBuild(root: string): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const copy = mkdtempSync(join(root, '.cache/build-'));
  for (const path of [...listSources(root), ...further]) linkFile(join(root, path), join(copy, path));
  linkFolder(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Techniques without a demonstration, numbered from `from` up to but without `to`. */
export function addEntries(copy: string, from: number, to: number): void {
  for (let number = from; number < to; number++) {
    const folder = join(copy, `content/techniques/made-up-${number}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'article.mdx'), syntheticArticle(number));
  }
}
