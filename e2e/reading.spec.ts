/** What helps in reading: the cards of terms and citations, the glossary, the survey's Table 1, and the archive. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { visit } from './support/pages';
import { expect, test } from './support/test';

const article = '/techniques/sparsegpt/';
const cardOf = (page: Page) => page.locator('.hover-card');
const termsOf = (page: Page) => page.locator('.prose a.term');
/** The term with this definition, where it is first marked. */
const term = (page: Page, id: string) => page.locator(`a.term[data-card="term-${id}"]`).first();
const citation = (page: Page) => page.locator('.prose a.cite').first();

/**
 * Opens an article and waits until nothing moves it any more and its script listens: a tap before that follows the link, as it
 * does without script.
 */
async function read(page: Page, path: string): Promise<void> {
  await visit(page, path);
  await page.waitForLoadState('networkidle');
  await page.locator('html[data-cards]').waitFor();
}

test.describe('a term', () => {
  test('shows its definition under the pointer, keeps it while the pointer is on it, and Escape closes it', async ({
    page,
  }) => {
    await read(page, article);
    await term(page, 'hessian').hover();
    await expect(cardOf(page)).toContainText('second derivatives');
    const box = (await cardOf(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.waitForTimeout(400);
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toHaveCount(0);
    await term(page, 'hessian').hover();
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.move(2, 2);
    await expect(cardOf(page)).toHaveCount(0);
  });

  test('shows it on focus; Tab leads into the card, and Escape back', async ({ page }) => {
    await read(page, article);
    const word = term(page, 'hessian');
    await word.focus();
    await expect(cardOf(page)).toBeVisible();
    await expect(word).toHaveAccessibleDescription(/second derivatives/);
    await page.keyboard.press('Tab');
    await expect(cardOf(page).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toHaveCount(0);
    await expect(word).toBeFocused();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/glossary/#hessian');
  });

  test('is marked once in a section, and never in a heading, code, link or formula', async ({ page }) => {
    await read(page, article);
    expect(await termsOf(page).count()).toBeGreaterThan(5);
    await expect(page.locator(':is(h1, h2, h3, code, pre, .katex, th, a a) a.term, .katex .term')).toHaveCount(0);
    const twice = await page.evaluate(() => {
      const seen = new Set<string>();
      let section = '';
      return [...document.querySelectorAll<HTMLElement>('.prose h2, .prose a.term')].flatMap((element) => {
        if (element.tagName === 'H2') section = element.id;
        const name = `${section} ${element.dataset.card}`;
        if (element.tagName === 'H2' || !seen.has(name)) return seen.add(name) && [];
        return [name];
      });
    });
    expect(twice).toEqual([]);
  });

  test('a citation shows its work in the same card', async ({ page }) => {
    await read(page, article);
    await citation(page).hover();
    await expect(cardOf(page)).toContainText('arXiv:');
    await term(page, 'hessian').hover();
    await expect(cardOf(page)).toHaveCount(1);
    await expect(cardOf(page)).not.toContainText('arXiv:');
  });

  test('on a touch screen the first tap shows the card and the second follows the link', async ({
    browser,
    origin,
  }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await read(page, origin + article);
    const word = term(page, 'hessian');
    await word.tap();
    await expect(cardOf(page)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(article);
    const box = (await cardOf(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await word.tap();
    await page.waitForURL('**/glossary/#hessian');
    await context.close();
  });

  test('without JavaScript is a link to the glossary', async ({ browser, origin }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + article);
    await term(page, 'hessian').click();
    await page.waitForURL('**/glossary/#hessian');
    await expect(page.locator('#hessian')).toBeInViewport();
    await page.goto(`${origin}/families/table-1/`);
    await expect(page.getByRole('rowheader')).toHaveCount(8);
    await context.close();
  });

  test('on paper is plain text', async ({ page }) => {
    await read(page, article);
    await page.emulateMedia({ media: 'print' });
    await expect(termsOf(page).first()).toHaveCSS('text-decoration-line', 'none');
  });
});

test('the glossary describes its terms to search engines', async ({ page }) => {
  await visit(page, '/glossary/');
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const set = texts.map((text) => JSON.parse(text)).find((data) => data['@type'] === 'DefinedTermSet');
  expect(set.hasDefinedTerm.length).toBe(await page.locator('.glossary dt').count());
});

test('a heading is a link to itself; the article is copied as Markdown; the next entry is one link away', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await read(page, article);
  const heading = page.getByRole('heading', { name: 'How it works', exact: true });
  await heading.getByRole('link').click();
  await expect(page).toHaveURL(/#how-it-works$/);
  await expect(heading).toBeInViewport();
  await expect(page.locator('.facts')).toContainText(/Reading time\s*\d+ min/);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# SparseGPT$/m);
  await expect(page.locator('.neighbours a[rel=next]')).toHaveAttribute('href', /^\/\w+\/[\w-]+\/$/);
});

test.describe('the survey’s Table 1', () => {
  const rows = (page: Page) => page.getByRole('rowheader');
  const toggle = (page: Page, name: string) =>
    page.getByRole('search', { name: 'Filter Table 1' }).getByRole('button', { name, exact: true });

  test('filters by constraints, and the address keeps the choice', async ({ page }) => {
    await read(page, '/families/table-1/');
    await expect(rows(page)).toHaveCount(8);
    await toggle(page, 'Latency').click();
    await toggle(page, 'Storage space').click();
    await expect(rows(page)).toHaveCount(2);
    await expect(page).toHaveURL(/\?relieves=latency\.storage$/);
    await page.reload();
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByRole('status').filter({ hasText: '2 rows of the table' })).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(rows(page)).toHaveCount(8);
  });

  test('by keys: a column’s head sorts, and says so', async ({ page }) => {
    await read(page, '/families/table-1/');
    const head = page.getByRole('columnheader', { name: 'Dataset size' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows(page).first()).toContainText('Pre-training');
  });

  test('opened by a link shows a family with its entries, each with the source of its marks', async ({ page }) => {
    await read(page, '/families/table-1/?family=pruning&entries=1');
    await expect(rows(page).first()).toContainText('Pruning');
    const wanda = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Wanda' }) });
    await expect(wanda).toContainText('which covers this family');
    await expect(wanda.getByRole('cell').nth(2)).toContainText('its row');
    await expect(wanda.getByRole('cell').first()).toContainText('no mark');
  });

  test('can be taken away as CSV', async ({ page }) => {
    await read(page, '/families/table-1/?stage=compression');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const text = readFileSync(await (await waiting).path(), 'utf8');
    expect(text.trimEnd().split('\r\n').length).toBe(4);
    expect(text).toContain('storage_space');
  });

  test('on a phone the names stay while the columns scroll', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await read(page, '/families/table-1/');
    const region = page.getByRole('group', { name: 'Table 1, techniques by constraint' });
    const before = (await rows(page).first().boundingBox())!;
    await region.evaluate((element) => element.scrollTo({ left: 400 }));
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(100);
    const after = (await rows(page).first().boundingBox())!;
    expect(Math.abs(after.x - before.x)).toBeLessThan(2);
  });
});

test('the archive is the one whose size and hash the page tells', async ({ page, request }) => {
  await visit(page, '/data/');
  const told = await page.locator('.archive-hash code').textContent();
  const href = await page.getByRole('link', { name: 'slm-atlas.tar.gz' }).getAttribute('href');
  const bytes = await (await request.get(href!)).body();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(told);
});

test('an article with an open card has no violation in either theme', async ({ page }) => {
  await read(page, article);
  await term(page, 'hessian').focus();
  await expect(cardOf(page)).toBeVisible();
  await expectAccessible(page);
  await expect(cardOf(page)).toBeVisible();
});
