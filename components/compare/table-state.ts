/** Which rows are shown, and in which order. */
import type { CompareRow, Origin } from './rows';

/** Which recordings: techniques as they come, everything else, all, or those that the reader has picked. */
export const scopes = ['defaults', 'further', 'all', 'picked'] as const;
export type Scope = (typeof scopes)[number];

export interface Filters {
  readonly text: string;
  /** null: all. */
  readonly group: string | null;
  readonly origin: Origin | null;
  readonly scope: Scope;
}
export const noFilters: Filters = { text: '', group: null, origin: null, scope: 'defaults' };

export const isFiltered = ({ text, group, origin, scope }: Filters): boolean =>
  text.trim() !== '' || group !== null || origin !== null || scope !== noFilters.scope;

const plain = (text: string) => text.toLowerCase().normalize('NFKD');

const inScope: Readonly<Record<Scope, (row: CompareRow, picked: ReadonlySet<string>) => boolean>> = {
  defaults: ({ form }) => form === 'defaults',
  further: ({ form }) => form !== 'defaults',
  all: () => true,
  picked: ({ id }, picked) => picked.has(id),
};

/**
 * Every word must be found somewhere in the row.
 * @param picked ids of the rows that the reader has picked
 */
export function filterRows(
  rows: readonly CompareRow[],
  { text, group, origin, scope }: Filters,
  picked: ReadonlySet<string> = new Set(),
): readonly CompareRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const all = plain([row.title, row.group, row.branch, row.settings, row.machine].join(' '));
    const placed = (group === null || row.group === group) && (origin === null || row.origin === origin);
    return placed && inScope[scope](row, picked) && words.every((word) => all.includes(word));
  });
}

export const columns = [
  'title',
  'group',
  'origin',
  'settings',
  'bytes',
  'bytesRatio',
  'prose',
  'stories',
  'decode',
] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

type Key = string | number | null;

const keys: Readonly<Record<Column, (row: CompareRow) => Key>> = {
  title: ({ title }) => title,
  group: ({ group }) => group,
  origin: ({ origin }) => origin,
  settings: ({ settings }) => settings,
  bytes: ({ bytes }) => bytes,
  bytesRatio: ({ bytesRatio }) => bytesRatio,
  prose: ({ bits }) => bits.prose?.value ?? null,
  stories: ({ bits }) => bits.stories?.value ?? null,
  decode: ({ decode }) => decode?.value ?? null,
};

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const compare = (a: Key, b: Key): number =>
  typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);

/** Stable; rows without a value come last in either direction. */
export function sortRows(rows: readonly CompareRow[], { column, direction }: Sort): readonly CompareRow[] {
  const key = keys[column];
  const sign = direction === 'descending' ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

/** Smallest first: what is compared is what so many bytes can do. */
export const firstSort: Sort = { column: 'bytes', direction: 'ascending' };
