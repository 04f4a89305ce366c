/** The survey's Table 1 from the front matter of its rows, and what the other entries take from it. Server only. */
import { z } from 'zod';
import { type Constraint, constraints, type Entry } from '@/lib/articles/entry';
import { nodeOf } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';
import type { Grade, MatrixRow } from './row';

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
