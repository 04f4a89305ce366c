/** Which part of the drawing is seen, and how large. */
import { type Box, boxOf, type Layout, type Placed } from '@/components/taxonomy/placed';

/** screen = k · drawing + (x, y), in px */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The first is how far out the reader may go in a drawing that is all seen there. */
export const zoomRange: readonly [number, number] = [0.15, 4];
/** Below it the labels can no longer be read. */
const READABLE = 0.8;
const MARGIN = 20;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

const fitting = (box: Box, frame: Size) =>
  Math.min((frame.width - 2 * MARGIN) / box.width, (frame.height - 2 * MARGIN) / box.height);

const centred = (box: Box, frame: Size, k: number): Transform => ({
  k,
  x: frame.width / 2 - k * (box.left + box.width / 2),
  y: frame.height / 2 - k * (box.top + box.height / 2),
});

/** The whole drawing, however small. */
export const fit = ({ bounds }: Layout, frame: Size): Transform =>
  centred(bounds, frame, Math.min(fitting(bounds, frame), 1.25));

/** From the whole drawing to its marks. */
export const zoomsOf = ({ bounds }: Layout, frame: Size): readonly [number, number] => [
  Math.min(zoomRange[0], fitting(bounds, frame)),
  zoomRange[1],
];

/** As much of the drawing as can be read, from the root on. */
export function home({ bounds, arrangement }: Layout, frame: Size): Transform {
  const k = clamp(fitting(bounds, frame), READABLE, 1);
  const middle = centred(bounds, frame, k);
  const tooWide = k * bounds.width > frame.width - 2 * MARGIN;
  return tooWide && arrangement === 'tidy' ? { ...middle, x: MARGIN - k * bounds.left } : middle;
}

export const centredOn = ({ k }: Transform, { x, y }: Point, frame: Size): Transform => ({
  k,
  x: frame.width / 2 - k * x,
  y: frame.height / 2 - k * y,
});

/** Whether the drawing is too large for the frame at a size that can be read. */
export const exceeds = ({ bounds }: Layout, frame: Size): boolean => fitting(bounds, frame) < READABLE;

/** Scaled about the middle of the frame, between two zooms. */
export function zoomed({ k, x, y }: Transform, factor: number, frame: Size, zooms = zoomRange): Transform {
  const to = clamp(k * factor, ...zooms);
  const scale = to / k;
  const [cx, cy] = [frame.width / 2, frame.height / 2];
  return { k: to, x: cx + (x - cx) * scale, y: cy + (y - cy) * scale };
}

/** Moved by as little as brings a mark and its label into the frame; the mark wins where both do not fit. */
export function revealing(transform: Transform, placed: Placed, frame: Size): Transform {
  const box = boxOf(placed);
  const { k, x, y } = transform;
  const right = shift(k * box.left + x, k * (box.left + box.width) + x, k * placed.x + x, frame.width);
  const down = shift(k * box.top + y, k * (box.top + box.height) + y, k * placed.y + y, frame.height);
  return right === 0 && down === 0 ? transform : { k, x: x + right, y: y + down };
}

function shift(low: number, high: number, mark: number, length: number): number {
  if (high - low > length - 2 * MARGIN) return clamp(mark, MARGIN, length - MARGIN) - mark;
  return Math.max(MARGIN - low, 0) + Math.min(length - MARGIN - high, 0);
}

/** The view that keeps a mark where it was on the screen while the drawing around it changes. */
const anchored = ({ k, x, y }: Transform, before: Placed, after: Placed): Transform => ({
  k,
  x: x + k * (before.x - after.x),
  y: y + k * (before.y - after.y),
});

/** A transform, what it was made for, and how it came about. */
export interface View {
  readonly transform: Transform;
  readonly layout: Layout;
  readonly frame: Size;
  readonly selected: string | null;
  /** The reader has moved it. */
  readonly touched: boolean;
  /** The last change was a step, not a drag, and may be drawn as a movement. */
  readonly glide: boolean;
  /** It came of a gesture, which shows itself and may be ahead of this. */
  readonly live: boolean;
}

export function opened(layout: Layout, frame: Size, selected: string | null): View {
  const transform = withSelection(home(layout, frame), layout, frame, selected);
  return { transform, layout, frame, selected, touched: false, glide: false, live: false };
}

/** The same view unless something else is to be shown. */
export function follow(view: View, layout: Layout, frame: Size, selected: string | null): View {
  const moved = layout !== view.layout || selected !== view.selected;
  const resized = frame.width !== view.frame.width || frame.height !== view.frame.height;
  if (!moved && !resized) return view;
  if (resized && !view.touched) return opened(layout, frame, selected);
  const kept = layout === view.layout ? view.transform : settled(view, layout, frame, selected);
  const transform = selected === null ? kept : withSelection(kept, layout, frame, selected);
  return { ...view, transform, layout, frame, selected, glide: moved && !resized, live: false };
}

/** The chosen node stays put while the drawing changes; without one, or in the other arrangement, it starts afresh. */
function settled(view: View, layout: Layout, frame: Size, selected: string | null): Transform {
  const before = selected === null ? undefined : view.layout.byId.get(selected);
  const after = selected === null ? undefined : layout.byId.get(selected);
  const alike = view.layout.arrangement === layout.arrangement;
  return before && after && alike ? anchored(view.transform, before, after) : home(layout, frame);
}

function withSelection(transform: Transform, layout: Layout, frame: Size, selected: string | null): Transform {
  const placed = selected === null ? undefined : layout.byId.get(selected);
  return placed ? revealing(transform, placed, frame) : transform;
}
