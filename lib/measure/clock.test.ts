import { expect, test } from 'vitest';
import { clockStep } from './clock';

/** A timer that moves `each` ms a reading but shows only whole steps. */
function coarse(step: number, each: number): () => number {
  let readings = 0;
  return () => Math.floor((readings++ * each) / step + 1e-9) * step;
}

test.each([
  [0.005, 0.0003],
  [0.1, 0.0007],
  [1, 0.01],
  [100, 0.5],
])('clockStep finds a step of %s ms', (step, each) => {
  expect(clockStep(coarse(step, each))).toBeCloseTo(step, 9);
});

test('clockStep is not misled by a first step seen only in part or by a pause', () => {
  const readings = [0.04, 0.1, 0.2, 0.2, 7.3, 7.4, 7.5];
  let last = 7.5;
  expect(clockStep(() => readings.shift() ?? (last += 0.1))).toBeCloseTo(0.1, 9);
});

test('clockStep does not wait for more ticks than a coarse timer gives in a moment', () => {
  const now = coarse(100, 25);
  clockStep(now);
  expect(now()).toBeLessThanOrEqual(300);
});

test('clockStep says so when a timer stands still', () => {
  expect(() => clockStep(() => 3)).toThrow(/stood still at 3 ms/);
});
