'use client';
/** The size of an element on the page, as it changes. */
import { type RefObject, useEffect, useState } from 'react';
import type { Size } from '@/components/taxonomy/viewport';

export function useSize(ref: RefObject<Element | null>, atFirst: Size): Size {
  const [size, setSize] = useState(atFirst);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
