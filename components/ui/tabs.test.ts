import { expect, test } from 'vitest';
import { nextTab } from './tabs';

test('nextTab() goes round at both ends', () => {
  expect(nextTab('ArrowRight', 2, 3)).toBe(0);
  expect(nextTab('ArrowLeft', 0, 3)).toBe(2);
});

test('nextTab() knows Home and End', () => {
  expect(nextTab('Home', 1, 3)).toBe(0);
  expect(nextTab('End', 1, 3)).toBe(2);
});

test('nextTab() leaves other keys alone', () => expect(nextTab('Enter', 1, 3)).toBeUndefined());
