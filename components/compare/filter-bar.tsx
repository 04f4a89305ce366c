'use client';
import type { ReactNode } from 'react';
import { plural } from '@/components/charts/format';
import type { Change } from '@/components/demo/use-address';
import { Button } from '@/components/ui/button';
import { originNames, origins, type CompareRow, type Origin } from './rows';
import { isFiltered, noFilters, scopes, type Filters, type Scope } from './table-state';
import { useReady } from './use-ready';

const field = 'min-h-8 rounded border border-edge bg-surface px-2 text-ink disabled:text-soft';

interface FilterBarProps {
  readonly rows: readonly CompareRow[];
  /** How many rows are left. */
  readonly shown: number;
  /** How many were picked. */
  readonly picked: number;
  readonly filters: Filters;
  readonly onChange: (part: Partial<Filters>, change?: Change) => void;
}

const scopeNames: Readonly<Record<Scope, string>> = {
  defaults: 'At the defaults',
  further: 'Other settings and chains',
  all: 'All settings and chains',
  picked: 'Those picked',
};

export function FilterBar({ rows, shown, picked, filters, onChange }: FilterBarProps) {
  const ready = useReady();
  return (
    <div role="search" aria-label="Filter the runs" className="mb-3 flex flex-wrap items-center gap-3 text-sm">
      <input
        type="search"
        aria-label="Filter by words"
        placeholder="Filter by words"
        value={filters.text}
        maxLength={80}
        disabled={!ready}
        onChange={({ target }) => onChange({ text: target.value }, 'dragging')}
        onBlur={({ target }) => onChange({ text: target.value })}
        className={`${field} placeholder:text-soft`}
      />
      <Choice label="Family" value={filters.group} disabled={!ready} onChange={(group) => onChange({ group })}>
        <option value="">All families</option>
        {groupsOf(rows).map((group) => (
          <option key={group}>{group}</option>
        ))}
      </Choice>
      <Choice
        label="Measured"
        value={filters.origin}
        disabled={!ready}
        onChange={(origin) => onChange({ origin: origin as Origin | null })}
      >
        <option value="">Recorded and this device</option>
        {origins.map((origin) => (
          <option key={origin} value={origin}>
            {originNames[origin]} only
          </option>
        ))}
      </Choice>
      <Choice
        label="Settings"
        value={filters.scope}
        disabled={!ready}
        onChange={(scope) => onChange({ scope: scope as Scope })}
      >
        {scopes.map((scope) => (
          <option key={scope} value={scope}>
            {scopeNames[scope]}
            {scope === 'picked' && ` (${picked})`}
          </option>
        ))}
      </Choice>
      <p role="status" className="m-0 text-soft">
        {shown < rows.length ? `${shown} of ${plural(rows.length, 'run')}` : plural(rows.length, 'run')}
      </p>
      {isFiltered(filters) && <Button onClick={() => onChange(noFilters)}>Reset filters</Button>}
    </div>
  );
}

/** Families that have a run. */
export const groupsOf = (rows: readonly CompareRow[]): readonly string[] => [
  ...new Set(rows.map(({ group }) => group)),
];

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: string | null) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, value, disabled, onChange, children }: ChoiceProps) => (
  <select
    aria-label={label}
    value={value ?? ''}
    disabled={disabled}
    onChange={({ target }) => onChange(target.value || null)}
    className={field}
  >
    {children}
  </select>
);
