'use client';
/** The edges of the graph, those near the chosen node brought forward. */
import { type CSSProperties, memo } from 'react';
import { arrowPath } from '@/components/taxonomy/arrow';
import type { Head } from '@/components/taxonomy/curve';
import styles from '@/components/taxonomy/explorer.module.css';
import type { Layout, Link } from '@/components/taxonomy/placed';
import { colorOf, dashes, heads } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';

export interface LinksProps {
  readonly links: readonly Link[];
  /** How much larger signs are drawn than in a drawing that can be read. */
  readonly magnified: number;
  /** Relations that are drawn; the branches of the tree always are. */
  readonly relations: readonly RelationType[];
}

/** An element for each: of a large drawing a browser then paints anew only where links come and go. */
export const Links = memo(function Links({ links, relations }: Pick<LinksProps, 'links' | 'relations'>) {
  return links.map((link) => {
    const { also, relation, path } = link;
    if (relation === null) return <path key={keyOf(link)} className={also ? furtherLook : styles.link} d={path} />;
    return relations.includes(relation) && <RelationLink key={keyOf(link)} link={link} magnified={1} />;
  });
});

export const furtherLook = `${styles.link} ${styles.also}`;

interface NearLinksProps extends Omit<LinksProps, 'relations'> {
  readonly byId: Layout['byId'];
  readonly selected: string | null;
  readonly near: ReadonlySet<string>;
}

/** Drawn again, over the others: so choosing an entry leaves a thousand links alone. */
export const NearLinks = memo(function NearLinks({ links, magnified, byId, selected, near }: NearLinksProps) {
  if (near.size === 0) return null;
  const isNear = ({ from, to, also, relation }: Link) =>
    from === selected || to === selected || (!also && relation === null && near.has(from) && near.has(to));
  return (
    <g className={styles.nearby}>
      {links.filter(isNear).map((link) => (
        <NearLink key={keyOf(link)} {...{ link, byId, magnified }} />
      ))}
    </g>
  );
});

const keyOf = ({ from, to, also, relation }: Link) => `${from} ${to} ${also} ${relation}`;

type NearLinkProps = Pick<NearLinksProps, 'byId' | 'magnified'> & { readonly link: Link };

function NearLink({ link, byId, magnified }: NearLinkProps) {
  const hue = { '--hue': colorOf(byId.get(link.to)!.row.node) } as CSSProperties;
  if (link.relation) return <RelationLink link={link} magnified={magnified} />;
  const classes = [styles.link, link.also && styles.also, styles.nearLink].filter(Boolean);
  return <path className={classes.join(' ')} style={hue} d={link.path} />;
}

const RelationLink = ({ link: { relation, path, head }, magnified }: Pick<NearLinkProps, 'link' | 'magnified'>) => (
  <>
    <path className={styles.relation} style={dashed(relation!)} data-relation={relation} d={path} />
    {head && <Arrow type={relation!} at={head} magnified={magnified} />}
  </>
);

interface RelationSignProps {
  readonly type: RelationType;
  /** px */
  readonly width: number;
  readonly y: number;
}

/** A relation's line as buttons and legend show it. */
export const RelationSign = ({ type, width, y }: RelationSignProps) => (
  <>
    <path
      className={styles.relation}
      style={dashed(type)}
      d={`M0,${y}H${width - (heads[type] === 'hollow' ? 11 : 1)}`}
    />
    {heads[type] && <Arrow type={type} at={{ x: width - 1, y, angle: 0 }} magnified={1} />}
  </>
);

/** Told apart by dashes and arrow, not by colour. */
export const dashed = (type: RelationType): CSSProperties => ({
  strokeDasharray: dashes[type].map((px) => `calc(${px}px * var(--line, 1))`).join(' ') || 'none',
});

interface ArrowProps {
  readonly type: RelationType;
  readonly at: Head;
  readonly magnified: number;
}

function Arrow({ type, at, magnified }: ArrowProps) {
  const shape = heads[type]!;
  const transform = `translate(${at.x}px, ${at.y}px) rotate(${at.angle}deg) scale(${(1 + magnified) / 2})`;
  return (
    <path className={`${styles.arrow} ${styles[shape]}`} style={{ transform }} data-arrow={type} d={arrowPath(shape)} />
  );
}
