import type { Metadata } from 'next';
import { ListMarks } from '@/components/bibliography/list-marks';
import { BibliographyTools } from '@/components/bibliography/tools';
import { WorkButton } from '@/components/bibliography/work-button';
import { knowledge } from '@/components/entry/knowledge';
import { citingEntries, inOrder } from '@/components/entry/bibliography';
import { ReferenceLine } from '@/components/entry/references';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { referenceId } from '@/components/mdx/cite';

const about: PageAbout = {
  title: 'Bibliography',
  lead: 'Every work that an entry cites or that the survey names, with a mark that says whether its identifier was checked.',
  href: '/bibliography/',
  type: 'CollectionPage',
  files: [{ href: '/references.bib', type: 'application/x-bibtex', title: 'BibTeX' }],
};

export const metadata: Metadata = pageMetadata(about);

export default async function BibliographyPage() {
  const { bibliography, entries } = await knowledge();
  const references = inOrder([...bibliography.values()]);
  const citing = citingEntries(entries);
  const checked = references.filter(({ verified }) => verified).length;
  return (
    <TextPage about={about}>
      <p className="mb-6">
        {references.length} works; the identifiers of {checked} were seen together with their titles in a source, the
        others are marked.
      </p>
      <BibliographyTools />
      <ul className="bibliography" id="works">
        {references.map((reference) => (
          <li
            key={reference.key}
            id={referenceId(reference.key)}
            data-key={reference.key}
            data-year={reference.year}
            data-cited-by={citing.get(reference.key)?.length ?? 0}
            data-verified={reference.verified}
          >
            <ReferenceLine reference={reference} /> <WorkButton id={reference.key} title={reference.title} />
            {citing.has(reference.key) && (
              <p className="text-soft">
                Cited in{' '}
                {citing.get(reference.key)!.map(({ slug, href, title }, index) => (
                  <span key={slug}>
                    {index > 0 && ', '}
                    <a href={href}>{title}</a>
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <ListMarks />
    </TextPage>
  );
}
