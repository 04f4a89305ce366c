import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Found } from './resolve-file';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding that an Accept-Encoding header allows. */
export function chooseEncoding(accepted: string): Encoding | null {
  const allowed = (name: Encoding) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?(\\s*,|\\s*$))`).test(accepted);
  if (allowed('br')) return 'br';
  return allowed('gzip') ? 'gzip' : null;
}

/** Small files get brotli's best; at 14 MB that would take half a minute, for a tenth less. */
const brotliQuality = (bytes: number) => (bytes < 262_144 ? 11 : bytes < 2_097_152 ? 9 : 5);

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(bytes, { level: 9 });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality(bytes.length),
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotli(bytes, { params });
}

/** Compresses each version of a file once; requests that arrive meanwhile wait for the same work. */
export function compressionCache() {
  const kept = new Map<string, { readonly version: number; readonly bytes: Promise<Buffer> }>();
  return ({ file, modified }: Found, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${file}`;
    const known = kept.get(key);
    if (known?.version === modified) return known.bytes;
    const bytes = readFile(file).then((content) => compress(content, encoding));
    bytes.catch(() => kept.delete(key));
    kept.set(key, { version: modified, bytes });
    return bytes;
  };
}
