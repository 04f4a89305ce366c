'use client';
import { useEffect } from 'react';

/** What may be wider than its column. */
const wide = '.prose .katex-display, .prose pre';

function mark() {
  for (const element of document.querySelectorAll<HTMLElement>(wide)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }
}

/** Lets the keyboard reach formulas and code, so that they can be scrolled, but only those that do not fit. */
export function ScrollRegions() {
  useEffect(() => {
    const watcher = new ResizeObserver(mark);
    watcher.observe(document.documentElement);
    return () => watcher.disconnect();
  }, []);
  return null;
}
