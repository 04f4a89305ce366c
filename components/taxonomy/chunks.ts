'use client';
/** Long lists in pieces: what is far from the screen is an empty space of the same height. */
import { type RefObject, useEffect, useState } from 'react';

/** Lists up to this length are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 500;
const LENGTH = 50;

export interface Chunk<T> {
  readonly rows: readonly T[];
  /** 0-based, of its first row. */
  readonly start: number;
  /** Whether it must be in the page from the beginning. */
  readonly lasting: boolean;
}

/** @param kept rows that keep their chunks in the page: what has the focus must not vanish */
export function chunked<T>(rows: readonly T[], kept: (row: T) => boolean): readonly Chunk<T>[] {
  if (rows.length <= WHOLE) return [{ rows, start: 0, lasting: true }];
  return Array.from({ length: Math.ceil(rows.length / LENGTH) }, (_, index) => {
    const part = rows.slice(index * LENGTH, (index + 1) * LENGTH);
    return { rows: part, start: index * LENGTH, lasting: index === 0 || part.some(kept) };
  });
}

interface Presence {
  readonly present: boolean;
  /** px that it takes, or will take. */
  readonly height: number;
}

/** Two screens ahead, so that scrolling seldom meets an empty space. */
const AHEAD = '200% 0%';

/**
 * Whether a chunk is near the screen, or holds the focus.
 * @param rowHeight px, until it has been seen
 */
export function usePresence<T>(
  ref: RefObject<HTMLElement | null>,
  { rows, lasting }: Chunk<T>,
  rowHeight: number,
): Presence {
  const [near, setNear] = useState({ present: lasting, height: rows.length * rowHeight });
  useEffect(() => {
    const element = ref.current;
    if (!element || lasting) return;
    const observer = new IntersectionObserver(
      ([{ isIntersecting, boundingClientRect }]) => {
        const present = isIntersecting || element.contains(document.activeElement);
        setNear((last) => ({ present, height: last.present ? boundingClientRect.height : last.height }));
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, lasting]);
  return { present: lasting || near.present, height: near.height };
}
