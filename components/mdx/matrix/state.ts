/** What a reader chose in the matrix, and its short form in the address: defaults left out, nonsense ignored. */
import { codeOf, constraintOf } from '@/components/taxonomy/vocabulary';
import { type Constraint, type Family, families } from '@/lib/articles/categories';

export const bases = ['survey', 'row', 'our reading'] as const;
export type Basis = (typeof bases)[number];

export type OrderBy = 'table' | 'name' | 'stage' | 'family' | 'marks' | Constraint;
const plainOrders = ['table', 'name', 'stage', 'family', 'marks'] as const;

export interface Order {
  readonly by: OrderBy;
  readonly descending: boolean;
}

export interface MatrixState {
  /** Only what relieves all of these. */
  readonly relieves: readonly Constraint[];
  readonly stage: Family | null;
  /** Slug of a row of the table. */
  readonly family: string | null;
  readonly basis: Basis | null;
  /** Whether the entries of this site stand under the table's rows. */
  readonly entries: boolean;
  readonly order: Order;
}

export const initial: MatrixState = {
  relieves: [],
  stage: null,
  family: null,
  basis: null,
  entries: false,
  order: { by: 'table', descending: false },
};

const keys = ['relieves', 'stage', 'family', 'basis', 'entries', 'order'] as const;

/** @param search the address's query, of which everything else is kept */
export function writeMatrix(state: MatrixState, search: string): string {
  const query = new URLSearchParams(search);
  const written: Readonly<Record<(typeof keys)[number], string | null>> = {
    relieves: state.relieves.map(codeOf).join('.'),
    stage: state.stage,
    family: state.family,
    basis: state.basis && state.basis.replace(' ', '-'),
    entries: state.entries ? '1' : null,
    order: orderCode(state.order),
  };
  for (const key of keys) {
    query.delete(key);
    if (written[key]) query.set(key, written[key]);
  }
  const text = query.toString();
  return text && `?${text}`;
}

const isPlain = (by: string): by is (typeof plainOrders)[number] => (plainOrders as readonly string[]).includes(by);

function orderCode({ by, descending }: Order): string | null {
  if (by === 'table') return null;
  return (descending ? '-' : '') + (isPlain(by) ? by : codeOf(by));
}

/** @param known slugs of the table's rows */
export function readMatrix(search: string, known: readonly string[]): MatrixState {
  const query = new URLSearchParams(search);
  const get = (key: (typeof keys)[number]) => query.get(key) ?? '';
  const relieves = get('relieves')
    .split('.')
    .map(constraintOf)
    .filter((constraint) => constraint !== undefined);
  return {
    relieves: [...new Set(relieves)],
    stage: families.find((stage) => stage === get('stage')) ?? null,
    family: known.find((id) => id === get('family')) ?? null,
    basis: bases.find((basis) => basis.replace(' ', '-') === get('basis')) ?? null,
    entries: get('entries') === '1',
    order: readOrder(get('order')),
  };
}

function readOrder(code: string): Order {
  const descending = code.startsWith('-');
  const name = descending ? code.slice(1) : code;
  const by = isPlain(name) ? name : constraintOf(name);
  return by === undefined || by === 'table' ? initial.order : { by, descending };
}
