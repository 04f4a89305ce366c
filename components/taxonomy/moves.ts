/** What a move does to the state. */
import { type Folds, forget, setOpen } from '@/components/taxonomy/fold';
import type { Move } from '@/components/taxonomy/navigate';
import { foldedIds, pathTo } from '@/components/taxonomy/outline';
import type { ExplorerState } from '@/components/taxonomy/state';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

/** Opening or folding one branch also chooses it; folding several leads a selection inside them out to the fold. */
export function applyMove(state: ExplorerState, move: Move, taxonomy: Taxonomy): ExplorerState {
  if (move === null) return state;
  if (move.type === 'select') return { ...state, selected: move.id };
  const folds = refolded(state, move.ids, move.type === 'open', taxonomy);
  if (move.ids.length === 1) return { ...state, folds, selected: move.ids[0] };
  return { ...state, folds, selected: move.type === 'fold' ? surfaced(state, move.ids, taxonomy) : state.selected };
}

/** Names only the nodes that would not be so by themselves: the address stays short. */
function refolded({ folds, filters }: ExplorerState, ids: readonly string[], open: boolean, taxonomy: Taxonomy): Folds {
  const unnamed = forget(folds, ids);
  const folded = foldedIds(taxonomy, filters, unnamed, null);
  const differing = ids.filter((id) => folded.includes(id) === open);
  return setOpen(unnamed, differing, open);
}

/** The outermost of the folded nodes above the selection, or the selection itself. */
function surfaced({ selected }: ExplorerState, folded: readonly string[], taxonomy: Taxonomy): string | null {
  return pathTo(taxonomy, selected).findLast((id) => folded.includes(id)) ?? selected;
}

/** Every branch at once: only the top level stays, or everything shows. */
export function setAllOpen(state: ExplorerState, open: boolean, taxonomy: Taxonomy): ExplorerState {
  const folds = { base: open ? 'open' : 'folded', open: [], folded: [] } as const;
  return { ...state, folds, selected: open ? state.selected : topOf(state.selected, taxonomy) };
}

/** The family at the top of a node's branch; the path ends with family and root. */
function topOf(selected: string | null, taxonomy: Taxonomy): string | null {
  return pathTo(taxonomy, selected).at(-2) ?? selected;
}
