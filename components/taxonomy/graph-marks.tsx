'use client';
/** Everything drawn in the graph. A drag moves the group around it, and nothing in here is drawn again. */
import { type CSSProperties, memo, useMemo } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import { FarLinks, FarMarks } from '@/components/taxonomy/graph-far';
import { Links, NearLinks } from '@/components/taxonomy/graph-links';
import { GraphNode } from '@/components/taxonomy/graph-node';
import { landmarksOf } from '@/components/taxonomy/landmarks';
import { radiusOf } from '@/components/taxonomy/marks';
import type { Move } from '@/components/taxonomy/navigate';
import type { Outline, Row } from '@/components/taxonomy/outline';
import type { Layout, Placed } from '@/components/taxonomy/placed';
import type { Drawn } from '@/components/taxonomy/region';
import { useStages } from '@/components/taxonomy/stages';
import type { RelationType } from '@/lib/articles/entry';
import type { Effect } from '@/lib/taxonomy/taxonomy';

/** What is drawn, and how. */
export interface Drawing {
  readonly outline: Outline;
  readonly size: keyof Effect | null;
  readonly relations: readonly RelationType[];
  readonly onMove: (move: Move) => void;
}

interface GraphMarksProps extends Drawing {
  readonly layout: Layout;
  readonly drawn: Drawn;
  /** How much larger the signs of a drawing are whose labels are too small to read; 1 where they are not. */
  readonly magnified: number;
  readonly chosen: string | null;
  /** The neighbourhood of the chosen entry. */
  readonly near: ReadonlySet<string>;
  readonly tabStop: string;
  /** During a gesture entries come a few at a time. */
  readonly gradual: boolean;
}

export const GraphMarks = memo(function GraphMarks(props: GraphMarksProps) {
  const { outline, layout, drawn, magnified, size, relations, chosen, near, tabStop, gradual, onMove } = props;
  const { nodes, links } = drawn;
  const radius = useMemo(() => radiusOf(outline.rows, size), [outline, size]);
  const far = magnified > 1;
  return (
    <>
      <g aria-hidden className={styles.links} style={{ '--line': magnified } as CSSProperties}>
        {far ? <FarLinks {...{ links, magnified, relations }} /> : <Links links={links} relations={relations} />}
        <NearLinks links={links} magnified={magnified} byId={layout.byId} selected={chosen} near={near} />
      </g>
      {far && <FarMarks {...{ nodes, magnified, radius, chosen, near }} />}
      <Nodes {...{ nodes, magnified, radius, chosen, near, tabStop, gradual, onMove }} />
      {far && <Landmarks {...{ layout, magnified, chosen }} />}
    </>
  );
});

interface NodesProps extends Pick<GraphMarksProps, 'magnified' | 'chosen' | 'near' | 'tabStop' | 'gradual' | 'onMove'> {
  readonly nodes: readonly Placed[];
  readonly radius: (row: Row) => number;
}

function Nodes({ nodes, magnified, radius, chosen, near, tabStop, gradual, onMove }: NodesProps) {
  const aim = useMemo(() => nodes.map((placed) => ({ placed, titled: magnified === 1 })), [nodes, magnified]);
  return useStages(aim, gradual).map(({ placed, titled }) => {
    const { id } = placed.row.node;
    const is = { chosen: id === chosen, near: near.has(id), tabStop: id === tabStop };
    const ring = is.chosen || is.tabStop ? magnified : 1;
    return <GraphNode key={id} {...{ placed, titled, ring, onMove }} {...is} radius={radius(placed.row)} />;
  });
}

/** Over the marks, which have these names for a screen reader already. */
function Landmarks({ layout, magnified, chosen }: Pick<GraphMarksProps, 'layout' | 'magnified' | 'chosen'>) {
  const landmarks = useMemo(() => landmarksOf(layout, magnified, chosen), [layout, magnified, chosen]);
  return (
    <g aria-hidden className={styles.landmarks} strokeWidth={4 * magnified}>
      {landmarks.map(({ placed, x, y, anchor, fontSize }) => (
        <text key={placed.row.node.id} x={x} y={y} textAnchor={anchor} dominantBaseline="central" fontSize={fontSize}>
          {placed.lines.join(' ')}
        </text>
      ))}
    </g>
  );
}
