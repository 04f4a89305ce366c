'use client';
/** The edges of the graph, those near the chosen node brought forward. */
import { type CSSProperties, memo } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import type { Layout, Link } from '@/components/taxonomy/placed';
import type { RelationType } from '@/lib/articles/entry';
import { colorOf, dashes } from '@/components/taxonomy/vocabulary';

interface LinksProps {
  readonly links: readonly Link[];
  /** Relations that are drawn; the branches of the tree always are. */
  readonly relations: readonly RelationType[];
}

/** An element for each: of a large drawing a browser then paints anew only where links come and go. */
export const Links = memo(function Links({ links, relations }: LinksProps) {
  return links.map((link) => {
    const { also, relation, path } = link;
    if (relation === null) return <path key={keyOf(link)} className={also ? furtherLook : styles.link} d={path} />;
    return relations.includes(relation) && <RelationPath key={keyOf(link)} type={relation} d={path} />;
  });
});

const furtherLook = `${styles.link} ${styles.also}`;

interface NearLinksProps {
  readonly layout: Layout;
  readonly selected: string | null;
  readonly near: ReadonlySet<string>;
}

/** Drawn again, over the others: so choosing an entry leaves a thousand links alone. */
export const NearLinks = memo(function NearLinks({ layout, selected, near }: NearLinksProps) {
  if (near.size === 0) return null;
  const isNear = ({ from, to, also, relation }: Link) =>
    from === selected || to === selected || (!also && relation === null && near.has(from) && near.has(to));
  return layout.links.filter(isNear).map((link) => <NearLink key={keyOf(link)} link={link} layout={layout} />);
});

const keyOf = ({ from, to, also, relation }: Link) => `${from} ${to} ${also} ${relation}`;

function NearLink({ link, layout }: { readonly link: Link; readonly layout: Layout }) {
  const hue = { '--hue': colorOf(layout.byId.get(link.to)!.row.node) } as CSSProperties;
  if (link.relation) return <RelationPath type={link.relation} d={link.path} />;
  const classes = [styles.link, link.also && styles.also, styles.nearLink].filter(Boolean);
  return <path className={classes.join(' ')} style={hue} d={link.path} />;
}

/** Told apart by its dashes, not by colour. */
export const RelationPath = ({ type, d }: { readonly type: RelationType; readonly d: string }) => (
  <path className={styles.relation} strokeDasharray={dashes[type]} data-relation={type} d={d} />
);
