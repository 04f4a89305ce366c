import { knowledge } from '@/components/entry/knowledge';
import { knownRuns } from '@/components/runs/known-runs';
import { searchFile } from '@/components/search/collect';

export const dynamic = 'force-static';

/** What the search in the browser makes its index from. */
export async function GET(): Promise<Response> {
  return Response.json(searchFile(await knowledge(), await knownRuns()));
}
