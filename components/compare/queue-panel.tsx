'use client';
import { formatDate, formatDuration, plural } from '@/components/charts/format';
import { downloadText, memoryText } from '@/components/demo/download-size';
import { defaultOptions } from '@/components/demo/options-panel';
import { bytesOf } from '@/components/demo/set-choice';
import { stageLabels } from '@/components/demo/stages';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { download } from '@/components/ui/download';
import type { BenchState, QueueBench } from './bench';
import { countOf, isInterrupted, queueWords, type Job, type JobStatus } from './queue';
import type { CompareRow, Place } from './rows';
import type { QueueSetUp } from './use-queue';

interface QueuePanelProps {
  readonly setUp: QueueSetUp;
  readonly textsBytes: number;
  /** The recorded runs, which tell how long it takes. */
  readonly recorded: readonly CompareRow[];
  readonly state: BenchState;
  readonly bench: QueueBench;
}

/** Runs every technique at its defaults on the reader's device, one after the other. */
export function QueuePanel({ setUp, textsBytes, recorded, state, bench }: QueuePanelProps) {
  const { places, model, sets } = setUp;
  const { queue, ready, lasting, busyElsewhere } = state;
  const titleOf = (slug: string) => places.find((place) => place.slug === slug)?.title ?? slug;
  const options = defaultOptions(sets);
  return (
    <div data-queue data-active={queue.active} className="grid gap-3 print:hidden">
      <p className="m-0">
        Runs all {plural(places.length, 'technique')} at their defaults, as the recorded runs were made: one after the
        other, both models in turns. {timeText(recorded)} Stop at any time; what is done is kept on this device, and the
        rest can be resumed, after a reload too. Keep the page in sight: browsers slow hidden pages down.
      </p>
      <p className="m-0 text-sm text-soft">
        {downloadText(model, options.device, textsBytes + bytesOf(sets, options.tasks))} {memoryText(options.device)}
      </p>
      <Buttons places={places} state={state} bench={bench} />
      {ready && !lasting && (
        <Notice id="not-kept">This browser keeps nothing for this page: results last until the page is closed.</Notice>
      )}
      {busyElsewhere && (
        <Notice id="busy-elsewhere">
          Another tab of this site is running techniques. Stop it there, or let it finish: two at once would falsify
          each other’s times.
        </Notice>
      )}
      {queue.jobs.length > 0 && <QueueProgress state={state} />}
      <p role="status" className="m-0 min-h-6 text-sm">
        {queueWords(queue, titleOf)}
      </p>
      {queue.jobs.length > 0 && <Jobs state={state} titleOf={titleOf} />}
    </div>
  );
}

function timeText(recorded: readonly CompareRow[]): string {
  const seconds = recorded.reduce((sum, row) => sum + row.seconds, 0);
  return recorded.length
    ? `The ${plural(recorded.length, 'recorded run')} took ${formatDuration(seconds * 1000)}.`
    : '';
}

const Notice = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p role="status" data-notice={id} className="m-0 border-l-2 border-edge pl-3 text-sm">
    {children}
  </p>
);

function startLabel({ queue, runs }: BenchState, places: readonly Place[]): string {
  if (isInterrupted(queue)) return `Resume: ${countOf(queue, 'waiting')} left`;
  const left = places.filter(({ slug }) => !runs.has(slug)).length;
  return runs.size > 0 && left > 0 ? `Run the ${left} that are left` : 'Run all on this device';
}

interface ButtonsProps {
  readonly places: readonly Place[];
  readonly state: BenchState;
  readonly bench: QueueBench;
}

function Buttons({ places, state, bench }: ButtonsProps) {
  const { queue, runs, ready } = state;
  const start = () => void bench.start(places.map(({ slug }) => slug));
  const finished = runs.size > 0 && places.every(({ slug }) => runs.has(slug));
  const save = () => {
    const all = [...runs.values()];
    const blob = new Blob([`${JSON.stringify(all, null, 2)}\n`], { type: 'application/json' });
    download(blob, `slm-atlas-runs-${formatDate(all[0].recorded)}.json`);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {queue.active ? (
        <Button key="start" onClick={bench.stop}>
          Stop
        </Button>
      ) : (
        <Button key="start" look="primary" disabled={!ready || finished || places.length === 0} onClick={start}>
          {finished ? 'All have been run on this device' : startLabel(state, places)}
        </Button>
      )}
      {runs.size > 0 && <Button onClick={save}>Export this device’s runs (JSON)</Button>}
      {runs.size > 0 && !queue.active && (
        <Button onClick={() => void bench.forget()}>Remove this device’s results</Button>
      )}
    </div>
  );
}

/** Of all jobs, the one under way counted by its own progress. */
function QueueProgress({ state: { queue, progress } }: { readonly state: BenchState }) {
  const over = countOf(queue, 'done') + countOf(queue, 'failed');
  const fraction = (over + (progress?.total ?? 0)) / queue.jobs.length;
  const note = progress ? `${stageLabels[progress.stage]}, ${Math.round(100 * progress.total)} % of this run` : '';
  return (
    <div className="text-sm text-soft">
      <div
        role="progressbar"
        aria-label="All runs"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * fraction)}
        className="h-1.5 overflow-hidden rounded-full bg-rule"
      >
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${fraction})` }} />
      </div>
      <p className="m-0 mt-1 min-h-6">{queue.active ? note : ''}</p>
    </div>
  );
}

const signs: Readonly<Record<JobStatus, string>> = { waiting: '·', running: '▸', done: '✓', failed: '✗' };

interface JobsProps {
  readonly state: BenchState;
  readonly titleOf: (slug: string) => string;
}

const Jobs = ({ state, titleOf }: JobsProps) => (
  <Disclosure summary="Status of each technique" className="text-sm">
    <ul className="m-0 grid list-none gap-1 p-0">
      {state.queue.jobs.map((job) => (
        <JobItem key={job.slug} job={job} title={titleOf(job.slug)} state={state} />
      ))}
    </ul>
  </Disclosure>
);

function JobItem({ job, title, state }: { readonly job: Job; readonly title: string; readonly state: BenchState }) {
  const { slug, status, failure } = job;
  const run = state.runs.get(slug);
  return (
    <li data-job={slug} data-status={status} className="m-0 flex gap-2">
      <span aria-hidden className="w-4 text-center font-mono">
        {signs[status]}
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {title}: {status}
        {status === 'done' && run && ` in ${formatDuration(run.seconds * 1000)}`}
        {failure && (
          <span className="block text-danger">
            {failure.what} ({failure.where}). {failure.advice}
          </span>
        )}
      </span>
    </li>
  );
}
