'use client';
import { useId } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { ModelManifest } from '@/lib/runtime/manifest';
import type { DemoRun } from '@/lib/runtime/protocol';
import { defaults, type Parameters } from '@/lib/technique/parameters';
import { BenchControls } from './bench-controls';
import { provenance } from './provenance';
import { RejectedNotice } from './rejected-notice';
import { Results } from './results';
import type { ListedSet } from './set-choice';
import { Share } from './share';
import { ShownSettings, SourceSwitch } from './shown-run';
import { shownRun } from './state';
import type { Settings } from './url-state';
import { useAddress, type SetSettings } from './use-address';
import { useRun, type Bench } from './use-run';

export interface DemoPanelProps {
  /** Slug of the entry. */
  readonly technique: string;
  readonly title: string;
  readonly parameters: Parameters;
  readonly recorded: DemoRun | null;
  readonly model: ModelManifest;
  /** Of all evaluation and calibration texts. */
  readonly textsBytes: number;
  readonly sets: readonly ListedSet[];
}

/** The instrument: settings at the left, figures at the right, and always in sight where the figures come from. */
export function DemoPanel({ technique, title, parameters, recorded, model, textsBytes, sets }: DemoPanelProps) {
  const [address, setSettings] = useAddress(parameters);
  const bench = useRun(recorded);
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
        <RejectedNotice parameters={parameters} rejected={address.rejected} />
        <div className="grid gap-6 p-4 @[50rem]:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] print:block print:p-0">
          <BenchControls
            technique={technique}
            parameters={parameters}
            model={model}
            textsBytes={textsBytes}
            sets={sets}
            settings={address}
            onSettings={setSettings}
            bench={bench}
          />
          <Outcome
            technique={technique}
            title={title}
            parameters={parameters}
            settings={address}
            onSettings={setSettings}
            bench={bench}
          />
        </div>
      </section>
    </I18nProvider>
  );
}

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
  readonly settings: Settings;
  readonly onSettings: SetSettings;
  readonly bench: Bench;
}

/** The instrument's right side. */
function Outcome({ technique, title, parameters, settings, onSettings, bench }: OutcomeProps) {
  const { runs, shown } = bench.state;
  const run = shownRun(bench.state);
  const adopt = (from: DemoRun) =>
    onSettings({ values: { ...defaults(parameters), ...from.values }, seed: from.seed }, 'settled');
  return (
    <div className="min-w-0">
      <SourceSwitch runs={runs} shown={shown} onShow={bench.show} />
      <div className="mt-3 grid min-h-[40rem] content-start gap-4 print:min-h-0">
        {run ? (
          <>
            <ShownSettings
              parameters={parameters}
              run={run}
              source={shown}
              wanted={settings}
              onAdopt={() => adopt(run)}
            />
            <Results run={run} title={title} provenance={provenance(shown, run)} />
          </>
        ) : (
          <NothingYet />
        )}
        <Share technique={technique} title={title} parameters={parameters} run={run} onOpen={bench.open} />
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
