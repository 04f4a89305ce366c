import { knowledge } from '@/components/entry/knowledge';
import { scheme } from '@/components/entry/scheme';
import { skosTurtle } from '@/lib/taxonomy/skos';

export const dynamic = 'force-static';

/** The taxonomy as a SKOS concept scheme in Turtle. */
export async function GET(): Promise<Response> {
  const { taxonomy, entries } = await knowledge();
  const body = await skosTurtle(taxonomy, entries, scheme);
  return new Response(body, { headers: { 'Content-Type': 'text/turtle; charset=utf-8' } });
}
