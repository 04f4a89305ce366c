import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { describePlace, graphMove, treeMove, typeAhead } from '@/components/taxonomy/navigate';
import { outlineOf, withoutRoot } from '@/components/taxonomy/outline';
import { sample } from '@/components/taxonomy/taxonomy.fixture';

const graph = outlineOf(sample, noFilters, ['quantization']);
const tree = withoutRoot(graph);
const to = (id: string) => ({ type: 'select', id });

describe('graphMove', () => {
  test.each([
    ['pruning', 'ArrowRight', 'magnitude-pruning'],
    ['wanda', 'ArrowLeft', 'pruning'],
    ['wanda', 'Backspace', 'pruning'],
    ['wanda', 'ArrowDown', 'layer-removal'],
    ['wanda', ']', 'layer-removal'],
    ['wanda', 'ArrowUp', 'magnitude-pruning'],
    ['wanda', '[', 'magnitude-pruning'],
    ['wanda', 'Home', 'survey'],
    ['wanda', 'End', 'edge'],
  ])('from %s, %s leads to %s', (id, key, target) => {
    expect(graphMove(graph, id, key)).toEqual(to(target));
  });

  test('leads nowhere from the edge of the tree', () => {
    expect(graphMove(graph, 'survey', 'ArrowLeft')).toBeNull();
    expect(graphMove(graph, 'survey', 'ArrowDown')).toBeNull();
    expect(graphMove(graph, 'wanda', 'ArrowRight')).toBeNull();
    expect(graphMove(graph, 'layer-removal', 'ArrowDown')).toBeNull();
    expect(graphMove(graph, 'magnitude-pruning', '[')).toBeNull();
  });

  test('opens a folded branch before it walks in, and Space folds and unfolds', () => {
    expect(graphMove(graph, 'quantization', 'ArrowRight')).toEqual({ type: 'open', ids: ['quantization'] });
    expect(graphMove(graph, 'quantization', ' ')).toEqual({ type: 'open', ids: ['quantization'] });
    expect(graphMove(graph, 'pruning', ' ')).toEqual({ type: 'fold', ids: ['pruning'] });
    expect(graphMove(graph, 'wanda', ' ')).toBeNull();
  });

  test('Escape leaves the selection; Enter is the link’s own; unknown keys and nodes mean nothing', () => {
    expect(graphMove(graph, 'wanda', 'Escape')).toEqual({ type: 'select', id: null });
    expect(graphMove(graph, 'wanda', 'Enter')).toBeNull();
    expect(graphMove(graph, 'wanda', 'constructor')).toBeNull();
    expect(graphMove(graph, 'nobody', 'Home')).toBeNull();
  });
});

describe('treeMove', () => {
  test.each([
    ['architectures', 'ArrowDown', 'efficient-attention'],
    ['training', 'ArrowUp', 'search'],
    ['pruning', 'ArrowRight', 'magnitude-pruning'],
    ['wanda', 'ArrowLeft', 'pruning'],
    ['quantization', 'ArrowLeft', 'compression'],
    ['wanda', 'Home', 'architectures'],
    ['wanda', 'End', 'edge'],
  ])('from %s, %s leads to %s', (id, key, target) => {
    expect(treeMove(tree, id, key)).toEqual(to(target));
  });

  test('Right opens a folded branch, Left folds an open one', () => {
    expect(treeMove(tree, 'quantization', 'ArrowRight')).toEqual({ type: 'open', ids: ['quantization'] });
    expect(treeMove(tree, 'pruning', 'ArrowLeft')).toEqual({ type: 'fold', ids: ['pruning'] });
  });

  test('leads nowhere before the first row, after the last and above the top level', () => {
    expect(treeMove(tree, 'architectures', 'ArrowUp')).toBeNull();
    expect(treeMove(tree, 'edge', 'ArrowDown')).toBeNull();
    expect(treeMove(withoutRoot(outlineOf(sample, noFilters, ['training'])), 'training', 'ArrowLeft')).toBeNull();
  });

  test('the asterisk opens all folded siblings', () => {
    expect(treeMove(tree, 'pruning', '*')).toEqual({ type: 'open', ids: ['quantization'] });
    expect(treeMove(tree, 'wanda', '*')).toBeNull();
  });
});

describe('typeAhead', () => {
  test('finds the next title that starts with the letters, around the end', () => {
    expect(typeAhead(tree.rows, 'architectures', 'w')).toEqual(to('wanda'));
    expect(typeAhead(tree.rows, 'wanda', 'n')).toEqual(to('search'));
    expect(typeAhead(tree.rows, 'architectures', 'model c')).toEqual(to('compression'));
  });

  test('the same letter again goes on to the next', () => {
    expect(typeAhead(tree.rows, 'architectures', 'm')).toEqual(to('compression'));
    expect(typeAhead(tree.rows, 'compression', 'mm')).toEqual(to('magnitude-pruning'));
  });

  test('stays where nothing starts so', () => {
    expect(typeAhead(tree.rows, 'wanda', 'x')).toBeNull();
  });
});

test('describePlace says title, family, place among siblings and children', () => {
  const place = (id: string) => describePlace(graph.byId.get(id)!);
  expect(place('wanda')).toBe('Wanda, Model compression, 2 of 3, no children');
  expect(place('compression')).toBe('Model compression, 3 of 4, 2 children');
  expect(place('quantization')).toBe('quantization, Model compression, 2 of 2, 1 child, folded');
});
