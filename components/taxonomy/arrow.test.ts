import { expect, test } from 'vitest';
import { arrowPath, discPath } from '@/components/taxonomy/arrow';

test('an arrow has its tip where the link ends, and points along it', () => {
  expect(arrowPath('open')).toBe('M-8,-4L0,0L-8,4');
  expect(arrowPath('hollow', { x: 100, y: 50, angle: 90 }, 2)).toBe('M109,30L100,50L91,30Z');
});

test('a disc goes once around its middle', () => {
  expect(discPath({ x: 10, y: 20 }, 5)).toBe('M5,20a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z');
});
