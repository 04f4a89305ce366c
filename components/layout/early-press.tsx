'use client';
import { useEffect } from 'react';

/** Tells the page's head (scripts/build/late-scripts.ts) that all of the page answers now. */
export function EarlyPress() {
  useEffect(() => void dispatchEvent(new Event('awake')), []);
  return null;
}
