import { expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { type Mark, nextStage } from '@/components/taxonomy/stages';
import { grown } from '@/components/taxonomy/taxonomy.fixture';

const { nodes } = layoutOf(outlineOf(grown([...Array(30).keys()]), noFilters, []), 'tidy');
const marks = (from: number, to: number, titled = true): readonly Mark[] =>
  nodes.slice(from, to).map((placed) => ({ placed, titled }));
const ids = (stage: readonly Mark[]) => stage.map(({ placed }) => nodes.indexOf(placed));

test('so many marks come at a time, in the order of the drawing, and the others stay', () => {
  const aim = marks(0, 12);
  const stage = nextStage(marks(6, 9), aim, 4);
  expect(ids(stage)).toEqual([0, 1, 2, 3, 6, 7, 8]);
  expect(nextStage(stage, aim, 4)).not.toBe(aim);
  expect(nextStage(nextStage(stage, aim, 4), aim, 4)).toBe(aim);
});

test('what is to go goes at once', () =>
  expect(ids(nextStage(marks(0, 20), marks(10, 25), 2))).toEqual([...Array.from({ length: 12 }, (_, i) => i + 10)]));

test('a mark keeps its form until it is its turn, and never vanishes in between', () => {
  const stage = nextStage(marks(0, 10), marks(0, 10, false), 3);
  expect(ids(stage)).toEqual(ids(marks(0, 10)));
  expect(stage.map(({ titled }) => titled)).toEqual([...Array(3).fill(false), ...Array(7).fill(true)]);
});

test('exactly as many as one frame may draw are drawn in one', () => {
  const aim = marks(0, 5);
  expect(nextStage([], aim, 5)).toBe(aim);
});
