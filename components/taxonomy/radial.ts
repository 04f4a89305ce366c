/** The tree around its root, a ring for each level. */
import { type HierarchyPointLink, tree } from 'd3-hierarchy';
import { linkRadial } from 'd3-shape';
import type { Outline, Row } from '@/components/taxonomy/outline';
import {
  HUB,
  idOf,
  type Labels,
  type Layout,
  layoutFrom,
  LEVEL_GAP,
  type Lines,
  type Placed,
  type Point,
  reaches,
  ROW,
  rowsAsTree,
} from '@/components/taxonomy/placed';

/** Rings instead of columns: wide enough for the labels between them, and far enough out to keep neighbours a row apart. */
export function radial(outline: Outline, labels: Labels): Layout {
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
  const branch: Lines['branch'] = (link, byId) => ray(link, rings, byId);
  return layoutFrom('radial', nodes, root, { branch, also: chord, relation: chord });
}

/** @param angle radians clockwise from twelve o'clock, as d3's radial links count them */
function polar(angle: number, radius: number): Pick<Placed, 'x' | 'y' | 'rotate' | 'anchor'> {
  if (radius === 0) return { x: 0, y: 0, rotate: 0, anchor: 'middle' };
  const left = angle > Math.PI;
  const rotate = (angle * 180) / Math.PI + (left ? 90 : -90);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle), rotate, anchor: left ? 'end' : 'start' };
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

function ray({ source, target }: HierarchyPointLink<Row>, rings: readonly number[], byId: Layout['byId']): string {
  const hub = source.depth === 0;
  const from = hub ? HUB : rings[source.depth] + byId.get(idOf(source))!.reach + 4;
  return rays({
    source: { angle: hub ? target.x : source.x, radius: from },
    target: { angle: target.x, radius: rings[target.depth] - 8 },
  })!;
}

/** px that a chord keeps from the marks. */
const CLEAR = 8;

/** Bent towards the middle, so that it crosses few labels. */
const chord: Lines['relation'] = (from, to) => {
  const [a, d] = [pulled(from, to), pulled(to, from)];
  const [b, c] = [between(a, d), between(d, a)];
  return `M${a.x},${a.y}C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`;
};

type XY = Pick<Placed, 'x' | 'y'>;

/** A quadratic curve whose point of pull is halfway between the chord and the centre, written as a cubic one. */
const between = (near: XY, far: XY): XY => ({ x: (3 * near.x + far.x) / 6, y: (3 * near.y + far.y) / 6 });

/** The end of a chord, short of the mark, on the way to the point of pull. */
function pulled(end: XY, other: XY): XY {
  const [x, y] = [(other.x - 3 * end.x) / 4, (other.y - 3 * end.y) / 4];
  const share = CLEAR / Math.max(Math.hypot(x, y), CLEAR);
  return { x: end.x + share * x, y: end.y + share * y };
}
