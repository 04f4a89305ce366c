'use client';
/**
 * Links and marks of a drawing seen from afar: one path for many that look alike. A browser styles each element anew
 * when signs change their size, and for thousands that takes longer than a frame of the zoom lasts.
 */
import { group } from 'd3-array';
import { type CSSProperties, memo } from 'react';
import { arrowPath, discPath } from '@/components/taxonomy/arrow';
import { pieces } from '@/components/taxonomy/chunks';
import styles from '@/components/taxonomy/explorer.module.css';
import { dashed, furtherLook, type LinksProps } from '@/components/taxonomy/graph-links';
import type { Link, Placed } from '@/components/taxonomy/placed';
import type { Row } from '@/components/taxonomy/outline';
import { colorOf, heads } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';

export const FarLinks = memo(function FarLinks({ links, magnified, relations }: LinksProps) {
  const drawn = links.filter(({ relation }) => relation === null || relations.includes(relation));
  const alike = group(drawn, ({ relation, also }) => relation ?? (also ? 'also' : 'branch'));
  return [...alike].flatMap(([look, members]) =>
    pieces(members, BUNDLE).map(({ rows, start }) => (
      <AlikeLinks key={`${look} ${start}`} links={rows} magnified={magnified} />
    )),
  );
});

/** Links of a path: neighbours, so that a browser can leave out a path that is not near what it paints. */
const BUNDLE = 50;

/** Links that look alike. */
type AlikeProps = Pick<LinksProps, 'links' | 'magnified'>;

function AlikeLinks({ links, magnified }: AlikeProps) {
  const { relation, also } = links[0];
  const path = links.map((link) => link.path).join('');
  if (relation === null) return <path className={also ? furtherLook : styles.link} d={path} />;
  return (
    <>
      <path className={styles.relation} style={dashed(relation)} data-relation={relation} d={path} />
      <FarArrows type={relation} links={links} magnified={magnified} />
    </>
  );
}

function FarArrows({ type, links, magnified }: AlikeProps & { readonly type: RelationType }) {
  const shape = heads[type];
  if (!shape) return null;
  const arrow = ({ head }: Link) => (head ? arrowPath(shape, head, (1 + magnified) / 2) : '');
  return (
    <path
      className={`${styles.arrow} ${styles[shape]} ${styles.alike}`}
      data-arrow={type}
      d={links.map((link) => arrow(link)).join('')}
    />
  );
}

interface FarMarksProps {
  readonly nodes: readonly Placed[];
  readonly magnified: number;
  readonly radius: (row: Row) => number;
  readonly chosen: string | null;
  /** The neighbourhood of the chosen entry. */
  readonly near: ReadonlySet<string>;
}

/** Marks grow less than names, or neighbours would run into one another. */
const growth = 4;

export const FarMarks = memo(function FarMarks({ nodes, magnified, radius, chosen, near }: FarMarksProps) {
  const marked = nodes.filter(({ anchor }) => anchor !== 'middle');
  const classesOf = ({ node }: Row) =>
    [styles.mark, node.demo && styles.filledMark, chosen !== null && !near.has(node.id) && styles.faded]
      .filter(Boolean)
      .join(' ');
  const alike = group(marked, ({ row }) => `${colorOf(row.node)} ${classesOf(row)}`);
  const grown = Math.max(1, magnified / growth);
  return (
    <g aria-hidden className={styles.marks} style={{ '--line': magnified } as CSSProperties}>
      {[...alike].map(([look, members]) => (
        <path
          key={look}
          className={classesOf(members[0].row)}
          style={{ '--hue': colorOf(members[0].row.node) } as CSSProperties}
          d={members.map((placed) => discPath(placed, radius(placed.row) * grown)).join('')}
        />
      ))}
    </g>
  );
});
