'use client';
/** The edges of the graph, those near the chosen node brought forward. */
import { type CSSProperties, memo } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import type { Layout, Link } from '@/components/taxonomy/placed';
import { colorOf } from '@/components/taxonomy/vocabulary';

interface LinksProps {
  readonly layout: Layout;
}

export const Links = memo(function Links({ layout }: LinksProps) {
  return layout.links.map((link) => <Path key={keyOf(link)} link={link} layout={layout} />);
});

interface NearLinksProps extends LinksProps {
  readonly selected: string | null;
  readonly near: ReadonlySet<string>;
}

/** Drawn again, over the others: so choosing an entry leaves a thousand links alone. */
export function NearLinks({ layout, selected, near }: NearLinksProps) {
  const isNear = ({ from, to, also }: Link) =>
    near.has(from) && near.has(to) && (!also || from === selected || to === selected);
  return layout.links.filter(isNear).map((link) => <Path key={keyOf(link)} link={link} layout={layout} near />);
}

const keyOf = ({ from, to, also }: Link) => `${from} ${to} ${also}`;

function Path({ link, layout, near }: LinksProps & { link: Link; near?: boolean }) {
  const hue = colorOf(layout.byId.get(link.to)!.row.node);
  const classes = [styles.link, link.also && styles.also, near && styles.nearLink].filter(Boolean);
  return <path className={classes.join(' ')} style={{ '--hue': hue } as CSSProperties} d={link.path} />;
}
