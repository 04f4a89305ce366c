/** What is drawn of a large drawing: what stands near the view, and at a small scale without labels. */
import { nearPart, touches } from '@/components/taxonomy/curve';
import { type Box, boxOf, type Layout, type Link, type Placed, ROW } from '@/components/taxonomy/placed';
import type { Point, Size, Transform } from '@/components/taxonomy/viewport';

/** Drawings with fewer marks are drawn whole, so that the browser's own search finds every label. */
export const WHOLE = 400;

/** Zoom below which the labels cannot be told apart. */
const LEGIBLE = 0.4;

/** Cells of the view's width and height: the part that is drawn is made of whole ones. */
const CELLS = 2;

/** Share of the view that must be drawn beyond each of its sides: what a gesture uncovers while more is being drawn. */
const SPARE = 0.15;

/** A power of two, or half of one: what is drawn changes with it, not with every step of a pinch. */
const coarse = (k: number, steps: number) => 2 ** (Math.floor(steps * Math.log2(k)) / steps);

/** How much larger signs are drawn to be seen where labels are too small to read; 1 where they are not. */
export const magnification = (k: number): number => (k < LEGIBLE ? 1 / coarse(k, 2) : 1);

/** The part of the drawing that is seen, in px of the drawing. */
export const seenThrough = ({ k, x, y }: Transform, { width, height }: Size): Box => ({
  left: -x / k,
  top: -y / k,
  width: width / k,
  height: height / k,
});

/** The seen part rounded up to whole cells, and one more on every side. */
export function regionAround(transform: Transform, frame: Size): Box {
  const cells = CELLS * coarse(transform.k, 2);
  const cell = { width: frame.width / cells, height: frame.height / cells };
  const seen = seenThrough(transform, frame);
  const across = cellsAround(seen.left, seen.width, cell.width);
  const down = cellsAround(seen.top, seen.height, cell.height);
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

/** Which part is drawn, and with signs of what size. */
export type Cut = Pick<Part, 'region' | 'magnified'>;

export const cutFor = (transform: Transform, frame: Size): Cut => ({
  region: regionAround(transform, frame),
  magnified: magnification(transform.k),
});

/** Whether what is drawn will do for another view, too: then a gesture renders nothing. */
export function serves({ region, magnified }: Cut, transform: Transform, frame: Size): boolean {
  if (magnified !== magnification(transform.k)) return false;
  const { left, top, width, height } = seenThrough(transform, frame);
  const [across, down] = [SPARE * width, SPARE * height];
  const isWide = region.left <= left - across && left + width + across <= region.left + region.width;
  return isWide && region.top <= top - down && top + height + down <= region.top + region.height;
}

function cellsAround(from: number, length: number, cell: number) {
  const first = Math.floor(from / cell) - 1;
  const last = Math.ceil((from + length) / cell) + 1;
  return { from: first * cell, length: (last - first) * cell };
}

/** The hulls of a layout's marks and links, in their order. */
export interface Extents {
  readonly nodes: readonly Box[];
  readonly links: readonly Box[];
}

export function extentsOf({ nodes, links, byId }: Layout): Extents {
  const boxes = new Map(nodes.map((placed) => [placed, boxOf(placed)]));
  const ends = ({ from, to }: Link) => [boxes.get(byId.get(from)!)!, boxes.get(byId.get(to)!)!] as const;
  return { nodes: [...boxes.values()], links: links.map((link) => linkBox(link, ...ends(link))) };
}

/** Relations bend out of the hull of their ends; by how much is the arrangements' affair, and this is ample. */
const BEND = 160;

function linkBox({ relation }: Link, a: Box, b: Box): Box {
  const bend = relation === null ? 0 : BEND;
  const [left, top] = [Math.min(a.left, b.left) - bend, Math.min(a.top, b.top)];
  const right = Math.max(a.left + a.width, b.left + b.width);
  const bottom = Math.max(a.top + a.height, b.top + b.height);
  return { left, top, width: right - left, height: bottom - top };
}

export interface Drawn {
  readonly nodes: readonly Placed[];
  readonly links: readonly Link[];
}

/** What is to be drawn of a layout. */
export interface Part {
  readonly region: Box;
  readonly magnified: number;
  /** Ids that are drawn wherever they are: what has the focus must not vanish. */
  readonly kept: ReadonlySet<string>;
}

export function drawnIn(layout: Layout, extents: Extents, part: Part): Drawn {
  const { region, kept } = part;
  const near = {
    nodes: layout.nodes.filter((placed, i) => kept.has(placed.row.node.id) || touches(extents.nodes[i], region)),
    links: layout.links.flatMap((link, i) => shortened(link, extents.links[i], region)),
  };
  return APART * part.magnified > ROW ? thinned(near, layout, part) : near;
}

/** Links so many times as large as the region are cut: few change when the region does. */
const LONG = 1.5;

function shortened(link: Link, box: Box, region: Box): readonly Link[] {
  if (!touches(box, region)) return [];
  if (box.width < LONG * region.width && box.height < LONG * region.height) return [link];
  const path = nearPart(link.path, region);
  return path ? [{ ...link, path }] : [];
}

/** Marks within so many px of the screen fall together: one of them is drawn, and one of the links between two such places. */
const APART = 2;

function thinned({ nodes, links }: Drawn, { byId }: Layout, { magnified, kept }: Part): Drawn {
  const cell = APART * magnified;
  const cellOf = ({ x, y }: Point) => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
  const at = (id: string) => (kept.has(id) ? id : cellOf(byId.get(id)!));
  return {
    nodes: distinct(nodes, ({ row }) => at(row.node.id)),
    links: distinct(links, ({ from, to, also, relation }) => `${at(from)} ${at(to)} ${also} ${relation}`),
  };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
