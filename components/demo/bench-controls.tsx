'use client';
import { memo, useId, useState } from 'react';
import { significant } from '@/components/charts/format';
import { site } from '@/components/layout/site';
import { Button } from '@/components/ui/button';
import type { ModelManifest } from '@/lib/runtime/manifest';
import type { Options, RunRequest } from '@/lib/runtime/protocol';
import { defaults, type Parameters, type Value } from '@/lib/technique/parameters';
import { announcement, statusText } from './announcement';
import { isBusy } from './attempt';
import { Controls } from './controls';
import { downloadText, memoryText } from './download-size';
import { FailureNotice } from './failure-notice';
import { useMachine } from './machine';
import { ModelChoice } from './model-choice';
import { NumberInput } from './number-input';
import { defaultOptions, OptionsPanel } from './options-panel';
import { PipelineControl } from './pipeline-control';
import { RunProgress } from './run-progress';
import { bytesOf, type ListedSet } from './set-choice';
import { useClientValue } from './use-client-value';
import { DEFAULT_SEED, MAX_SEED, type Address, type AnyValues, type Settings } from './url-state';
import type { Change, SetSettings } from './use-address';
import type { CatalogueState } from './use-catalogue';
import type { Bench } from './use-run';

interface BenchControlsProps {
  readonly technique: string;
  readonly title: string;
  readonly parameters: Parameters;
  readonly models: readonly ModelManifest[];
  readonly textsBytes: number;
  readonly sets: readonly ListedSet[];
  readonly settings: Address;
  readonly onSettings: SetSettings;
  readonly catalogue: CatalogueState;
  readonly onPipelineOpen: () => void;
  readonly bench: Bench;
}

const requestOf = (technique: string, { values, seed, model, then = [] }: Address, options: Options): RunRequest => ({
  steps: [{ technique, values }, ...then],
  seed,
  model,
  options,
  base: `${window.location.origin}/`,
  siteVersion: site.version,
});

/** The instrument's left side: what to do, how, and the one button that does it. */
export function BenchControls(props: BenchControlsProps) {
  const { technique, title, parameters, models, textsBytes, sets, settings, onSettings, bench } = props;
  const model = models.find(({ id }) => id === settings.model)!;
  const [options, setOptions] = useState(() => defaultOptions(sets));
  const machine = useMachine();
  const start = (chosen: Options) => {
    setOptions(chosen);
    bench.start(requestOf(technique, settings, chosen));
  };
  return (
    <div className="grid content-start gap-4 text-sm print:hidden">
      {models.length > 1 && (
        <ModelChoice
          models={models}
          value={model.id}
          onChange={(id) => onSettings({ ...settings, model: id }, 'settled')}
        />
      )}
      <SettingsForm parameters={parameters} settings={settings} onSettings={onSettings} />
      <PipelineControl
        title={title}
        catalogue={props.catalogue}
        steps={settings.then ?? []}
        onSteps={(then, change) => onSettings({ ...settings, then }, change)}
        onOpen={props.onPipelineOpen}
      />
      <OptionsPanel options={options} machine={machine} sets={sets} onChange={setOptions} />
      {!machine.isolated && <NotIsolated />}
      <div>
        <p className="m-0 mb-3 text-xs leading-snug text-soft">
          Model {model.title}, {significant(model.parameters / 1e6)} M parameters.{' '}
          {downloadText(model, options.device, textsBytes + bytesOf(sets, options.tasks))} {memoryText(options.device)}
        </p>
        <RunButton bench={bench} waiting={settings.pending} onStart={() => start(options)} />
        <p role="status" className="sr-only">
          {announcement(bench.state)}
        </p>
        {bench.state.status === 'failed' && bench.state.failure && (
          <FailureNotice failure={bench.state.failure} options={options} onRetry={start} />
        )}
        <RunProgress state={bench.state} idle={statusText(bench.state)} />
      </div>
    </div>
  );
}

interface RunButtonProps {
  readonly bench: Bench;
  /** What is asked for cannot be read yet. */
  readonly waiting: boolean;
  readonly onStart: () => void;
}

/** One button, so that the focus stays where it is when a run begins. */
function RunButton({ bench, waiting, onStart }: RunButtonProps) {
  // Until the script has come, a press would be lost.
  const ready = useClientValue(() => true, false) && !waiting;
  return isBusy(bench.state) ? (
    <Button key="run" className="w-full justify-center" onClick={bench.cancel}>
      Cancel
    </Button>
  ) : (
    <Button key="run" look="primary" disabled={!ready} className="w-full justify-center" onClick={onStart}>
      Run on this device
    </Button>
  );
}

const NotIsolated = () => (
  <p data-notice="not-isolated" className="m-0 border-l-2 border-edge pl-3 text-xs leading-snug text-soft">
    This page is not isolated, so there is no SharedArrayBuffer: runs use one thread, clocks are coarser, and speeds
    differ from those of an isolated page. Everything else is the same.
  </p>
);

interface SettingsFormProps {
  readonly parameters: Parameters;
  readonly settings: Settings;
  readonly onSettings: SetSettings;
}

/** Drawn anew only when a setting changes: progress comes many times a second. */
const SettingsForm = memo(function SettingsForm({ parameters, settings, onSettings }: SettingsFormProps) {
  const { values, seed, model, then } = settings;
  const setValue = (name: string, value: Value, change: Change) =>
    onSettings({ seed, model, then, values: { ...values, [name]: value } }, change);
  const reset = () =>
    onSettings({ values: defaults(parameters) as AnyValues, seed: DEFAULT_SEED, then: [] }, 'settled');
  return (
    <div role="group" aria-label="Settings" className="grid gap-4">
      <Controls parameters={parameters} values={values} onChange={setValue} />
      <Seed seed={seed} onChange={(next) => onSettings({ values, model, then, seed: next }, 'settled')} />
      <div>
        <Button onClick={reset}>Reset to defaults</Button>
      </div>
    </div>
  );
});

function Seed({ seed, onChange }: { readonly seed: number; readonly onChange: (seed: number) => void }) {
  const help = useId();
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium" aria-hidden>
          Seed
        </span>
        <NumberInput
          label="Seed"
          value={seed}
          min={0}
          max={MAX_SEED}
          step={1}
          format={{ useGrouping: false, maximumFractionDigits: 0 }}
          describedBy={help}
          onChange={onChange}
          className="w-32"
        />
      </div>
      <p id={help} className="m-0 mt-1 text-xs leading-snug text-soft">
        The same seed, settings and steps give the same treated model.
      </p>
    </div>
  );
}
