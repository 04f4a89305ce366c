import { notFound } from 'next/navigation';
import { dataDocument, dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => dataFiles.map(({ name }) => ({ file: `${name}.json` }));

/** /data/entries.json and its siblings. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const found = dataFiles.find(({ name }) => file === `${name}.json`) ?? notFound();
  return Response.json(dataDocument(found, await knowledge()));
}
