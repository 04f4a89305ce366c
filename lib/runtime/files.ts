/** Fetches files of our own origin, checks each byte against its manifest, and keeps them on the device. */
import type { z } from 'zod';
import type { ManifestFile } from './manifest';
import { LabError } from './lab-error';

export interface FileStore {
  /** Bytes of a file, verified; from the device if they are there. `onBytes` is told of each piece that arrives. */
  file(path: string, expected: ManifestFile, onBytes?: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>>;
  /** A manifest; from the network first, since it says what is current. */
  manifest<T>(path: string, schema: z.ZodType<T>): Promise<T>;
}

/** The cache that the service worker answers from as well. */
export const cacheName = 'slm-atlas-files-v1';

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @throws LabError 'unsupported-browser' where the page is not a secure context. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle)
    throw new LabError({
      code: 'unsupported-browser',
      what: 'The browser offers no cryptography here, so files cannot be verified',
      where: 'this address',
      advice: 'Open the site over https, or on localhost.',
    });
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

/** Private windows and some embeddings refuse storage; the laboratory then works without keeping anything. */
async function openCache(): Promise<Cache | null> {
  try {
    return await caches.open(cacheName);
  } catch {
    return null;
  }
}

async function fetchOk(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new LabError(
      {
        code: 'network',
        what: 'The file could not be downloaded',
        where: url,
        advice: 'Check the connection, and whether something blocks downloads from this site; then try again.',
      },
      { cause },
    );
  });
  if (response.ok) return response;
  throw new LabError({
    code: 'file-missing',
    what: `The server answered ${response.status} ${response.statusText}`.trim(),
    where: url,
    advice: 'Reload the page; if the file stays missing, please report it.',
  });
}

async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value);
    onBytes(piece.value.byteLength);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

const interrupted = (url: string, cause: unknown) =>
  new LabError(
    { code: 'network', what: 'The download broke off', where: url, advice: 'Check the connection and try again.' },
    { cause },
  );

async function verify(bytes: Uint8Array<ArrayBuffer>, expected: ManifestFile, url: string): Promise<void> {
  if (bytes.byteLength !== expected.bytes)
    throw new LabError({
      code: 'file-corrupt',
      what: `The file has ${bytes.byteLength} bytes instead of ${expected.bytes}`,
      where: url,
      advice: 'The download was cut short or altered. Try again; nothing of it was kept.',
    });
  if ((await sha256(bytes)) !== expected.sha256)
    throw new LabError({
      code: 'hash-mismatch',
      what: 'The file is not the one that the manifest names: its SHA-256 differs',
      where: url,
      advice: 'Reload the page to fetch it again. If it persists, the file was altered on its way; please report it.',
    });
}

async function kept(cache: Cache | null, url: string, expected: ManifestFile): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await cache?.match(url);
  if (!response) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const intact = await verify(bytes, expected, url).then(
    () => true,
    () => false,
  );
  if (!intact) await cache?.delete(url);
  return intact ? bytes : null;
}

const contentTypes: Record<string, string> = {
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
};

/** Keeping is a courtesy: a full disk must not fail a run. */
async function keep(cache: Cache | null, url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const type = contentTypes[url.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const headers = { 'Content-Type': type, 'Cross-Origin-Resource-Policy': 'same-origin' };
  await cache?.put(url, new Response(bytes, { headers })).catch(() => undefined);
}

/** @param base the origin's root, with a trailing slash */
export async function openFiles(base: string): Promise<FileStore> {
  const cache = await openCache();
  return {
    async file(path, expected, onBytes = () => {}) {
      const url = new URL(path, base).href;
      const stored = await kept(cache, url, expected);
      if (stored) {
        onBytes(stored.byteLength);
        return stored;
      }
      const response = await fetchOk(url, { cache: 'no-cache' });
      const bytes = await readAll(response, onBytes).catch((cause: unknown) => {
        throw interrupted(url, cause);
      });
      await verify(bytes, expected, url);
      await keep(cache, url, bytes);
      return bytes;
    },
    async manifest(path, schema) {
      const url = new URL(path, base).href;
      const text = await fetchOk(url, { cache: 'no-cache' }).then(
        (response) => response.text(),
        async (error: unknown) => {
          const stored = await cache?.match(url);
          if (stored) return stored.text();
          throw error;
        },
      );
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success)
        throw new LabError({
          code: 'file-corrupt',
          what: `The list of files cannot be read: ${parsed.error.issues[0]?.message ?? 'not JSON'}`,
          where: url,
          advice: 'Reload the page; if it persists, please report it.',
        });
      await keep(cache, url, new TextEncoder().encode(text));
      return parsed.data;
    },
  };
}

/** undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
