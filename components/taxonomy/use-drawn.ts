'use client';
/** The marks and links to draw, the same value until the view leaves the part that is drawn. */
import { useMemo } from 'react';
import type { Layout } from '@/components/taxonomy/placed';
import { type Drawn, drawnIn, extentsOf, regionAround, WHOLE } from '@/components/taxonomy/region';
import type { View } from '@/components/taxonomy/viewport';

interface Asked {
  readonly magnified: number;
  readonly kept: ReadonlySet<string>;
  /** Everything is drawn, however much: for a file. */
  readonly whole: boolean;
}

export function useDrawn(layout: Layout, { transform, frame }: View, { magnified, kept, whole }: Asked): Drawn {
  const { left, top, width, height } = regionAround(transform, frame);
  const all = whole || layout.nodes.length <= WHOLE;
  const extents = useMemo(() => (all ? null : extentsOf(layout)), [all, layout]);
  const part = useMemo(
    () => extents && drawnIn(layout, extents, { region: { left, top, width, height }, magnified, kept }),
    [extents, layout, left, top, width, height, magnified, kept],
  );
  return part ?? layout;
}
