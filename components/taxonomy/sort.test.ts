import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { entriesOf, outlineOf } from '@/components/taxonomy/outline';
import { type Column, columns, nextSort, sortRows } from '@/components/taxonomy/sort';
import { sample } from '@/components/taxonomy/taxonomy.fixture';

const rows = entriesOf(outlineOf(sample, noFilters, []).kept);
const sorted = (by: Column, descending = false) => sortRows(rows, { by, descending }).map((row) => row.node.id);

describe('sortRows', () => {
  test('by title, ignoring case', () => {
    expect(sorted('title').slice(0, 3)).toEqual(['applications', 'edge', 'efficient-attention']);
    expect(sorted('title', true)[0]).toBe('wanda');
  });

  test('rows without a value come last in either direction', () => {
    expect(sorted('year').slice(0, 4)).toEqual(['magnitude-pruning', 'search', 'wanda', 'layer-removal']);
    expect(sorted('year', true).slice(0, 4)).toEqual(['layer-removal', 'wanda', 'search', 'magnitude-pruning']);
    expect(sorted('decode').slice(0, 2)).toEqual(['magnitude-pruning', 'layer-removal']);
    expect(sorted('decode', true).slice(0, 2)).toEqual(['layer-removal', 'magnitude-pruning']);
  });

  test('is stable, and without a sort keeps the order of the taxonomy', () => {
    expect(sorted('source').slice(0, 3)).toEqual(['layer-removal', 'edge', 'architectures']);
    expect(sortRows(rows, null)).toBe(rows);
  });

  test.each(columns)('by %s loses no row', (column) => {
    expect(sorted(column).toSorted()).toEqual(rows.map((row) => row.node.id).toSorted());
  });
});

test('nextSort goes from ascending to descending to none', () => {
  const up = nextSort(null, 'year');
  expect(up).toEqual({ by: 'year', descending: false });
  expect(nextSort(up, 'year')).toEqual({ by: 'year', descending: true });
  expect(nextSort({ by: 'year', descending: true }, 'year')).toBeNull();
  expect(nextSort(up, 'title')).toEqual({ by: 'title', descending: false });
});
