import { referenceId } from '@/components/mdx/cite';
import { Verified } from '@/components/mdx/verified';
import { SectionHeading } from '@/components/ui/section-heading';
import { authorLine, type Reference } from '@/lib/bibliography/reference';

/** A work in a list: authors, year, title, venue, link, and whether its identifier was checked. */
export function ReferenceLine({ reference }: { reference: Reference }) {
  const { title, year, venue, url, arxiv, doi, verified } = reference;
  const link = arxiv ? `arXiv:${arxiv}` : (doi ?? url?.replace(/^https?:\/\//, ''));
  return (
    <>
      {authorLine(reference)} ({year}). <cite>{title}</cite>.{venue && ` ${venue}.`}{' '}
      {url && (
        <>
          <a href={url}>{link}</a>{' '}
        </>
      )}
      <Verified verified={verified} />
    </>
  );
}

/** The works that an entry cites, numbered in order of first mention. */
export function References({ references }: { references: readonly Reference[] }) {
  return (
    <section className="section references" aria-labelledby="references">
      <SectionHeading id="references">References</SectionHeading>
      <ol>
        {references.map((reference) => (
          <li key={reference.key} id={referenceId(reference.key)}>
            <ReferenceLine reference={reference} />
          </li>
        ))}
      </ol>
    </section>
  );
}
