import { expect, it, vi } from 'vitest';
import { whenIdle } from './when-idle';

/** A page that loads, and is idle, when the test says so. */
function pageThat(readyState: DocumentReadyState, knowsIdle = true) {
  const waiting: (() => void)[] = [];
  const wait = vi.fn((then: () => void) => waiting.push(then));
  const page = {
    document: { readyState },
    addEventListener: (_: string, then: () => void) => wait(then),
    requestIdleCallback: knowsIdle ? wait : undefined,
    setTimeout: wait,
  };
  const loads = () => Object.assign(page.document, { readyState: 'complete' });
  return { page: page as unknown as Window, waits: wait, next: () => waiting.shift()!(), loads };
}

it('waits for the page, then for an idle moment, and calls once', () => {
  const { page, waits, next, loads } = pageThat('interactive');
  const then = vi.fn();
  whenIdle(then, page);
  loads();
  next();
  expect([then.mock.calls.length, waits.mock.calls.length]).toEqual([0, 2]);
  expect(waits).toHaveBeenLastCalledWith(then, { timeout: 2000 });
  next();
  expect(then).toHaveBeenCalledTimes(1);
});

it('takes the time where the browser does not tell idle moments', () => {
  const { page, waits } = pageThat('complete', false);
  const then = vi.fn();
  whenIdle(then, page);
  expect(waits).toHaveBeenCalledExactlyOnceWith(then, 2000);
});
