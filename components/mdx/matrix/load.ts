/** The matrix's rows from the content. Server only. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knowledge } from '@/lib/articles/knowledge';
import type { MatrixRow } from './row';
import { Doubts, matrixRows } from './rows';

const doubtsFile = () => path.join(process.cwd(), 'content', 'families', 'table-1', 'doubts.json');

export const loadDoubts = (): Doubts => Doubts.parse(JSON.parse(readFileSync(doubtsFile(), 'utf8')));

export const loadMatrix = ({ entries, taxonomy }: Pick<Knowledge, 'entries' | 'taxonomy'>): readonly MatrixRow[] =>
  matrixRows(entries, taxonomy, loadDoubts());
