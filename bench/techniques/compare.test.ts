import { expect, it } from 'vitest';
import { meets } from '../result';
import { compared, takeTurns } from './compare';
import type { Answer } from './reference';

const heart = { timed: 'all of it', check: 'sum of norms' } as const;
const answers = (...times: number[]): Answer[] => times.map((ms) => ({ ms, check: 3 }));

it('lets each side begin every other round, and throws the first round away', async () => {
  const calls: string[] = [];
  const side = (name: string) => async () => ({ ms: calls.push(name), check: 0 });
  const { here, there } = await takeTurns(side('here'), side('there'));
  expect(calls.slice(0, 6)).toEqual(['there', 'here', 'here', 'there', 'there', 'here']);
  expect([here.length, there.length]).toEqual([8, 8]);
  expect(here[0].ms).toBe(3);
});

it('gives our time over theirs, with both times, both checks and the interval', () => {
  const result = compared('gptq', heart, answers(10, 20, 10, 20, 10, 20), answers(5, 10, 5, 10, 5, 10));
  expect(result.value).toBeCloseTo(2);
  expect(result.detail).toMatch(
    /^15 ms, PyTorch 8 ms; ratio \[2\.00, 2\.00\]; sum of norms 3\.000 and 3\.000; all of it; 6 rounds$/,
  );
});

it('misses the goal when it takes more than twice as long', () => {
  expect(meets(compared('gptq', heart, answers(31, 31, 31), answers(10, 10, 10)))).toBe(false);
  expect(meets(compared('gptq', heart, answers(19, 19, 19), answers(10, 10, 10)))).toBe(true);
});
