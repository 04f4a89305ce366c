/** Where the marks, labels and links of the graph go. Numbers out, nothing drawn. All lengths in px at zoom 1. */
import { hierarchy, type HierarchyPointLink, type HierarchyPointNode, tree } from 'd3-hierarchy';
import { linkHorizontal, linkRadial } from 'd3-shape';
import { labelWidth, shorten, wrap } from '@/components/taxonomy/label';
import type { Outline, Row } from '@/components/taxonomy/outline';
import type { Arrangement } from '@/components/taxonomy/state';

/** Height of a row, and so of a pointer's target (WCAG 2.5.8). */
export const ROW = 24;
/** Between a mark's centre and its label. */
export const LABEL_OFFSET = 13;
/** For the sign at the end of a folded branch's label; that of an open one lies on its links. */
export const FOLD_WIDTH = 28;
/** Between the end of the longest label of a level and the marks of the next. */
const LEVEL_GAP = 36;
/** Half of the space that the root's label takes in the middle of the radial layout. */
const HUB = 52;
const LETTERS: Readonly<Record<Arrangement, number>> = { tidy: 34, radial: 26 };

export interface Placed {
  readonly row: Row;
  /** The mark's centre. */
  readonly x: number;
  readonly y: number;
  /** Degrees; the label's direction of reading. */
  readonly rotate: number;
  /** The label stands before the mark, right-aligned: the left half of the radial layout, and the root. */
  readonly before: boolean;
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
  readonly path: string;
  /** True for a further parent of the entry. */
  readonly also: boolean;
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

type Point = HierarchyPointNode<Row>;
export type NoteOf = (row: Row) => string;

/** @param outline with at least one row */
export function layoutOf(outline: Outline, arrangement: Arrangement, noteOf: NoteOf = () => ''): Layout {
  const shape = arrangement === 'tidy' ? tidy : radial;
  const labels = new Map(outline.rows.map((row) => [row.node.id, labelOf(row, noteOf(row), LETTERS[arrangement])]));
  return shape(outline, labels);
}

type Label = Pick<Placed, 'lines' | 'note' | 'titleWidth' | 'reach'>;
type Labels = ReadonlyMap<string, Label>;

function labelOf(row: Row, note: string, letters: number): Label {
  const isRoot = row.node.parent === null;
  const lines = isRoot ? wrap(row.node.title, 14) : [shorten(row.node.title, letters)];
  const noteWidth = note ? labelWidth(`  ${note}`) : 0;
  const titleWidth = Math.max(...lines.map(labelWidth)) + noteWidth;
  return { lines, note, titleWidth, reach: LABEL_OFFSET + titleWidth + (row.folded ? FOLD_WIDTH : 0) };
}

const rowsAsTree = ({ rows, byId }: Outline) =>
  hierarchy(rows[0], (row) => (row.folded ? [] : row.children.map((id) => byId.get(id)!)));

const idOf = (point: Point) => point.data.node.id;

/** Reach of the longest label of each level. */
function reaches(points: readonly Point[], labels: Labels): readonly number[] {
  const longest: number[] = [];
  for (const point of points) {
    longest[point.depth] = Math.max(longest[point.depth] ?? 0, labels.get(idOf(point))!.reach);
  }
  return longest;
}

/** d3's tree (Reingold and Tilford's, after Buchheim et al. 2002) with a column for each level, as wide as its longest label. */
function tidy(outline: Outline, labels: Labels): Layout {
  const root = tree<Row>()
    .nodeSize([ROW, 1])
    .separation(() => 1)(rowsAsTree(outline));
  const points = root.descendants();
  const columns = columnStarts(reaches(points, labels));
  const nodes = points.map((point) => {
    const at = { x: columns[point.depth], y: point.x, rotate: 0, before: point.depth === 0 };
    return { row: point.data, ...at, ...labels.get(idOf(point))! };
  });
  const byId = indexed(nodes);
  const links = [...root.links().map((link) => tidyLink(link, byId)), ...alsoLinks(nodes, byId, tidyAlso)];
  return { arrangement: 'tidy', nodes, byId, links, bounds: boundsOf(nodes) };
}

/** The root's label stands on the other side of its mark. */
function columnStarts(longest: readonly number[]): readonly number[] {
  const starts = [0];
  for (const [depth, reach] of longest.entries()) starts.push(starts[depth] + (depth === 0 ? 0 : reach) + LEVEL_GAP);
  return starts;
}

const indexed = (nodes: readonly Placed[]) => new Map(nodes.map((placed) => [placed.row.node.id, placed]));

type XY = readonly [number, number];
const horizontal = linkHorizontal<{ source: XY; target: XY }, XY>();
const start = (placed: Placed): XY => [placed.x + (placed.before ? 6 : placed.reach + 4), placed.y];

function tidyLink({ source, target }: HierarchyPointLink<Row>, byId: ReadonlyMap<string, Placed>): Link {
  const [from, to] = [byId.get(idOf(source))!, byId.get(idOf(target))!];
  const path = horizontal({ source: start(from), target: [to.x - 8, to.y] })!;
  return { from: idOf(source), to: idOf(target), path, also: false };
}

type Also = (from: Placed, to: Placed) => string;

function alsoLinks(nodes: readonly Placed[], byId: ReadonlyMap<string, Placed>, draw: Also): readonly Link[] {
  return nodes.flatMap((to) => {
    const parents = to.row.node.also.map((id) => byId.get(id)).filter((from) => from !== undefined);
    return parents.map((from) => ({ from: from.row.node.id, to: to.row.node.id, path: draw(from, to), also: true }));
  });
}

const tidyAlso: Also = (from, to) => horizontal({ source: start(from), target: [to.x - 8, to.y] })!;

function boundsOf(nodes: readonly Placed[]): Box {
  const left = Math.min(...nodes.map((placed) => placed.x - (placed.before ? placed.reach : 10)));
  const right = Math.max(...nodes.map((placed) => placed.x + (placed.before ? 10 : placed.reach)));
  const top = Math.min(...nodes.map((placed) => placed.y - heightOf(placed) / 2));
  const bottom = Math.max(...nodes.map((placed) => placed.y + heightOf(placed) / 2));
  return { left, top, width: right - left, height: bottom - top };
}

export const heightOf = ({ lines }: Placed): number => Math.max(ROW, lines.length * 17 + 6);

/** Rings instead of columns: wide enough for the labels between them, and far enough out to keep neighbours a row apart. */
function radial(outline: Outline, labels: Labels): Layout {
  const separation = (a: Point, b: Point) => (a.parent === b.parent ? 1 : 1.5) / Math.max(a.depth, 1);
  const root = tree<Row>()
    .size([2 * Math.PI, 1])
    .separation(separation)(rowsAsTree(outline));
  const points = root.descendants();
  const rings = ringRadii(points, reaches(points, labels));
  const nodes = points.map((point) => ({
    row: point.data,
    ...polar(point.x, rings[point.depth]),
    ...labels.get(idOf(point))!,
  }));
  const byId = indexed(nodes);
  const links = root.links().map((link) => radialLink(link, rings, byId));
  return {
    arrangement: 'radial',
    nodes,
    byId,
    links: [...links, ...alsoLinks(nodes, byId, chord)],
    bounds: disc(nodes),
  };
}

/** @param angle radians clockwise from twelve o'clock, as d3's radial links count them */
function polar(angle: number, radius: number): Pick<Placed, 'x' | 'y' | 'rotate' | 'before'> {
  if (radius === 0) return { x: 0, y: 0, rotate: 0, before: false };
  const before = angle > Math.PI;
  const rotate = (angle * 180) / Math.PI + (before ? 90 : -90);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle), rotate, before };
}

