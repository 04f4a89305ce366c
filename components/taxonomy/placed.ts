/** Marks and links as both arrangements of the graph give them. All lengths in px at zoom 1. */
import { hierarchy, type HierarchyPointLink, type HierarchyPointNode } from 'd3-hierarchy';
import { type Head, headOf } from '@/components/taxonomy/curve';
import type { Outline, Row } from '@/components/taxonomy/outline';
import type { Arrangement } from '@/components/taxonomy/state';
import { heads } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';

/** Height of a row, and so of a pointer's target (WCAG 2.5.8). */
export const ROW = 24;
/** Between a mark's centre and its label. */
export const LABEL_OFFSET = 13;
/** For the sign at the end of a folded branch's label; that of an open one lies on its links. */
export const FOLD_WIDTH = 28;
/** Between the end of the longest label of a level and the marks of the next. */
export const LEVEL_GAP = 32;
/** Half of the space that the root's label takes in the middle of the radial layout. */
export const HUB = 52;

export interface Placed {
  readonly row: Row;
  /** The mark's centre. */
  readonly x: number;
  readonly y: number;
  /** Degrees; the label's direction of reading. */
  readonly rotate: number;
  /**
   * Which part of the label is at the mark: its end in the left half of the radial layout and for the tidy root;
   * its middle for the radial root, which has no mark.
   */
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
  /** What stands behind the title: a measured effect. */
  readonly note: string;
  /** Of title and note. */
  readonly titleWidth: number;
  /** From the mark's centre to the end of label and fold sign. */
  readonly reach: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  /** One cubic Bézier curve, `M… C…`. */
  readonly path: string;
  /** True for a further parent of the entry. */
  readonly also: boolean;
  /** How `from` stands to `to`, where the link is no branch of the tree. */
  readonly relation: RelationType | null;
  /** The arrow at the end of a directed relation. */
  readonly head: Head | null;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly arrangement: Arrangement;
  readonly nodes: readonly Placed[];
  readonly byId: ReadonlyMap<string, Placed>;
  readonly links: readonly Link[];
  readonly bounds: Box;
}

/** What is written at a mark, before it is known where that is. */
export type Label = Pick<Placed, 'lines' | 'note' | 'titleWidth' | 'reach'>;
export type Labels = ReadonlyMap<string, Label>;

/** A row where d3 put it. */
export type Point = HierarchyPointNode<Row>;

export const rowsAsTree = ({ rows, byId }: Outline) =>
  hierarchy(rows[0], (row) => (row.folded ? [] : row.children.map((id) => byId.get(id)!)));

export const idOf = (point: Point) => point.data.node.id;

/** Reach of the longest label of each level. */
export function reaches(points: readonly Point[], labels: Labels): readonly number[] {
  const longest: number[] = [];
  for (const point of points) {
    longest[point.depth] = Math.max(longest[point.depth] ?? 0, labels.get(idOf(point))!.reach);
  }
  return longest;
}

type Draw = (from: Placed, to: Placed) => string;

/** How an arrangement draws its links. */
export interface Lines {
  readonly branch: (link: HierarchyPointLink<Row>, byId: Layout['byId']) => string;
  /** To a further child. */
  readonly also: Draw;
  readonly relation: Draw;
}

export function layoutFrom(arrangement: Arrangement, nodes: readonly Placed[], root: Point, lines: Lines): Layout {
  const byId = new Map(nodes.map((placed) => [placed.row.node.id, placed]));
  const branches = root.links().map((link) => ({
    ...{ from: idOf(link.source), to: idOf(link.target), path: lines.branch(link, byId) },
    ...branchLook,
  }));
  const links = [...branches, ...alsoLinks(nodes, byId, lines.also), ...relationLinks(nodes, byId, lines.relation)];
  return { arrangement, nodes, byId, links, bounds: boundsOf(nodes) };
}

const branchLook = { also: false, relation: null, head: null } as const;

function alsoLinks(nodes: readonly Placed[], byId: Layout['byId'], draw: Draw): readonly Link[] {
  return nodes.flatMap((to) => {
    const parents = to.row.node.also.map((id) => byId.get(id)).filter((from) => from !== undefined);
    return parents.map((from) => ({ ...ends(from, to), path: draw(from, to), ...branchLook, also: true }));
  });
}

const ends = (from: Placed, to: Placed) => ({ from: from.row.node.id, to: to.row.node.id });

/** Relations between entries that are both drawn; one without a direction once, whichever of the two states it. */
function relationLinks(nodes: readonly Placed[], byId: Layout['byId'], draw: Draw): readonly Link[] {
  const stated = nodes.flatMap((from) =>
    from.row.node.relations.map(({ type, to }) => ({ from, type, to: byId.get(to) })),
  );
  const links = new Map<string, Link>();
  for (const { from, type, to } of stated) {
    if (!to) continue;
    const { from: a, to: b } = ends(from, to);
    const key = `${type} ${(heads[type] ? [a, b] : [a, b].sort()).join(' ')}`;
    if (!links.has(key)) links.set(key, relationLink(from, to, type, draw(from, to)));
  }
  return [...links.values()];
}

const relationLink = (from: Placed, to: Placed, relation: RelationType, path: string): Link => ({
  ...ends(from, to),
  ...{ path, also: false, relation },
  head: heads[relation] && headOf(path),
});

function boundsOf(nodes: readonly Placed[]): Box {
  const boxes = nodes.map(boxOf);
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Axis-parallel hull of mark, label and fold sign. */
export function boxOf(placed: Placed): Box {
  const { x, y, rotate, anchor, reach } = placed;
  if (anchor === 'middle') return { left: x - HUB, top: y - HUB, width: 2 * HUB, height: 2 * HUB };
  const angle = (rotate * Math.PI) / 180;
  const length = anchor === 'end' ? -reach : reach;
  const [endX, endY] = [x + length * Math.cos(angle), y + length * Math.sin(angle)];
  const half = heightOf(placed) / 2;
  const [left, top] = [Math.min(x, endX) - half, Math.min(y, endY) - half];
  return { left, top, width: Math.abs(x - endX) + 2 * half, height: Math.abs(y - endY) + 2 * half };
}

export const heightOf = ({ lines }: Placed): number => Math.max(ROW, lines.length * 17 + 6);
