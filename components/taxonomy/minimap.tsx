'use client';
/**
 * The whole drawing beside the graph, and the part of it that is seen, to drag. For the pointer alone: the keyboard
 * reaches every entry along the edges and moves the view with Shift and the arrows, so that this is hidden from it.
 */
import { memo, type PointerEvent, useMemo, useRef } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import { fromMap, type MapScale, mapScale, seenOnMap, strokesOf } from '@/components/taxonomy/map';
import type { Box, Layout } from '@/components/taxonomy/placed';
import type { Viewport } from '@/components/taxonomy/use-viewport';
import { exceeds, type Point } from '@/components/taxonomy/viewport';

interface MinimapProps {
  readonly layout: Layout;
  readonly viewport: Viewport;
}

/** px; the width of the column beside the graph. */
const most = { width: 246, height: 190 };

export function Minimap({ layout, viewport }: MinimapProps) {
  const map = useMemo(() => mapScale(layout, most), [layout]);
  const { transform, frame } = viewport.view;
  const seen = seenOnMap(map, transform, frame);
  const drag = useDrag(map, seen, viewport);
  return (
    <div
      aria-hidden
      data-minimap
      className={`no-print border-y border-rule py-3 max-lg:mt-3 ${exceeds(layout, frame) ? '' : 'max-xl:hidden'}`}
    >
      <div className={styles.map} style={{ width: map.width, height: map.height }} {...drag}>
        <Strokes layout={layout} map={map} />
        <div className={styles.seen} style={placeOf(seen)} />
      </div>
    </div>
  );
}

const placeOf = ({ left, top, width, height }: Box) => ({ width, height, transform: `translate(${left}px, ${top}px)` });

const Strokes = memo(function Strokes({ layout, map }: { readonly layout: Layout; readonly map: MapScale }) {
  const strokes = useMemo(() => strokesOf(layout, map), [layout, map]);
  return (
    <svg width={map.width} height={map.height}>
      {strokes.map(({ hue, path }) => (
        <path key={hue} stroke={hue} d={path} />
      ))}
    </svg>
  );
});

/** What is gripped stays under the pointer; a press beside it brings it there first. */
function useDrag(map: MapScale, seen: Box, viewport: Viewport) {
  const grip = useRef<Point>({ x: 0, y: 0 });
  const go = (to: Point, dragged: boolean) => {
    const middle = { x: to.x - grip.current.x, y: to.y - grip.current.y };
    viewport.centreOn(fromMap(map, middle), dragged);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = placeIn(event);
      const inside = holds(seen, at);
      grip.current = inside ? { x: at.x - seen.left - seen.width / 2, y: at.y - seen.top - seen.height / 2 } : origin;
      if (!inside) go(at, false);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(placeIn(event), true);
    },
    // The entry in the graph that has the focus keeps it.
    onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
  };
}

const origin: Point = { x: 0, y: 0 };

const placeIn = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point => {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
};

const holds = ({ left, top, width, height }: Box, { x, y }: Point) =>
  x >= left && x <= left + width && y >= top && y <= top + height;
