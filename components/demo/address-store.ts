'use client';
/** The query of the address bar as a store. Dragging replaces the current history entry; letting go adds one. */
import { useSyncExternalStore } from 'react';

/** Browsers refuse rapid history writes (Safari: 100 in 30 s), so that a drag writes at most this often. */
const REPLACE_EVERY_MS = 250;

/** Key presses on a slider that follow one another within this time are one change, and one step back undoes them. */
const SAME_CHANGE_MS = 1000;

const listeners = new Set<() => void>();
/** What the controls say before the address bar says it. */
let draft: string | null = null;
/** What the current history entry gets back once a drag ends in an entry of its own. */
let beforeDrag: string | null = null;
let lastPush = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

const current = () => draft ?? window.location.search;
const emit = () => listeners.forEach((listener) => listener());

function write(method: 'pushState' | 'replaceState', search: string) {
  const { pathname, hash } = window.location;
  try {
    window.history[method](null, '', `${pathname}${search}${hash}`);
  } catch {
    // Refused for being too frequent: the controls keep their draft, and the next release writes it.
  }
}

function settle() {
  clearTimeout(timer);
  timer = undefined;
}

/** While dragging: shown at once, written soon. */
export function replaceSearch(search: string) {
  beforeDrag ??= window.location.search;
  draft = search;
  timer ??= setTimeout(() => {
    timer = undefined;
    if (draft !== null) write('replaceState', draft);
  }, REPLACE_EVERY_MS);
  emit();
}

/** On release: the entry before the drag is as it was, and a new one holds the result. */
export function pushSearch(search: string) {
  settle();
  const before = beforeDrag ?? window.location.search;
  if (window.location.search !== before) write('replaceState', before);
  const now = performance.now();
  if (search !== before) write(now - lastPush < SAME_CHANGE_MS ? 'replaceState' : 'pushState', search);
  lastPush = now;
  draft = window.location.search === search ? null : search;
  beforeDrag = null;
  emit();
}

/** The address bar was changed by someone else: back, forward, a link. It wins over any draft. */
export function followAddressBar() {
  settle();
  draft = null;
  beforeDrag = null;
  lastPush = -Infinity;
  emit();
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) window.addEventListener('popstate', followAddressBar);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', followAddressBar);
    followAddressBar();
  };
}

/** The query as it stands; '' while the page is rendered ahead of time. */
export const useSearch = (): string => useSyncExternalStore(subscribe, current, () => '');