function ringRadii(points: readonly Point[], longest: readonly number[]): readonly number[] {
  const rings = [0];
  for (let depth = 1; depth < longest.length; depth++) {
    const inside = depth === 1 ? HUB : rings[depth - 1] + longest[depth - 1];
    rings[depth] = Math.max(inside + LEVEL_GAP, ROW / smallestGap(points.filter((point) => point.depth === depth)));
  }
  return rings;
}

/** Radians between the closest two, once around. */
function smallestGap(points: readonly Point[]): number {
  const angles = points.map((point) => point.x).sort((a, b) => a - b);
  const gaps = angles.map((angle, i) => (i > 0 ? angle - angles[i - 1] : angle + 2 * Math.PI - angles.at(-1)!));
  return Math.min(...gaps);
}

interface Polar {
  readonly angle: number;
  readonly radius: number;
}
const rays = linkRadial<{ source: Polar; target: Polar }, Polar>()
  .angle((end) => end.angle)
  .radius((end) => end.radius);

function radialLink(
  { source, target }: HierarchyPointLink<Row>,
  rings: readonly number[],
  byId: ReadonlyMap<string, Placed>,
): Link {
  const hub = source.depth === 0;
  const from = hub ? HUB : rings[source.depth] + byId.get(idOf(source))!.reach + 4;
  const path = rays({
    source: { angle: hub ? target.x : source.x, radius: from },
    target: { angle: target.x, radius: rings[target.depth] - 8 },
  })!;
  return { from: idOf(source), to: idOf(target), path, also: false };
}

/** Bent towards the middle, so that it crosses few labels. */
const chord: Also = (from, to) => `M${from.x},${from.y}Q${(from.x + to.x) / 4},${(from.y + to.y) / 4} ${to.x},${to.y}`;

function disc(nodes: readonly Placed[]): Box {
  const radius = Math.max(HUB, ...nodes.map((placed) => Math.hypot(placed.x, placed.y) + placed.reach));
  return { left: -radius, top: -radius, width: 2 * radius, height: 2 * radius };
}
