import { inOrder } from '@/components/entry/bibliography';
import { citationOf } from '@/components/entry/citation';
import { knowledge } from '@/components/entry/knowledge';
import { referenceId } from '@/components/mdx/cite';
import type { Entry } from '@/lib/articles/entry';
import { format, type Format } from '@/lib/bibliography/format';
import type { Reference } from '@/lib/bibliography/reference';
import type { CitationRecord } from '@/lib/bibliography/selection';
import { writeCitation } from '@/lib/bibliography/write';

export const dynamic = 'force-static';

const record = (write: (as: Format) => string, title: string, href: string): CitationRecord => ({
  title,
  href,
  bib: write('bibtex'),
  ris: write('ris'),
  csl: write('csl-json'),
});

const ofWork = (work: Reference) =>
  record((as) => format(work, as), work.title, `/bibliography/#${referenceId(work.key)}`);

function ofPage(entry: Entry): CitationRecord {
  const texts = writeCitation(citationOf(entry));
  return record((as) => texts[as], entry.title, entry.href);
}

/** Every work and page by its name in a reader's list, ready to be joined into one file of citations. */
export async function GET(): Promise<Response> {
  const { entries, bibliography } = await knowledge();
  const works = inOrder([...bibliography.values()]).map((work) => [`work:${work.key}`, ofWork(work)] as const);
  const pages = entries.map((entry) => [`page:${entry.slug}`, ofPage(entry)] as const);
  return Response.json(Object.fromEntries([...works, ...pages]));
}
