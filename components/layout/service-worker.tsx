'use client';
import { useEffect } from 'react';
import { whenIdle } from './when-idle';

function register(): void {
  // A refused registration (private window, plain http) costs only the offline copy.
  navigator.serviceWorker.register('/sw.js').catch((reason: unknown) => console.info('No offline copy:', reason));
}

/**
 * Registers the worker that keeps visited pages and their model for offline use; in development it would serve stale code.
 * It fetches the whole site at once, which must not compete with the page that the reader waits for.
 */
export function ServiceWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator) whenIdle(register);
  }, []);
  return null;
}
