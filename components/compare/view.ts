/** What the page shows, as a URL query: filters, order, the drawing's other axis, and the rows that were picked. */
import { against, type AgainstId } from './frontier';
import { origins, type Origin } from './rows';
import { columns, firstSort, noFilters, scopes, type Column, type Filters, type Scope, type Sort } from './table-state';

export interface View extends Filters {
  readonly sort: Sort;
  readonly by: AgainstId;
  /** Ids of rows, in the order picked. */
  readonly picked: readonly string[];
}

export const firstView: View = { ...noFilters, sort: firstSort, by: 'prose', picked: [] };

const oneOf = <T extends string>(all: readonly T[], given: string | null): T | null =>
  all.find((each) => each === given) ?? null;

/** "-bytes": by bytes, the largest first. */
function readSort(given: string | null): Sort {
  const column = oneOf<Column>(columns, given?.replace(/^-/, '') ?? null);
  if (!column) return firstSort;
  return { column, direction: given!.startsWith('-') ? 'descending' : 'ascending' };
}

const writeSort = ({ column, direction }: Sort) => `${direction === 'descending' ? '-' : ''}${column}`;

/** What a query asks for; what it says wrongly is as if it were not said. */
export function readView(search: string): View {
  const query = new URLSearchParams(search);
  return {
    text: query.get('words') ?? '',
    group: query.get('family') || null,
    origin: oneOf<Origin>(origins, query.get('measured')),
    scope: oneOf<Scope>(scopes, query.get('runs')) ?? noFilters.scope,
    sort: readSort(query.get('sort')),
    by: oneOf(Object.keys(against) as AgainstId[], query.get('against')) ?? firstView.by,
    picked: [...new Set((query.get('pick') ?? '').split(',').filter(Boolean))],
  };
}

/** "?family=Quantization&sort=-prose", or '' for the page as it opens. */
export function writeView({ text, group, origin, scope, sort, by, picked }: View): string {
  const said: readonly (readonly [string, string, string])[] = [
    ['words', text, ''],
    ['family', group ?? '', ''],
    ['measured', origin ?? '', ''],
    ['runs', scope, firstView.scope],
    ['sort', writeSort(sort), writeSort(firstView.sort)],
    ['against', by, firstView.by],
    ['pick', picked.join(','), ''],
  ];
  const unusual = said.filter(([, value, usual]) => value !== usual);
  const query = unusual.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  return query.length > 0 ? `?${query.join('&')}` : '';
}
