'use client';
/** Whether the page is as narrow as a phone; null while it is rendered ahead of time and nobody knows. */
import { useSyncExternalStore } from 'react';

const query = '(max-width: 639.98px)';

function subscribe(listener: () => void) {
  const list = window.matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

export const useNarrow = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(query).matches,
    () => null,
  );
