'use client';
/** The explorer's state, kept in the address bar, and what follows from it. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { replaceSearch, useSearch } from '@/components/demo/address-store';
import { foldedIds, type Outline, outlineOf } from '@/components/taxonomy/outline';
import { type ExplorerState, initialState, readState, writeState } from '@/components/taxonomy/state';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

export type Update = (change: (state: ExplorerState) => ExplorerState) => void;

export interface ExplorerModel {
  readonly state: ExplorerState;
  readonly outline: Outline;
  readonly update: Update;
}

export function useExplorer(taxonomy: Taxonomy): ExplorerModel {
  const search = useSearch();
  const state = useMemo(() => readState(search, taxonomy), [search, taxonomy]);
  const outline = useOutline(taxonomy, state);
  return { state, outline, update: useUpdate(taxonomy, search) };
}

/** The same function at every render, so that memoised marks need not be drawn again. */
function useUpdate(taxonomy: Taxonomy, search: string): Update {
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  return useCallback(
    (change) => replaceSearch(writeState(change(readState(latest.current, taxonomy)), latest.current)),
    [taxonomy],
  );
}

/** A new outline only when other rows show: texts stand for values here, so that choosing a node redraws no other. */
function useOutline(taxonomy: Taxonomy, { filters, folds, selected }: ExplorerState): Outline {
  // Typing must not wait for a thousand marks.
  const text = useDeferredValue(filters.text);
  const asked = writeState({ ...initialState, filters: { ...filters, text } }, '');
  const shown = useMemo(() => readState(asked, taxonomy).filters, [asked, taxonomy]);
  const folded = useMemo(
    () => foldedIds(taxonomy, shown, folds, selected).join('.'),
    [taxonomy, shown, folds, selected],
  );
  return useMemo(() => outlineOf(taxonomy, shown, folded.split('.')), [taxonomy, shown, folded]);
}
