'use client';
import { useCallback, useMemo } from 'react';
import { pushSearch, replaceSearch, useSearch } from '@/components/demo/address-store';
import type { Change } from '@/components/demo/use-address';
import { readView, writeView, type View } from './view';

export type SetView = (part: Partial<View>, change?: Change) => void;

/** What is shown, kept nowhere but in the address bar: a link to the page is a link to the view. */
export function useView(): readonly [View, SetView] {
  const search = useSearch();
  const view = useMemo(() => readView(search), [search]);
  const set = useCallback<SetView>(
    (part, change = 'settled') => {
      const next = writeView({ ...readView(search), ...part });
      if (change === 'dragging') replaceSearch(next);
      else pushSearch(next);
    },
    [search],
  );
  return [view, set];
}
