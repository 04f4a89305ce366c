'use client';
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components/ListBox';
import { stretches } from './highlight';
import { groupTitles } from './items';
import { linesOf } from './lines';
import type { Found, Hit } from './search-index';
import styles from './search.module.css';

interface ResultsProps {
  readonly found: Found;
  /** Hits shown of each group. */
  readonly most: number;
  /** Before a result's page is opened. */
  readonly onOpen?: (href: string) => void;
}

/** The hits in their groups, as one list to walk in. */
export function Results({ found, most, onOpen }: ResultsProps) {
  return (
    <ListBox aria-label="Results" shouldFocusWrap className={styles.results}>
      {found.groups.map(({ group, hits }) => (
        <ListBoxSection key={group} id={group} className={styles.group}>
          <Header className={styles.groupTitle}>
            {groupTitles[group]}{' '}
            <span className={styles.groupCount}>{hits.length > most ? `${most} of ${hits.length}` : hits.length}</span>
          </Header>
          {hits.slice(0, most).map((hit) => (
            <Result key={hit.item.id} hit={hit} onOpen={onOpen} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function Result({ hit, onOpen }: { readonly hit: Hit; readonly onOpen: ResultsProps['onOpen'] }) {
  const { id, title, href } = hit.item;
  const { label, detail } = linesOf(hit);
  const terms = new Set(hit.matched.keys());
  return (
    <ListBoxItem id={id} href={href} textValue={title} onAction={() => onOpen?.(href)} className={styles.result}>
      <Text slot="label">
        <strong className={styles.title}>
          <Marked text={title} terms={terms} />
        </strong>{' '}
        <span className={styles.label}>
          <Marked text={label} terms={terms} />
        </span>
      </Text>
      <Text slot="description" className={styles.detail}>
        <Marked text={detail} terms={terms} />
      </Text>
    </ListBoxItem>
  );
}

function Marked({ text, terms }: { readonly text: string; readonly terms: ReadonlySet<string> }) {
  return stretches(text, terms).map(({ text: part, marked }, index) =>
    marked ? <mark key={index}>{part}</mark> : part,
  );
}
