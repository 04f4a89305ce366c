'use client';
import type { ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table';
import { formatBytes, judge, significant, writeRatio } from '@/components/charts/format';
import type { Measure, Ratio } from '@/lib/measure/measure';
import { originNames, type CompareRow } from './rows';
import type { Column as ColumnId, Sort } from './table-state';
import { useReady } from './use-ready';

interface ColumnView {
  readonly id: ColumnId;
  readonly label: string;
  readonly cell: (row: CompareRow) => ReactNode;
}

const signs = { better: '▲', worse: '▼' } as const;

/** "0.71×", its interval, and whether that is good, by word as well as by sign. */
function Compared({ ratio, better }: { readonly ratio: Ratio | null; readonly better: Measure['better'] }) {
  if (!ratio) return <Missing />;
  const { value, interval } = writeRatio(ratio);
  const judgement = judge(ratio, better);
  return (
    <span className="block whitespace-nowrap" data-value={ratio.value}>
      {value}
      {interval && <span className="block text-[0.8em] text-soft">{interval}</span>}
      <span className="block text-[0.8em] text-soft">
        {judgement ? (
          <>
            <span aria-hidden>{signs[judgement]} </span>
            {judgement}
          </>
        ) : (
          ratio.verdict
        )}
      </span>
    </span>
  );
}

const Missing = () => (
  <>
    <span aria-hidden>–</span>
    <span className="sr-only">not measured</span>
  </>
);

const Where = ({ row }: { readonly row: CompareRow }) => (
  <span data-origin={row.origin} className={row.origin === 'device' ? 'font-semibold' : undefined}>
    {row.page ? <a href={row.page}>{originNames[row.origin]}</a> : originNames[row.origin]}
    <span className="block text-[0.8em] font-normal text-soft max-lg:min-w-40">{row.machine}</span>
    {row.marks.length > 0 && (
      <span className="block text-[0.8em] font-normal text-danger">⚠ marked: {row.marks.join(', ')}</span>
    )}
  </span>
);

/** The figures right after the name: on a phone a run is a block of its own, in this order (prose.css). */
const views: readonly ColumnView[] = [
  { id: 'title', label: 'Technique', cell: ({ title, href }) => <a href={href}>{title}</a> },
  {
    id: 'bytes',
    label: 'Packed',
    cell: ({ bytes }) =>
      bytes === null ? (
        <Missing />
      ) : (
        <span className="whitespace-nowrap" data-value={bytes}>
          {formatBytes(bytes)}
        </span>
      ),
  },
  {
    id: 'bytesRatio',
    label: 'Packed, ratio',
    cell: ({ bytesRatio }) => (bytesRatio === null ? <Missing /> : `${significant(bytesRatio)}×`),
  },
  { id: 'prose', label: 'Bits per byte, prose', cell: ({ bits }) => <Compared ratio={bits.prose} better="lower" /> },
  {
    id: 'stories',
    label: 'Bits per byte, stories',
    cell: ({ bits }) => <Compared ratio={bits.stories} better="lower" />,
  },
  { id: 'decode', label: 'Decode speed', cell: ({ decode }) => <Compared ratio={decode} better="higher" /> },
  { id: 'group', label: 'Family', cell: ({ group }) => group },
  { id: 'origin', label: 'Measured', cell: (row) => <Where row={row} /> },
  {
    id: 'settings',
    label: 'Settings',
    cell: ({ settings }) => <span className="block text-[0.9em] max-lg:min-w-64">{settings}</span>,
  },
];

const arrows = { ascending: '▲', descending: '▼' } as const;

interface CompareTableProps {
  /** In the order shown. */
  readonly rows: readonly CompareRow[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Ids of rows. */
  readonly picked: ReadonlySet<string>;
  readonly onPick: (id: string) => void;
}

interface PickProps extends Pick<CompareTableProps, 'picked' | 'onPick'> {
  readonly row: CompareRow;
}

function PickBox({ row: { id, title, origin }, picked, onPick }: PickProps) {
  const ready = useReady();
  return (
    <input
      type="checkbox"
      aria-label={`Pick ${title}${origin === 'device' ? ', this device' : ''}`}
      checked={picked.has(id)}
      disabled={!ready}
      onChange={() => onPick(id)}
      className="size-5 accent-accent"
    />
  );
}

/** All runs; a press on a column's head sorts by it. Rows are numbered as the points of the drawing are. */
export function CompareTable({ rows, sort, onSort, picked, onPick }: CompareTableProps) {
  return (
    <div className="print-landscape relative overflow-x-auto">
      <Table
        aria-label="Runs compared"
        className="data-table compare-table"
        sortDescriptor={sort}
        onSortChange={({ column, direction }) => onSort({ column: column as ColumnId, direction })}
      >
        <TableHeader>
          <Column id="picked" className="no-print" data-place="pick">
            Pick
          </Column>
          <Column id="number" data-place="number">
            No.
          </Column>
          {views.map(({ id, label }) => (
            <Column key={id} id={id} isRowHeader={id === 'title'} allowsSorting className="cursor-pointer">
              {({ sortDirection }) => (
                <span className="inline-block min-h-6">
                  {label}
                  {sortDirection && <span aria-hidden> {arrows[sortDirection]}</span>}
                </span>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => <span data-empty>No run matches. Change or reset the filters.</span>}>
          {rows.map((row, at) => (
            <Row key={row.id} id={row.id} textValue={row.title} data-run={row.id}>
              <Cell className="no-print" data-place="pick">
                <PickBox row={row} picked={picked} onPick={onPick} />
              </Cell>
              <Cell data-place="number">{at + 1}</Cell>
              {views.map(({ id, label, cell }) => (
                <Cell key={id} data-place={id} data-label={label}>
                  {cell(row)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
