import { expect, test } from 'vitest';
import { mannerOf } from '@/components/taxonomy/pan-zoom';

const wheel = { type: 'wheel' };

test('a drag moves a picture at any zoom', () => {
  expect(mannerOf({ type: 'mousemove' }, 0.05, 'picture')).toBe('picture');
  expect(mannerOf({ type: 'mousemove' }, 4, 'sketch')).toBe('picture');
});

test('a zoom moves a picture while it is neither blurred nor huge, and does not make another', () => {
  expect(mannerOf(wheel, 0.9, 'picture')).toBe('picture');
  expect(mannerOf(wheel, 0.3, 'picture')).toBe('sketch');
  expect(mannerOf(wheel, 2, 'picture')).toBe('sketch');
  expect(mannerOf(wheel, 0.9, 'sketch')).toBe('sketch');
});
