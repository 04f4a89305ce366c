/** A table of /data/: rows, and the form of one row. */
import type { z } from 'zod';
import type { Knowledge } from '@/lib/articles/knowledge';

export interface DataFile {
  readonly name: string;
  readonly describe: string;
  /** Of one row. */
  readonly row: z.ZodType;
  rows(knowledge: Knowledge): readonly unknown[];
}
