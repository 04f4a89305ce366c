'use client';
/** A part of the page that stays as it was written ahead of time, until something else takes its place. */
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { entryAt, keepFocus } from '@/components/taxonomy/focus';
import { prerendering } from '@/components/taxonomy/prerendering';

/** React takes over the frame alone: what it must not look into, it neither renders nor compares. */
export function AsWritten({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  return prerendering ? (
    <div>{children}</div>
  ) : (
    <div ref={frame} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
  );
}

/** An entry that has the focus when this goes keeps it in what comes instead. */
function useKeptFocus(frame: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const view = frame.current?.parentElement ?? null;
    return () => {
      const { activeElement } = document;
      const id = activeElement && entryAt(activeElement);
      if (id && view?.contains(activeElement)) keepFocus(view, id);
    };
  }, [frame]);
}
