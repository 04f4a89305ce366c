/** Which rows of the matrix are shown, and in what order. */
import { familyLabels } from '@/components/taxonomy/vocabulary';
import { constraints, families } from '@/lib/articles/categories';
import { grades, type MatrixRow } from './row';
import type { MatrixState, Order, OrderBy } from './state';

export const countMarks = ({ marks }: MatrixRow): number => Object.keys(marks).length;

export const stageName = ({ stage }: MatrixRow): string => (stage ? familyLabels[stage] : 'Beyond the survey’s stages');

/** A basis that no row of the table has asks for the entries. */
export const showsEntries = ({ entries, basis }: MatrixState): boolean => entries || (basis ?? 'survey') !== 'survey';

export function arrangeRows(rows: readonly MatrixRow[], state: MatrixState): readonly MatrixRow[] {
  return ordered(
    rows.filter((row) => isShown(row, state)),
    state.order,
  );
}

function isShown(row: MatrixRow, state: MatrixState): boolean {
  const { relieves, stage, family, basis } = state;
  const found = Object.values(row.marks);
  return (
    (row.level === 'row' || showsEntries(state)) &&
    relieves.every((constraint) => row.marks[constraint] !== undefined) &&
    (stage === null || row.stage === stage) &&
    (family === null || row.family?.id === family) &&
    (basis === null || found.includes(basis))
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

type Key = (row: MatrixRow) => number | string;

/** Smaller comes first: the best founded mark, most marks, the earliest stage. Without one: behind all others. */
function keyOf(by: OrderBy): Key {
  if ((constraints as readonly string[]).includes(by))
    return ({ marks }) => rankIn(grades, marks[by as (typeof constraints)[number]]);
  const keys: Readonly<Record<string, Key>> = {
    name: ({ title }) => title,
    stage: ({ stage }) => rankIn(families, stage),
    family: ({ family }) => family?.title ?? '\uffff',
    marks: (row) => -countMarks(row),
  };
  return keys[by];
}

function rankIn<T>(list: readonly T[], item: T | null | undefined): number {
  const at = list.indexOf(item as T);
  return at < 0 ? list.length : at;
}

/** Stable: rows that are equal stay in the table's order. */
function ordered(rows: readonly MatrixRow[], { by, descending }: Order): readonly MatrixRow[] {
  if (by === 'table') return rows;
  const key = keyOf(by);
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compareKeys(key(a), key(b)));
}

const compareKeys = (a: number | string, b: number | string): number =>
  typeof a === 'string' ? collator.compare(a, String(b)) : a - Number(b);

/** What pressing a column's head does: its order, the reverse, the table's order again. */
export function nextOrder({ by, descending }: Order, pressed: OrderBy): Order {
  if (by !== pressed) return { by: pressed, descending: false };
  return descending ? { by: 'table', descending: false } : { by, descending: true };
}
