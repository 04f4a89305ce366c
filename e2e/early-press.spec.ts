import { expect, test } from './support/test';

test('a button that is pressed before the scripts are there does its work once they are', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/glossary/', { waitUntil: 'commit' });
  const shown = page.locator('html');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(shown).toHaveAttribute('data-theme', 'light');
  release();
  await expect(shown).toHaveAttribute('data-theme', 'dark');
});
