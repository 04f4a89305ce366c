import { Fragment } from 'react';
import { authorLine, type Reference } from '@/lib/bibliography/reference';
import { authorYear } from './author-year';
import { Verified } from './verified';

export const referenceId = (key: string) => `ref-${key}`;

/** A citation in running text: a link to the list of references, and a card with the work's details. */
export function Citation({ reference }: { reference: Reference }) {
  return (
    <span className="cite" data-cite={reference.key}>
      <a href={`#${referenceId(reference.key)}`}>{authorYear(reference)}</a>
      <CitationCard reference={reference} />
    </span>
  );
}

function CitationCard({ reference }: { reference: Reference }) {
  const { title, url, verified } = reference;
  return (
    <span className="cite-card">
      <span className="cite-title">{title}</span>
      <span className="cite-detail">{authorLine(reference)}</span>
      <span className="cite-detail">
        {whereAndWhen(reference)} · <Verified verified={verified} />
      </span>
      {url && (
        <span className="cite-detail">
          <a href={url}>{url.replace(/^https?:\/\//, '')}</a>
        </span>
      )}
    </span>
  );
}

/** "NeurIPS, 2023", but "ICLR 2024" where the venue says its year, which may differ from the preprint's. */
const whereAndWhen = ({ venue, year }: Reference) =>
  venue && /\b\d{4}\b/.test(venue) ? venue : [venue, year].filter(Boolean).join(', ');

/** "(Sun et al., 2023; Han et al., 2015)". */
export function Citations({ references }: { references: readonly Reference[] }) {
  return (
    <span className="citations">
      (
      {references.map((reference, index) => (
        <Fragment key={reference.key}>
          {index > 0 && '; '}
          <Citation reference={reference} />
        </Fragment>
      ))}
      )
    </span>
  );
}
