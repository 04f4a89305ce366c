'use client';
/**
 * The whole drawing beside the graph, and the part of it that is seen, to drag. For the pointer alone: the keyboard
 * reaches every entry along the edges and moves the view with Shift and the arrows, so that this is hidden from it.
 */
import { memo, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import { fromMap, type MapScale, mapScale, seenOnMap, strokesOf } from '@/components/taxonomy/map';
import type { Box, Layout } from '@/components/taxonomy/placed';
import type { Viewport } from '@/components/taxonomy/use-viewport';
import { exceeds, type Point, type Transform } from '@/components/taxonomy/viewport';

interface MinimapProps {
  readonly layout: Layout;
  readonly viewport: Viewport;
}

/** px; the width of the column beside the graph. */
const most = { width: 246, height: 190 };

export function Minimap({ layout, viewport }: MinimapProps) {
  const map = useMemo(() => mapScale(layout, most), [layout]);
  const { camera, view } = viewport;
  const { frame } = view;
  const seen = useRef<HTMLDivElement>(null);
  const seenAt = (transform: Transform) => placeOf(seenOnMap(map, transform, frame));
  const follow = useRef(seenAt);
  useLayoutEffect(() => {
    follow.current = seenAt;
  });
  useLayoutEffect(() => camera.listen((to) => void Object.assign(seen.current!.style, follow.current(to))), [camera]);
  const drag = useDrag(map, viewport);
  return (
    <div
      aria-hidden
      data-minimap
      className={`no-print border-y border-rule py-3 max-lg:mt-3 ${exceeds(layout, frame) ? '' : 'max-xl:hidden'}`}
    >
      <div className={styles.map} style={{ width: map.width, height: map.height }} {...drag}>
        <Strokes layout={layout} map={map} />
        <div ref={seen} className={styles.seen} style={seenAt(view.transform)} />
      </div>
    </div>
  );
}

const placeOf = ({ left, top, width, height }: Box) => ({
  width: `${width}px`,
  height: `${height}px`,
  transform: `translate(${left}px, ${top}px)`,
});

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
function useDrag(map: MapScale, { camera, view, centreOn, dragTo, settle }: Viewport) {
  const grip = useRef<Point>({ x: 0, y: 0 });
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = placeIn(event);
      const seen = seenOnMap(map, camera.at(), view.frame);
      const inside = holds(seen, at);
      grip.current = inside ? { x: at.x - seen.left - seen.width / 2, y: at.y - seen.top - seen.height / 2 } : origin;
      if (!inside) centreOn(fromMap(map, at));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const at = placeIn(event);
      dragTo(fromMap(map, { x: at.x - grip.current.x, y: at.y - grip.current.y }));
    },
    onLostPointerCapture: settle,
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
