'use client';
/** How to show it: the view, and what belongs to the view. */
import type { ReactNode } from 'react';
import { Button, Toggle } from '@/components/taxonomy/button';
import { RelationSign } from '@/components/taxonomy/graph-links';
import { type ExplorerState, type View, views } from '@/components/taxonomy/state';
import { allMeasures, allRelations, capitalised, measures } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';
import type { Effect } from '@/lib/taxonomy/taxonomy';

const viewLabels: Readonly<Record<View, string>> = {
  graph: 'Graph',
  tree: 'Tree',
  table: 'Table',
  'json-ld': 'JSON-LD',
};

interface ViewBarProps {
  readonly state: ExplorerState;
  /** What is on the screen; null while nobody knows how wide that is. */
  readonly view: View | null;
  /** Whether any entry has a measured effect. */
  readonly measured: boolean;
  readonly onChange: (part: Partial<ExplorerState>) => void;
  readonly onFoldAll: (open: boolean) => void;
  /** At the end of the bar. */
  readonly children: ReactNode;
}

export function ViewBar({ state, view, measured, onChange, onFoldAll, children }: ViewBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
      <div role="group" aria-label="View" className="flex gap-1.5">
        {views.map((name) => (
          <Toggle key={name} pressed={name === view} onClick={() => onChange({ view: name })}>
            {viewLabels[name]}
          </Toggle>
        ))}
      </div>
      {(view === 'graph' || view === 'tree' || view === null) && (
        <div role="group" aria-label="Branches" className="flex gap-1.5">
          <Button onClick={() => onFoldAll(true)}>Unfold all</Button>
          <Button onClick={() => onFoldAll(false)}>Fold all</Button>
        </div>
      )}
      {view === 'graph' && <GraphOptions state={state} measured={measured} onChange={onChange} />}
      {children}
    </div>
  );
}

function GraphOptions({ state, measured, onChange }: Pick<ViewBarProps, 'state' | 'measured' | 'onChange'>) {
  const radial = state.arrangement === 'radial';
  return (
    <>
      <Toggle pressed={radial} onClick={() => onChange({ arrangement: radial ? 'tidy' : 'radial' })}>
        Radial
      </Toggle>
      {measured && <SizeChoice size={state.size} onChange={(size) => onChange({ size })} />}
      <Edges relations={state.relations} onChange={(relations) => onChange({ relations })} />
    </>
  );
}

interface EdgesProps {
  readonly relations: readonly RelationType[];
  readonly onChange: (relations: readonly RelationType[]) => void;
}

/** The relations to draw; each button shows its line, and so is the legend. */
function Edges({ relations, onChange }: EdgesProps) {
  const toggled = (type: RelationType) =>
    relations.includes(type) ? relations.filter((other) => other !== type) : [...relations, type];
  return (
    <div role="group" aria-label="Relations drawn" className="flex flex-wrap items-center gap-1.5">
      {allRelations.map((type) => (
        <Toggle key={type} pressed={relations.includes(type)} onClick={() => onChange(toggled(type))}>
          <svg aria-hidden width="30" height="10" className={signLook}>
            <RelationSign type={type} width={30} y={5} />
          </svg>
          {capitalised(type)}
        </Toggle>
      ))}
    </div>
  );
}

/** In the button's colours, pressed or not. */
const signLook = 'inline-block [--ground:transparent] [--soft:currentColor]';

interface SizeChoiceProps {
  readonly size: keyof Effect | null;
  readonly onChange: (size: keyof Effect | null) => void;
}

function SizeChoice({ size, onChange }: SizeChoiceProps) {
  return (
    <label className="flex items-center gap-1.5 text-[0.8125rem] text-soft">
      Size by
      <select
        value={size ?? ''}
        onChange={(event) => onChange((event.target.value || null) as keyof Effect | null)}
        className="min-h-8 rounded border border-edge bg-paper px-2 text-[0.8125rem] text-ink focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus"
      >
        <option value="">nothing</option>
        {allMeasures.map((measure) => (
          <option key={measure} value={measure}>
            {measures[measure].label}
          </option>
        ))}
      </select>
    </label>
  );
}
