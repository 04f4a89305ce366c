import { knowledge } from '@/components/entry/knowledge';
import { entryTableCitation } from '@/components/entry/table-citation';
import type { Entry } from '@/lib/articles/entry';
import { loadDoubts, loadMatrix } from './load';
import { Matrix } from './matrix';
import { matrixId } from './row';

/** The matrix with its rows, for an article. */
export async function MatrixSlot({ entry }: { readonly entry: Entry }) {
  const citation = entryTableCitation(entry, matrixId, null);
  const doubts = loadDoubts().map(({ note }) => note);
  return <Matrix rows={loadMatrix(await knowledge())} doubts={doubts} citation={citation} />;
}
