'use client';
import { useId, useState } from 'react';
import { significant } from '@/components/charts/format';
import { site } from '@/components/layout/site';
import { Button } from '@/components/ui/button';
import { download } from '@/components/ui/download';
import { taskIds, taskItems } from '@/lib/measure/metrics';
import type { ModelManifest } from '@/lib/runtime/manifest';
import type { EvaluationRequest, EvaluationRun, Stage } from '@/lib/runtime/protocol';
import { busyText } from './announcement';
import { isBusy } from './attempt';
import { downloadText } from './download-size';
import { evaluationCsv, evaluationFile } from './evaluation-export';
import { EvaluationResults } from './evaluation-results';
import { evaluationStatus, type EvaluationState } from './evaluation-state';
import { FailureFrame } from './failure-notice';
import { ModelChoice } from './model-choice';
import { RunProgress } from './run-progress';
import { bytesOf, SetChoice, type ListedSet } from './set-choice';
import { useClientValue } from './use-client-value';
import { useEvaluation, type EvaluationBench } from './use-evaluation';

export interface EvaluationProps {
  /** One or more, to choose from. */
  readonly models: readonly ModelManifest[];
  readonly sets: readonly ListedSet[];
}

const stages: readonly Stage[] = ['download', 'runtime', 'read', 'sessions', 'quality'];

/** A model asked evaluation sets by itself, on the reader's device. */
export function Evaluation({ models, sets }: EvaluationProps) {
  const heading = useId();
  const bench = useEvaluation();
  const { run, status } = bench.state;
  return (
    <section
      data-evaluation
      data-state={status}
      aria-labelledby={heading}
      className="@container my-8 rounded border border-edge bg-surface font-sans text-sm leading-normal text-ink print:hidden"
    >
      <div className="border-b border-rule px-4 py-3">
        <h2 id={heading} className="m-0 font-sans text-base font-semibold">
          Evaluate this model
        </h2>
      </div>
      <div className="grid gap-6 p-4 @[50rem]:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
        <EvaluationControls models={models} sets={sets} bench={bench} />
        <div className="grid min-h-64 min-w-0 content-start gap-4">{run ? <Found run={run} /> : <NothingYet />}</div>
      </div>
    </section>
  );
}

const NothingYet = () => (
  <p data-empty className="m-0 text-soft">
    Choose sets and run them on this device; accuracies with their intervals appear here.
  </p>
);

function Found({ run }: { readonly run: EvaluationRun }) {
  const csv = () => new Blob([evaluationCsv(run)], { type: 'text/csv' });
  const { browser, threads } = run.environment;
  return (
    <>
      <p className="m-0 font-mono text-xs text-soft">
        {run.model.id} · this device · {browser} · wasm · {threads} {threads === 1 ? 'thread' : 'threads'}
      </p>
      {run.marks.map(({ kind, note }) => (
        <p key={kind} data-mark={kind} className="m-0 border-l-4 border-danger pl-3">
          {note}
        </p>
      ))}
      <EvaluationResults run={run} />
      <div>
        <Button onClick={() => download(csv(), `${evaluationFile(run)}.csv`)}>Export CSV</Button>
      </div>
    </>
  );
}

interface Chosen {
  readonly model: string;
  readonly sets: readonly string[];
  readonly limit: number | null;
}

/** The sets that demos measure, or the first where there are none of them. */
function firstChoice({ models, sets }: EvaluationProps): Chosen {
  const usual = sets.map(({ id }) => id).filter((id) => (taskIds as readonly string[]).includes(id));
  return { model: models[0].id, sets: usual.length ? usual : sets.slice(0, 1).map(({ id }) => id), limit: taskItems };
}

const requestOf = (chosen: Chosen): EvaluationRequest => ({
  ...chosen,
  threads: null,
  base: `${window.location.origin}/`,
  siteVersion: site.version,
});

function EvaluationControls(props: EvaluationProps & { readonly bench: EvaluationBench }) {
  const { models, sets, bench } = props;
  const [chosen, setChosen] = useState(() => firstChoice(props));
  const set = (changed: Partial<Chosen>) => setChosen({ ...chosen, ...changed });
  const model = models.find(({ id }) => id === chosen.model) ?? models[0];
  const busy = isBusy(bench.state);
  const start = () => bench.start(requestOf(chosen));
  return (
    <div className="grid content-start gap-4">
      {models.length > 1 && <ModelChoice models={models} value={chosen.model} onChange={(id) => set({ model: id })} />}
      <fieldset className="m-0 border-0 p-0">
        <legend className="mb-1 p-0 font-medium">Sets</legend>
        <SetChoice sets={sets} chosen={chosen.sets} onChange={(ids) => set({ sets: ids })} />
      </fieldset>
      <Limit value={chosen.limit} onChange={(limit) => set({ limit })} />
      <div>
        <p className="m-0 mb-3 text-xs leading-snug text-soft">
          Model {model.title}, {significant(model.parameters / 1e6)} M parameters.{' '}
          {downloadText(model, 'wasm', bytesOf(sets, chosen.sets))}
        </p>
        <RunButton busy={busy} empty={chosen.sets.length === 0} onStart={start} onCancel={bench.cancel} />
        <Course state={bench.state} onRetry={start} />
      </div>
    </div>
  );
}

const select = 'min-h-8 w-full rounded-sm border border-edge bg-surface px-2 text-ink';

interface LimitProps {
  readonly value: number | null;
  readonly onChange: (limit: number | null) => void;
}

const Limit = ({ value, onChange }: LimitProps) => (
  <label className="block">
    <span className="mb-1 block font-medium">Items of each set</span>
    <select
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      className={select}
    >
      <option value={taskItems}>{taskItems}, as in every demo</option>
      <option value="">All</option>
    </select>
  </label>
);

interface RunButtonProps {
  readonly busy: boolean;
  readonly empty: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

/** One button, so that the focus stays where it is when a run begins. */
function RunButton({ busy, empty, onStart, onCancel }: RunButtonProps) {
  // Until the script has come, a press would be lost.
  const ready = useClientValue(() => true, false);
  return busy ? (
    <Button key="run" className="w-full justify-center" onClick={onCancel}>
      Cancel
    </Button>
  ) : (
    <Button key="run" look="primary" disabled={!ready || empty} className="w-full justify-center" onClick={onStart}>
      {empty ? 'Choose a set first' : 'Run on this device'}
    </Button>
  );
}

/** Where the evaluation is, in sight and aloud. */
function Course({ state, onRetry }: { readonly state: EvaluationState; readonly onRetry: () => void }) {
  const idle = evaluationStatus(state);
  const spoken = isBusy(state) ? busyText(state) : state.status === 'done' || state.status === 'cancelled' ? idle : '';
  return (
    <>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {state.status === 'failed' && state.failure && (
        <FailureFrame failure={state.failure}>
          <Button onClick={onRetry}>Try again</Button>
        </FailureFrame>
      )}
      <RunProgress state={state} idle={idle} stages={stages} />
    </>
  );
}
