'use client';
/** The view of the graph: it follows the layout and the selection, and can be moved by hand. */
import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Camera, cameraAt } from '@/components/taxonomy/camera';
import type { PanZoom } from '@/components/taxonomy/pan-zoom';
import type { Layout } from '@/components/taxonomy/placed';
import { cutFor, serves } from '@/components/taxonomy/region';
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
  zoomsOf,
} from '@/components/taxonomy/viewport';

export interface Viewport {
  /** As it was when something last had to be rendered for it. */
  readonly view: View;
  /** As it is. */
  readonly camera: Camera;
  zoomBy(factor: number): void;
  fit(): void;
  /** Moves the view by shares of its own width and height. */
  pan(right: number, down: number): void;
  /** Puts a point of the drawing into the middle. */
  centreOn(point: Point): void;
  /** The same at every step of a drag, which `settle` ends. */
  dragTo(point: Point): void;
  settle(): void;
}

export function useViewport(
  box: RefObject<HTMLElement | null>,
  layout: Layout,
  frame: Size,
  selected: string | null,
): Viewport {
  const [last, setView] = useState(() => opened(layout, frame, selected));
  const view = follow(last, layout, frame, selected);
  if (view !== last) setView(view);
  const [camera] = useState(() => cameraAt(view.transform));
  const put = (transform: Transform, how: Pick<View, 'glide' | 'live'>) =>
    setView((current) => ({ ...current, ...how, transform, touched: true }));
  const step = (transform: Transform) => put(transform, { glide: true, live: false });
  const drawn = useRef(cutFor(view.transform, frame));
  useLayoutEffect(() => {
    drawn.current = cutFor(view.transform, frame);
    camera.show(view.live ? camera.at() : view.transform);
  }, [camera, view, frame]);
  const drag = (transform: Transform) => {
    camera.show(transform);
    if (serves(drawn.current, transform, frame) && !view.glide) return;
    drawn.current = cutFor(transform, frame);
    startTransition(() => put(transform, { glide: false, live: true }));
  };
  const settle = () => {
    if (camera.at() !== view.transform) put(camera.at(), { glide: false, live: false });
  };
  useGestures(box, view, zoomsOf(layout, frame)[0], { drag, settle });
  return {
    view,
    camera,
    zoomBy: (factor) => step(zoomed(camera.at(), factor, frame, zoomsOf(layout, frame))),
    fit: () => step(fit(layout, frame)),
    pan: (right, down) => {
      const { k, x, y } = camera.at();
      step({ k, x: x - right * frame.width, y: y - down * frame.height });
    },
    centreOn: (point) => step(centredOn(camera.at(), point, frame)),
    dragTo: (point) => drag(centredOn(camera.at(), point, frame)),
    settle,
  };
}

interface Gestures {
  readonly drag: (transform: Transform) => void;
  readonly settle: () => void;
}

function useGestures(box: RefObject<HTMLElement | null>, view: View, least: number, gestures: Gestures) {
  const [attached, setAttached] = useState<PanZoom | null>(null);
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    let panZoom: PanZoom | null = null;
    let gone = false;
    void import('@/components/taxonomy/pan-zoom').then(({ attach }) => {
      if (gone || !box.current) return;
      panZoom = attach(box.current, { drag: (to) => latest.current.drag(to), settle: () => latest.current.settle() });
      setAttached(panZoom);
    });
    return () => {
      gone = true;
      panZoom?.stop();
    };
  }, [box]);
  useEffect(() => {
    if (!view.live) attached?.set(view.transform);
    attached?.reach(least);
  }, [attached, view, least]);
}
