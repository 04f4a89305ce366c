'use client';
import { useEffect, type RefObject } from 'react';
import { inTurn } from './in-turn';
import type { Draw } from './plot';

/** Calls `then` once, when `element` is within a screen of the window. */
function whenNear(element: Element, then: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

function show(frame: HTMLElement, drawing: ReturnType<Draw>): void {
  // The frame carries the words; Plot's own labels inside would only be noise.
  drawing.setAttribute('aria-hidden', 'true');
  frame.replaceChildren(drawing);
}

/** Draws into `frame` at its width, and again whenever the width or the drawing changes. */
export function usePlot(frame: RefObject<HTMLElement | null>, draw: Draw): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let gone = false;
    let width = 0;
    let sizes: ResizeObserver | undefined;
    const leave = whenNear(element, async () => {
      const plot = await import('@observablehq/plot');
      if (gone) return;
      sizes = new ResizeObserver(([{ contentRect }]) => {
        if (contentRect.width === width || contentRect.width === 0) return;
        width = contentRect.width;
        inTurn(() => {
          if (!gone) show(element, draw(plot, width));
        });
      });
      sizes.observe(element);
    });
    return () => {
      gone = true;
      leave();
      sizes?.disconnect();
    };
  }, [frame, draw]);
}
