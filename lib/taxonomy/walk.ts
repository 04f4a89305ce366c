/** Questions about the finished taxonomy. */
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

/** @throws RangeError when the taxonomy has no such node. */
export function nodeOf(taxonomy: Taxonomy, id: string): TaxonomyNode {
  const node = taxonomy.find((candidate) => candidate.id === id);
  if (!node) throw new RangeError(`The taxonomy has no node "${id}".`);
  return node;
}

/** From the root down to the parent; empty for the root. */
export function ancestors(taxonomy: Taxonomy, id: string): readonly TaxonomyNode[] {
  const { parent } = nodeOf(taxonomy, id);
  return parent === null ? [] : [...ancestors(taxonomy, parent), nodeOf(taxonomy, parent)];
}

/** The other children of the same parent, in order. */
export function siblings(taxonomy: Taxonomy, id: string): readonly TaxonomyNode[] {
  const { parent } = nodeOf(taxonomy, id);
  return parent === null ? [] : children(taxonomy, parent).filter((node) => node.id !== id);
}

export function children(taxonomy: Taxonomy, id: string): readonly TaxonomyNode[] {
  return nodeOf(taxonomy, id).children.map((child) => nodeOf(taxonomy, child));
}

/** Everything below, depth first. */
export function descendants(taxonomy: Taxonomy, id: string): readonly TaxonomyNode[] {
  return children(taxonomy, id).flatMap((node) => [node, ...descendants(taxonomy, node.id)]);
}
