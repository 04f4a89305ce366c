import { knowledge } from '@/components/entry/knowledge';
import { loadDoubts, loadMatrix } from './load';
import { Matrix } from './matrix';

/** The matrix with its rows, for an article. */
export async function MatrixSlot() {
  return <Matrix rows={loadMatrix(await knowledge())} doubts={loadDoubts().map(({ note }) => note)} />;
}
