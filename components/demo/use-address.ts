'use client';
import { useCallback, useMemo } from 'react';
import type { Parameters } from '@/lib/technique/parameters';
import { pushSearch, replaceSearch, useSearch } from './address-store';
import { readAddress, writeAddress, type Address, type Settings } from './url-state';

export type Change = 'dragging' | 'settled';
export type SetSettings = (settings: Settings, change: Change) => void;

/** Parameters and seed, kept nowhere but in the address bar. */
export function useAddress(parameters: Parameters): readonly [Address, SetSettings] {
  const search = useSearch();
  const address = useMemo(() => readAddress(parameters, search), [parameters, search]);
  const set = useCallback<SetSettings>(
    (settings, change) => {
      const next = writeAddress(parameters, settings, search);
      if (change === 'dragging') replaceSearch(next);
      else pushSearch(next);
    },
    [parameters, search],
  );
  return [address, set];
}
