import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEncoding } from './compression';
import { contentType } from './content-types';
import { serve, type Serving } from './serve';

const dir = mkdtempSync(join(tmpdir(), 'serve-'));
const site = join(dir, 'site');
const page = '<!doctype html><title>page</title>'.repeat(40);
let isolated: Serving;
let plain: Serving;

const write = (path: string, content: string | Buffer) => {
  mkdirSync(join(site, path, '..'), { recursive: true });
  writeFileSync(join(site, path), content);
};

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** A request as written: fetch would fold '..' away before sending. */
function ask(origin: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, method, host: 'localhost' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

beforeAll(async () => {
  write('index.html', page);
  write('404.html', 'no such page');
  write('techniques/wanda/index.html', page);
  write('_next/static/chunk.js', 'export {}');
  write('models/tiny/onnx/model.onnx', Buffer.alloc(300_000, 7));
  write('.build.json', '{}');
  write('a folder/ä.txt', 'umlaut');
  writeFileSync(join(dir, 'secret.txt'), 'outside');
  isolated = await serve({ dir: site, port: 0 });
  plain = await serve({ dir: site, port: 0, isolate: false, compress: false, mounts: { '/extra/': dir } });
});

afterAll(async () => {
  await Promise.all([isolated.close(), plain.close()]);
  rmSync(dir, { recursive: true });
});

describe('serve', () => {
  it('isolates every answer: pages, files, errors and 304s', async () => {
    const { headers: first } = await ask(isolated.origin, '/');
    const answers = await Promise.all([
      ask(isolated.origin, '/'),
      ask(isolated.origin, '/techniques/wanda/'),
      ask(isolated.origin, '/missing'),
      ask(isolated.origin, '/', { 'if-none-match': String(first.etag) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 304]);
    for (const { headers } of answers) {
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('leaves the isolation headers off when asked', async () => {
    const { headers } = await ask(plain.origin, '/');
    expect(Object.keys(headers).filter((name) => name.startsWith('cross-origin'))).toEqual([]);
  });

  it('compresses text with brotli or gzip as the reader accepts, and weights never', async () => {
    const brotli = await ask(isolated.origin, '/', { 'accept-encoding': 'gzip, deflate, br' });
    const zipped = await ask(isolated.origin, '/', { 'accept-encoding': 'gzip' });
    const weights = await ask(isolated.origin, '/models/tiny/onnx/model.onnx', { 'accept-encoding': 'br' });
    expect([brotli.headers['content-encoding'], brotliDecompressSync(brotli.body).toString()]).toEqual(['br', page]);
    expect([zipped.headers['content-encoding'], gunzipSync(zipped.body).toString()]).toEqual(['gzip', page]);
    expect([weights.headers['content-encoding'], weights.body.length]).toEqual([undefined, 300_000]);
  });

  it('gives a changed file a new tag and new bytes', async () => {
    write('changing.txt', 'one');
    const before = await ask(isolated.origin, '/changing.txt', { 'accept-encoding': 'gzip' });
    write('changing.txt', 'two');
    utimesSync(join(site, 'changing.txt'), new Date(), new Date(Date.now() + 5000));
    const tag = { 'if-none-match': String(before.headers.etag), 'accept-encoding': 'gzip' };
    const after = await ask(isolated.origin, '/changing.txt', tag);
    expect([after.status, gunzipSync(after.body).toString()]).toEqual([200, 'two']);
  });

  it('never leaves its folder and serves no hidden file', async () => {
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/a/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/.build.json',
    ];
    const answers = await Promise.all(paths.map((path) => ask(isolated.origin, path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 404]);
    expect(answers.some(({ body }) => body.includes('outside'))).toBe(false);
  });

  it('answers malformed addresses with 400 and goes on', async () => {
    expect((await ask(isolated.origin, '/%E0%A4%A')).status).toBe(400);
    expect((await ask(isolated.origin, '/a%00b')).status).toBe(400);
    expect((await ask(isolated.origin, '/')).status).toBe(200);
  });

  it('adds the missing slash of a folder and keeps the query, on this host only', async () => {
    const folder = await ask(isolated.origin, '/techniques/wanda?seed=3');
    const foreign = await ask(isolated.origin, '//techniques/wanda');
    expect([folder.status, folder.headers.location]).toEqual([308, '/techniques/wanda/?seed=3']);
    expect(foreign.headers.location).toBe('/techniques/wanda/');
  });

  it('shows 404.html with status 404', async () => {
    const { status, body } = await ask(isolated.origin, '/nowhere/');
    expect([status, body.toString()]).toEqual([404, 'no such page']);
  });

  it('lets content-named files be kept for good and all others be asked for again', async () => {
    const chunk = await ask(isolated.origin, '/_next/static/chunk.js');
    const document = await ask(isolated.origin, '/');
    expect(chunk.headers['cache-control']).toContain('immutable');
    expect(document.headers['cache-control']).toBe('no-cache');
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await ask(isolated.origin, '/', {}, 'HEAD');
    const post = await ask(isolated.origin, '/', {}, 'POST');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(page.length), 0]);
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('serves further folders by prefix, and names with spaces and umlauts', async () => {
    expect((await ask(plain.origin, '/extra/secret.txt')).body.toString()).toBe('outside');
    expect((await ask(plain.origin, '/a%20folder/%C3%A4.txt')).body.toString()).toBe('umlaut');
  });

  it('says so when the port is taken', async () => {
    const port = Number(new URL(plain.origin).port);
    await expect(serve({ dir: site, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('contentType', () => {
  it.each([
    ['a/ort.mjs', 'text/javascript; charset=utf-8'],
    ['ort.wasm', 'application/wasm'],
    ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['wanda.csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
    ['wanda.v1.json', 'application/json; charset=utf-8'],
    ['wanda.bib', 'application/x-bibtex; charset=utf-8'],
    ['wanda.ris', 'application/x-research-info-systems; charset=utf-8'],
    ['model.onnx', 'application/octet-stream'],
    ['LICENSE', 'application/octet-stream'],
  ])('%s is %s', (path, type) => expect(contentType(path)).toBe(type));
});

describe('chooseEncoding', () => {
  it('prefers brotli and respects a refusal', () => {
    expect(chooseEncoding('gzip, br')).toBe('br');
    expect(chooseEncoding('br;q=0, gzip')).toBe('gzip');
    expect(chooseEncoding('br;q=0.5')).toBe('br');
    expect(chooseEncoding('identity')).toBe(null);
  });
});
