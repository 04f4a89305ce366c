import { knowledge } from '@/components/entry/knowledge';
import { scheme } from '@/components/entry/scheme';
import { skosJsonLd } from '@/lib/taxonomy/skos';

export const dynamic = 'force-static';

/** The taxonomy as a SKOS concept scheme in JSON-LD. */
export async function GET(): Promise<Response> {
  const { taxonomy, entries } = await knowledge();
  const body = JSON.stringify(skosJsonLd(taxonomy, entries, scheme), null, 1);
  return new Response(body, { headers: { 'Content-Type': 'application/ld+json; charset=utf-8' } });
}
