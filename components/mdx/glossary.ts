/** The glossary's terms with what they point to. Server only. */
import { knowledge } from '@/components/entry/knowledge';
import { loadGlossary, type Term } from '@/lib/articles/glossary';
import type { Reference } from '@/lib/bibliography/reference';

export interface LinkedTerm extends Term {
  /** The entry that treats it. */
  readonly page?: { readonly title: string; readonly href: string };
  /** The work that explains it. */
  readonly work?: Reference;
}

/** All terms in alphabetical order. @throws ContentError when one names what does not exist */
export async function linkedTerms(): Promise<readonly LinkedTerm[]> {
  const known = await knowledge();
  const pages = new Map(known.entries.map(({ slug, title, href }) => [slug, { title, href }]));
  return loadGlossary(known).map((term) => ({
    ...term,
    page: term.entry === undefined ? undefined : pages.get(term.entry),
    work: term.source === undefined ? undefined : known.bibliography.get(term.source),
  }));
}
