import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';
import { FamilyMark } from './family-mark';

/** Entries with their summaries; those with a live demo say so. */
export function EntryList({ nodes }: { nodes: readonly TaxonomyNode[] }) {
  return (
    <ul className="entry-list">
      {nodes.map(({ id, href, title, summary, family, demo }) => (
        <li key={id}>
          <FamilyMark family={family}>
            <a href={href}>{title}</a>
          </FamilyMark>
          {demo && <span className="text-soft"> · runs here</span>}
          <p>{summary}</p>
        </li>
      ))}
    </ul>
  );
}
