import { notFound } from 'next/navigation';
import { citationFiles } from '@/components/entry/citation-files';
import { entryAt, knowledge } from '@/components/entry/knowledge';

export const dynamic = 'force-static';
export const dynamicParams = false;

interface Params {
  readonly kind: string;
  readonly slug: string;
  readonly file: string;
}

/** In a build only those of the first entry: scripts/build writes them all, and Next wants at least one. */
export async function generateStaticParams(): Promise<Params[]> {
  const { entries } = await knowledge();
  const wanted = process.env.NODE_ENV === 'development' ? entries : entries.slice(0, 1);
  return wanted.flatMap(({ kind, slug }) =>
    citationFiles.map(({ ending }) => ({ kind, slug, file: `${slug}.${ending}` })),
  );
}

/** /<kind>/<slug>/<slug>.bib and its siblings. */
export async function GET(_request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { kind, slug, file } = await params;
  const known = await knowledge();
  const entry = entryAt(known, kind, slug) ?? notFound();
  const { type, write } = citationFiles.find(({ ending }) => file === `${slug}.${ending}`) ?? notFound();
  return new Response(write(entry, known), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
