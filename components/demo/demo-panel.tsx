'use client';
import { useId, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { ModelManifest } from '@/lib/runtime/manifest';
import type { DemoRun } from '@/lib/runtime/protocol';
import { defaults, type Parameters } from '@/lib/technique/parameters';
import { useSearch } from './address-store';
import { AppliedSteps } from './applied-steps';
import { BenchControls } from './bench-controls';
import { furtherSteps, settingsOf } from './differences';
import { runningOn, type Catalogue } from './pipeline';
import { NotLoaded } from './pipeline-control';
import { provenance } from './provenance';
import { RejectedNotice } from './rejected-notice';
import { Results } from './results';
import type { ListedSet } from './set-choice';
import { Share } from './share';
import { ShownSettings, SourceSwitch } from './shown-run';
import { shownRun } from './state';
import { asksThen, type Settings } from './url-state';
import { useAddress, type SetSettings } from './use-address';
import { useCatalogue, type CatalogueState } from './use-catalogue';
import { useRun, type Bench } from './use-run';

export interface DemoPanelProps {
  /** Slug of the entry. */
  readonly technique: string;
  readonly title: string;
  readonly parameters: Parameters;
  readonly recorded: DemoRun | null;
  /** That it runs on, the usual one first. */
  readonly models: readonly ModelManifest[];
  /** Of all evaluation and calibration texts. */
  readonly textsBytes: number;
  readonly sets: readonly ListedSet[];
}

/** The instrument: settings at the left, figures at the right, and always in sight where the figures come from. */
export function DemoPanel({ technique, title, parameters, recorded, models, textsBytes, sets }: DemoPanelProps) {
  const bench = useRun(recorded);
  const [opened, setOpened] = useState(false);
  const asked = asksThen(useSearch());
  const run = shownRun(bench.state);
  const catalogue = useCatalogue(opened || asked || (run !== null && furtherSteps(run).length > 0));
  const ids = useMemo(() => models.map(({ id }) => id), [models]);
  const [address, setSettings] = useAddress(parameters, catalogue.list, ids);
  const usable = useMemo(
    () => catalogue.list && runningOn(catalogue.list, address.model),
    [catalogue.list, address.model],
  );
  const heading = useId();
  const { status, shown } = bench.state;
  return (
    <I18nProvider locale="en-GB">
      <section
        data-demo={technique}
        data-state={status}
        data-shown={shown}
        aria-labelledby={heading}
        className="@container my-8 rounded border border-edge bg-surface font-sans text-sm leading-normal text-ink print:border-0"
      >
        <PanelHead id={heading} title={title} bench={bench} />
        <RejectedNotice parameters={parameters} rejected={address.rejected} refused={address.refused} />
        {address.pending && <Pending catalogue={catalogue} />}
        <div className="grid gap-6 p-4 @[50rem]:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] print:block print:p-0">
          <BenchControls
            technique={technique}
            title={title}
            parameters={parameters}
            models={models}
            textsBytes={textsBytes}
            sets={sets}
            settings={address}
            onSettings={setSettings}
            catalogue={{ ...catalogue, list: usable }}
            onPipelineOpen={() => setOpened(true)}
            bench={bench}
          />
          <Outcome
            technique={technique}
            title={title}
            parameters={parameters}
            usualModel={ids[0]}
            catalogue={catalogue.list ?? []}
            settings={address}
            onSettings={setSettings}
            bench={bench}
          />
        </div>
      </section>
    </I18nProvider>
  );
}

/** The address asks for further steps, and they cannot be read yet. */
const Pending = ({ catalogue: { failed, retry } }: { readonly catalogue: CatalogueState }) => (
  <div data-notice="pending-steps" className="border-b border-rule px-4 py-3">
    {failed ? (
      <NotLoaded onRetry={retry} />
    ) : (
      <p role="status" className="m-0">
        Reading the further steps that the address of this page asks for…
      </p>
    )}
  </div>
);

interface PanelHeadProps {
  readonly id: string;
  readonly title: string;
  readonly bench: Bench;
}

function PanelHead({ id, title, bench: { state } }: PanelHeadProps) {
  const run = shownRun(state);
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-rule px-4 py-3 print:px-0">
      <h2 id={id} className="m-0 font-sans text-base font-semibold">
        {title}, applied and measured
      </h2>
      <p data-environment className="m-0 font-mono text-xs text-soft">
        {run ? provenance(state.shown, run) : 'no recording yet'}
      </p>
    </div>
  );
}

interface OutcomeProps {
  readonly technique: string;
  readonly title: string;
  readonly parameters: Parameters;
  readonly usualModel: string;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly onSettings: SetSettings;
  readonly bench: Bench;
}

/** The instrument's right side. */
function Outcome(props: OutcomeProps) {
  const { technique, title, parameters, usualModel, catalogue, settings, onSettings, bench } = props;
  const { runs, shown } = bench.state;
  const run = shownRun(bench.state);
  const adopt = (from: DemoRun) => {
    const own = settingsOf(from);
    onSettings({ ...own, values: { ...defaults(parameters), ...own.values } }, 'settled');
  };
  return (
    <div className="min-w-0">
      <SourceSwitch runs={runs} shown={shown} onShow={bench.show} />
      <div className="mt-3 grid min-h-[40rem] content-start gap-4 print:min-h-0">
        {run ? (
          <>
            <ShownSettings
              parameters={parameters}
              usualModel={usualModel}
              catalogue={catalogue}
              run={run}
              source={shown}
              wanted={settings}
              onAdopt={() => adopt(run)}
            />
            <AppliedSteps title={title} parameters={parameters} catalogue={catalogue} run={run} />
            <Results run={run} title={title} provenance={provenance(shown, run)} />
          </>
        ) : (
          <NothingYet />
        )}
        <Share
          technique={technique}
          title={title}
          parameters={parameters}
          catalogue={catalogue}
          run={run}
          onOpen={bench.open}
        />
      </div>
    </div>
  );
}

const NothingYet = () => (
  <p data-empty className="m-0 text-soft">
    There is no recording of this technique yet. Run it on this device, or open a run that someone exported, and its
    figures appear here.
  </p>
);
