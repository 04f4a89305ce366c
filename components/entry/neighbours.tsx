import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

/** The entries before and after this one in the order of the taxonomy. */
export function Neighbours({ taxonomy, id }: { taxonomy: Taxonomy; id: string }) {
  const pages = taxonomy.filter(({ kind }) => kind !== 'root');
  const at = pages.findIndex((node) => node.id === id);
  return (
    <nav className="neighbours" aria-label="Previous and next entry">
      {at > 0 && <Neighbour node={pages[at - 1]} rel="prev" label="Previous" />}
      {at + 1 < pages.length && <Neighbour node={pages[at + 1]} rel="next" label="Next" />}
    </nav>
  );
}

function Neighbour({ node, rel, label }: { node: TaxonomyNode; rel: 'prev' | 'next'; label: string }) {
  return (
    <a href={node.href} rel={rel}>
      <span>{label}</span>
      <strong>{node.title}</strong>
    </a>
  );
}
