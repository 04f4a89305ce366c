import { chooseQuickest, measureOf, openDemo, runTimeout, runToEnd } from './support/demo';
import { expect, test } from './support/test';
import type { Page } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

/** Until the worker has put everything aside that it means to and speaks for this page. */
async function untilControlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 60_000,
  });
}

test.describe('without a network', () => {
  test.describe.configure({ timeout: 3 * runTimeout });
  // Offline, a page's attempts to reach the network are reported on its console.
  test.use({ troubleExpected: true });

  test('pages, whatever their query says, and a model that was used before still work', async ({ page, context }) => {
    await page.goto('/techniques/magnitude-pruning/');
    await untilControlled(page);
    const online = await openDemo(page, 'magnitude-pruning');
    await online.runButton.click();
    await expect(online.panel).toHaveAttribute('data-state', 'running', { timeout: runTimeout });

    await context.setOffline(true);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const offline = await openDemo(page, 'magnitude-pruning', '?pattern=4:8&seed=5');
    await chooseQuickest(offline);
    await offline.panel.getByRole('checkbox', { name: /^Minimal pairs/ }).check();
    const run = await runToEnd(offline);
    expect(run).toMatchObject({ seed: 5, values: { pattern: '4:8' } });
    expect(measureOf(run, 'accuracy-minimal-pairs').treated!.n).toBeGreaterThan(0);
  });

  test('another technique’s page and code are there too, the list of runs, and a run that was visited', async ({
    page,
    context,
  }) => {
    await page.goto('/');
    await untilControlled(page);
    await page.goto('/runs/wanda/');
    await context.setOffline(true);
    for (const path of ['/runs/', '/runs/wanda/?from=list']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(path === '/runs/' ? 'Recorded runs' : /Wanda/);
    }
    const demo = await openDemo(page, 'layer-removal');
    await demo.runButton.click();
    const notice = demo.panel.locator('[data-failure]');
    await expect(notice).toHaveAttribute('data-failure', 'network', { timeout: 60_000 });
    await expect(notice).toContainText(/Check the connection/);
  });
});

test('an error page is never kept as a model', async ({ page, context, origin }) => {
  test.info().annotations.push({ type: 'guards', description: 'sw/service-worker.ts answers only verified files' });
  await page.goto('/about/');
  await untilControlled(page);
  await context.route('**/models/**', (route) => route.fulfill({ status: 200, body: '<!doctype html>Sign in' }));
  const url = `${origin}/models/atlas-3m/config.json`;
  const text = () => page.evaluate((url) => fetch(url).then((response) => response.text()), url);
  expect(await text()).toContain('Sign in');
  await context.unroute('**/models/**');
  expect(JSON.parse(await text())).toHaveProperty('num_hidden_layers');
});
