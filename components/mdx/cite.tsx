import { Fragment } from 'react';
import type { Reference } from '@/lib/bibliography/reference';
import { authorYear } from './author-year';

export const referenceId = (key: string) => `ref-${key}`;

interface Props {
  readonly reference: Reference;
  /** Whether the page's own list of references lacks the work. */
  readonly elsewhere?: boolean;
}

/** A citation in running text: a link to the list of references, whose line is also shown as its card. */
export function Citation({ reference, elsewhere = false }: Props) {
  const id = referenceId(reference.key);
  if (elsewhere)
    return (
      <a className="cite" href={`/bibliography/#${id}`}>
        {authorYear(reference)}
      </a>
    );
  return (
    <a className="cite" href={`#${id}`} data-card={id}>
      {authorYear(reference)}
    </a>
  );
}

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
