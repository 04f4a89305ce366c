import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openFiles } from './files';
import type { LabError } from './lab-error';

const base = 'http://atlas.test/';
const content = new TextEncoder().encode('a model, as far as this test goes');
const sha256 = createHash('sha256').update(content).digest('hex');
const expected = { path: 'model.onnx', bytes: content.byteLength, sha256 };
const url = `${base}models/model.onnx`;

/** A Cache that lives as long as a test. */
function fakeCaches() {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (entries.has(key) ? new Response(entries.get(key)) : undefined),
    put: async (key: string, response: Response) => void entries.set(key, new Uint8Array(await response.arrayBuffer())),
    delete: async (key: string) => entries.delete(key),
  };
  return { entries, storage: { open: async () => cache } };
}

let kept: ReturnType<typeof fakeCaches>;
const answer = (respond: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => respond()),
  );
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('the file was accepted'),
    (error: LabError) => error,
  );

beforeEach(() => {
  kept = fakeCaches();
  vi.stubGlobal('caches', kept.storage);
});
afterEach(() => vi.unstubAllGlobals());

describe('openFiles', () => {
  it('gives a file that matches its manifest, tells of its bytes, and keeps it', async () => {
    answer(() => new Response(content));
    const files = await openFiles(base);
    const onBytes = vi.fn();
    expect(await files.file('models/model.onnx', expected, onBytes)).toEqual(content);
    expect(onBytes.mock.calls.reduce((sum, [bytes]) => sum + bytes, 0)).toBe(content.byteLength);
    expect(kept.entries.get(url)).toEqual(content);
  });

  it('takes a kept file without asking the network', async () => {
    kept.entries.set(url, content);
    answer(() => Response.error());
    const files = await openFiles(base);
    expect(await files.file('models/model.onnx', expected)).toEqual(content);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('throws away a kept file that has been altered and fetches it again', async () => {
    kept.entries.set(
      url,
      content.map((byte) => byte ^ 1),
    );
    answer(() => new Response(content));
    const files = await openFiles(base);
    expect(await files.file('models/model.onnx', expected)).toEqual(content);
    expect(kept.entries.get(url)).toEqual(content);
  });

  it('refuses a truncated file, says by how much, and keeps nothing', async () => {
    answer(() => new Response(content.slice(0, 10)));
    const failure = await failureOf((await openFiles(base)).file('models/model.onnx', expected));
    expect(failure).toMatchObject({ code: 'file-corrupt', where: url });
    expect(failure.what).toContain(`10 bytes instead of ${content.byteLength}`);
    expect(kept.entries.size).toBe(0);
  });

  it('refuses a file of the right length with one bit flipped, and keeps nothing', async () => {
    const flipped = content.slice();
    flipped[5] ^= 4;
    answer(() => new Response(flipped));
    const failure = await failureOf((await openFiles(base)).file('models/model.onnx', expected));
    expect(failure).toMatchObject({ code: 'hash-mismatch', where: url });
    expect(kept.entries.size).toBe(0);
  });

  it('names the status of a missing file', async () => {
    answer(() => new Response('not here', { status: 404, statusText: 'Not Found' }));
    const failure = await failureOf((await openFiles(base)).file('models/model.onnx', expected));
    expect(failure).toMatchObject({ code: 'file-missing', what: 'The server answered 404 Not Found' });
  });

  it('calls a blocked download a network failure with a way on', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    const failure = await failureOf((await openFiles(base)).file('models/model.onnx', expected));
    expect(failure.code).toBe('network');
    expect(failure.advice).toMatch(/connection/);
  });

  it('works without storage', async () => {
    vi.stubGlobal('caches', { open: () => Promise.reject(new Error('denied')) });
    answer(() => new Response(content));
    expect(await (await openFiles(base)).file('models/model.onnx', expected)).toEqual(content);
  });

  it('reads manifests from the network, and from the device when there is none', async () => {
    const schema = z.object({ id: z.string() });
    answer(() => new Response('{"id":"new"}'));
    const files = await openFiles(base);
    expect(await files.manifest('m.json', schema)).toEqual({ id: 'new' });
    answer(() => Promise.reject(new TypeError('offline')));
    expect(await files.manifest('m.json', schema)).toEqual({ id: 'new' });
  });

  it.each(['<!doctype html>', '{"name":1}'])('refuses a manifest that is %s', async (text) => {
    answer(() => new Response(text));
    const failure = await failureOf((await openFiles(base)).manifest('m.json', z.object({ id: z.string() })));
    expect(failure).toMatchObject({ code: 'file-corrupt', where: `${base}m.json` });
  });
});
