/** The matrix itself: one row for each kind of technique, one column for each constraint. */
import { capitalised } from '@/components/taxonomy/vocabulary';
import { constraints } from '@/lib/articles/categories';
import { TableScroll } from '../table-scroll';
import { nextOrder, stageName } from './arrange';
import { type Grade, matrixId, type MatrixRow } from './row';
import type { Order, OrderBy } from './state';

/** A sign and a word each, so that neither colour nor shape is alone. */
export const signs: Readonly<Record<Grade, { readonly sign: string; readonly word: string }>> = {
  survey: { sign: '●', word: 'survey' },
  disputed: { sign: '?', word: 'disputed' },
  row: { sign: '◐', word: 'its row' },
  'our reading': { sign: '○', word: 'our reading' },
};

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

export function MatrixTable({ rows, order, onOrder }: Props) {
  const head = { order, onOrder };
  return (
    <TableScroll label="Table 1, techniques by constraint" id={matrixId}>
      <table className="matrix-table">
        <caption className="sr-only">
          Which kind of technique relieves which constraint, and where each mark comes from
        </caption>
        <thead>
          <tr>
            <Head by="name" label="Technique" {...head} />
            {constraints.map((constraint) => (
              <Head key={constraint} by={constraint} label={capitalised(constraint)} {...head} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={constraints.length + 1}>No row matches. Change or reset the filters.</td>
            </tr>
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface HeadProps extends Pick<Props, 'order' | 'onOrder'> {
  readonly by: OrderBy;
  readonly label: string;
}

function Head({ by, label, order, onOrder }: HeadProps) {
  const sorted = order.by === by;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sorted ? direction : undefined}>
      <button type="button" className="matrix-sort" onClick={() => onOrder(nextOrder(order, by))}>
        {label}
        <span aria-hidden>{sorted ? (order.descending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}

function Row({ row }: { row: MatrixRow }) {
  return (
    <tr data-level={row.level}>
      <th scope="row">
        <a href={row.href}>{row.title}</a>
        <span className="matrix-note">{row.level === 'row' ? stageName(row) : row.basis}</span>
      </th>
      {constraints.map((constraint) => (
        <td key={constraint}>
          <Mark grade={row.marks[constraint]} />
        </td>
      ))}
    </tr>
  );
}

export function Mark({ grade }: { grade: Grade | undefined }) {
  if (!grade)
    return (
      <>
        <span aria-hidden>–</span>
        <span className="sr-only">no mark</span>
      </>
    );
  const { sign, word } = signs[grade];
  return (
    <>
      <span aria-hidden className="matrix-sign">
        {sign}
      </span>
      <span className="matrix-note">{word}</span>
    </>
  );
}
