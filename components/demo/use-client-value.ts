'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Something only the browser knows and that never changes; `ahead` while the page is rendered ahead of time. */
export const useClientValue = <T extends string | number | boolean | null>(read: () => T, ahead: T): T =>
  useSyncExternalStore(never, read, () => ahead);
