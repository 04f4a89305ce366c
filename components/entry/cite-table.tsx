import { Disclosure } from '@/components/ui/disclosure';
import type { Format } from '@/lib/bibliography/format';
import { CitationTabs, type CitationTexts } from './citation-texts';
import type { TableCitation } from './table-citation';

interface Props {
  readonly citation: TableCitation;
  /** The query that shows the table as it is seen, with '?'. */
  readonly search?: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** In HTML some characters of an address are written otherwise. */
const written: Readonly<Partial<Record<Format, (url: string) => string>>> = {
  apa: (url) => url.replace(/[&<>"]/g, (char) => entities[char]),
};

/** The texts with the query in their address. */
export function withSearch({ url, texts }: TableCitation, search: string): CitationTexts {
  const [page, fragment] = url.split('#');
  const full = `${page}${search}#${fragment}`;
  const replaced = Object.entries(texts).map(([format, text]) => {
    const write = written[format as Format] ?? ((plain: string) => plain);
    return [format, text.replaceAll(url, () => write(full))];
  });
  return Object.fromEntries(replaced) as CitationTexts;
}

/** How to cite the table, in each format. */
export const CiteTable = ({ citation, search = '' }: Props) => (
  <Disclosure summary="Cite this table" className="no-print mt-3">
    <CitationTabs texts={withSearch(citation, search)} />
  </Disclosure>
);
