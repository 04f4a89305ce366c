import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { noFolds, openByDefault, ROW_BUDGET, setOpen } from '@/components/taxonomy/fold';
import { foldedIds, neighbourhood, outlineOf } from '@/components/taxonomy/outline';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

const ids = (rows: readonly { node: { id: string } }[]) => rows.map((row) => row.node.id);
const large = grown(Array.from({ length: 1000 }, (_, i) => (i * 7919) % 104729));
const leaves = (taxonomy: Taxonomy, folded: readonly string[]) =>
  outlineOf(taxonomy, noFilters, folded).rows.filter((row) => row.folded || row.children.length === 0).length;

describe('outlineOf', () => {
  test('leaves out what stands below a folded branch, and counts it', () => {
    const outline = outlineOf(sample, noFilters, ['compression']);
    expect(ids(outline.rows)).not.toContain('pruning');
    expect(ids(outline.kept)).toContain('wanda');
    expect(outline.byId.get('compression')).toMatchObject({ folded: true, below: 6 });
  });

  test('numbers siblings among those that the filters keep', () => {
    const outline = outlineOf(sample, { ...noFilters, demo: true }, []);
    expect(outline.byId.get('wanda')).toMatchObject({ position: 2, siblings: 3, branch: 'Model compression' });
    expect(outline.byId.get('compression')).toMatchObject({ position: 1, siblings: 1, match: false });
  });
});

describe('foldedIds', () => {
  test('folds nothing by default where everything fits', () => {
    expect(foldedIds(sample, noFilters, noFolds, null)).toEqual([]);
  });

  test('keeps a thousand entries within the budget of rows, or at the top level', () => {
    const top = large.filter((node) => node.depth === 1).length;
    expect(leaves(large, foldedIds(large, noFilters, noFolds, null))).toBeLessThanOrEqual(Math.max(ROW_BUDGET, top));
  });

  test('never folds the way to the selection', () => {
    const folds = { ...noFolds, folded: ['compression', 'pruning'] };
    expect(foldedIds(sample, noFilters, folds, null)).toEqual(['compression', 'pruning']);
    expect(foldedIds(sample, noFilters, folds, 'wanda')).toEqual([]);
    expect(foldedIds(sample, noFilters, folds, 'pruning')).toEqual(['pruning']);
  });

  test('the reader outweighs the budget', () => {
    const all = foldedIds(large, noFilters, { ...noFolds, base: 'open' }, null);
    expect(all).toEqual([]);
  });
});

test('openByDefault opens whole levels in order while the leaves fit', () => {
  const children = (id: string) => sample.filter((node) => node.parent === id);
  expect([...openByDefault('survey', children, 8)]).toEqual([
    'survey',
    'architectures',
    'training',
    'compression',
    'applications',
    'pruning',
    'quantization',
  ]);
  expect([...openByDefault('survey', children, 5)]).toEqual(['survey', 'architectures', 'training', 'applications']);
});

test('setOpen moves an id from one list to the other', () => {
  const folded = setOpen(noFolds, ['pruning'], false);
  expect(folded).toMatchObject({ open: [], folded: ['pruning'] });
  expect(setOpen(folded, ['pruning'], true)).toMatchObject({ open: ['pruning'], folded: [] });
});

test('neighbourhood is path, children and further parents in both directions', () => {
  const outline = outlineOf(sample, noFilters, []);
  expect([...neighbourhood(outline, 'layer-removal')].sort()).toEqual([
    'architectures',
    'compression',
    'layer-removal',
    'pruning',
    'survey',
  ]);
  expect(neighbourhood(outline, 'architectures').has('layer-removal')).toBe(true);
  expect(neighbourhood(outline, null).size).toBe(0);
});

test('relations stand near in both directions', () => {
  const outline = outlineOf(sample, noFilters, []);
  expect(neighbourhood(outline, 'wanda').has('magnitude-pruning')).toBe(true);
  expect(neighbourhood(outline, 'magnitude-pruning').has('wanda')).toBe(true);
});
