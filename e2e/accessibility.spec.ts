import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages, visit } from './support/pages';
import { expect, test } from './support/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that a theme can break; the others see the same page in both. */
const aboutColour = ['color-contrast', 'link-in-text-block'];

/** Rule and place of each violation, so that a failure can be acted on from its message. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

for (const [name, viewport] of Object.entries(widths))
  test.describe(`${name}, in both themes`, () => {
    test.use({ viewport, reducedMotion: 'reduce' } as object);

    for (const [kind, path] of Object.entries(pages))
      test(`${kind}: no violation, and nothing to scroll sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: 'light' });
        await visit(page, path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
        expect(await violations(page)).toEqual([]);
        const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content).toBeLessThanOrEqual(width);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
        expect(await violations(page, aboutColour)).toEqual([]);
      });
  });

test.describe('where there is no page', () => {
  test.use({ troubleExpected: true });

  test('the page that says so has no violation and leads on', async ({ page }) => {
    const response = await page.goto('/techniques/no-such-technique/');
    expect(response!.status()).toBe(404);
    expect(await violations(page)).toEqual([]);
    await page.locator('main').getByRole('link').first().click();
    expect((await page.reload())!.status()).toBe(200);
  });
});
