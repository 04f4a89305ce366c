/** Which entries a reader asks for. */
import type { Constraint } from '@/lib/articles/entry';
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export interface Filters {
  /** Every word must occur in title, summary or section. */
  readonly text: string;
  /** Each of them must be relieved. */
  readonly constraints: readonly Constraint[];
  /** Only entries with a live demo. */
  readonly demo: boolean;
  readonly source: TaxonomyNode['source'] | null;
}

export const noFilters: Filters = { text: '', constraints: [], demo: false, source: null };

export interface Filtered {
  /** What was asked for; never the root. */
  readonly matched: ReadonlySet<string>;
  /** The matches and their ancestors, so that every match keeps its place. */
  readonly kept: ReadonlySet<string>;
}

const words = (text: string) => plain(text).split(/\s+/).filter(Boolean);

/** Without case and accents: "Nyström" is found by "nystrom". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const isFiltered = ({ text, constraints, demo, source }: Filters): boolean =>
  words(text).length > 0 || constraints.length > 0 || demo || source !== null;

/** Whether an entry is asked for; what the filters say is prepared once for many entries. */
function matcher({ text, constraints, demo, source }: Filters): (node: TaxonomyNode) => boolean {
  const asked = words(text);
  return (node) =>
    node.kind !== 'root' &&
    (!demo || node.demo) &&
    (source === null || node.source === source) &&
    constraints.every((constraint) => node.constraints.includes(constraint)) &&
    (asked.length === 0 || hasAll(asked, node));
}

function hasAll(asked: readonly string[], { title, summary, section }: TaxonomyNode): boolean {
  const haystack = plain(`${title} ${summary} ${section ?? ''}`);
  return asked.every((word) => haystack.includes(word));
}

/** Linear in the number of nodes: the taxonomy is in depth-first order, so that children are seen before parents from its end. */
export function filterTaxonomy(taxonomy: Taxonomy, filters: Filters): Filtered {
  const matched = new Set(taxonomy.filter(matcher(filters)).map((node) => node.id));
  const kept = new Set(matched);
  for (const node of taxonomy.toReversed()) if (kept.has(node.id) && node.parent !== null) kept.add(node.parent);
  return { matched, kept };
}
