import { definitionId, termCardId, termHref } from '@/lib/articles/term-address';
import { linkedTerms, type LinkedTerm } from './glossary';

interface Props {
  /** Those that the article uses. */
  readonly ids: readonly string[];
}

/** What the cards of an article's terms show; hidden, and read to those who do not see the cards. */
export async function Definitions({ ids }: Props) {
  const terms = (await linkedTerms()).filter(({ id }) => ids.includes(id));
  return (
    <div className="no-print" hidden>
      {terms.map((term) => (
        <Definition key={term.id} term={term} />
      ))}
    </div>
  );
}

function Definition({ term: { id, term, definition, page } }: { term: LinkedTerm }) {
  return (
    <div id={termCardId(id)}>
      <span className="card-title">{term}</span>
      <span id={definitionId(id)}>{definition}</span>
      <span className="card-detail">
        {page && (
          <>
            <a href={page.href}>{page.title}</a> ·{' '}
          </>
        )}
        <a href={termHref(id)}>Glossary</a>
      </span>
    </div>
  );
}
