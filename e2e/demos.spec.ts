import type { Page } from '@playwright/test';
import type { DemoRun } from '@/lib/runtime/protocol';
import {
  chooseQuickest,
  exportFile,
  exportRun,
  measureOf,
  openDemo,
  openOptions,
  runToEnd,
  runTimeout,
  settings,
  type Demo,
} from './support/demo';
import { takeLongTasks, watchLongTasks } from './support/long-tasks';
import { always, expectComplete } from './support/record';
import { isRecorded, techniques } from './support/techniques';
import { expect, test } from './support/test';

function expectChanged({ changed, model }: DemoRun): void {
  expect(changed.weights + changed.nodesAdded + changed.nodesRemoved).toBeGreaterThan(0);
  expect(changed.of).toBeGreaterThan(0);
  // New tensors count too, and come with new nodes.
  if (changed.nodesAdded === 0) expect(changed.weights).toBeLessThanOrEqual(changed.of);
  expect(changed.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(changed.sha256).not.toBe(model.sha256);
}

type Cell = Record<'value' | 'low' | 'high' | 'n', string>;

/** The page shows what the record says: for people, and as data for programs. */
async function expectShown({ panel }: Demo, run: DemoRun): Promise<void> {
  const variants = ['baseline', 'treated', 'ratio'] as const;
  const cells = await panel.locator('td[data-measure]').evaluateAll((all) =>
    all.map((cell) => {
      const { measure, variant, value, low, high, n } = (cell as HTMLElement).dataset;
      return { name: `${measure} ${variant}`, text: cell.textContent, data: { value, low, high, n } };
    }),
  );
  const shown = new Map(cells.map(({ name, ...cell }) => [name, cell]));
  for (const metric of always)
    for (const variant of variants) {
      const { value, low, high, n } = measureOf(run, metric)[variant]!;
      const data: Cell = { value: `${value}`, low: `${low ?? ''}`, high: `${high ?? ''}`, n: `${n}` };
      expect(shown.get(`${metric} ${variant}`), `${metric} ${variant}`).toEqual({
        text: expect.stringMatching(/\d/),
        data,
      });
    }
}

/**
 * Runs that are taken to the end, one of each way to change a model: fewer layers, zeros, codes in the cache, rows of the
 * output layer; codes in weights are run below, and the queue of /compare/ runs one at the default options.
 */
const wholeRuns = ['layer-removal', 'wanda', 'kivi', 'vocabtailor'];

/** What a page shows before anything is run: the recorded run, with no part of the laboratory loaded. */
async function openRecorded(page: Page, slug: string): Promise<Demo> {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const demo = await openDemo(page, slug);
  expect(isRecorded(slug), `public/runs/${slug}.json; npm run measure ${slug} makes it`).toBe(true);
  await expect(demo.panel).toHaveAttribute('data-state', 'recorded');
  await expect(demo.panel.locator('[data-environment]')).toContainText(/recorded \d{4}-\d{2}-\d{2}/);
  const run = await exportRun(demo);
  expect(run.technique).toBe(slug);
  expectChanged(run);
  await expectShown(demo, run);
  expect(requests.filter((path) => /^\/(models|ort|eval)\//.test(path))).toEqual([]);
  return demo;
}

async function chooseTwoThreads({ panel }: Demo): Promise<void> {
  await openOptions(panel);
  await panel.getByLabel('Threads').selectOption('2');
}

test.describe('every technique', () => {
  test.describe.configure({ timeout: runTimeout + 60_000 });

  for (const slug of wholeRuns)
    test(`${slug} really changes the model and measures it to the end, never holding the main thread @alone`, async ({
      page,
    }) => {
      await watchLongTasks(page);
      const demo = await openRecorded(page, slug);
      await chooseQuickest(demo);
      await chooseTwoThreads(demo);
      await page.waitForLoadState('networkidle');
      await takeLongTasks(page);
      const run = await runToEnd(demo);
      expect(await takeLongTasks(page), 'tasks over 50 ms').toEqual([]);
      expectComplete(run);
      expectChanged(run);
      await expectShown(demo, run);
      const options = { windows: 8, timing: 'quick', tasks: [], device: 'wasm' };
      expect(run).toMatchObject({ technique: slug, options });
      expect(run.environment).toMatchObject({ isolated: true, threads: 2 });
      expect(run.texts.baseline.trim().length).toBeGreaterThan(0);
      await expect(demo.panel.locator('[data-proof]')).toContainText(run.changed.sha256.slice(0, 12));
    });

  // What comes after is the same for all of them, and was run to the end for every record.
  for (const slug of techniques.filter((each) => !wholeRuns.includes(each)))
    test(`${slug} shows its record, changes the model in the browser, and both models load and are being scored`, async ({
      page,
    }) => {
      const demo = await openRecorded(page, slug);
      await demo.runButton.click();
      await untilScored(demo);
    });
});

/** Waits until both models are loaded and compared and the first text is being scored; then cancels. */
async function untilScored({ page, panel }: Demo): Promise<void> {
  const scoring = panel.locator('[data-stage=quality][aria-current=step]');
  const failed = panel.and(page.locator('[data-state=failed]'));
  await scoring.or(failed).waitFor({ state: 'attached', timeout: runTimeout });
  await expect(failed).toHaveCount(0);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toHaveAttribute('data-state', 'cancelled');
}

test.describe('a run', () => {
  test.describe.configure({ timeout: 2 * runTimeout });
  const [slug] = techniques;

  for (const moment of ['loading', 'running'])
    test(`stops within 200 ms when it is cancelled while ${moment}, and can be run again @alone`, async ({ page }) => {
      const demo = await openDemo(page, slug);
      await demo.runButton.click();
      await expect(demo.panel).toHaveAttribute('data-state', moment, { timeout: 60_000 });
      expect(await cancelAndTime(demo)).toBeLessThan(200);
      await expect.poll(() => page.workers().length).toBe(0);
      await demo.runButton.click();
      await expect(demo.panel).toHaveAttribute('data-state', 'running', { timeout: 60_000 });
    });

  test('takes parameters and seed from the address, writes them there, and shows what they change', async ({
    page,
  }) => {
    const search = '?bits=8&granularity=group&group=64&seed=7';
    const demo = await openDemo(page, 'round-to-nearest', search);
    const three = await exportRun(demo);
    await expect(settings(demo).getByLabel('Seed')).toHaveValue('7');
    await settings(demo).getByLabel('Bits').selectOption('2');
    await expect(page).toHaveURL(/[?&]bits=2/);
    await page.goBack();
    await expect(settings(demo).getByLabel('Bits')).toHaveValue('8');
    expect(new URL(page.url()).search).toBe(search);
    await page.goForward();
    await chooseQuickest(demo);
    const two = await runToEnd(demo);
    expectComplete(two);
    expect(two).toMatchObject({ seed: 7, values: { bits: '2', granularity: 'group', group: '64' } });
    const prose = (run: DemoRun) => measureOf(run, 'bits-per-byte-prose').ratio!;
    expect(three).toMatchObject({ values: { bits: '3', granularity: 'channel' } });
    expect(prose(two).value).toBeGreaterThan(prose(three).value);
    expect(prose(two).low).toBeGreaterThan(1);
    expect(measureOf(two, 'packed-bytes').ratio!.value).toBeLessThan(measureOf(three, 'packed-bytes').ratio!.value);
  });

  test('exports CSV with a row for each metric and variant', async ({ page }) => {
    const demo = await openDemo(page, slug);
    const run = await exportRun(demo);
    const [head, ...rows] = (await exportFile(demo, 'Export CSV')).trim().split('\r\n');
    const figures = run.measures.flatMap(({ baseline, treated, ratio, difference = null }) => [
      baseline,
      treated,
      ratio,
      difference,
    ]);
    expect(head).toContain('metric,label,group,unit,better,variant,value,low,high,n');
    expect(rows).toHaveLength(figures.filter((estimate) => estimate !== null).length);
  });

  test('opens again from its own export', async ({ page }) => {
    const demo = await openDemo(page, slug);
    const exported = await exportFile(demo, 'Export JSON');
    const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(exported) };
    await demo.panel.getByLabel('Run file').setInputFiles(file);
    await expect(demo.panel).toHaveAttribute('data-shown', 'shared');
    expect(await exportFile(demo, 'Export JSON')).toBe(exported);
  });
});

/** Milliseconds in the page from pressing Cancel until it says so. */
async function cancelAndTime({ panel }: Demo): Promise<number> {
  const cancel = await panel.getByRole('button', { name: 'Cancel' }).elementHandle();
  return panel.evaluate((element, button) => {
    const cancelled = new Promise<number>((resolve) => {
      const seen = () => element.getAttribute('data-state') === 'cancelled' && resolve(performance.now());
      new MutationObserver(seen).observe(element, { attributes: true });
    });
    const pressed = performance.now();
    (button as HTMLElement).click();
    return cancelled.then((at) => at - pressed);
  }, cancel);
}

test('WebGPU must agree with wasm on both models before anything is scored @webgpu', async ({ page }) => {
  test.setTimeout(2 * runTimeout);
  const demo = await openDemo(page, 'magnitude-pruning');
  await openOptions(demo.panel);
  await demo.panel.getByLabel('WebGPU').check();
  await demo.runButton.click();
  // A software GPU scores a window in half a minute: past the comparison there is nothing more to learn from it.
  await untilScored(demo);
});
