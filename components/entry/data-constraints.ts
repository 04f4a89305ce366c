/** The survey's Table 1, and what entries take from it, as a table of /data/. Server only. */
import { z } from 'zod';
import { loadMatrix } from '@/components/mdx/matrix/load';
import { grades } from '@/components/mdx/matrix/row';
import { constraints, families } from '@/lib/articles/entry';
import type { DataFile } from './data-file';

const ConstraintRow = z.strictObject({
  entry: z.string().describe('slug'),
  name: z.string().describe('as the table calls the row, or the title of the entry'),
  level: z.enum(['row', 'entry']).describe('a row of the table, or an entry of this site'),
  row: z.string().nullable().describe('slug of the row that covers it'),
  stage: z.enum(families).nullable(),
  marks: z.partialRecord(z.enum(constraints), z.enum(grades)).describe('where each mark comes from'),
  basis: z.string().describe('what the entry says of the source of its marks'),
});

export const constraintsData: DataFile = {
  name: 'constraints',
  describe: 'The survey’s Table 1: which constraint each kind of technique relieves, and the source of every mark.',
  row: ConstraintRow,
  rows: (knowledge) =>
    loadMatrix(knowledge).map(({ id, title, level, family, stage, marks, basis }) => ({
      ...{ entry: id, name: title, level, row: family?.id ?? null },
      ...{ stage, marks, basis },
    })),
};
