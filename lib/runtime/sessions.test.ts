import { expect, it, vi } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import type { Offered } from './model-host';
import { openSessions } from './sessions';

vi.mock('./decode', () => ({ logits: vi.fn(async () => new Float32Array(1)) }));

/** Offers a model whose loading takes `ms`, and keeps count of how many are in memory. */
function offer(id: string, ms: number, clock: { time: number }, alive: Map<string, number>): Offered {
  const count = (by: number) => alive.set(id, (alive.get(id) ?? 0) + by);
  return {
    id,
    withdraw: () => {},
    load: async () => {
      clock.time += ms;
      count(1);
      return { session: {} as never, complete: async () => '', dispose: async () => void count(-1) };
    },
  };
}

it('keeps one of each in memory, times every creation but the runtime’s own start, and leaves nothing', async () => {
  const [clock, alive] = [{ time: 0 }, new Map<string, number>()];
  const offered = { baseline: offer('b', 20, clock, alive), treated: offer('t', 10, clock, alive) };
  const sessions = await openSessions(offered, [1], seeded(1), () => clock.time);
  const first = sessions.models();
  await sessions.reload();
  expect(sessions.models().baseline).not.toBe(first.baseline);
  expect(Object.fromEntries(alive)).toEqual({ b: 1, t: 1 });
  expect(sessions.creation).toEqual({ baseline: [20, 20], treated: [10, 10] });
  await sessions.dispose();
  expect(Object.fromEntries(alive)).toEqual({ b: 0, t: 0 });
});
