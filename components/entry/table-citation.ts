/** How to cite a table of a page: its fragment is the address. Server only. */
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import { issuedOn, type SiteItem } from '@/lib/bibliography/write';
import { citationOf } from './citation';

interface CitedTable {
  readonly title: string;
  /** '/compare/' */
  readonly page: string;
  /** Id of the table or of the heading above it. */
  readonly fragment: string;
  /** Of the newest figure in it, as "2026-11-23"; null where its rows have no date. */
  readonly date: string | null;
}

const identifier = ({ page, fragment }: CitedTable) =>
  ['slm-atlas', ...page.split('/').filter(Boolean), fragment].join('-');

/** A table of a page that is no entry. */
export function tableCitation(table: CitedTable): SiteItem {
  const { title, page, fragment, date } = table;
  return {
    id: identifier(table),
    type: 'webpage',
    title: `${title} (table)`,
    author: [{ literal: site.authors }],
    ...(date && issuedOn(date)),
    'container-title': site.name,
    publisher: site.name,
    note: `${site.name} ${site.version}`,
    URL: `${absolute(page)}#${fragment}`,
  };
}

/**
 * A table of an article: a part of the entry, of the same version and in the same edition.
 * @param name what the table is called; null where it has no name but that of the page
 */
export function entryTableCitation(entry: Entry, fragment: string, name: string | null): SiteItem {
  const page = citationOf(entry);
  const title = name === null ? entry.title : `${entry.title}: ${name}`;
  return { ...page, id: `${page.id}-${fragment}`, title: `${title} (table)`, URL: `${page.URL}#${fragment}` };
}
