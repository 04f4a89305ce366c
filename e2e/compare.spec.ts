import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { recordings } from '@/content/recordings';
import { demoModel } from '@/lib/runtime/demo-model';
import { DemoRun } from '@/lib/runtime/protocol';
import { runTimeout } from './support/demo';
import { visit } from './support/pages';
import { expectComplete, expectIndependent } from './support/record';
import { isRecorded, techniques } from './support/techniques';
import { expect, test } from './support/test';

/** Names of all recorded runs, and of those of techniques at their defaults. */
const linked = recordings()
  .map(({ name }) => name)
  .filter(isRecorded);
const runOf = (name: string) => DemoRun.parse(JSON.parse(readFileSync(`public/runs/${name}.json`, 'utf8')));
/** Those in the table: all on one model. */
const all = recordings().filter(({ name }) => isRecorded(name) && runOf(name).model.id === demoModel);
const names = all.map(({ name }) => name);
const recorded = names.filter((name) => techniques.includes(name));
const further = all.find(({ why }) => why !== null)!;
const rows = (page: Page) => page.locator('tr[data-run]');
const queue = (page: Page) => page.locator('[data-queue]');
const job = (page: Page, slug: string) => queue(page).locator(`[data-job="${slug}"]`);

/** The page with its script at work. */
async function open(page: Page, search = ''): Promise<void> {
  await visit(page, `/compare/${search}`);
  await expect(page.getByLabel('Filter by words')).toBeEnabled();
}

async function exported(page: Page, button: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await started).path(), 'utf8');
}

const packed = (slug: string) => runOf(slug).measures.find(({ metric }) => metric === 'packed-bytes')!.treated!.value;

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('every technique’s recorded run is in the table, with its figures, and all others are linked', async ({
    page,
  }) => {
    await visit(page, '/compare/');
    for (const slug of recorded)
      await expect(page.locator(`tr[data-run="${slug}"] [data-value="${packed(slug)}"]`)).toHaveCount(1);
    await visit(page, '/runs/');
    for (const name of linked)
      await expect(page.locator(`li[data-run="${name}"] a`)).toHaveAttribute('href', `/runs/${name}/`);
  });
});

test.describe('the table', () => {
  test('is sorted by pressing a head, by keyboard too, and begins with the fewest bytes', async ({ page }) => {
    await open(page);
    const order = () => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-run')));
    const byBytes = [...recorded].sort((a, b) => packed(a) - packed(b));
    const sizes = async () => (await order()).map((name) => packed(name!));
    expect((await order()).toSorted()).toEqual(byBytes.toSorted());
    await expect.poll(sizes).toEqual(byBytes.map(packed));
    const head = page.getByRole('columnheader', { name: 'Packed', exact: true });
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await head.focus();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    // The rows are put in order a moment after the head says so.
    await expect.poll(sizes).toEqual(byBytes.map(packed).reverse());
  });

  test('is filtered by words and says how much is left', async ({ page }) => {
    await open(page);
    await page.getByLabel('Filter by words').fill('no such technique');
    await expect(rows(page)).toHaveCount(0);
    await expect(page.getByText('No run matches')).toBeVisible();
    await page.getByRole('button', { name: 'Reset filters' }).click();
    await expect(rows(page)).toHaveCount(recorded.length);
  });

  test('shows other settings and chains when asked, and the address says what is shown', async ({ page }) => {
    await open(page);
    await page.getByLabel('Settings', { exact: true }).selectOption('all');
    await expect(rows(page)).toHaveCount(names.length);
    await page.getByLabel('Filter by words').fill(further.steps[0].technique.split('-')[0]);
    await page.getByRole('columnheader', { name: 'Bits per byte, prose' }).click();
    await expect(page).toHaveURL(/runs=all/);
    await expect(page).toHaveURL(/sort=prose/);
    const order = () => rows(page).evaluateAll((each) => each.map((row) => row.getAttribute('data-run')));
    // The rows follow the address a moment later: fewer than all, the least first.
    const ratios = () =>
      rows(page).evaluateAll((each) =>
        each.map((row) => Number(row.querySelectorAll('[data-value]')[1].getAttribute('data-value'))),
      );
    await expect(rows(page)).not.toHaveCount(names.length);
    await expect
      .poll(async () => (await ratios()).every((ratio, at, all) => at === 0 || all[at - 1] <= ratio))
      .toBe(true);
    const before = await order();
    expect(before).toContain(further.name);
    await page.reload();
    await expect.poll(order).toEqual(before);
    await page.goBack();
    await expect(page.getByRole('columnheader', { name: 'Bits per byte, prose' })).not.toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });

  test('shows those that were picked, and a link to it shows the same', async ({ page }) => {
    await open(page, '?runs=all');
    for (const name of [recorded[0], further.name])
      await page.locator(`tr[data-run="${name}"]`).getByRole('checkbox').check();
    await page.getByLabel('Settings', { exact: true }).selectOption('picked');
    await expect(rows(page)).toHaveCount(2);
    await expect(page).toHaveURL(new RegExp(`pick=${recorded[0]},${further.name}`));
    await page.reload();
    await expect(rows(page)).toHaveCount(2);
  });

  test('can be cited with the address of what is shown', async ({ page }) => {
    await open(page, '?runs=further&sort=-prose');
    await page.getByText('Cite this table').click();
    await page.getByRole('tab', { name: 'BibTeX' }).click();
    await expect(page.getByRole('tabpanel', { name: 'BibTeX' })).toContainText(
      '/compare/?runs=further&sort=-prose#runs',
    );
  });

  test('is exported as CSV and LaTeX, a row for each run shown', async ({ page }) => {
    await open(page);
    const [head, ...lines] = (await exported(page, 'Export CSV')).trim().split('\r\n');
    expect(head).toContain('packed_bytes,packed_ratio,bits_per_byte_prose_ratio');
    expect(lines).toHaveLength(recorded.length);
    expect(await exported(page, 'Export LaTeX')).toContain('\\begin{tabular}');
  });
});

