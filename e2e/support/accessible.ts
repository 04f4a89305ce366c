/** Pages as axe sees them. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that a theme can break; the others see the same page in both. */
const aboutColour = ['color-contrast', 'link-in-text-block'];

type Rules = 'all' | 'of colour' | 'all but of colour';

const choose: Readonly<Record<Rules, (axe: AxeBuilder) => AxeBuilder>> = {
  all: (axe) => axe.withTags(tags),
  'of colour': (axe) => axe.withRules(aboutColour),
  'all but of colour': (axe) => axe.withTags(tags).disableRules(aboutColour),
};

/** Rule and place of each violation, so that a failure can be acted on from its message. */
async function violations(page: Page, rules: Rules): Promise<string[]> {
  // Of what passes only the first place is described, which in a long page is most of the work; and no page here has
  // frames, which the other mode is for.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await choose[rules](axe).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

async function useTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  // Colours that are still fading would be taken for those of the theme.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

/** No violation in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  await useTheme(page, 'light');
  expect(await violations(page, 'all'), 'in the light theme').toEqual([]);
  await useTheme(page, 'dark');
  expect(await violations(page, 'of colour'), 'in the dark theme').toEqual([]);
}

const pixelsToScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Nothing to scroll sideways; figures are drawn to a new width a moment after it. */
export const expectNoOverflow = (page: Page) => expect.poll(() => pixelsToScroll(page)).toBeLessThanOrEqual(0);

/** The same page on a phone, whose colours are those of the desktop: no violation, and nothing to scroll sideways. */
export async function expectToFitPhone(page: Page): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoOverflow(page);
  expect(await violations(page, 'all but of colour'), 'on a phone').toEqual([]);
  await page.setViewportSize(before);
}
