/** When a part of the page that costs much to bring to life is likely to be used. */

const gestures = ['pointerdown', 'pointermove', 'wheel', 'touchstart', 'keydown', 'focusin', 'scroll'] as const;

/** Nobody waits longer than this: assistive technology may reach the part without any of the signs below. */
const patienceMs = 5000;

/** Whether the address asks for something: settings to restore, or a place to go to. */
const addressed = ({ search, hash }: Location) => search !== '' || hash !== '';

/**
 * Resolves as soon as the element `id` comes into view, the reader does anything at all, or some seconds have passed;
 * at once if the address carries settings or a fragment.
 */
export function whenWanted(id: string, page: Window & typeof globalThis = window): Promise<void> {
  const element = page.document.getElementById(id);
  if (!element || addressed(page.location)) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = new page.AbortController();
    const observer = new page.IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && wake(),
    );
    const timer = page.setTimeout(() => wake(), patienceMs);
    const wake = () => {
      listening.abort();
      observer.disconnect();
      page.clearTimeout(timer);
      resolve();
    };
    observer.observe(element);
    for (const gesture of gestures)
      page.addEventListener(gesture, wake, { passive: true, capture: true, signal: listening.signal });
  });
}
