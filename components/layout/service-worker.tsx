'use client';
import { useEffect } from 'react';

/** Registers the worker that keeps visited pages and their model for offline use; in development it would serve stale code. */
export function ServiceWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    // A refused registration (private window, plain http) costs only the offline copy.
    navigator.serviceWorker.register('/sw.js').catch((reason: unknown) => console.info('No offline copy:', reason));
  }, []);
  return null;
}
