import { knowledge } from '@/components/entry/knowledge';
import { recordedRun } from '@/components/entry/recorded';
import { searchFile } from '@/components/search/collect';

export const dynamic = 'force-static';

/** What the search in the browser makes its index from. */
export async function GET(): Promise<Response> {
  return Response.json(searchFile(await knowledge(), recordedRun));
}
