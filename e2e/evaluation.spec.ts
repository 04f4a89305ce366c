/** A model asked evaluation sets by itself, on its own page. */
import { readFileSync } from 'node:fs';
import type { TextManifest } from '@/lib/runtime/manifest';
import { runTimeout } from './support/demo';
import { expect, test } from './support/test';

const { sets } = JSON.parse(readFileSync('public/eval/manifest.json', 'utf8')) as TextManifest;
const results = JSON.parse(readFileSync('public/models/atlas-3m/results.json', 'utf8')) as {
  sets: Record<string, { accuracy: number; n: number }>;
};

/** Small enough to be asked whole, so that the accuracy can be compared with that of the independent scorer. */
const small = [...sets].sort((a, b) => a.items - b.items)[0];

test.setTimeout(runTimeout);

test('a model page asks a whole set and finds what the independent scorer found', async ({ page }) => {
  await page.goto('/models/atlas-3m/');
  const panel = page.locator('[data-evaluation]');
  await panel.scrollIntoViewIfNeeded();
  // From the last on: each that is unchecked is no longer counted among them.
  for (const box of (await panel.getByRole('checkbox', { checked: true }).all()).reverse()) await box.uncheck();
  await panel.getByRole('checkbox', { name: small.title }).check();
  await panel.getByLabel(/items/i).selectOption('All');
  await panel.getByRole('button', { name: 'Run on this device' }).click();
  await expect(panel).toHaveAttribute('data-state', 'done', { timeout: runTimeout });
  const cell = panel.locator(`td[data-accuracy="${small.id}"]`);
  await expect(cell).toHaveAttribute('data-n', String(small.items));
  const value = Number(await cell.getAttribute('data-value'));
  expect(Math.abs(value - results.sets[small.id].accuracy)).toBeLessThanOrEqual(1.5 / small.items);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(readFileSync((await file.path())!, 'utf8')).toContain(small.id);
});

test('an evaluation can be cancelled and run again, and nothing runs without a set', async ({ page }) => {
  await page.goto('/models/atlas-3m/');
  const panel = page.locator('[data-evaluation]');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole('button', { name: 'Run on this device' }).click();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).not.toHaveAttribute('data-state', 'done');
  await expect(panel.getByRole('button', { name: 'Run on this device' })).toBeEnabled();
  // From the last on: each that is unchecked is no longer counted among them.
  for (const box of (await panel.getByRole('checkbox', { checked: true }).all()).reverse()) await box.uncheck();
  await expect(panel.getByRole('button', { name: 'Choose a set first' })).toBeDisabled();
});
