import { expectAccessible, expectNoOverflow, expectToFitPhone } from './support/accessible';
import { pages, visit } from './support/pages';
import { expect, test } from './support/test';

test.use({ viewport: { width: 1280, height: 900 } });

for (const [kind, path] of Object.entries(pages))
  test(`${kind}: no violation in either theme or on a phone, and nothing to scroll sideways`, async ({ page }) => {
    await visit(page, path);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await expectToFitPhone(page);
  });

test.describe('where there is no page', () => {
  test.use({ troubleExpected: true });

  test('the page that says so has no violation and leads on', async ({ page }) => {
    const response = await page.goto('/techniques/no-such-technique/');
    expect(response!.status()).toBe(404);
    await expectAccessible(page);
    await page.locator('main').getByRole('link').first().click();
    expect((await page.reload())!.status()).toBe(200);
  });
});
