/** Frozen editions of the site: public/editions, each a folder that never changes again, and their register. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const Edition = z.strictObject({
  /** Year and number in it: '2026.4'. */
  id: z.string().regex(/^\d{4}\.\d+$/),
  date: z.iso.date(),
  /** Version of each page that it holds, by the page's path: '/techniques/wanda/'. */
  pages: z.record(z.string(), z.string()),
  /** SHA-256 of each file of the edition, by its path inside. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Edition = z.infer<typeof Edition>;

export const editionsFolder = 'public/editions';
export const registerFile = `${editionsFolder}/editions.json`;

/** The oldest first; none where nothing was frozen yet. */
export function readEditions(root: string): readonly Edition[] {
  const file = path.join(root, registerFile);
  return existsSync(file) ? z.array(Edition).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of each file below a folder, by its path inside, '/' between folders. */
export function hashesIn(folder: string): Readonly<Record<string, string>> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    found.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).split(path.sep).join('/'), sha256(readFileSync(file))];
    }),
  );
}

/** Path of a page inside an edition: '/techniques/wanda/' → 'techniques/wanda/index.html'. */
export const pageFile = (href: string): string => `${href.slice(1)}index.html`;

/** Those that hold the page. */
export const editionsOf = (editions: readonly Edition[], href: string): readonly Edition[] =>
  editions.filter(({ pages }) => href in pages);
