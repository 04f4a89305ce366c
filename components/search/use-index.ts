'use client';
import { useEffect, useState } from 'react';
import { loadIndex } from './load-index';
import type { SearchIndex } from './search-index';

export type IndexState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly index: SearchIndex }
  | { readonly status: 'failed'; readonly retry: () => void };

const loading: IndexState = { status: 'loading' };

/** Loads the index while the component is shown; `retry` starts over. */
export function useIndex(): IndexState {
  const [state, setState] = useState<IndexState>(loading);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    const show = (next: IndexState) => !gone && setState(next);
    const retry = () => {
      setState(loading);
      setAttempt((count) => count + 1);
    };
    loadIndex().then(
      (index) => show({ status: 'ready', index }),
      (reason: unknown) => {
        console.info('Search:', reason);
        show({ status: 'failed', retry });
      },
    );
    return () => {
      gone = true;
    };
  }, [attempt]);
  return state;
}
