import { z } from 'zod';
import { absolute } from '@/components/layout/site';
import { DemoRun } from '@/lib/runtime/protocol';

export const dynamic = 'force-static';

/** The JSON Schema of a run: recorded, exported and shared runs all keep to it. */
export function GET(): Response {
  const schema = { $id: absolute('/schemas/demo-run.json'), title: 'Demo run', ...z.toJSONSchema(DemoRun) };
  return new Response(JSON.stringify(schema, null, 2), { headers: { 'Content-Type': 'application/schema+json' } });
}
