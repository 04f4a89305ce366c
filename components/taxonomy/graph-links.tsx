'use client';
/** The edges of the graph, those near the chosen node brought forward. */
import { type CSSProperties, memo } from 'react';
import styles from '@/components/taxonomy/explorer.module.css';
import type { Layout, Link } from '@/components/taxonomy/placed';
import { colorOf } from '@/components/taxonomy/vocabulary';

interface GraphLinksProps {
  readonly layout: Layout;
  readonly selected: string | null;
  readonly near: ReadonlySet<string>;
}

export const GraphLinks = memo(function GraphLinks({ layout, selected, near }: GraphLinksProps) {
  const isNear = ({ from, to, also }: Link) =>
    near.has(from) && near.has(to) && (!also || from === selected || to === selected);
  const [back, front] = [layout.links.filter((link) => !isNear(link)), layout.links.filter(isNear)];
  return (
    <g aria-hidden>
      {[...back, ...front].map((link) => (
        <path
          key={`${link.from} ${link.to} ${link.also}`}
          className={classesOf(link, isNear(link))}
          style={{ '--hue': colorOf(layout.byId.get(link.to)!.row.node) } as CSSProperties}
          d={link.path}
        />
      ))}
    </g>
  );
});

const classesOf = ({ also }: Link, near: boolean) =>
  [styles.link, also && styles.also, near && styles.nearLink].filter(Boolean).join(' ');
