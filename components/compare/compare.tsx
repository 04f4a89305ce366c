'use client';
import { memo, useDeferredValue, useId, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { CiteTable } from '@/components/entry/cite-table';
import { Button } from '@/components/ui/button';
import { download } from '@/components/ui/download';
import type { SiteItem } from '@/lib/bibliography/write';
import { CompareTable } from './compare-table';
import { compareCsv, compareLatex } from './export-rows';
import { against, type AgainstId } from './frontier';
import { FrontierChart } from './frontier-chart';
import { QueuePanel } from './queue-panel';
import { FilterBar, groupsOf } from './filter-bar';
import { deviceRow, type CompareRow } from './rows';
import { filterRows, sortRows } from './table-state';
import { useQueue, type QueueSetUp } from './use-queue';
import { useReady } from './use-ready';
import { useView } from './use-view';
import { writeView, type View } from './view';

export interface CompareProps extends QueueSetUp {
  readonly recorded: readonly CompareRow[];
  readonly textsBytes: number;
  /** Of the table of runs. */
  readonly citation: SiteItem;
}

/** Every run side by side: as a drawing, as a table, and as a queue that adds this device's own. */
export function Compare({ recorded, places, model, sets, textsBytes, citation }: CompareProps) {
  const setUp = useMemo(() => ({ places, model, sets }), [places, model, sets]);
  const [state, bench] = useQueue(setUp);
  const own = useMemo(
    () =>
      places.flatMap((place) => (state.runs.has(place.slug) ? [deviceRow(state.runs.get(place.slug)!, place)] : [])),
    [places, state.runs],
  );
  const rows = useMemo(() => [...recorded, ...own], [recorded, own]);
  const asQueued = useMemo(() => recorded.filter(({ form }) => form === 'defaults'), [recorded]);
  return (
    <I18nProvider locale="en-GB">
      <Comparison rows={rows} citation={citation} />
      <section className="section" aria-labelledby="this-device">
        <h2 id="this-device">On this device</h2>
        <QueuePanel setUp={setUp} textsBytes={textsBytes} recorded={asQueued} state={state} bench={bench} />
      </section>
    </I18nProvider>
  );
}

interface ComparisonProps {
  readonly rows: readonly CompareRow[];
  readonly citation: SiteItem;
}

/** A family that no run has is as if it were not asked for. */
const known = (view: View, rows: readonly CompareRow[]): View =>
  view.group === null || groupsOf(rows).includes(view.group) ? view : { ...view, group: null };

const toggled = (all: readonly string[], id: string): readonly string[] =>
  all.includes(id) ? all.filter((each) => each !== id) : [...all, id];

/** What is filtered and sorted is drawn, listed and exported alike. Progress comes many times a second, and changes none of it. */
const Comparison = memo(function Comparison({ rows, citation }: ComparisonProps) {
  const ready = useReady();
  const [asked, setView] = useView();
  const view = useMemo(() => known(asked, rows), [asked, rows]);
  const wanted = useDeferredValue(view);
  const picked = useMemo(() => new Set(view.picked), [view.picked]);
  const shown = useMemo(() => sortRows(filterRows(rows, wanted, new Set(wanted.picked)), wanted.sort), [rows, wanted]);
  if (rows.length === 0) return <NothingYet />;
  return (
    <>
      <section className="section" aria-labelledby="frontier">
        <h2 id="frontier">The frontier</h2>
        <AgainstChoice by={view.by} onChange={(by) => setView({ by })} />
        <FrontierChart rows={shown} by={view.by} />
      </section>
      <section className="section" aria-labelledby="runs">
        <h2 id="runs">All runs</h2>
        <FilterBar rows={rows} shown={shown.length} picked={picked.size} filters={view} onChange={setView} />
        <CompareTable
          rows={shown}
          sort={view.sort}
          onSort={(sort) => setView({ sort })}
          picked={picked}
          onPick={(id) => setView({ picked: toggled(view.picked, id) })}
        />
        <Exports rows={shown} />
        {ready && <CiteTable citation={citation} search={writeView(view)} />}
      </section>
    </>
  );
});

const NothingYet = () => (
  <p data-empty className="text-soft">
    No run has been recorded for this site yet. Run the techniques on this device, and they appear here.
  </p>
);

interface AgainstChoiceProps {
  readonly by: AgainstId;
  readonly onChange: (by: AgainstId) => void;
}

function AgainstChoice({ by, onChange }: AgainstChoiceProps) {
  const name = useId();
  const ready = useReady();
  return (
    <fieldset disabled={!ready} className="m-0 mb-4 flex flex-wrap gap-x-5 border-0 p-0 text-sm">
      <legend className="float-left mr-5 p-0 leading-7 text-soft">Packed bytes against</legend>
      {(Object.keys(against) as AgainstId[]).map((id) => (
        <label key={id} className="flex min-h-7 items-center gap-2">
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === by}
            onChange={() => onChange(id)}
            className="size-4 accent-accent"
          />
          {against[id].label}
        </label>
      ))}
    </fieldset>
  );
}

function Exports({ rows }: { readonly rows: readonly CompareRow[] }) {
  const ready = useReady() && rows.length > 0;
  const save = (text: string, type: string, ending: string) =>
    download(new Blob([text], { type }), `slm-atlas-compare.${ending}`);
  return (
    <div className="mt-3 flex flex-wrap gap-2 print:hidden">
      <Button disabled={!ready} onClick={() => save(compareCsv(rows), 'text/csv', 'csv')}>
        Export CSV
      </Button>
      <Button disabled={!ready} onClick={() => save(compareLatex(rows), 'application/x-tex', 'tex')}>
        Export LaTeX
      </Button>
    </div>
  );
}
