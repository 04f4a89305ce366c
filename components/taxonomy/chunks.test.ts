import { expect, test } from 'vitest';
import { chunked, pieces } from '@/components/taxonomy/chunks';

const rows = (length: number) => [...Array(length).keys()];

test('a short list is one piece that stays in the page', () => {
  expect(chunked(rows(300), () => false)).toEqual([{ rows: rows(300), start: 0, lasting: true }]);
  expect(chunked([], () => false)).toHaveLength(1);
});

test('a long list is cut into pieces that hold each row once, in order', () => {
  const chunks = chunked(rows(1234), () => false);
  expect(chunks.length).toBeGreaterThan(10);
  expect(chunks.flatMap((chunk) => chunk.rows)).toEqual(rows(1234));
  for (const { rows, start } of chunks) expect(rows[0]).toBe(start);
});

test('the first piece stays, and the one with the tab stop', () => {
  const lasting = chunked(rows(1234), (row) => row === 777).filter((chunk) => chunk.lasting);
  expect(lasting.map((chunk) => chunk.rows.includes(0) || chunk.rows.includes(777))).toEqual([true, true]);
});

test('a short list can come in pieces, too, none of them empty', () => {
  expect(pieces(rows(45), 20).map(({ rows, start }) => [start, rows.length])).toEqual([
    [0, 20],
    [20, 20],
    [40, 5],
  ]);
  expect(pieces([])).toEqual([]);
});
