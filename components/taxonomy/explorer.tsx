'use client';
/** The taxonomy to walk in: graph, tree and table over one outline, all of it in the address. */
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { AsWritten } from '@/components/taxonomy/as-written';
import { Button } from '@/components/taxonomy/button';
import { type Filters, noFilters } from '@/components/taxonomy/filter';
import { Count, FilterBar } from '@/components/taxonomy/filter-bar';
import { Beside } from '@/components/taxonomy/beside';
import { Graph } from '@/components/taxonomy/graph';
import { JsonLdView } from '@/components/taxonomy/json-ld-view';
import { Legend } from '@/components/taxonomy/legend';
import { layoutOf } from '@/components/taxonomy/layout';
import { applyMove, setAllOpen } from '@/components/taxonomy/moves';
import type { Move } from '@/components/taxonomy/navigate';
import { foldedIds, outlineOf } from '@/components/taxonomy/outline';
import { type ExplorerState, initialState, type View } from '@/components/taxonomy/state';
import { Table } from '@/components/taxonomy/table';
import { Tree } from '@/components/taxonomy/tree';
import { type ExplorerModel, useExplorer } from '@/components/taxonomy/use-explorer';
import { useNarrow } from '@/components/taxonomy/use-narrow';
import { ViewBar } from '@/components/taxonomy/view-bar';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

export function Explorer({ taxonomy }: { taxonomy: Taxonomy }) {
  const model = useExplorer(taxonomy);
  const { state, outline, update } = model;
  const narrow = useNarrow();
  // The page comes with views for any screen; the one that is wanted is drawn once the rest works, in short tasks.
  const drawn = useDeferredValue(narrow !== null, false);
  const view = drawn ? (state.view ?? (narrow ? 'tree' : 'graph')) : null;
  const change = (part: Partial<ExplorerState>) => update((current) => ({ ...current, ...part }));
  const words = useRef<HTMLInputElement>(null);
  const onFilter = (filters: Filters) => change({ filters });
  const onReset = () => {
    onFilter(noFilters);
    words.current?.focus();
  };
  const measured = taxonomy.some((node) => node.effect);
  return (
    <section
      aria-label="Explorer"
      className="mx-auto max-w-[90rem] px-4 py-5 font-sans text-ink sm:px-5 [--ground:var(--surface)]"
      data-explorer={view ?? 'undecided'}
    >
      <FilterBar filters={state.filters} words={words} onChange={onFilter} />
      <ViewBar
        state={state}
        view={view}
        measured={measured}
        onChange={change}
        onFoldAll={(open) => update((current) => setAllOpen(current, open, taxonomy))}
      >
        <Count filters={state.filters} outline={outline} onReset={onReset} />
      </ViewBar>
      {view === null ? (
        <AsWritten>
          <Views taxonomy={taxonomy} model={model} view={null} />
        </AsWritten>
      ) : outline.rows.length === 0 ? (
        <Empty onReset={onReset} />
      ) : (
        <Views taxonomy={taxonomy} model={model} view={view} />
      )}
    </section>
  );
}

function Empty({ onReset }: { onReset: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-y border-rule py-12">
      <p>No entry fits all of these filters.</p>
      <Button onClick={onReset}>Reset filters</Button>
    </div>
  );
}

interface ViewsProps {
  readonly taxonomy: Taxonomy;
  readonly model: ExplorerModel;
  readonly view: View | null;
}

function Views({ taxonomy, model, view }: ViewsProps) {
  const { state, outline, update } = model;
  const height = useMemo(() => heightFor(taxonomy), [taxonomy]);
  const onMove = useCallback(
    (move: Move) => update((current) => applyMove(current, move, taxonomy)),
    [update, taxonomy],
  );
  const { selected, sort, arrangement, size, relations } = state;
  const row = selected === null ? undefined : outline.byId.get(selected);
  const shared = { outline, selected, onMove };
  if (view === 'table') {
    const onSort = (to: typeof sort) => update((current) => ({ ...current, sort: to }));
    return <Table outline={outline} sort={sort} selected={selected} onSort={onSort} />;
  }
  if (view === 'json-ld') return <JsonLdView outline={outline} />;
  const legend = <Legend outline={outline} drawing={view === 'tree' ? null : { size }} />;
  return (
    <Beside row={row} taxonomy={taxonomy} legend={legend} spoken={view === 'graph'} onMove={onMove}>
      {view !== 'tree' && (
        <div className={view ? 'contents' : 'contents max-sm:hidden'}>
          <Graph {...shared} arrangement={arrangement} size={size} relations={relations} height={height} />
        </div>
      )}
      {view !== 'graph' && (
        <div className={`min-w-0 lg:row-span-2 ${view ? '' : 'sm:hidden'}`}>
          <Tree {...shared} />
        </div>
      )}
    </Beside>
  );
}

/** px; at most widths the drawing is shown a little smaller than life. */
const FRAME = { least: 420, most: 980, margin: 40, scale: 0.92 };

/** px for the graph: what the whole taxonomy needs at first, whatever the filters leave of it, so that nothing jumps. */
function heightFor(taxonomy: Taxonomy): number {
  const { filters, folds } = initialState;
  const outline = outlineOf(taxonomy, filters, foldedIds(taxonomy, filters, folds, null));
  const { bounds } = layoutOf(outline, 'tidy');
  return Math.min(Math.max(FRAME.scale * bounds.height + FRAME.margin, FRAME.least), FRAME.most);
}
