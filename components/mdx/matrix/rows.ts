/** The survey's Table 1 as data: kinds of technique by constraint, and what the entries of this site take from it. */
import { z } from 'zod';
import { type Constraint, constraints, type Entry, type Family } from '@/lib/articles/entry';
import { nodeOf } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

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

/** Marks about which the texts disagree; see the entry on errata. */
export const Doubts = z.array(
  z.strictObject({ entry: z.string(), constraints: z.array(z.enum(constraints)), note: z.string() }),
);
export type Doubts = z.infer<typeof Doubts>;

/** "Survey, Table 1, row “Pruning”" and nothing more: the entry is that row. */
const isRow = /^Survey, Table 1, row “([^”]+)”$/;
const namesRow = /\brow “([^”]+)”/;

interface Marked {
  readonly entry: Entry;
  readonly basis: string;
}

/**
 * Rows of the table in its order, each followed by its entries; then the entries that have no row.
 * @throws Error when an entry names a row that the table does not have
 */
export function matrixRows(entries: readonly Entry[], taxonomy: Taxonomy, doubts: Doubts): readonly MatrixRow[] {
  const place = new Map(taxonomy.map(({ id }, index) => [id, index]));
  const all = entries
    .flatMap((entry): Marked[] => (entry.constraintsBasis ? [{ entry, basis: entry.constraintsBasis }] : []))
    .filter(({ entry, basis }) => relieves(entry, basis))
    .sort((a, b) => place.get(a.entry.slug)! - place.get(b.entry.slug)!);
  const families = all.filter(({ basis }) => isRow.test(basis));
  const familyOf = new Map(families.map((row) => [isRow.exec(row.basis)![1], row.entry.slug]));
  const rows = all.map((marked) => toRow(marked, familyOf, taxonomy, doubts));
  const rank = ({ family }: MatrixRow) => (family ? place.get(family.id)! : Infinity);
  return rows.sort((a, b) => compare(rank(a), rank(b)) || compare(b.level, a.level));
}

const compare = <T extends string | number>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);

/** Metrics measure a constraint and relieve none; a stage's marks are the union of its rows. */
const relieves = ({ kind }: Entry, basis: string) => kind !== 'metrics' && !basis.startsWith('Union of the rows');

function toRow(
  { entry, basis }: Marked,
  familyOf: ReadonlyMap<string, string>,
  taxonomy: Taxonomy,
  doubts: Doubts,
): MatrixRow {
  const named = namesRow.exec(basis)?.[1];
  const id = named === undefined ? undefined : familyOf.get(named);
  if (named !== undefined && id === undefined)
    throw new Error(`${entry.file}: constraintsBasis names the row “${named}”, which Table 1 does not have.`);
  const level = isRow.test(basis) ? 'row' : 'entry';
  return {
    id: entry.slug,
    title: level === 'row' ? named! : entry.title,
    href: entry.href,
    stage: nodeOf(taxonomy, entry.slug).family,
    family: id === undefined ? null : { id, title: named! },
    level,
    marks: marksOf(entry, gradeOf(basis, level), doubts),
    basis,
  };
}

function gradeOf(basis: string, level: MatrixRow['level']): Grade {
  if (level === 'row') return 'survey';
  return basis.startsWith('Survey') ? 'row' : 'our reading';
}

/** In the table's order of columns. */
function marksOf({ slug, constraints: marked }: Entry, grade: Grade, doubts: Doubts): MatrixRow['marks'] {
  const disputed = doubts.filter(({ entry }) => entry === slug).flatMap(({ constraints: doubted }) => doubted);
  const pairs = constraints.flatMap((constraint): [Constraint, Grade][] => {
    if (disputed.includes(constraint)) return [[constraint, 'disputed']];
    return marked.includes(constraint) ? [[constraint, grade]] : [];
  });
  return Object.fromEntries(pairs);
}