test('on a phone every run is a block of labelled figures, with nothing to scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/compare/');
  const table = page.getByRole('grid', { name: 'Runs compared' });
  const rightmost = await table.evaluate((whole) =>
    Math.max(...[...whole.querySelectorAll('tbody td, tbody th')].map((cell) => cell.getBoundingClientRect().right)),
  );
  expect(rightmost).toBeGreaterThan(195);
  expect(rightmost).toBeLessThanOrEqual(390);
  const scrolls = await table.evaluate(({ parentElement }) => parentElement!.scrollWidth > parentElement!.clientWidth);
  expect(scrolls).toBe(false);
  await table.getByRole('columnheader', { name: 'Decode speed' }).click();
  await expect(table.getByRole('columnheader', { name: 'Decode speed' })).toHaveAttribute(
    'aria-sort',
    /ascending|descending/,
  );
});

test('on paper, turned sideways, every column of the table is whole, and there are no controls', async ({ page }) => {
  await page.goto('/compare/');
  // A4 less the margins, in pixels of 1/96 inch.
  await page.setViewportSize({ width: 1001, height: 657 });
  await page.emulateMedia({ media: 'print' });
  const table = page.getByRole('grid', { name: 'Runs compared' });
  const edges = await table.evaluate((element) => ({
    columns: Math.max(...[...element.querySelectorAll('th')].map((head) => head.getBoundingClientRect().right)),
    paper: document.documentElement.clientWidth,
  }));
  expect(edges.columns).toBeLessThanOrEqual(edges.paper);
  await expect(table.getByRole('checkbox').first()).toBeHidden();
  await expect(page.getByRole('searchbox', { name: 'Filter by words' })).toBeHidden();
});

test('the frontier is drawn for both texts and for speed, each with its words and its table', async ({ page }) => {
  await open(page);
  for (const label of ['Bits per byte, prose', 'Bits per byte, stories', 'Decode speed']) {
    await page.getByRole('radio', { name: label }).check();
    const figure = page.getByRole('figure', { name: `Packed bytes against ${label.toLowerCase()}` });
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('svg')).toBeVisible();
    await expect(figure).toContainText('On the frontier, from the fewest bytes:');
    await figure.getByText('Table of this figure').click();
    await expect(figure.locator('tbody tr')).toHaveCount(recorded.length + 1);
  }
});

