/** When the page itself is there and what it does first is done. */

/** The idle time is not waited for longer than this; without the event (Safari) it is simply the wait. */
const patienceMs = 2000;

/** Calls `then` once, after the page has loaded and when its thread has nothing to do, or soon after. */
export function whenIdle(then: () => void, page: Window = window): void {
  if (page.document.readyState !== 'complete')
    page.addEventListener('load', () => whenIdle(then, page), { once: true });
  else if (typeof page.requestIdleCallback === 'function') page.requestIdleCallback(then, { timeout: patienceMs });
  else page.setTimeout(then, patienceMs);
}
