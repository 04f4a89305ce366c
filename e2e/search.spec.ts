import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow, expectToFitPhone } from './support/accessible';
import { visit as open } from './support/pages';
import { expect, test } from './support/test';

const buttonOf = (page: Page) => page.getByRole('button', { name: 'Search', exact: true });

/** Opens a page and waits until its script listens: the button then says which keys do. */
async function visit(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(buttonOf(page)).toHaveAttribute('aria-keyshortcuts', /\+K$/);
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Search this site' });
const marked = (page: Page) => page.locator('[role="option"][data-focused]');

/** Opens the dialog by keys and waits until something was found. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type(query);
  await expect(dialogOf(page).getByRole('option').first()).toBeVisible();
}

test('a page that is only read loads neither the dialog nor the index', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visit(page, '/about/');
  await page.waitForLoadState('networkidle');
  const before = asked.length;
  expect(asked).not.toContain('/search.json');
  await searchFor(page, 'gptq');
  expect(asked).toContain('/search.json');
  expect(asked.slice(before).some((path) => path.endsWith('.js'))).toBe(true);
});

test('by keys alone: arrows through the groups, Enter opens', async ({ page }) => {
  await visit(page, '/about/');
  await searchFor(page, 'wanda');
  await expect(marked(page)).toContainText('Wanda');
  await expect(page.locator('mark').first()).toHaveText('Wanda');
  const groups = page.getByRole('listbox', { name: 'Results' }).getByRole('group');
  expect(await groups.count()).toBeGreaterThan(1);
  const inFirst = await groups.first().getByRole('option').count();
  for (let step = 0; step < inFirst; step++) await page.keyboard.press('ArrowDown');
  await expect(groups.nth(1).getByRole('option').first()).toHaveAttribute('data-focused', 'true');
  for (let step = 0; step < inFirst; step++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/techniques/wanda/');
});

test('Esc closes, and the focus comes back', async ({ page }) => {
  await visit(page, '/about/');
  await buttonOf(page).click();
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type('gptq');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(buttonOf(page)).toBeFocused();
});

test('a result on the same page closes the search and takes the focus there', async ({ page }) => {
  await visit(page, '/bibliography/');
  await searchFor(page, 'distilling the knowledge in a neural network hinton');
  await page
    .getByRole('group', { name: /References/ })
    .getByRole('option')
    .first()
    .click();
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.locator('#ref-hinton2015kd')).toBeFocused();
  await expect(page.locator('#ref-hinton2015kd')).toBeInViewport();
});

test('“/” opens it, not while typing in a field, and not once it is switched off', async ({ page }) => {
  await visit(page, '/?view=tree');
  const filter = page.getByRole('searchbox', { name: 'Filter by words' });
  await filter.focus();
  await page.keyboard.type('a/b');
  await expect(filter).toHaveValue('a/b');
  await filter.blur();
  await page.keyboard.press('/');
  await expect(fieldOf(page)).toBeFocused();
  await expect(fieldOf(page)).toHaveValue('');
  await visit(page, '/search/');
  await page.getByRole('checkbox', { name: /opens the search/ }).uncheck();
  await visit(page, '/about/');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+k');
  await expect(fieldOf(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialogOf(page)).toBeHidden();
});

test('the count is spoken, and a search without results says what to do', async ({ page }) => {
  await visit(page, '/about/');
  await searchFor(page, 'gptq');
  await expect(page.getByRole('status').filter({ hasText: /\d+ results: / })).toHaveCount(1);
  await fieldOf(page).fill('xyzzyplugh');
  await expect(page.getByRole('status').filter({ hasText: 'No results' })).toHaveCount(1);
  await expect(dialogOf(page)).toContainText('Try fewer or more general words');
});

test('a search has an address, which the header’s keys use', async ({ page }) => {
  await visit(page, '/search/?q=quantization');
  await expect(fieldOf(page)).toHaveValue('quantization');
  await expect(page.getByRole('option').first()).toContainText('Quantization');
  await page.keyboard.press('Control+k');
  await expect(fieldOf(page)).toBeFocused();
  await expect(dialogOf(page)).toHaveCount(0);
  await fieldOf(page).fill('kv cache');
  await expect(page).toHaveURL(/\/search\/\?q=kv\+cache$/);
});

test('the open search, with and without results, has no violation in either theme or on a phone', async ({ page }) => {
  await visit(page, '/about/');
  await searchFor(page, 'quantization');
  await expectNoOverflow(page);
  await expectAccessible(page);
  await expectToFitPhone(page);
  await fieldOf(page).fill('xyzzyplugh');
  await expect(dialogOf(page)).toContainText('No results');
  await expectAccessible(page);
  await expectToFitPhone(page);
});

test('the search page with results has no violation in either theme or on a phone', async ({ page }) => {
  await visit(page, '/search/?q=pruning');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await expectToFitPhone(page);
});

test.describe('when the index does not arrive', () => {
  test.use({ troubleExpected: true });

  test('it says so, and tries again when asked to', async ({ page }) => {
    await page.route('**/search.json', (route) => route.fulfill({ status: 503, body: 'busy' }));
    await visit(page, '/about/');
    await page.keyboard.press('Control+k');
    await expect(dialogOf(page).getByRole('alert')).toContainText('Check the connection');
    await expectAccessible(page);
    await page.unroute('**/search.json');
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click();
    await fieldOf(page).fill('gptq');
    await expect(page.getByRole('option').first()).toContainText('GPTQ');
  });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', troubleExpected: true });

  test('everything is found as before, even if it was never searched', async ({ page, context }) => {
    await visit(page, '/about/');
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
      timeout: 60_000,
    });
    await context.setOffline(true);
    await searchFor(page, 'magnitude pruning');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/techniques/magnitude-pruning/');
    await page.goto('/search/?q=gptq');
    await expect(page.getByRole('option').first()).toContainText('GPTQ');
  });
});

test('without JavaScript, the search page leads to the lists', async ({ browser, origin }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/about/`);
  await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
  await page.locator('.site-header').getByRole('link', { name: 'Search' }).click();
  await page.locator('main').getByRole('link', { name: 'bibliography' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bibliography');
  await context.close();
});
