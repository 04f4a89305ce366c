/** The order of the table's rows. */
import type { Row } from '@/components/taxonomy/outline';
import type { Effect } from '@/lib/taxonomy/taxonomy';

export const columns = [
  'title',
  'family',
  'constraints',
  'kind',
  'year',
  'source',
  'demo',
  'bitsPerByteProse',
  'packedBytes',
  'decode',
] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly by: Column;
  readonly descending: boolean;
}

type Key = string | number | null;

const effect = (measure: keyof Effect) => (row: Row) => row.node.effect?.[measure] ?? null;

const keys: Readonly<Record<Column, (row: Row) => Key>> = {
  title: ({ node }) => node.title,
  family: ({ branch }) => branch,
  constraints: ({ node }) => node.constraints.length,
  kind: ({ node }) => node.kind,
  year: ({ node }) => node.year,
  source: ({ node }) => node.source,
  demo: ({ node }) => Number(node.demo),
  bitsPerByteProse: effect('bitsPerByteProse'),
  packedBytes: effect('packedBytes'),
  decode: effect('decode'),
};

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function compare(a: Key, b: Key): number {
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
}

/** Stable; rows without a value come last in either direction; without a sort, the taxonomy's own order. */
export function sortRows(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (sort === null) return rows;
  const key = keys[sort.by];
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

/** What pressing a column's header does: ascending, descending, the taxonomy's order again. */
export function nextSort(sort: Sort | null, by: Column): Sort | null {
  if (sort?.by !== by) return { by, descending: false };
  return sort.descending ? null : { by, descending: true };
}
