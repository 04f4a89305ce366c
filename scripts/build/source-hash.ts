import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the built site is made of. */
const sources = [
  ...['app', 'components', 'content', 'lib', 'public', 'scripts/build', 'stubs', 'sw'],
  ...['next.config.ts', 'package-lock.json', 'package.json', 'postcss.config.mjs', 'tsconfig.json'],
  // Part of the archive that the site offers.
  ...['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'LICENSE-content'],
];

/** Left out: tests and their fixtures, hidden files, and what the build itself puts among the sources. */
const ignored = /\.test\.tsx?$|(^|\/)(golden\/|\.)|^public\/(ort\/|sw\.js$)/;

/** SHA-256 over names and contents of everything the site is built from. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const path of listSources(root)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Paths from the root, with '/' on every platform. */
export const listSources = (root: string): readonly string[] =>
  sources
    .flatMap((path) => filesAt(root, path))
    .filter((path) => !ignored.test(path))
    .sort();

function filesAt(root: string, path: string): readonly string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
