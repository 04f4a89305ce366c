/** The static server behind `npm start`, the browser tests, the records and the benchmarks. */
import { createReadStream } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { chooseEncoding, compressionCache } from './compression';
import { contentType, isCompressible } from './content-types';
import { resolveFile, type Found, type Mounts } from './resolve-file';

export interface ServeOptions {
  /** The folder served at '/'. */
  readonly dir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absent: every address of the machine. */
  readonly host?: string;
  /** Cross-origin isolation, which threads need; off plays a host that cannot set headers. */
  readonly isolate?: boolean;
  readonly compress?: boolean;
  /** Further folders by URL prefix, each with slashes at both ends: { '/bench/': '.cache/bench' }. */
  readonly mounts?: Mounts;
}

export interface Serving {
  /** `http://localhost:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

interface Site {
  readonly mounts: Mounts;
  readonly headers: OutgoingHttpHeaders;
  readonly compressed: ReturnType<typeof compressionCache> | null;
}

/** Serves a folder until closed. @throws the listening error (EADDRINUSE, EACCES) */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { dir, port, host, isolate = true, compress = true, mounts = {} } = options;
  const site: Site = {
    mounts: { ...mounts, '/': dir },
    headers: { 'X-Content-Type-Options': 'nosniff', ...(isolate ? isolation : {}) },
    compressed: compress ? compressionCache() : null,
  };
  const server = createServer((request, response) => void answerSafely(site, request, response));
  await listen(server, port, host);
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host?: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}

async function answerSafely(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await answer(site, request, response);
  } catch {
    // The reader went away, or the file changed under us: there is nobody to tell, or too late to tell.
    if (response.headersSent) response.destroy();
    else response.writeHead(500, site.headers).end('Internal error\n');
  }
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...site.headers, Allow: 'GET, HEAD' }).end();
    return;
  }
  const [path, query] = splitTarget(request.url ?? '/');
  const resolution = resolveFile(site.mounts, path);
  switch (resolution.kind) {
    case 'file':
      return sendFile(site, request, response, resolution.found, 200, path);
    case 'redirect':
      response.writeHead(308, { ...site.headers, Location: resolution.to + query }).end();
      return;
    case 'malformed':
      response.writeHead(400, site.headers).end('Malformed address\n');
      return;
    case 'missing':
      return sendMissing(site, request, response);
  }
}

function splitTarget(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at)];
}

async function sendMissing(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = resolveFile(site.mounts, '/404.html');
  if (page.kind === 'file') return sendFile(site, request, response, page.found, 404, '/404.html');
  response.writeHead(404, site.headers).end('Not found\n');
}

async function sendFile(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  found: Found,
  status: number,
  path: string,
): Promise<void> {
  const type = contentType(found.file);
  const encoding =
    site.compressed && isCompressible(type) ? chooseEncoding(String(request.headers['accept-encoding'] ?? '')) : null;
  const etag = `"${found.bytes.toString(36)}-${Math.round(found.modified).toString(36)}${encoding ? `-${encoding}` : ''}"`;
  const headers = { ...site.headers, 'Content-Type': type, ETag: etag, ...cacheHeaders(path), Vary: 'Accept-Encoding' };
  if (status === 200 && request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = encoding ? await site.compressed!(found, encoding) : null;
  response.writeHead(status, {
    ...headers,
    'Content-Length': body?.length ?? found.bytes,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  if (request.method === 'HEAD') response.end();
  else if (body) response.end(body);
  else await pipeline(createReadStream(found.file), response);
}

/** Next names its static files by their content; everything else is asked for again and answered 304. */
const cacheHeaders = (path: string): OutgoingHttpHeaders => ({
  'Cache-Control': path.startsWith('/_next/static/') ? 'public, max-age=31536000, immutable' : 'no-cache',
});
