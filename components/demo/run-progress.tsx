'use client';
import { formatBytes, formatDuration } from '@/components/charts/format';
import type { Progress, Stage } from '@/lib/runtime/protocol';
import { isBusy, type Attempt } from './attempt';
import { roundTimeLeft, timeLeft } from './remaining';
import { stageLabels, stageOrder } from './stages';
import { useElapsed } from './use-elapsed';

const percent = (fraction: number) => Math.round(fraction * 100);

function timeText(elapsed: number, total: number): string {
  const left = timeLeft(elapsed, total);
  const rest = left === null ? 'time left not yet known' : `about ${formatDuration(roundTimeLeft(left))} left`;
  return `${formatDuration(elapsed)} · ${rest}`;
}

function noteText(progress: Progress | null): string {
  if (!progress) return 'Starting';
  const { note, bytesDone, bytesTotal } = progress;
  if (bytesDone === undefined) return note;
  const bytes = bytesTotal ? `${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}` : formatBytes(bytesDone);
  return `${note} · ${bytes}`;
}

interface RunProgressProps {
  readonly state: Attempt;
  readonly idle: string;
  /** Those that a run of this kind passes through. */
  readonly stages?: readonly Stage[];
}

/** Where a run is. Takes the same room before, during and after, so that nothing jumps. */
export function RunProgress({ state, idle, stages = stageOrder }: RunProgressProps) {
  const busy = isBusy(state);
  const elapsed = useElapsed(busy, state.startedAt);
  const total = state.progress?.total ?? 0;
  return (
    <div className="text-xs leading-snug text-soft">
      <Bar busy={busy} total={total} text={busy ? `${noteText(state.progress)}, ${percent(total)} %` : ''} />
      <div className="h-14 overflow-hidden tabular-nums">
        {busy ? (
          <>
            <p className="m-0 line-clamp-2 text-ink">{noteText(state.progress)}</p>
            <p className="m-0">
              {percent(total)} % · {timeText(elapsed, total)}
            </p>
          </>
        ) : (
          <p className="m-0">{idle}</p>
        )}
      </div>
      <StageList state={state} busy={busy} stages={stages} />
    </div>
  );
}

function Bar({ busy, total, text }: { readonly busy: boolean; readonly total: number; readonly text: string }) {
  const track = 'mt-3 mb-2 h-1.5 overflow-hidden rounded-full';
  if (!busy) return <div className={`${track} bg-rule`} />;
  return (
    <div
      role="progressbar"
      aria-label="Run"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent(total)}
      aria-valuetext={text}
      className={`${track} bg-rule`}
    >
      <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${total})` }} />
    </div>
  );
}

type Passing = 'done' | 'now' | 'ahead';
const signs: Record<Passing, string> = { done: '✓', now: '▸', ahead: '·' };
const words: Record<Passing, string> = { done: 'done', now: 'in progress', ahead: '' };

function passing({ passed }: Attempt, stage: Stage, busy: boolean, finished: boolean): Passing {
  const at = passed.findIndex((each) => each.stage === stage);
  if (at < 0) return 'ahead';
  if (at < passed.length - 1 || finished) return 'done';
  return busy ? 'now' : 'ahead';
}

interface StageListProps {
  readonly state: Attempt;
  readonly busy: boolean;
  readonly stages: readonly Stage[];
}

function StageList({ state, busy, stages }: StageListProps) {
  return (
    <ol aria-label="Stages of a run" className="m-0 mt-2 list-none p-0">
      {stages.map((stage) => {
        const where = passing(state, stage, busy, state.status === 'done');
        return (
          <li
            key={stage}
            data-stage={stage}
            aria-current={where === 'now' ? 'step' : undefined}
            className={`m-0 flex gap-2 py-px ${where === 'now' ? 'font-medium text-ink' : ''}`}
          >
            <span aria-hidden className="w-3 text-center font-mono">
              {signs[where]}
            </span>
            {stageLabels[stage]}
            {words[where] && <span className="sr-only">: {words[where]}</span>}
          </li>
        );
      })}
    </ol>
  );
}
