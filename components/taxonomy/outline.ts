/** The one structure behind graph, tree and table: the taxonomy after filters and folds. */
import { group } from 'd3-array';
import { filterTaxonomy, type Filtered, type Filters } from '@/components/taxonomy/filter';
import { type ChildrenOf, type Folds, isOpen, openByDefault } from '@/components/taxonomy/fold';
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export interface Row {
  readonly node: TaxonomyNode;
  /** False for an ancestor that is only kept to hold its matches. */
  readonly match: boolean;
  /** Kept children, whether folded away or not. */
  readonly children: readonly string[];
  readonly folded: boolean;
  /** Kept entries below it. */
  readonly below: number;
  /** 1-based place among its kept siblings. */
  readonly position: number;
  readonly siblings: number;
  /** Title of the top family it stands in; its own for a top family, '' for the root. */
  readonly branch: string;
}

export interface Outline {
  /** What the filters keep, depth first, root first; empty when nothing matches. */
  readonly kept: readonly Row[];
  /** What the folds leave of it: graph and tree show these. */
  readonly rows: readonly Row[];
  /** The rows again. */
  readonly byId: ReadonlyMap<string, Row>;
  readonly matched: number;
  /** Entries in the whole taxonomy. */
  readonly total: number;
}

export function outlineOf(taxonomy: Taxonomy, filters: Filters, folded: readonly string[]): Outline {
  const filtered = filterTaxonomy(taxonomy, filters);
  const nodes = taxonomy.filter((node) => filtered.kept.has(node.id));
  const kept = describe(nodes, filtered, new Set(folded));
  return { kept, ...unfolded(kept), matched: filtered.matched.size, total: taxonomy.length - 1 };
}

/** Kept nodes whose children are folded away. The way to the selection always stays open. */
export function foldedIds(
  taxonomy: Taxonomy,
  filters: Filters,
  folds: Folds,
  selected: string | null,
): readonly string[] {
  const { kept } = filterTaxonomy(taxonomy, filters);
  const nodes = taxonomy.filter((node) => kept.has(node.id));
  if (nodes.length === 0) return [];
  const children = childrenAmong(nodes);
  const byDefault = openByDefault(nodes[0].id, children);
  const path = new Set([nodes[0].id, ...pathTo(taxonomy, selected)]);
  const parents = nodes.filter((node) => children(node.id).length > 0).map((node) => node.id);
  return parents.filter((id) => !path.has(id) && !isOpen(id, folds, byDefault));
}

/** Ids from the node's parent up to the root. */
export function pathTo(taxonomy: Taxonomy, id: string | null): readonly string[] {
  const parents = new Map(taxonomy.map((node) => [node.id, node.parent]));
  const path: string[] = [];
  for (let at = id && parents.get(id); at; at = parents.get(at)) path.push(at);
  return path;
}

function childrenAmong(nodes: Taxonomy): ChildrenOf {
  const groups = group(nodes, (node) => node.parent);
  return (id) => groups.get(id) ?? [];
}

function describe(nodes: Taxonomy, { matched }: Filtered, folded: ReadonlySet<string>): readonly Row[] {
  const children = childrenAmong(nodes);
  const below = countBelow(nodes);
  const branches = branchTitles(nodes);
  const seen = new Map<string | null, number>();
  return nodes.map((node) => {
    const siblings = node.parent === null ? [node] : children(node.parent);
    const position = (seen.get(node.parent) ?? 0) + 1;
    seen.set(node.parent, position);
    return {
      node,
      match: matched.has(node.id),
      children: children(node.id).map((child) => child.id),
      folded: folded.has(node.id),
      below: below.get(node.id)!,
      position,
      siblings: siblings.length,
      branch: branches.get(node.id)!,
    };
  });
}

/** From the end, children come before their parents. */
function countBelow(nodes: Taxonomy): ReadonlyMap<string, number> {
  const below = new Map(nodes.map((node) => [node.id, 0]));
  for (const { id, parent } of nodes.toReversed()) {
    if (parent !== null) below.set(parent, below.get(parent)! + below.get(id)! + 1);
  }
  return below;
}

function branchTitles(nodes: Taxonomy): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { id, parent, title } of nodes) {
    titles.set(id, parent === null ? '' : titles.get(parent) || title);
  }
  return titles;
}

function unfolded(kept: readonly Row[]): Pick<Outline, 'rows' | 'byId'> {
  const byId = new Map<string, Row>();
  for (const row of kept) {
    const { id, parent } = row.node;
    const above = parent === null ? undefined : byId.get(parent);
    if (parent === null || (above && !above.folded)) byId.set(id, row);
  }
  return { rows: [...byId.values()], byId };
}

/** Everything but the root, which is no entry and has no page of its own. */
export const entriesOf = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.node.parent !== null);

/** The outline as tree and table see it. */
export function withoutRoot(outline: Outline): Outline {
  const rows = entriesOf(outline.rows);
  const byId = new Map(rows.map((row) => [row.node.id, row]));
  return { ...outline, kept: entriesOf(outline.kept), rows, byId };
}

/** What stands near a node: its path to the root, its children, and in both directions further parents and relations. */
export function neighbourhood({ byId, rows }: Outline, id: string | null): ReadonlySet<string> {
  const centre = id === null ? undefined : byId.get(id);
  if (!centre) return new Set();
  const near = new Set([centre.node.id, ...centre.children, ...pointsTo(centre)]);
  for (let at = centre.node.parent; at !== null; at = byId.get(at)?.node.parent ?? null) near.add(at);
  for (const row of rows) if (pointsTo(row).includes(centre.node.id)) near.add(row.node.id);
  return near;
}

const pointsTo = ({ node }: Row) => [...node.also, ...node.relations.map(({ to }) => to)];
