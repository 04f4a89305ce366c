'use client';
/** What to show, by words, constraints, demo and source; and how much that leaves. */
import type { RefObject } from 'react';
import { Button, Toggle } from '@/components/taxonomy/button';
import { type Filters, isFiltered } from '@/components/taxonomy/filter';
import type { Outline } from '@/components/taxonomy/outline';
import { allConstraints, capitalised } from '@/components/taxonomy/vocabulary';
import type { Constraint } from '@/lib/articles/entry';

interface FilterBarProps {
  readonly filters: Filters;
  /** The field for words, which takes the focus when the filters are reset. */
  readonly words: RefObject<HTMLInputElement | null>;
  readonly onChange: (filters: Filters) => void;
}

export function FilterBar({ filters, words, onChange }: FilterBarProps) {
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  return (
    <div role="search" aria-label="Filter the taxonomy" className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-2">
      <input
        ref={words}
        type="search"
        aria-label="Filter by words"
        placeholder="Filter by words"
        value={filters.text}
        maxLength={80}
        onChange={(event) => change({ text: event.target.value })}
        className={`${fieldLook} w-full sm:w-44`}
      />
      <ConstraintToggles chosen={filters.constraints} onChange={(constraints) => change({ constraints })} />
      <Toggle pressed={filters.demo} onClick={() => change({ demo: !filters.demo })}>
        Has a live demo
      </Toggle>
      <SourceChoice source={filters.source} onChange={(source) => change({ source })} />
    </div>
  );
}

const fieldLook =
  'min-h-8 rounded border border-edge bg-paper px-2 text-[0.8125rem] text-ink placeholder:text-soft ' +
  'focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus pointer-coarse:min-h-10';

interface ConstraintTogglesProps {
  readonly chosen: readonly Constraint[];
  readonly onChange: (constraints: readonly Constraint[]) => void;
}

function ConstraintToggles({ chosen, onChange }: ConstraintTogglesProps) {
  const toggled = (constraint: Constraint) =>
    chosen.includes(constraint) ? chosen.filter((other) => other !== constraint) : [...chosen, constraint];
  return (
    <div role="group" aria-label="Relieves all of" className="flex flex-wrap items-center gap-1.5">
      <span aria-hidden className="text-sm text-soft">
        Relieves
      </span>
      {allConstraints.map((constraint) => (
        <Toggle key={constraint} pressed={chosen.includes(constraint)} onClick={() => onChange(toggled(constraint))}>
          {capitalised(constraint)}
        </Toggle>
      ))}
    </div>
  );
}

interface SourceChoiceProps {
  readonly source: Filters['source'];
  readonly onChange: (source: Filters['source']) => void;
}

function SourceChoice({ source, onChange }: SourceChoiceProps) {
  return (
    <select
      aria-label="Source"
      value={source ?? ''}
      onChange={(event) => onChange((event.target.value || null) as Filters['source'])}
      className={fieldLook}
    >
      <option value="">Survey and extensions</option>
      <option value="survey">Survey only</option>
      <option value="extension">Extensions only</option>
    </select>
  );
}

interface CountProps {
  readonly filters: Filters;
  readonly outline: Outline;
  readonly onReset: () => void;
}

export function Count({ filters, outline: { matched, total }, onReset }: CountProps) {
  return (
    <div className="flex items-center gap-3 sm:ml-auto">
      <p role="status" className="text-[0.8125rem] text-soft tabular-nums">
        {isFiltered(filters) ? `${matched} of ${total} entries` : `${total} entries`}
      </p>
      {isFiltered(filters) && <Button onClick={onReset}>Reset filters</Button>}
    </div>
  );
}
