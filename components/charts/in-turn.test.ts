import { afterEach, expect, it, vi } from 'vitest';
import { inTurn } from './in-turn';

afterEach(() => vi.unstubAllGlobals());

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

it('does one thing a task, in the order asked, and goes on after one that fails', async () => {
  const failed = vi.fn();
  vi.stubGlobal('reportError', failed);
  const done: string[] = [];
  inTurn(() => done.push('a'));
  inTurn(() => {
    throw new Error('b');
  });
  inTurn(() => done.push('c'));
  const perTask: number[] = [];
  for (let task = 0; task < 6 && done.length < 2; task++) {
    const before = done.length + failed.mock.calls.length;
    await nextTask();
    perTask.push(done.length + failed.mock.calls.length - before);
  }
  expect(done).toEqual(['a', 'c']);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(Math.max(...perTask)).toBe(1);
});
