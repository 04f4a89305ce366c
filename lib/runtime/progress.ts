/** Progress of a run: stages of known weight, a fraction within each, and the time that each took. */
import type { Progress, Stage } from './protocol';

/** Share of a run's time, about, on two cores at the defaults. */
const demoWeights: Record<Stage, number> = {
  download: 0.06,
  runtime: 0.06,
  read: 0.04,
  apply: 0.14,
  sessions: 0.08,
  quality: 0.28,
  speed: 0.24,
  memory: 0.06,
  text: 0.04,
};

/** Of a run that only asks evaluation sets. */
export const evaluationWeights: Partial<Record<Stage, number>> = {
  download: 0.1,
  runtime: 0.1,
  read: 0.05,
  sessions: 0.05,
  quality: 0.7,
};

export interface Reporter {
  /** Begins a stage; the one before it ends. */
  begin(stage: Stage, note: string): void;
  update(note: string, fraction?: number | null): void;
  bytes(done: number, total: number): void;
  readonly stage: Stage;
  /** Ends the last stage and gives all times. */
  finish(): { name: string; ms: number }[];
}

export function reporter(
  emit: (progress: Progress) => void,
  now: () => number,
  weights: Partial<Record<Stage, number>> = demoWeights,
): Reporter {
  const times: { name: string; ms: number }[] = [];
  let stage: Stage = 'download';
  let started = now();
  let before = 0;
  let total = 0;
  let note = '';
  let open = false;

  const weightOf = (of: Stage) => weights[of] ?? 0;

  const send = (fraction: number | null, extra: Partial<Progress> = {}) => {
    // An unknown fraction is no step back.
    total = Math.max(total, Math.min(1, before + weightOf(stage) * (fraction ?? 0)));
    emit({ stage, note, fraction, total, ...extra });
  };

  const close = () => {
    if (!open) return;
    times.push({ name: stage, ms: now() - started });
    before += weightOf(stage);
  };

  return {
    get stage() {
      return stage;
    },
    begin(next, text) {
      close();
      [stage, note, started, open] = [next, text, now(), true];
      send(null);
    },
    update(text, fraction = null) {
      note = text;
      send(fraction);
    },
    bytes: (bytesDone, bytesTotal) => send(bytesTotal ? bytesDone / bytesTotal : null, { bytesDone, bytesTotal }),
    finish() {
      close();
      open = false;
      return times;
    },
  };
}

/** A reporter of a part of a stage: its fraction runs from `from` to `to` of the whole. */
export const within = (report: Pick<Reporter, 'update'>, from: number, to: number): Pick<Reporter, 'update'> => ({
  update: (note, fraction) => report.update(note, typeof fraction === 'number' ? from + (to - from) * fraction : null),
});
