import { notFound } from 'next/navigation';
import { knownRuns } from '@/components/runs/known-runs';
import { runFiles } from '@/components/runs/run-files';

export const dynamic = 'force-static';
export const dynamicParams = false;

interface Params {
  readonly name: string;
  readonly file: string;
}

/** In a build only those of the first run: scripts/build writes them all, and Next wants at least one. */
export async function generateStaticParams(): Promise<Params[]> {
  const runs = await knownRuns();
  const wanted = process.env.NODE_ENV === 'development' ? runs : runs.slice(0, 1);
  return wanted.flatMap(({ name }) => runFiles.map(({ ending }) => ({ name, file: `${name}.${ending}` })));
}

/** /runs/<name>/<name>.bib and its siblings. */
export async function GET(_request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { name, file } = await params;
  const recorded = (await knownRuns()).find((run) => run.name === name) ?? notFound();
  const { type, write } = runFiles.find(({ ending }) => file === `${name}.${ending}`) ?? notFound();
  return new Response(write(recorded), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
