'use client';
import { Button } from '@/components/ui/button';
import type { DemoRun } from '@/lib/runtime/protocol';
import type { Parameters } from '@/lib/technique/parameters';
import { differences, isDefault, settingsOf, settingsText } from './differences';
import type { Catalogue } from './pipeline';
import type { Source } from './state';
import type { Settings } from './url-state';

const names: Readonly<Record<Source, string>> = {
  recorded: 'Recorded run',
  live: 'This device',
  shared: 'Shared run',
};
const sources = Object.keys(names) as Source[];

interface SourceSwitchProps {
  readonly runs: Readonly<Record<Source, DemoRun | null>>;
  readonly shown: Source;
  readonly onShow: (source: Source) => void;
}

/** Which of the runs at hand is shown. */
export function SourceSwitch({ runs, shown, onShow }: SourceSwitchProps) {
  return (
    <div role="group" aria-label="Run shown" className="flex flex-wrap gap-x-4 print:hidden">
      {sources.map((source) => (
        <button
          key={source}
          type="button"
          aria-pressed={source === shown}
          disabled={!runs[source]}
          onClick={() => onShow(source)}
          className="min-h-8 border-b-2 border-transparent px-0.5 text-soft not-disabled:hover:text-ink disabled:cursor-not-allowed disabled:opacity-60 aria-pressed:border-accent aria-pressed:font-medium aria-pressed:text-ink"
        >
          {names[source]}
        </button>
      ))}
    </div>
  );
}

interface ShownSettingsProps {
  readonly parameters: Parameters;
  /** Id of the model that the technique runs on unless another is chosen. */
  readonly usualModel: string;
  readonly catalogue: Catalogue;
  readonly run: DemoRun;
  readonly source: Source;
  readonly wanted: Settings;
  readonly onAdopt: () => void;
}

/** At which settings the shown figures were taken, and where the controls say something else. */
export function ShownSettings(props: ShownSettingsProps) {
  const { parameters, usualModel, catalogue, run, source, wanted, onAdopt } = props;
  const different = differences(parameters, run, wanted, catalogue);
  const usual = isDefault(parameters, settingsOf(run), usualModel);
  const settings = settingsText(parameters, run, catalogue);
  const on = run.model.id === usualModel ? '' : `, on ${run.model.id}`;
  return (
    <div data-shown-settings className="min-h-16 text-sm print:min-h-0">
      <p className="m-0">
        Shown: {names[source].toLowerCase()} at {usual ? 'the default settings' : settings}
        {/* Where there are no controls that say so. */}
        {usual && <span className="hidden print:inline"> ({settings})</span>}
        {on}.
      </p>
      {different.length > 0 && (
        <p className="m-0 text-soft" data-notice="settings-differ">
          The controls say something else: {different.map(({ label, wanted: want }) => `${label} ${want}`).join(', ')}.{' '}
          <Button look="quiet" className="!min-h-6 !px-0 !py-0" onClick={onAdopt}>
            Set the controls to the shown run
          </Button>
        </p>
      )}
    </div>
  );
}
