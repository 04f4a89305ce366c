'use client';
import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { type SiteItem, writeCitation } from '@/lib/bibliography/write';
import { CitationTabs } from './citation-texts';

interface Props {
  readonly citation: SiteItem;
  /** The query that shows the table as it is seen, with '?'. */
  readonly search?: string;
}

/** The table as it is seen, filters included. */
export function withSearch(citation: SiteItem, search: string): SiteItem {
  const [page, fragment] = citation.URL.split('#');
  return { ...citation, URL: `${page}${search}#${fragment}` };
}

/** How to cite a table. The texts are made when they are asked for; without script there is the link. */
export function CiteTable({ citation, search = '' }: Props) {
  const [opened, setOpened] = useState(false);
  const item = withSearch(citation, search);
  return (
    <Disclosure
      className="cite-table no-print"
      summary={
        <>
          Cite this table<span className="sr-only">: {citation.title}</span>
        </>
      }
      onOpen={() => setOpened(true)}
    >
      <p>
        <a href={`${search}#${item.URL.split('#')[1]}`}>Link to this table</a>
      </p>
      {opened && <CitationTabs texts={writeCitation(item)} name={item.id} />}
    </Disclosure>
  );
}
