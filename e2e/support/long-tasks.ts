import type { Page } from '@playwright/test';

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Notes every task of the main thread over 50 ms from now on; before the page is opened. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) =>
      window.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
}

/** Durations in ms since the last call. */
export const takeLongTasks = (page: Page): Promise<number[]> => page.evaluate(() => window.longTasks.splice(0));
