'use client';
/** Long lists in pieces: what is far from the screen is an empty space of the same height. */
import { type RefObject, startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { prerendering } from '@/components/taxonomy/prerendering';

/** Lists up to this length come into the page whole, at once or in turn, so that the browser's own search finds everything. */
export const WHOLE = 500;
const LENGTH = 50;

export interface Piece<T> {
  readonly rows: readonly T[];
  /** 0-based, of its first row. */
  readonly start: number;
}

export interface Chunk<T> extends Piece<T> {
  /** Whether it must be in the page from the beginning. */
  readonly lasting: boolean;
}

/** @param kept rows that keep their chunks in the page: what has the focus must not vanish */
export function chunked<T>(rows: readonly T[], kept: (row: T) => boolean): readonly Chunk<T>[] {
  if (rows.length <= WHOLE) return [{ rows, start: 0, lasting: true }];
  return pieces(rows).map((piece) => ({ ...piece, lasting: piece.start === 0 || piece.rows.some(kept) }));
}

/** All rows in order, in pieces of equal length but the last. */
export const pieces = <T>(rows: readonly T[], length = LENGTH): readonly Piece<T>[] =>
  Array.from({ length: Math.ceil(rows.length / length) }, (_, index) => ({
    rows: rows.slice(index * length, (index + 1) * length),
    start: index * length,
  }));

/** Rows that a phone lays out in one short task. */
export const FEW = 20;

/** ms after which a page that was opened has nothing more urgent to do. */
const PATIENCE = 10_000;

const asksToFind = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'F3' || ((ctrlKey || metaKey) && key.toLowerCase() === 'f');

/** Whether rows far from the screen are of use: the browser is about to search the page, or has had time for the rest. */
function useWanted(): boolean {
  const [wanted, setWanted] = useState(prerendering);
  useEffect(() => {
    if (wanted) return;
    const want = () => setWanted(true);
    const onKey = (event: KeyboardEvent) => asksToFind(event) && want();
    const timer = setTimeout(want, PATIENCE);
    addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKey);
    };
  }, [wanted]);
  return wanted;
}

/**
 * How many of `count` pieces stay in the page wherever the reader is: one at first, and once they are wanted one more after
 * each frame. Together they would hold the main thread for longer than a touch may wait. On paper all are needed at once.
 */
export function useInTurn(count: number): number {
  const [ready, setReady] = useState(prerendering ? count : 1);
  const wanted = useWanted();
  useEffect(() => {
    if (!wanted || ready >= count) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setReady(ready + 1)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [wanted, ready, count]);
  useEffect(() => {
    const onPrint = () => flushSync(() => setReady(count));
    addEventListener('beforeprint', onPrint);
    return () => removeEventListener('beforeprint', onPrint);
  }, [count]);
  return Math.min(ready, count);
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
