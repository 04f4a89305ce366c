'use client';
/** The view of the graph: it follows the layout and the selection, and can be moved by hand. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Layout } from '@/components/taxonomy/placed';
import type { PanZoom } from '@/components/taxonomy/pan-zoom';
import {
  centredOn,
  fit,
  follow,
  opened,
  type Point,
  type Size,
  type Transform,
  type View,
  zoomed,
} from '@/components/taxonomy/viewport';

export interface Viewport {
  readonly view: View;
  zoomBy(factor: number): void;
  fit(): void;
  /** Moves the view by shares of its own width and height. */
  pan(right: number, down: number): void;
  /** Puts a point of the drawing into the middle; a drag follows the pointer at once. */
  centreOn(point: Point, dragged: boolean): void;
}

export function useViewport(
  svg: RefObject<SVGSVGElement | null>,
  layout: Layout,
  frame: Size,
  selected: string | null,
): Viewport {
  const [last, setView] = useState(() => opened(layout, frame, selected));
  const view = follow(last, layout, frame, selected);
  if (view !== last) setView(view);
  const move = (transform: Transform, glide: boolean) =>
    setView((current) => ({ ...current, transform, glide, touched: true }));
  useGestures(svg, view.transform, (transform) => move(transform, false));
  return {
    view,
    zoomBy: (factor) => move(zoomed(view.transform, factor, frame), true),
    fit: () => move(fit(layout, frame), true),
    pan: (right, down) => {
      const { k, x, y } = view.transform;
      move({ k, x: x - right * frame.width, y: y - down * frame.height }, true);
    },
    centreOn: (point, dragged) => move(centredOn(view.transform, point, frame), !dragged),
  };
}

function useGestures(
  svg: RefObject<SVGSVGElement | null>,
  transform: Transform,
  onGesture: (transform: Transform) => void,
) {
  const [gestures, setGestures] = useState<PanZoom | null>(null);
  const handler = useRef(onGesture);
  useEffect(() => {
    handler.current = onGesture;
  });
  useEffect(() => {
    let attached: PanZoom | null = null;
    let gone = false;
    void import('@/components/taxonomy/pan-zoom').then(({ panZoom }) => {
      if (gone || !svg.current) return;
      attached = panZoom(svg.current, (to) => handler.current(to));
      setGestures(attached);
    });
    return () => {
      gone = true;
      attached?.stop();
    };
  }, [svg]);
  useEffect(() => gestures?.set(transform), [gestures, transform]);
}
