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

const fragmentOf = ({ URL }: SiteItem): string => URL.slice(URL.indexOf('#') + 1 || URL.length);

/** How to cite a table, a page or a run. The texts are made when they are asked for; without script there is the table's link. */
export function Cite({ what, citation, search = '' }: Props & { readonly what: 'table' | 'page' | 'run' }) {
  const [opened, setOpened] = useState(false);
  const fragment = fragmentOf(citation);
  const item = fragment ? withSearch(citation, search) : citation;
  return (
    <Disclosure
      className="cite-table no-print"
      summary={
        <>
          Cite this {what}
          <span className="sr-only">: {citation.title}</span>
        </>
      }
      onOpen={() => setOpened(true)}
    >
      {fragment && (
        <p>
          <a href={`${search}#${fragment}`}>Link to this {what}</a>
        </p>
      )}
      {opened && <CitationTabs texts={writeCitation(item)} name={item.id} />}
    </Disclosure>
  );
}

export const CiteTable = (props: Props) => <Cite what="table" {...props} />;
