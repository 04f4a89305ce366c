/** What a move does to the state. */
import { setOpen } from '@/components/taxonomy/fold';
import type { Move } from '@/components/taxonomy/navigate';
import { pathTo } from '@/components/taxonomy/outline';
import type { ExplorerState } from '@/components/taxonomy/state';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

/** Opening or folding one branch also chooses it; folding several leads a selection inside them out to the fold. */
export function applyMove(state: ExplorerState, move: Move, taxonomy: Taxonomy): ExplorerState {
  if (move === null) return state;
  if (move.type === 'select') return { ...state, selected: move.id };
  const folds = setOpen(state.folds, move.ids, move.type === 'open');
  if (move.ids.length === 1) return { ...state, folds, selected: move.ids[0] };
  return { ...state, folds, selected: move.type === 'fold' ? surfaced(state, move.ids, taxonomy) : state.selected };
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
