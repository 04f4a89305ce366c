'use client';
/** The marks and links to draw, the same value until the view crosses into other cells. */
import { useMemo } from 'react';
import type { Layout } from '@/components/taxonomy/placed';
import { type Drawn, drawnIn, extentsOf, regionAround, WHOLE } from '@/components/taxonomy/region';
import type { View } from '@/components/taxonomy/viewport';

/** @param whole draws everything, however much: for a file */
export function useDrawn(layout: Layout, { transform, frame }: View, kept: ReadonlySet<string>, whole: boolean): Drawn {
  const { left, top, width, height } = regionAround(transform, frame);
  const all = whole || layout.nodes.length <= WHOLE;
  const extents = useMemo(() => (all ? null : extentsOf(layout)), [all, layout]);
  const part = useMemo(
    () => extents && drawnIn(layout, extents, { left, top, width, height }, kept),
    [extents, layout, left, top, width, height, kept],
  );
  return part ?? layout;
}
