'use client';
/** The taxonomy as a table that can be sorted by any column. */
import { sum } from 'd3-array';
import { memo, type ReactNode, useMemo, useRef } from 'react';
import { FEW, type Piece, pieces, useInTurn, usePresence, WHOLE } from '@/components/taxonomy/chunks';
import { entriesOf, type Outline, type Row } from '@/components/taxonomy/outline';
import { type Column, nextSort, type Sort, sortRows } from '@/components/taxonomy/sort';
import { allMeasures, colorOf, measures, ratio } from '@/components/taxonomy/vocabulary';
import type { Effect } from '@/lib/taxonomy/taxonomy';

export interface TableProps {
  readonly outline: Outline;
  readonly sort: Sort | null;
  readonly selected: string | null;
  readonly onSort: (sort: Sort | null) => void;
}

interface ColumnView {
  readonly id: Column;
  readonly label: string;
  readonly number?: boolean;
  /** rem; the entries take what is left. */
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
}

/** rem, at least. */
const ENTRY_WIDTH = 12;

const kindNames: Readonly<Record<string, string>> = { families: 'Family', techniques: 'Technique', models: 'Model' };

const shared: readonly ColumnView[] = [
  { id: 'family', label: 'Family', width: 8.75, cell: ({ branch }) => branch },
  { id: 'constraints', label: 'Relieves', width: 13.75, cell: ({ node }) => node.constraints.join(', ') },
  { id: 'kind', label: 'Kind', width: 5.5, cell: ({ node }) => kindNames[node.kind] ?? node.kind },
  { id: 'year', label: 'Year', number: true, width: 4, cell: ({ node }) => node.year },
  {
    id: 'source',
    label: 'Source',
    width: 5.75,
    cell: ({ node }) => (node.source === 'survey' ? 'Survey' : 'Extension'),
  },
  { id: 'demo', label: 'Live demo', width: 6.25, cell: ({ node }) => (node.demo ? 'Yes' : '') },
];

const effectColumn = (measure: keyof Effect): ColumnView => ({
  id: measure,
  label: `${measures[measure].label}, treated ÷ baseline`,
  number: true,
  width: 7,
  cell: ({ node }) => node.effect && ratio(node.effect[measure]),
});

/** Effects only where something was measured. */
const columnsOf = (rows: readonly Row[]): readonly ColumnView[] =>
  rows.some((row) => row.node.effect) ? [...shared, ...allMeasures.map(effectColumn)] : shared;

export function Table({ outline, sort, selected, onSort }: TableProps) {
  const rows = useMemo(() => sortRows(entriesOf(outline.kept), sort), [outline, sort]);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const whole = rows.length <= WHOLE;
  const chunks = useMemo(() => pieces(rows, whole ? FEW : undefined), [rows, whole]);
  const lasting = useInTurn(whole ? chunks.length : 1);
  const header = { sort, onSort };
  return (
    <div role="region" aria-label="Taxonomy, as a table" tabIndex={0} className={regionLook}>
      <table
        className="w-full table-fixed border-collapse text-sm normal-nums"
        style={{ minWidth: `${ENTRY_WIDTH + sum(columns, ({ width }) => width)}rem` }}
        aria-rowcount={rows.length + 1}
        data-rows={lasting < chunks.length ? 'near' : 'all'}
      >
        <colgroup>
          <col />
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width: `${width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr className="border-b border-ink">
            <Header id="title" label="Entry" {...header} />
            {columns.map(({ id, label, number }) => (
              <Header key={id} id={id} label={label} number={number} {...header} />
            ))}
          </tr>
        </thead>
        {chunks.map((chunk, index) => (
          <TableChunk key={chunk.start} {...{ chunk, columns, selected }} lasting={index < lasting} />
        ))}
      </table>
    </div>
  );
}

const regionLook = 'overflow-x-auto focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus';

interface HeaderProps {
  readonly id: Column;
  readonly label: string;
  readonly number?: boolean;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

function Header({ id, label, number, sort, onSort }: HeaderProps) {
  const direction = sort?.by !== id ? undefined : sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`py-1 pr-4 align-bottom ${label.length < 12 ? 'whitespace-nowrap' : ''} ${number ? 'text-right' : 'text-left'}`}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, id))}
        className="min-h-8 py-1 text-inherit font-semibold hover:underline focus-visible:outline-2 focus-visible:outline-focus [text-align:inherit]"
      >
        {label}
        <span aria-hidden className={direction ? '' : 'text-soft'}>
          {direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ' ↕'}
        </span>
      </button>
    </th>
  );
}

/** px; many rows take two lines. */
const ROW_HEIGHT = 52;

interface TableChunkProps {
  readonly chunk: Piece<Row>;
  readonly columns: readonly ColumnView[];
  readonly selected: string | null;
  /** Whether it is in the page wherever the reader is. */
  readonly lasting: boolean;
}

/** Drawn again only where its own rows change, not when the next ones come. */
const TableChunk = memo(function TableChunk({ chunk, columns, selected, lasting }: TableChunkProps) {
  const place = useRef<HTMLTableSectionElement>(null);
  const { present, height } = usePresence(place, { ...chunk, lasting }, ROW_HEIGHT);
  if (!present)
    return (
      <tbody ref={place} aria-hidden>
        <tr style={{ height }}>
          <td colSpan={columns.length + 1} />
        </tr>
      </tbody>
    );
  return (
    <tbody ref={place}>
      {chunk.rows.map((row, i) => (
        <TableRow
          key={row.node.id}
          row={row}
          index={chunk.start + i + 2}
          columns={columns}
          chosen={row.node.id === selected}
        />
      ))}
    </tbody>
  );
});

interface TableRowProps {
  readonly row: Row;
  /** 1-based place in the whole table, whose first row is the header. */
  readonly index: number;
  readonly columns: readonly ColumnView[];
  readonly chosen: boolean;
}

const TableRow = memo(function TableRow({ row, index, columns, chosen }: TableRowProps) {
  const { node, match } = row;
  return (
    <tr
      data-node={node.id}
      aria-rowindex={index}
      className={`border-b border-rule align-top ${chosen ? 'bg-paper' : ''} ${match ? '' : 'text-soft'}`}
    >
      <th
        scope="row"
        className="py-1.5 pr-4 text-left font-normal"
        style={{ boxShadow: `inset 3px 0 ${colorOf(node)}` }}
      >
        <a href={node.href} className={linkLook}>
          {node.title}
        </a>
        {!match && <span className="block pl-3 text-soft">kept as a parent</span>}
      </th>
      {columns.map(({ id, number, cell }) => (
        <td key={id} className={`py-1.5 pr-4 ${number ? 'text-right tabular-nums' : ''}`}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
});

const linkLook =
  'inline-block min-h-6 pl-3 text-ink underline decoration-rule underline-offset-4 hover:decoration-ink ' +
  'focus-visible:outline-2 focus-visible:outline-focus';
