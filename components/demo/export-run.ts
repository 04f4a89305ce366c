/** A run as files. */
import { runToCsv } from '@/lib/measure/export';
import type { DemoRun } from '@/lib/runtime/protocol';
import { formatDate } from '@/components/charts/format';

/** "<slug>-2026-11-22-bbbbbbbb": technique, date, first letters of the treated model's hash. */
export const fileName = (run: DemoRun): string =>
  `${run.technique}-${formatDate(run.recorded)}-${run.changed.sha256.slice(0, 8)}`;

export const jsonBlob = (run: DemoRun): Blob =>
  new Blob([`${JSON.stringify(run, null, 2)}\n`], { type: 'application/json' });

/** What is the same for every row of the table. Parameters keep their names, with a prefix. */
export function aboutRun(run: DemoRun): Record<string, string | number | boolean> {
  const { environment, model, changed } = run;
  const values = Object.entries(run.values).map(([name, value]) => [`parameter.${name}`, value] as const);
  return {
    technique: run.technique,
    ...Object.fromEntries(values),
    seed: run.seed,
    model: model.id,
    model_sha256: model.sha256,
    treated_sha256: changed.sha256,
    recorded: run.recorded,
    browser: environment.browser,
    platform: environment.platform,
    cores: environment.cores,
    device: environment.device,
    threads: environment.threads,
    windows: run.options.windows,
    marks: run.marks.map(({ kind }) => kind).join(' '),
  };
}

export const csvBlob = (run: DemoRun): Blob => new Blob([runToCsv(aboutRun(run), run.measures)], { type: 'text/csv' });