test.describe('the page of a run', () => {
  test('has its figures, its files, its citation, and a way to do it again', async ({ page, request }) => {
    const { name, steps } = further;
    await visit(page, `/techniques/${steps[0].technique}/`);
    await page.getByRole('complementary', { name: 'Recorded runs' }).locator(`a[href="/runs/${name}/"]`).click();
    await expect(page).toHaveURL(new RegExp(`/runs/${name}/$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const figure = page.locator('[data-measure=packed-bytes][data-variant=treated]');
    await expect(figure).toHaveAttribute('data-value', String(packed(name)));
    for (const ending of ['bib', 'ris', 'csl.json', 'csv'])
      expect((await request.get(`/runs/${name}/${name}.${ending}`)).status(), ending).toBe(200);
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(data.join()).toContain('"@type":"Dataset"');
    await page.getByRole('tab', { name: 'RIS' }).click();
    await expect(page.getByRole('tabpanel', { name: 'RIS' })).toContainText('TY  - DATA');
    await page.getByRole('link', { name: 'Open the demonstration at these settings' }).click();
    await expect(page.locator(`[data-demo="${steps[0].technique}"] [data-notice=settings-differ]`)).toBeVisible();
    await expect(page.locator('[data-notice=rejected]')).toHaveCount(0);
  });
});

test('links lead here from the navigation and from the families of compression', async ({ page }) => {
  for (const path of ['/', '/families/compression/', '/families/quantization/', '/families/pruning/']) {
    await visit(page, path);
    await expect(page.locator('main a[href^="/compare/"], header a[href="/compare/"]').first()).toBeVisible();
  }
});

test.describe('the queue', () => {
  test.describe.configure({ timeout: 3 * runTimeout });

  test('runs techniques, stops, resumes after a reload, and marks its results as this device’s', async ({ page }) => {
    await open(page);
    const start = queue(page).getByRole('button', { name: 'Run all on this device' });
    await start.click();
    await queue(page).getByText('Status of each technique').click();
    await expect(queue(page).locator('[data-status=done]').first()).toBeVisible({ timeout: runTimeout });
    await queue(page).getByRole('button', { name: 'Stop' }).click();
    await expect(queue(page)).toHaveAttribute('data-active', 'false');
    await expect.poll(() => page.workers().length).toBe(0);
    const first = (await queue(page).locator('[data-status=done]').first().getAttribute('data-job'))!;

    await page.reload();
    await expect(page.locator(`tr[data-run="${first}@device"]`)).toContainText('This device');
    const resume = queue(page).getByRole('button', { name: /^Resume: \d+ left$/ });
    await expect(resume).toBeEnabled();
    await queue(page).getByText('Status of each technique').click();
    await resume.click();
    await expect(job(page, first)).toHaveAttribute('data-status', 'done');
    await expect(queue(page).locator('[data-status=running]')).toHaveCount(1);
    await queue(page).getByRole('button', { name: 'Stop' }).click();

    const exports = JSON.parse(await exported(page, 'Export this device’s runs (JSON)')) as unknown[];
    const run = exports.map((each) => DemoRun.parse(each)).find(({ technique }) => technique === first)!;
    expectComplete(run);
    expectIndependent(run);
    await page.getByRole('button', { name: 'Remove this device’s results' }).click();
    await expect(page.locator('tr[data-run$="@device"]')).toHaveCount(0);
    await page.reload();
    await expect(start).toBeEnabled();
  });

  test('is left to the tab that works through it', async ({ page, context }) => {
    await open(page);
    await queue(page).getByRole('button', { name: 'Run all on this device' }).click();
    await expect(queue(page)).toHaveAttribute('data-active', 'true');
    const other = await context.newPage();
    await open(other);
    await other.getByRole('button', { name: /^(Resume|Run)/ }).click();
    await expect(other.locator('[data-notice=busy-elsewhere]')).toBeVisible();
    await other.close();
    await queue(page).getByRole('button', { name: 'Stop' }).click();
  });
});

test.describe('when a job fails', () => {
  test.use({ troubleExpected: true });

  test('it says why, and the next one is begun', async ({ page, context }) => {
    await context.route('**/models/**', (route) => route.abort('blockedbyclient'));
    await open(page);
    await queue(page).getByRole('button', { name: 'Run all on this device' }).click();
    await queue(page).getByText('Status of each technique').click();
    await expect(queue(page).locator('[data-status=failed]')).toHaveCount(recorded.length, { timeout: runTimeout });
    await expect(queue(page).locator('[data-status=failed]').first()).toContainText('could not be downloaded');
    await expect(queue(page).getByRole('button', { name: 'Run all on this device' })).toBeEnabled();
  });
});
