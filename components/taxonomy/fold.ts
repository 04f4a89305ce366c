/** Which branches are folded: a budget decides until the reader does. */
import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export interface Folds {
  /** What holds for nodes that are not named below. */
  readonly base: 'auto' | 'open' | 'folded';
  readonly open: readonly string[];
  readonly folded: readonly string[];
}

export const noFolds: Folds = { base: 'auto', open: [], folded: [] };

/** Rows of the tidy tree that fit on one screen in readable type. */
export const ROW_BUDGET = 40;

/** Children of a node that the filters left. */
export type ChildrenOf = (id: string) => readonly TaxonomyNode[];

/** Opens level after level, and within a level in order, as long as the leaves stay within the budget; the top level always. */
export function openByDefault(root: string, children: ChildrenOf, budget = ROW_BUDGET): ReadonlySet<string> {
  const open = new Set([root]);
  const queue = [...children(root)];
  let rows = queue.length;
  for (const { id } of queue) {
    const below = children(id);
    if (below.length === 0 || rows + below.length - 1 > budget) continue;
    rows += below.length - 1;
    open.add(id);
    queue.push(...below);
  }
  return open;
}

export function isOpen(id: string, folds: Folds, byDefault: ReadonlySet<string>): boolean {
  if (folds.open.includes(id)) return true;
  if (folds.folded.includes(id)) return false;
  return folds.base === 'auto' ? byDefault.has(id) : folds.base === 'open';
}

/** The folds with nothing said about these nodes. */
export function forget(folds: Folds, ids: readonly string[]): Folds {
  const others = (list: readonly string[]) => list.filter((id) => !ids.includes(id));
  return { ...folds, open: others(folds.open), folded: others(folds.folded) };
}

export function setOpen(folds: Folds, ids: readonly string[], open: boolean): Folds {
  const rest = forget(folds, ids);
  return open ? { ...rest, open: [...rest.open, ...ids] } : { ...rest, folded: [...rest.folded, ...ids] };
}
