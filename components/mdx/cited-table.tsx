import type { ReactNode } from 'react';
import { CiteTable } from '@/components/entry/cite-table';
import { entryTableCitation } from '@/components/entry/table-citation';
import type { Entry } from '@/lib/articles/entry';
import { TableScroll } from './table-scroll';

interface Props {
  readonly entry: Entry;
  /** Its address on the page. */
  readonly id: string;
  /** What it is called where it is cited; null where it has no name but that of the page. */
  readonly name: string | null;
  readonly children: ReactNode;
}

/** A table of an article, with an address of its own and how to cite it. */
export const CitedTable = ({ entry, id, name, children }: Props) => (
  <>
    <TableScroll label={name ?? 'Table'} id={id}>
      {children}
    </TableScroll>
    <CiteTable citation={entryTableCitation(entry, id, name)} />
  </>
);
