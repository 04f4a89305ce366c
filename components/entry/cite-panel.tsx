import { ListButton } from '@/components/collection/list-button';
import { SectionHeading } from '@/components/ui/section-heading';
import type { Entry } from '@/lib/articles/entry';
import { writeCitation } from '@/lib/bibliography/write';
import { citationOf } from './citation';
import { CitationTabs } from './citation-texts';

/** How to cite the page, in each format, to copy or to download. */
export function CitePanel({ entry }: { entry: Entry }) {
  return (
    <section className="section cite-panel" aria-labelledby="cite">
      <SectionHeading id="cite">Cite this page</SectionHeading>
      <CitationTabs texts={writeCitation(citationOf(entry))} files={`${entry.href}${entry.slug}`} />
      <p className="no-print mt-4">
        <ListButton id={`page:${entry.slug}`} title={entry.title} /> <a href="/list/">See my list</a>
      </p>
    </section>
  );
}

/** The citation at the foot of a printed page. */
export function PrintedCitation({ entry }: { entry: Entry }) {
  return <p className="print-only section">Cite as: {writeCitation(citationOf(entry)).text}</p>;
}
