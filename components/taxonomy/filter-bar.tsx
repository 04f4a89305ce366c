'use client';
/** What to show, by words, constraints, demo and source, behind a button on a phone; and how much that leaves. */
import { type RefObject, useState } from 'react';
import { Button, Toggle } from '@/components/taxonomy/button';
import { type Filters, isFiltered } from '@/components/taxonomy/filter';
import type { Outline } from '@/components/taxonomy/outline';
import { allConstraints, capitalised, evidenceLabels, familyLabels } from '@/components/taxonomy/vocabulary';
import type { Constraint } from '@/lib/articles/entry';

interface FilterBarProps {
  readonly filters: Filters;
  /** The field for words, which takes the focus when the filters are reset. */
  readonly words: RefObject<HTMLInputElement | null>;
  readonly onChange: (filters: Filters) => void;
}

export function FilterBar({ filters, words, onChange }: FilterBarProps) {
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  const [open, setOpen] = useState(false);
  const others = isFiltered({ ...filters, text: '' });
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
        className={`${fieldLook} min-w-0 flex-1 sm:w-44 sm:flex-none`}
      />
      <Button className="sm:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        {others ? 'Filters, some set' : 'Filters'}
      </Button>
      <div className={open ? 'contents' : 'contents max-sm:hidden'}>
        <ConstraintToggles chosen={filters.constraints} onChange={(constraints) => change({ constraints })} />
        <Toggle pressed={filters.demo} onClick={() => change({ demo: !filters.demo })}>
          Has a live demo
        </Toggle>
        <Choice
          label="Source"
          none="Survey and extensions"
          options={{ survey: 'Survey only', extension: 'Extensions only' }}
          value={filters.source}
          onChange={(source) => change({ source })}
        />
        <Choice
          label="Stage"
          none="All stages"
          options={familyLabels}
          value={filters.family}
          onChange={(family) => change({ family })}
        />
        <Choice
          label="Evidence"
          none="Any evidence"
          options={evidenceLabels}
          value={filters.evidence}
          onChange={(evidence) => change({ evidence })}
        />
        <YearField label="Since" value={filters.since} onChange={(since) => change({ since })} />
        <YearField label="Until" value={filters.until} onChange={(until) => change({ until })} />
      </div>
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

interface ChoiceProps<K extends string> {
  readonly label: string;
  /** What stands for no choice. */
  readonly none: string;
  readonly options: Readonly<Record<K, string>>;
  readonly value: K | null;
  readonly onChange: (value: K | null) => void;
}

function Choice<K extends string>({ label, none, options, value, onChange }: ChoiceProps<K>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value || null) as K | null)}
      className={fieldLook}
    >
      <option value="">{none}</option>
      {Object.entries<string>(options).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface YearFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (year: number | null) => void;
}

const yearText = (year: number | null) => (year === null ? '' : String(year));

/** Takes effect with its fourth digit, and when it is emptied. */
function YearField({ label, value, onChange }: YearFieldProps) {
  const [typed, setTyped] = useState({ text: yearText(value), value });
  // A reset, or the way back in the browser's history.
  if (typed.value !== value) setTyped({ text: yearText(value), value });
  const change = (text: string) => {
    const year = /^[12]\d{3}$/.test(text) ? Number(text) : text === '' ? null : value;
    setTyped({ text, value: year });
    if (year !== value) onChange(year);
  };
  return (
    <label className="flex items-center gap-1.5 text-[0.8125rem] text-soft">
      {label}
      <input
        inputMode="numeric"
        maxLength={4}
        placeholder="year"
        value={typed.text}
        onChange={({ target }) => change(target.value.trim())}
        className={`${fieldLook} w-16`}
      />
    </label>
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
