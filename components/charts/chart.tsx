'use client';
import { useId, useRef } from 'react';
import type { Draw } from './plot';
import { download } from '@/components/ui/download';
import { svgBlob } from './save-svg';
import { usePlot } from './use-plot';

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly string[])[];
}

export interface ChartProps {
  readonly title: string;
  /** What the chart shows, in a sentence or two, for those who do not see it and those who want it in words. */
  readonly summary: string;
  readonly table: ChartTable;
  /** Of the drawing in CSS pixels: its place is kept before it is drawn. */
  readonly height: number;
  readonly draw: Draw;
  /** Name of the SVG file, without its ending. */
  readonly file: string;
}

const action = 'inline-flex min-h-6 items-center text-soft underline underline-offset-2 hover:text-ink';

/** A figure: drawing, its words, its table, and the drawing as a file. */
export function Chart({ title, summary, table, height, draw, file }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const heading = useId();
  usePlot(frame, draw);
  const save = () => {
    const svg = frame.current?.querySelector('svg');
    if (svg) download(svgBlob(svg), `${file}.svg`);
  };
  return (
    <figure aria-labelledby={heading} className="m-0 min-w-0 font-sans text-sm">
      <figcaption className="m-0 mb-3">
        <span id={heading} className="block font-semibold text-ink">
          {title}
        </span>
        <span className="block text-soft">{summary}</span>
      </figcaption>
      <div ref={frame} role="img" aria-label={`${title}. ${summary}`} style={{ height }} className="[&>svg]:block" />
      <div className="mt-1 flex flex-wrap items-start gap-x-4 text-xs">
        <details className="min-w-0 max-w-full">
          <summary className={action}>Table of this figure</summary>
          <DataTable title={title} {...table} />
        </details>
        <button type="button" className={action} onClick={save} aria-label={`Download as SVG: ${title}`}>
          Download SVG
        </button>
      </div>
    </figure>
  );
}

function DataTable({ title, columns, rows }: ChartTable & { readonly title: string }) {
  const cell = 'border-0 border-b border-rule py-1 pr-4 pl-0 text-left font-normal whitespace-nowrap';
  return (
    <div role="region" aria-label={`Table: ${title}`} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-auto border-collapse text-xs">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${cell} text-soft`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([header, ...cells]) => (
            <tr key={header}>
              <th scope="row" className={cell}>
                {header}
              </th>
              {cells.map((text, i) => (
                <td key={columns[i + 1]} className={`${cell} font-mono`}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
