import { expect, it } from 'vitest';
import { meets, table } from './result';

const faster = { name: 'decode', value: 0.97, goal: { is: 'at least', value: 0.95 }, detail: 'of two' } as const;
const heavy = {
  name: 'script',
  value: 212_345,
  unit: 'bytes',
  goal: { is: 'at most', value: 200_000 },
  detail: '',
} as const;

it('tells a goal met from a goal missed, in either direction', () => {
  expect([faster, heavy, { name: 'build', value: 12, detail: '' }].map(meets)).toEqual([true, false, null]);
});

it('prints one aligned line for each result', () => {
  const [head, rule, first, second] = table([faster, heavy]).split('\n');
  expect(first).toMatch(/^decode {2}0\.970 +≥ 0\.95 +met +of two$/);
  expect(second).toMatch(/^script {2}212345 bytes +≤ 200000 +MISSED$/);
  expect(head.indexOf('goal')).toBe(first.indexOf('≥'));
  expect(rule).toMatch(/^[- ]+$/);
});
