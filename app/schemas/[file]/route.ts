import { notFound } from 'next/navigation';
import { z } from 'zod';
import { dataFiles, dataSchema } from '@/components/entry/data';
import { absolute } from '@/components/layout/site';
import { DemoRun } from '@/lib/runtime/protocol';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Recorded, exported and shared runs all keep to this one. */
const demoRun = () => ({ $id: absolute('/schemas/demo-run.json'), title: 'Demo run', ...z.toJSONSchema(DemoRun) });

const schemas: ReadonlyMap<string, () => object> = new Map([
  ['demo-run.json', demoRun],
  ...dataFiles.map((file) => [`${file.name}.json`, () => dataSchema(file)] as const),
]);

export const generateStaticParams = () => [...schemas.keys()].map((file) => ({ file }));

/** /schemas/demo-run.json, and the schema of each file of /data/. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const schema = schemas.get((await params).file) ?? notFound();
  return new Response(JSON.stringify(schema(), null, 2), { headers: { 'Content-Type': 'application/schema+json' } });
}
