import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages, visit } from './support/pages';
import { expect, test } from './support/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rule and place of each violation, so that a failure can be acted on from its message. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

for (const colorScheme of ['light', 'dark'] as const)
  for (const [name, viewport] of Object.entries(widths))
    test.describe(`in the ${colorScheme} theme, ${name}`, () => {
      test.use({ colorScheme, viewport, reducedMotion: 'reduce' } as object);

      for (const [kind, path] of Object.entries(pages))
        test(`${kind}: no violation, and nothing to scroll sideways`, async ({ page }) => {
          await visit(page, path);
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          expect(await violations(page)).toEqual([]);
          const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          expect(content).toBeLessThanOrEqual(width);
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
