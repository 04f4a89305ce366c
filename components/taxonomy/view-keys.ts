/** Keys that move the view of the graph, and not the selection. */
import type { Viewport } from '@/components/taxonomy/use-viewport';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Shares of the view's width and height, towards which Shift and an arrow go. */
const STEP = 0.25;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [STEP, 0],
  ArrowLeft: [-STEP, 0],
  ArrowDown: [0, STEP],
  ArrowUp: [0, -STEP],
};

/** What the key does, or undefined if it is none of these. */
export function viewKey({ key, shiftKey }: Pressed, viewport: Viewport, onHelp: () => void): (() => void) | undefined {
  if (shiftKey && Object.hasOwn(arrows, key)) return () => viewport.pan(...arrows[key]);
  const actions: Readonly<Record<string, () => void>> = {
    '+': () => viewport.zoomBy(1.3),
    '-': () => viewport.zoomBy(1 / 1.3),
    '0': () => viewport.fit(),
    '?': onHelp,
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}
