/** A tree that grows to the right, a column for each level. */
import { type HierarchyPointLink, tree } from 'd3-hierarchy';
import { linkHorizontal } from 'd3-shape';
import type { Outline, Row } from '@/components/taxonomy/outline';
import {
  type Also,
  alsoLinks,
  boundsOf,
  idOf,
  indexed,
  type Labels,
  type Layout,
  LEVEL_GAP,
  type Link,
  type Placed,
  reaches,
  relationLinks,
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
  const byId = indexed(nodes);
  const links = [
    ...root.links().map((link) => tidyLink(link, byId)),
    ...alsoLinks(nodes, byId, tidyAlso),
    ...relationLinks(nodes, byId, arc),
  ];
  return { arrangement: 'tidy', nodes, byId, links, bounds: boundsOf(nodes) };
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

function tidyLink({ source, target }: HierarchyPointLink<Row>, byId: ReadonlyMap<string, Placed>): Link {
  const [from, to] = [byId.get(idOf(source))!, byId.get(idOf(target))!];
  const path = horizontal({ source: start(from), target: [to.x - 8, to.y] })!;
  return { from: idOf(source), to: idOf(target), path, also: false, relation: null };
}

/** From mark to mark, bent to the left of both, where no label stands. */
const arc: Also = (from, to) => {
  const bend = Math.min(from.x, to.x) - 16 - Math.min(120, Math.abs(to.y - from.y) / 4);
  return `M${from.x - 8},${from.y}C${bend},${from.y} ${bend},${to.y} ${to.x - 8},${to.y}`;
};

/** Like a branch where it leads to a later column; back through the labels it must not go. */
const tidyAlso: Also = (from, to) =>
  to.x > start(from)[0] ? horizontal({ source: start(from), target: [to.x - 8, to.y] })! : arc(from, to);
