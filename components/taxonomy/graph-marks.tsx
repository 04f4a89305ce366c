'use client';
/** Everything drawn in the graph. A drag moves the group around it, and nothing in here is drawn again. */
import { memo, useMemo } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import { Links, NearLinks } from '@/components/taxonomy/graph-links';
import { GraphNode } from '@/components/taxonomy/graph-node';
import { landmarksOf } from '@/components/taxonomy/landmarks';
import { radiusOf } from '@/components/taxonomy/marks';
import type { Move } from '@/components/taxonomy/navigate';
import type { Outline } from '@/components/taxonomy/outline';
import type { Layout } from '@/components/taxonomy/placed';
import type { Drawn } from '@/components/taxonomy/region';
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
}

export const GraphMarks = memo(function GraphMarks(props: GraphMarksProps) {
  const { outline, layout, drawn, magnified, size, relations, chosen, near, tabStop, onMove } = props;
  const radius = useMemo(() => radiusOf(outline.rows, size), [outline, size]);
  return (
    <>
      <g aria-hidden className={styles.links}>
        <Links links={drawn.links} magnified={magnified} relations={relations} />
        <NearLinks links={drawn.links} magnified={magnified} byId={layout.byId} selected={chosen} near={near} />
      </g>
      {drawn.nodes.map((placed) => {
        const { id } = placed.row.node;
        const marks = { chosen: id === chosen, near: near.has(id), tabStop: id === tabStop };
        return (
          <GraphNode
            key={id}
            placed={placed}
            {...marks}
            radius={radius(placed.row)}
            magnified={magnified}
            onMove={onMove}
          />
        );
      })}
      {magnified > 1 && <Landmarks {...{ layout, magnified, chosen }} />}
    </>
  );
});

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
