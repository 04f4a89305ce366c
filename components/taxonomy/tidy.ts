/** A tree that grows to the right, a column for each level. */
import { tree } from 'd3-hierarchy';
import { linkHorizontal } from 'd3-shape';
import type { Outline, Row } from '@/components/taxonomy/outline';
import {
  idOf,
  type Labels,
  type Layout,
  layoutFrom,
  LEVEL_GAP,
  type Lines,
  type Placed,
  reaches,
  ROW,
  rowsAsTree,
} from '@/components/taxonomy/placed';

/** d3's tree (Reingold and Tilford's, after Buchheim et al. 2002) with a column for each level, as wide as its longest label. */
export function tidy(outline: Outline, labels: Labels): Layout {
  const root = tree<Row>()
    .nodeSize([ROW, 1])
    .separation(() => 1)(rowsAsTree(outline));
  const points = root.descendants();
  const columns = columnStarts(reaches(points, labels));
  const nodes = points.map((point) => {
    const at = { x: columns[point.depth], y: point.x, rotate: 0, anchor: point.depth === 0 ? 'end' : 'start' } as const;
    return { row: point.data, ...at, ...labels.get(idOf(point))! };
  });
  return layoutFrom('tidy', nodes, root, { branch, also, relation });
}

/** The root's label stands on the other side of its mark. */
function columnStarts(longest: readonly number[]): readonly number[] {
  const starts = [0];
  for (const [depth, reach] of longest.entries()) starts.push(starts[depth] + (depth === 0 ? 0 : reach) + LEVEL_GAP);
  return starts;
}

type XY = readonly [number, number];
const horizontal = linkHorizontal<{ source: XY; target: XY }, XY>();
const start = (placed: Placed): XY => [placed.x + (placed.anchor === 'end' ? 6 : placed.reach + 4), placed.y];

const branch: Lines['branch'] = ({ source, target }, byId) => {
  const [from, to] = [byId.get(idOf(source))!, byId.get(idOf(target))!];
  return horizontal({ source: start(from), target: [to.x - 8, to.y] })!;
};

/** Bent further to the left the further it goes, so that few run along one another; at most so many px. */
const BEND = { most: 120, half: 700 };

/** From mark to mark, bent to the left of both, where no label stands. */
const relation: Lines['relation'] = (from, to) => {
  const down = Math.abs(to.y - from.y);
  const bend = Math.min(from.x, to.x) - 28 - (BEND.most * down) / (down + BEND.half);
  return `M${from.x - 8},${from.y}C${bend},${from.y} ${bend},${to.y} ${to.x - 8},${to.y}`;
};

/** Like a branch where it leads to a later column; back through the labels it must not go. */
const also: Lines['also'] = (from, to) =>
  to.x > start(from)[0] ? horizontal({ source: start(from), target: [to.x - 8, to.y] })! : relation(from, to);
