/** A row of the survey's Table 1, or an entry that takes its marks from one. */
import type { Constraint, Family } from '@/lib/articles/entry';

/** The table's address on its page. */
export const matrixId = 'matrix';

/** Where a mark comes from, the best founded first. */
export const grades = ['survey', 'disputed', 'row', 'our reading'] as const;
export type Grade = (typeof grades)[number];

export const gradeNotes: Readonly<Record<Grade, string>> = {
  survey: 'marked in the survey’s Table 1, as a transcription has it',
  disputed: 'marked in one text about the table and not in another',
  row: 'taken over from the row of the table that covers the entry’s family',
  'our reading': 'not in the table; read from the works that the entry cites',
};

export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly stage: Family | null;
  /** The table's row that it is or falls under. */
  readonly family: { readonly id: string; readonly title: string } | null;
  /** A row of the table, or an entry of this site. */
  readonly level: 'row' | 'entry';
  readonly marks: Readonly<Partial<Record<Constraint, Grade>>>;
  /** What the entry says of the source of its marks. */
  readonly basis: string;
}
