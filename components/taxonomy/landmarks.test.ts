import { expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { landmarksOf } from '@/components/taxonomy/landmarks';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { sample } from '@/components/taxonomy/taxonomy.fixture';

const layout = layoutOf(outlineOf(sample, noFilters, []), 'tidy');
const ids = (magnified: number, chosen: string | null) =>
  landmarksOf(layout, magnified, chosen).map(({ placed }) => placed.row.node.id);

test('families are named, to the left of a tidy drawing', () => {
  expect(ids(1, null)).toEqual(['architectures', 'training', 'compression', 'applications']);
  for (const { anchor, x, placed } of landmarksOf(layout, 3, null)) {
    expect(anchor).toBe('end');
    expect(x).toBeLessThan(placed.x);
  }
});

test('names that would overlap are left out, and never that of the chosen entry', () => {
  expect(ids(8, 'wanda').length).toBeLessThan(4);
  expect(ids(8, 'wanda')[0]).toBe('wanda');
});
