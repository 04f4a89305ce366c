import { expect, it } from 'vitest';
import { float32, int64 } from '@/lib/tensor/create';
import { tokenRows } from './activations';

it('tokenRows lays the tokens of all sequences one under the other without copying them', () => {
  const hidden = float32(
    [2, 3, 4],
    Float32Array.from({ length: 24 }, (_, i) => i),
  );
  expect(tokenRows(hidden)).toEqual({ rows: 6, columns: 4, data: hidden.data });
  expect(tokenRows(hidden).data).toBe(hidden.data);
});

it('tokenRows refuses whole numbers', () => {
  expect(() => tokenRows(int64([1, 2], [1, 2]))).toThrow('An activation is int64; float32 was expected.');
});
