/** The demo panel as a reader works it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { DemoRun } from '@/lib/runtime/protocol';

/** A whole run on a slow, shared machine. */
export const runTimeout = 240_000;

export interface Demo {
  readonly page: Page;
  readonly slug: string;
  readonly panel: Locator;
  readonly runButton: Locator;
}

/** @param search a query with '?' */
export async function openDemo(page: Page, slug: string, search = ''): Promise<Demo> {
  await page.goto(`/techniques/${slug}/${search}`);
  const panel = page.locator(`[data-demo="${slug}"]`);
  const runButton = panel.getByRole('button', { name: 'Run on this device' });
  // The panel comes to life when it is seen.
  await runButton.scrollIntoViewIfNeeded();
  await expect(runButton).toBeEnabled();
  return { page, slug, panel, runButton };
}

/** The shortest run that the options offer: as true, with wider intervals and without evaluation sets. */
export async function chooseQuickest({ panel }: Demo): Promise<void> {
  await openOptions(panel);
  await panel.getByLabel('Windows scored in each text').selectOption('8');
  await panel.getByLabel('Rounds of timing').selectOption('quick');
  const sets = panel.getByRole('group', { name: 'Evaluation sets' });
  for (const box of await sets.getByRole('checkbox').all()) await box.setChecked(false);
}

export async function openOptions(panel: Locator): Promise<void> {
  const options = panel.locator('details', { has: panel.page().getByText('Options', { exact: true }) });
  if ((await options.getAttribute('open')) === null) await options.getByText('Options', { exact: true }).click();
}

/** The controls of the technique's parameters and the seed. */
export const settings = ({ panel }: Demo): Locator => panel.getByRole('group', { name: 'Settings' });

/** Waits for the end of a run, however it ends, and yields its state. */
export async function ended({ panel }: Demo): Promise<string> {
  const over = panel.page().locator('[data-state=done],[data-state=failed],[data-state=cancelled]');
  await panel.and(over).waitFor({ timeout: runTimeout });
  return (await panel.getAttribute('data-state'))!;
}

/** Presses the button and waits for the figures. */
export async function runToEnd(demo: Demo): Promise<DemoRun> {
  await demo.runButton.click();
  const state = await ended(demo);
  const failure = state === 'failed' ? await demo.panel.getByRole('alert').first().innerText() : '';
  expect(`${state} ${failure}`.trim()).toBe('done');
  return exportRun(demo);
}

/** The run shown, by way of its export; it is the type that it claims to be, or this throws. */
export async function exportRun(demo: Demo): Promise<DemoRun> {
  return DemoRun.parse(JSON.parse(await exportFile(demo, 'Export JSON')));
}

export async function exportFile({ page, panel }: Demo, button: string): Promise<string> {
  const started = page.waitForEvent('download');
  await panel.getByRole('button', { name: button }).click();
  return readFile(await (await started).path(), 'utf8');
}

export function measureOf(run: DemoRun, metric: string) {
  const measure = run.measures.find((each) => each.metric === metric);
  if (!measure) throw new Error(`The run has no ${metric}`);
  return measure;
}
