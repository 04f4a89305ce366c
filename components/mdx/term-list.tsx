import { authorYear } from './author-year';
import { referenceId } from './cite';
import type { LinkedTerm } from './glossary';

/** All terms with their definitions, each at its own anchor. */
export function TermList({ terms }: { terms: readonly LinkedTerm[] }) {
  return (
    <dl className="glossary">
      {terms.map((term) => (
        <div key={term.id} id={term.id}>
          <dt>
            <a href={`#${term.id}`}>{term.term}</a>
          </dt>
          <dd>
            {term.definition} <Where term={term} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The entry that treats a term, and the work that explains it. */
function Where({ term: { page, work } }: { term: LinkedTerm }) {
  return (
    <span className="glossary-where">
      {page && (
        <>
          See <a href={page.href}>{page.title}</a>.{' '}
        </>
      )}
      {work && (
        <>
          Source: <a href={`/bibliography/#${referenceId(work.key)}`}>{authorYear(work)}</a>.
        </>
      )}
    </span>
  );
}
