import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';
import { ancestors, children, descendants, nodeOf, siblings } from '@/lib/taxonomy/walk';

const taxonomy = buildTaxonomy([
  entry('compression'),
  entry('pruning', { parent: 'compression', order: 1 }),
  entry('quantization', { parent: 'compression', order: 2 }),
  entry('wanda', { parent: 'pruning' }),
]);
const ids = (nodes: readonly TaxonomyNode[]) => nodes.map((node) => node.id);

it('ancestors leads from the root down to the parent', () => {
  expect(ids(ancestors(taxonomy, 'wanda'))).toEqual(['survey', 'compression', 'pruning']);
  expect(ancestors(taxonomy, 'survey')).toEqual([]);
});

it('siblings leaves the node itself out', () => {
  expect(ids(siblings(taxonomy, 'pruning'))).toEqual(['quantization']);
  expect(siblings(taxonomy, 'survey')).toEqual([]);
});

it('descendants is everything below, depth first', () => {
  expect(ids(descendants(taxonomy, 'compression'))).toEqual(['pruning', 'wanda', 'quantization']);
  expect(descendants(taxonomy, 'wanda')).toEqual([]);
});

it('children keeps the order of the tree', () => {
  expect(ids(children(taxonomy, 'compression'))).toEqual(['pruning', 'quantization']);
});

it('nodeOf names a node that is not there', () => {
  expect(() => nodeOf(taxonomy, 'gone')).toThrow('The taxonomy has no node "gone".');
});
