/** What can go wrong on the way to a run: each with a message that helps, and a way on. */
import type { BrowserContext, Route } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  chooseQuickest,
  ended,
  openDemo,
  openOptions,
  runTimeout,
  runToEnd,
  settings,
  type Demo,
} from './support/demo';
import { onnxWithoutAttention } from './support/onnx-without-attention';
import { expect, test } from './support/test';

const slug = 'magnitude-pruning';
const graph = '**/models/atlas-3m/onnx/model.onnx';
const manifest = '**/models/atlas-3m/manifest.json';

const modelBytes = () => readFileSync('public/models/atlas-3m/onnx/model.onnx');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const answer = (body: Buffer) => (route: Route) => route.fulfill({ body, contentType: 'application/octet-stream' });

function withBitFlipped(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[flipped.length >> 1] ^= 1;
  return flipped;
}

/** The site's manifest, but naming these bytes as the model. */
async function nameAsModel(context: BrowserContext, bytes: Buffer): Promise<void> {
  const listed = JSON.parse(readFileSync('public/models/atlas-3m/manifest.json', 'utf8'));
  for (const file of listed.files)
    if (file.path === 'onnx/model.onnx') Object.assign(file, { bytes: bytes.length, sha256: sha256(bytes) });
  await context.route(manifest, (route) => route.fulfill({ json: listed }));
  await context.route(graph, answer(bytes));
}

/** Presses the button, and sees what happened, where, advice, and a button to go on with. */
async function expectFailure(demo: Demo, code: string | RegExp, what: RegExp): Promise<void> {
  await demo.runButton.click();
  expect(await ended(demo)).toBe('failed');
  const notice = demo.panel.locator(`[role=alert][data-failure]`);
  await expect(notice).toHaveAttribute('data-failure', code);
  await expect(notice).toContainText(what);
  await expect(notice).toContainText('In: ');
  await expect(notice.getByRole('button', { name: 'Try again' })).toBeEnabled();
}

test.use({ troubleExpected: true });
test.describe.configure({ timeout: 2 * runTimeout });

test('a truncated model file is recognised, and the run goes on once the file is whole', async ({ page, context }) => {
  await context.route(graph, answer(modelBytes().subarray(0, 1_000_000)));
  const demo = await openDemo(page, slug);
  await expectFailure(demo, 'file-corrupt', /1000000 bytes instead of \d+/);
  await context.unroute(graph);
  await demo.panel.getByRole('button', { name: 'Try again' }).click();
  await expect(demo.panel).toHaveAttribute('data-state', 'running', { timeout: runTimeout });
});

test('a model file with one bit flipped is recognised', async ({ page, context }) => {
  await context.route(graph, answer(withBitFlipped(modelBytes())));
  await expectFailure(await openDemo(page, slug), 'hash-mismatch', /SHA-256 differs/);
});

test('a manifest that names another hash is recognised', async ({ page, context }) => {
  const listed = JSON.parse(readFileSync('public/models/atlas-3m/manifest.json', 'utf8'));
  for (const file of listed.files) file.sha256 = '0'.repeat(64);
  await context.route(manifest, (route) => route.fulfill({ json: listed }));
  await expectFailure(await openDemo(page, slug), 'hash-mismatch', /SHA-256 differs/);
});

test('a manifest that is no manifest is recognised', async ({ page, context }) => {
  await context.route(manifest, (route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }));
  await expectFailure(await openDemo(page, slug), 'file-corrupt', /list of files cannot be read/);
});

test('a missing model file is named', async ({ page, context }) => {
  await context.route(graph, (route) => route.fulfill({ status: 404, body: 'not here' }));
  await expectFailure(await openDemo(page, slug), 'file-missing', /404/);
});

test('a blocked download says what may block it', async ({ page, context }) => {
  await context.route(graph, (route) => route.abort('blockedbyclient'));
  const demo = await openDemo(page, slug);
  await expectFailure(demo, 'network', /could not be downloaded/);
  await expect(demo.panel.getByRole('alert').first()).toContainText(/blocks downloads/);
});

test('bytes that are no ONNX model are refused with their place', async ({ page, context }) => {
  await nameAsModel(context, Buffer.from('<!doctype html><title>Sign in</title>'));
  await expectFailure(await openDemo(page, slug), 'file-corrupt', /./);
});

test('an ONNX model without attention is refused by name of what is missing', async ({ page, context }) => {
  await nameAsModel(context, onnxWithoutAttention());
  await expectFailure(await openDemo(page, slug), /unsupported-model|file-corrupt/, /no attention layers/);
});

test('a run works without SharedArrayBuffer, says so, and uses one thread @plain', async ({ page }) => {
  const demo = await openDemo(page, slug);
  expect(await page.evaluate(() => [typeof SharedArrayBuffer, crossOriginIsolated])).toEqual(['undefined', false]);
  await openOptions(demo.panel);
  await expect(demo.panel.getByLabel('Threads')).toBeDisabled();
  await expect(demo.panel).toContainText('This page is not isolated');
  await chooseQuickest(demo);
  expect((await runToEnd(demo)).environment).toMatchObject({ isolated: false, threads: 1 });
});

test('without WebGPU its choice is closed and says why', async ({ page }) => {
  const demo = await openDemo(page, slug);
  await openOptions(demo.panel);
  await expect(demo.panel.getByLabel('WebGPU')).toBeDisabled();
  await expect(demo.panel.getByRole('group', { name: 'Device' })).toContainText(/WebGPU.*wasm, runs everywhere/s);
});

test.describe('an address with nonsense in it', () => {
  test.use({ troubleExpected: false });

  test('falls back, says so, and leaves the page working', async ({ page }) => {
    const demo = await openDemo(
      page,
      'round-to-nearest',
      '?bits=banana&granularity=__proto__&seed=-3&unknown=1&%F0%9F',
    );
    const notice = demo.panel.locator('[data-notice=rejected]');
    await expect(notice).toContainText('Bits: “banana” is not one of');
    await expect(notice).toContainText('“__proto__”');
    await expect(notice).toContainText('“-3”');
    await expect(settings(demo).getByLabel('Bits')).toHaveValue('3');
    await expect(demo.runButton).toBeEnabled();
  });

  test('holds a number within its bounds', async ({ page }) => {
    const demo = await openDemo(page, 'layer-removal', '?layers=99');
    await expect(demo.panel.locator('[data-notice=rejected]')).toContainText('is outside 0 to 5');
    await expect(settings(demo).getByLabel(/Layers removed, exact/)).toHaveValue('5');
  });
});

test('a file that is no run is refused with a reason', async ({ page }) => {
  const demo = await openDemo(page, slug);
  const open = (text: string) =>
    demo.panel
      .getByLabel('Run file')
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await open('not JSON');
  await expect(demo.panel.locator('[data-notice=open-run]')).toContainText('This file is not JSON');
  await open('{"version":1,"technique":"wanda"}');
  await expect(demo.panel.locator('[data-notice=open-run]')).toContainText('this page is about');
});
