'use client';
/** One mark of the graph with its label: a real link, and a button to fold for the pointer. */
import { type CSSProperties, memo, type MouseEvent } from 'react';
import { hundredths } from '@/components/taxonomy/curve';
import styles from '@/components/taxonomy/explorer.module.css';
import { FOLD_WIDTH, heightOf, LABEL_OFFSET, type Placed } from '@/components/taxonomy/placed';
import type { Move } from '@/components/taxonomy/navigate';
import type { Row } from '@/components/taxonomy/outline';
import { colorOf, nameOf, SUMMARY } from '@/components/taxonomy/vocabulary';

export interface GraphNodeProps {
  readonly placed: Placed;
  readonly radius: number;
  readonly chosen: boolean;
  /** In the neighbourhood of the chosen node. */
  readonly near: boolean;
  /** The graph's one tab stop. */
  readonly tabStop: boolean;
  /** Otherwise titles are too small to read: mark and name are drawn elsewhere, and this is what is pressed and focused. */
  readonly titled: boolean;
  /** How much larger the ring around it is then. */
  readonly ring: number;
  readonly onMove: (move: Move) => void;
}

export const GraphNode = memo(function GraphNode(props: GraphNodeProps) {
  const { placed, radius, chosen, near, tabStop, titled, ring, onMove } = props;
  const { row } = placed;
  const cut = !titled || placed.lines.at(-1)!.endsWith('…');
  return (
    <g className={classesOf(row, chosen, near)} style={placeOf(placed)} data-node={row.node.id}>
      <a
        href={row.node.href}
        tabIndex={tabStop ? 0 : -1}
        aria-label={nameInGraph(row)}
        aria-current={chosen || undefined}
        aria-describedby={chosen ? SUMMARY : undefined}
        onClick={(event) => choose(event, row, chosen, onMove)}
      >
        {cut && <title>{row.node.title}</title>}
        <Hit placed={placed} ring={titled ? 1 : ring} />
        {titled && placed.anchor !== 'middle' && <circle className={styles.mark} r={radius} />}
        {titled && <Title placed={placed} />}
      </a>
      {titled && row.children.length > 0 && row.node.parent !== null && <FoldSign placed={placed} onMove={onMove} />}
    </g>
  );
});

/** Which way the label goes from its mark. */
const directions = { start: 1, middle: 0, end: -1 } as const;

function classesOf({ node, match, children }: Row, chosen: boolean, near: boolean): string {
  const marks = { live: node.demo, context: !match && node.parent !== null, parent: children.length > 0, chosen, near };
  const names = Object.entries(marks).flatMap(([name, on]) => (on ? [styles[name]] : []));
  return [styles.node, ...names].join(' ');
}

const placeOf = ({ row, x, y, rotate }: Placed) =>
  ({
    '--hue': colorOf(row.node),
    transform: `translate(${px(x)}, ${px(y)}) rotate(${px(rotate, 'deg')})`,
  }) as CSSProperties;

const px = (value: number, unit = 'px') => `${hundredths(value)}${unit}`;

/** A tree item says by itself that it is folded; a link in a drawing does not. */
const nameInGraph = (row: Row) => (row.folded ? `${nameOf(row)}, folded, ${row.below} inside` : nameOf(row));

/** A first click chooses, a second opens the page; the keyboard and modified clicks use the link as a link. */
function choose(event: MouseEvent, { node }: Row, chosen: boolean, onMove: (move: Move) => void) {
  const isRoot = node.parent === null;
  const asLink = event.detail === 0 || event.metaKey || event.ctrlKey || event.shiftKey || chosen;
  if (asLink && !isRoot) return;
  event.preventDefault();
  onMove({ type: 'select', id: node.id });
}

/** The pointer's target, which is the frame around what has the focus or is chosen, too. */
function Hit({ placed, ring }: { readonly placed: Placed; readonly ring: number }) {
  const height = heightOf(placed);
  const width = ring === 1 ? placed.titleWidth + LABEL_OFFSET + 16 : 24;
  const x = { start: -12, middle: -width / 2, end: 12 - width }[placed.anchor];
  const transform = ring === 1 ? undefined : `scale(${ring})`;
  return (
    <rect className={styles.hit} x={x} y={-height / 2} width={width} height={height} rx={6} transform={transform} />
  );
}

const LINE = 17;

function Title({ placed }: { placed: Placed }) {
  const { lines, note, anchor } = placed;
  const x = directions[anchor] * LABEL_OFFSET;
  return (
    <text className={styles.title} x={x} textAnchor={anchor} dominantBaseline="central">
      {lines.length === 1 ? lines[0] : <Lines lines={lines} x={x} />}
      {note && (
        <tspan className={styles.note} dx={6}>
          {note}
        </tspan>
      )}
    </text>
  );
}

const Lines = ({ lines, x }: { readonly lines: readonly string[]; readonly x: number }) =>
  lines.map((line, i) => (
    <tspan key={line} x={x} y={(i - (lines.length - 1) / 2) * LINE}>
      {line}
    </tspan>
  ));

/** For the pointer alone: the keyboard folds with Space, and the summary has a button. */
function FoldSign({ placed, onMove }: { placed: Placed; onMove: (move: Move) => void }) {
  const { row, anchor, titleWidth } = placed;
  const x = directions[anchor] * (LABEL_OFFSET + titleWidth + FOLD_WIDTH / 2);
  const toggle = () => onMove({ type: row.folded ? 'open' : 'fold', ids: [row.node.id] });
  return (
    <g aria-hidden onClick={toggle} data-fold={row.node.id} className={row.folded ? undefined : styles.opened}>
      <rect className={styles.fold} x={x - 12} y={-8} width={24} height={16} rx={8} />
      <text className={styles.foldSign} x={x} dominantBaseline="central">
        {row.folded ? `+${row.below}` : '−'}
      </text>
      <rect className={styles.hit} x={x - 12} y={-12} width={24} height={24} />
    </g>
  );
}
