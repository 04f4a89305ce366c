'use client';
import { useCallback, useMemo } from 'react';
import type { Parameters } from '@/lib/technique/parameters';
import type { Catalogue } from './pipeline';
import { pushSearch, replaceSearch, useSearch } from './address-store';
import { readAddress, writeAddress, type Address, type Settings } from './url-state';

export type Change = 'dragging' | 'settled';
export type SetSettings = (settings: Settings, change: Change) => void;

/**
 * Parameters, seed, model and further steps, kept nowhere but in the address bar.
 * @param catalogue techniques that can follow; null while it is not known
 * @param models ids of those that the technique runs on, the usual one first; the same array at every rendering
 */
export function useAddress(
  parameters: Parameters,
  catalogue: Catalogue | null,
  models: readonly string[],
): readonly [Address, SetSettings] {
  const search = useSearch();
  const address = useMemo(
    () => readAddress(parameters, search, catalogue, models),
    [parameters, search, catalogue, models],
  );
  const set = useCallback<SetSettings>(
    (settings, change) => {
      const next = writeAddress(parameters, settings, search, catalogue);
      if (change === 'dragging') replaceSearch(next);
      else pushSearch(next);
    },
    [parameters, search, catalogue],
  );
  return [address, set];
}
