import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenWanted } from './when-wanted';

type Page = Window & typeof globalThis;

/** As much of a window as is asked, and the callback of its intersection observer. */
function fakePage({ search = '', hash = '', element = {} as Element | null } = {}) {
  const disconnect = vi.fn();
  let seen: (entries: { isIntersecting: boolean }[]) => void = () => {};
  const page = Object.assign(new EventTarget(), {
    location: { search, hash },
    document: { getElementById: () => element },
    AbortController,
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    IntersectionObserver: class {
      constructor(callback: typeof seen) {
        seen = callback;
      }
      observe() {}
      disconnect = disconnect;
    },
  });
  return { page: page as unknown as Page, see: (isIntersecting: boolean) => seen([{ isIntersecting }]), disconnect };
}

/** Whether the promise has resolved by now. */
const settled = (promise: Promise<void>) => Promise.race([promise.then(() => true), Promise.resolve(false)]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('whenWanted', () => {
  it('waits while nothing happens, and for five seconds at most', async () => {
    const { page, disconnect } = fakePage();
    const wanted = whenWanted('demo', page);
    await vi.advanceTimersByTimeAsync(4900);
    expect(await settled(wanted)).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    await wanted;
    expect(disconnect).toHaveBeenCalled();
  });

  it('wakes when the element comes into view, not when it leaves it', async () => {
    const { page, see } = fakePage();
    const wanted = whenWanted('demo', page);
    see(false);
    expect(await settled(wanted)).toBe(false);
    see(true);
    await wanted;
  });

  it.each(['keydown', 'pointermove', 'scroll', 'focusin'])('wakes at a %s', async (gesture) => {
    const { page } = fakePage();
    const wanted = whenWanted('demo', page);
    expect(await settled(wanted)).toBe(false);
    page.dispatchEvent(new Event(gesture));
    await wanted;
  });

  it.each([{ search: '?bits=4' }, { hash: '#demo' }, { element: null }])('does not wait with %o', async (given) => {
    await whenWanted('demo', fakePage(given).page);
    expect(vi.getTimerCount()).toBe(0);
  });
});
