'use client';
/** The survey's Table 1, to filter, to sort and to take away. What is chosen stands in the address. */
import { useMemo } from 'react';
import { replaceSearch, useSearch } from '@/components/demo/address-store';
import { CiteTable } from '@/components/entry/cite-table';
import { Button } from '@/components/taxonomy/button';
import { download } from '@/components/ui/download';
import type { SiteItem } from '@/lib/bibliography/write';
import { arrangeRows } from './arrange';
import { matrixCsv } from './csv';
import { MatrixFilters } from './matrix-filters';
import { Mark, MatrixTable } from './matrix-table';
import { gradeNotes, grades, type MatrixRow } from './row';
import { initial, type MatrixState, readMatrix, writeMatrix } from './state';

interface Props {
  readonly rows: readonly MatrixRow[];
  /** What is to be said of the disputed marks. */
  readonly doubts: readonly string[];
  readonly citation: SiteItem;
}

export function Matrix({ rows, doubts, citation }: Props) {
  const search = useSearch();
  const families = useMemo(() => familyNames(rows), [rows]);
  const state = useMemo(() => readMatrix(search, Object.keys(families)), [search, families]);
  const shown = useMemo(() => arrangeRows(rows, state), [rows, state]);
  const change = (part: Partial<MatrixState>) => replaceSearch(writeMatrix({ ...state, ...part }, search));
  return (
    <div className="matrix wide">
      <MatrixFilters state={state} families={families} onChange={change} />
      <div className="matrix-filters">
        <p role="status" className="matrix-count">
          {countText(shown)}
        </p>
        <Button onClick={() => change(initial)}>Reset</Button>
        <Button onClick={() => save(shown)}>Export CSV</Button>
      </div>
      <MatrixTable rows={shown} order={state.order} onOrder={(order) => change({ order })} />
      <CiteTable citation={citation} search={writeMatrix(state, '')} />
      <Legend doubts={doubts} />
    </div>
  );
}

const familyNames = (rows: readonly MatrixRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.filter(({ level }) => level === 'row').map(({ id, title }) => [id, title]));

function countText(shown: readonly MatrixRow[]): string {
  const inTable = shown.filter(({ level }) => level === 'row').length;
  const entries = shown.length - inTable;
  const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  return [
    counted(inTable, 'row of the table', 'rows of the table'),
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
  ].join(', ');
}

const here = (href: string) => new URL(href, location.origin).href;

const save = (rows: readonly MatrixRow[]) =>
  download(new Blob([matrixCsv(rows, here)], { type: 'text/csv;charset=utf-8' }), 'table-1.csv');

function Legend({ doubts }: Pick<Props, 'doubts'>) {
  return (
    <dl className="matrix-legend">
      {grades.map((grade) => (
        <div key={grade}>
          <dt>
            <Mark grade={grade} />
          </dt>
          <dd>
            {gradeNotes[grade]}
            {grade === 'disputed' && doubts.map((note) => `; ${note.charAt(0).toLowerCase()}${note.slice(1, -1)}`)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
