import type { Page } from '@playwright/test';

interface LongTask {
  readonly ms: number;
  /** What the demo panel was doing when the task was seen. */
  readonly during: string;
}

declare global {
  interface Window {
    longTasks: LongTask[];
  }
}

/** Notes every task of the main thread over 50 ms from now on; before the page is opened. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    const doing = () => {
      const stage = document.querySelector('[data-stage][aria-current]')?.getAttribute('data-stage');
      return `${document.querySelector('[data-demo]')?.getAttribute('data-state')} ${stage ?? ''}`.trim();
    };
    const note = ({ duration }: PerformanceEntry) => window.longTasks.push({ ms: duration, during: doing() });
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'longtask' });
  });
}

/** The tasks since the last call. */
export const takeLongTasks = (page: Page): Promise<LongTask[]> => page.evaluate(() => window.longTasks.splice(0));
