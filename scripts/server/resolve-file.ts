import { statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

export interface Found {
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** What a request path means: a file, a folder without its slash, nothing, or nonsense. */
export type Resolution =
  | { readonly kind: 'file'; readonly found: Found }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/** Folders served, by URL prefix; the site itself is at '/'. */
export type Mounts = Readonly<Record<string, string>>;

/** Finds what a URL path names. A path cannot leave its folder, and names that begin with a dot are not served. */
export function resolveFile(mounts: Mounts, urlPath: string): Resolution {
  const path = decode(urlPath);
  if (path === null) return { kind: 'malformed' };
  if (path.split('/').some((segment) => segment.startsWith('.'))) return { kind: 'missing' };
  const file = locate(mounts, path);
  const found = stat(file);
  if (found && !found.folder) return path.endsWith('/') ? { kind: 'missing' } : { kind: 'file', found };
  const index = found ? stat(join(file, 'index.html')) : null;
  if (!index || index.folder) return { kind: 'missing' };
  return path.endsWith('/') ? { kind: 'file', found: index } : { kind: 'redirect', to: encodeURI(`${path}/`) };
}

/** Decoded, with '//' and '..' folded away, so that it always starts with exactly one slash; null when malformed. */
function decode(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath);
    return path.includes('\0') || path.includes('\\') ? null : normalize(`/${path}`).split(sep).join('/');
  } catch {
    return null;
  }
}

function locate(mounts: Mounts, path: string): string {
  const prefix = Object.keys(mounts)
    .filter((prefix) => path.startsWith(prefix))
    .reduce((longest, prefix) => (prefix.length > longest.length ? prefix : longest), '/');
  return join(mounts[prefix], path.slice(prefix.length));
}

function stat(file: string): (Found & { readonly folder: boolean }) | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? { file, bytes: found.size, modified: found.mtimeMs, folder: found.isDirectory() } : null;
}
