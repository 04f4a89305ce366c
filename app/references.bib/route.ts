import { inOrder } from '@/components/entry/bibliography';
import { knowledge } from '@/components/entry/knowledge';
import { format } from '@/lib/bibliography/bibliography';

export const dynamic = 'force-static';

/** The whole bibliography in BibTeX. */
export async function GET(): Promise<Response> {
  const { bibliography } = await knowledge();
  const body = inOrder([...bibliography.values()])
    .map((reference) => format(reference, 'bibtex'))
    .join('\n');
  return new Response(body, { headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' } });
}
