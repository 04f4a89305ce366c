/** How to cite a table of a page: its fragment is the address. Server only, but for the types. */
import { absolute, site } from '@/components/layout/site';
import { formatAll } from '@/lib/bibliography/format';
import type { CslItem } from '@/lib/bibliography/reference';
import type { CitationTexts } from './citation-texts';

interface CitedTable {
  readonly title: string;
  /** '/compare/' */
  readonly page: string;
  /** Id of the table or of the heading above it. */
  readonly fragment: string;
  /** Of the newest figure in it, as "2026-11-23"; null where its rows have no date. */
  readonly date: string | null;
}

export interface TableCitation {
  /** The address that all texts name. */
  readonly url: string;
  readonly texts: CitationTexts;
}

const identifier = ({ page, fragment }: CitedTable) =>
  ['slm-atlas', ...page.split('/').filter(Boolean), fragment].join('-');

export function citeTable(table: CitedTable): CslItem {
  const { title, page, fragment, date } = table;
  return {
    id: identifier(table),
    type: 'webpage',
    title: `${title} (table)`,
    author: [{ literal: site.authors }],
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    'container-title': site.name,
    publisher: site.name,
    note: `${site.name} ${site.version}`,
    URL: `${absolute(page)}#${fragment}`,
  };
}

export function tableCitation(table: CitedTable): TableCitation {
  const record = citeTable(table);
  return { url: record.URL!, texts: formatAll(record) };
}
