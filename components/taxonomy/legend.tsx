'use client';
/** How to read the drawing: colours, marks, lines, and what sets a mark's size. */
import type { CSSProperties, ReactNode } from 'react';
import { RelationSign } from '@/components/taxonomy/graph-links';
import { radii, strongestOf } from '@/components/taxonomy/marks';
import type { Outline } from '@/components/taxonomy/outline';
import {
  allFamilies,
  allRelations,
  capitalised,
  familyColors,
  familyLabels,
  measures,
  ratio,
} from '@/components/taxonomy/vocabulary';
import type { Effect } from '@/lib/taxonomy/taxonomy';

interface LegendProps {
  readonly outline: Outline;
  /** null where nothing but the tree's marks is drawn. */
  readonly drawing: { readonly size: keyof Effect | null } | null;
}

export function Legend({ outline, drawing }: LegendProps) {
  return (
    <div role="group" aria-label="Legend" className="grid gap-3 py-4 text-[0.8125rem] leading-snug text-soft lg:px-1">
      <p className="m-0">Choose an entry for its summary; choose it again to open its page.</p>
      <ul className={listLook}>
        {allFamilies.map((family) => (
          <Sign key={family} label={familyLabels[family]} hue={familyColors[family]}>
            <Mark radius={5} filled />
          </Sign>
        ))}
        <Sign label="Other parts of the survey" hue="var(--ink)">
          <Mark radius={5} filled />
        </Sign>
      </ul>
      <ul className={listLook}>
        <Sign label="Filled: has a live demo">
          <Mark radius={5} filled />
        </Sign>
        <Sign label="Outlined: article only">
          <Mark radius={5} />
        </Sign>
        {drawing?.size && <Sizes outline={outline} size={drawing.size} />}
      </ul>
      {drawing && <Lines />}
    </div>
  );
}

const listLook = 'm-0 grid list-none gap-x-4 gap-y-1 p-0 max-lg:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]';

function Sizes({ outline, size }: { readonly outline: Outline; readonly size: keyof Effect }) {
  const strongest = strongestOf(outline.rows, size);
  return (
    <>
      <Sign label={`Smallest: no change, or not measured`}>
        <Mark radius={radii.smallest} />
      </Sign>
      {strongest !== null && (
        <Sign label={`Largest: ${ratio(strongest)} (${measures[size].label}, treated ÷ baseline)`}>
          <Mark radius={radii.largest} />
        </Sign>
      )}
    </>
  );
}

function Lines() {
  return (
    <ul className={listLook}>
      <Sign label="Part of">
        <Line />
      </Sign>
      <Sign label="Belongs under a further parent, too">
        <Line dashes="2 4" />
      </Sign>
      <li>
        Relations of the chosen entry, or all where switched on above. An arrow leads to the entry that is required,
        succeeded or more general:
      </li>
      {allRelations.map((type) => (
        <Sign key={type} label={capitalised(type)}>
          <RelationSign type={type} width={28} y={10} />
        </Sign>
      ))}
    </ul>
  );
}

function Mark({ radius, filled = false }: { readonly radius: number; readonly filled?: boolean }) {
  return <circle cx="14" cy="10" r={radius} fill={filled ? 'currentColor' : 'none'} strokeWidth="1.75" />;
}

function Line({ dashes = 'none' }: { readonly dashes?: string }) {
  return <path d="M0 10H28" strokeWidth={1.25} strokeDasharray={dashes} />;
}

interface SignProps {
  readonly label: string;
  readonly hue?: string;
  readonly children: ReactNode;
}

function Sign({ label, hue, children }: SignProps) {
  return (
    <li className="flex items-center gap-2">
      <svg
        viewBox="0 0 28 20"
        className="h-5 w-7 shrink-0 stroke-current"
        style={{ color: hue } as CSSProperties}
        aria-hidden
      >
        {children}
      </svg>
      {label}
    </li>
  );
}
