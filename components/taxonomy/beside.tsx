'use client';
/** A view and, beside it, what is known of the chosen entry. */
import { type ReactNode, useRef } from 'react';
import { keepFocus } from '@/components/taxonomy/focus';
import { describePlace, type Move } from '@/components/taxonomy/navigate';
import type { Row } from '@/components/taxonomy/outline';
import { Summary, type SummaryProps } from '@/components/taxonomy/summary';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

interface BesideProps {
  readonly row: Row | undefined;
  readonly taxonomy: Taxonomy;
  readonly legend: ReactNode;
  /** Whether the view leaves it to a live region to say where the selection stands. */
  readonly spoken: boolean;
  readonly onMove: (move: Move) => void;
  /** Elements of the grid: the view over both rows of the first column, and perhaps one beside it, above the summary. */
  readonly children: ReactNode;
}

/** The view with the summary at its side, or below it where there is no room. */
export function Beside({ row, taxonomy, legend, spoken, onMove, children }: BesideProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_15.5rem] lg:grid-rows-[auto_1fr] lg:gap-x-4">
      {children}
      <div className="lg:col-start-2">
        {row && <SummaryPanel row={row} taxonomy={taxonomy} onMove={onMove} />}
        {legend}
      </div>
      <p role="status" className="sr-only">
        {spoken && row ? describePlace(row) : ''}
      </p>
    </div>
  );
}

type SummaryPanelProps = Omit<SummaryProps, 'onClose'>;

function SummaryPanel({ row, taxonomy, onMove }: SummaryPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const move = (to: Move, focus: string) => {
    onMove(to);
    keepFocus(panel.current?.parentElement ?? null, focus);
  };
  const { id } = row.node;
  return (
    <aside ref={panel} aria-label="Summary">
      <Summary
        row={row}
        taxonomy={taxonomy}
        onMove={(to) => move(to, to?.type === 'select' && to.id !== null ? to.id : id)}
        onClose={() => move({ type: 'select', id: null }, id)}
      />
    </aside>
  );
}
