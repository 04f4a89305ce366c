/** How a work is named in running text. */
import type { Reference } from '@/lib/bibliography/reference';

type Named = Pick<Reference, 'csl' | 'authors' | 'etAl' | 'year'>;

/** "Sun", "Frantar and Alistarh", "Han et al.". */
export function shortAuthors({ csl, authors, etAl }: Named): string {
  const names = (csl.author ?? []).map((name) => name.family ?? name.literal ?? name.given ?? '').filter(Boolean);
  const known = names.length > 0 ? names : authors;
  if (known.length === 0) return 'Anonymous';
  if (etAl || known.length > 2) return `${known[0]} et al.`;
  return known.join(' and ');
}

export const authorYear = (reference: Named): string => `${shortAuthors(reference)}, ${reference.year}`;
