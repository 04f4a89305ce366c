/** Baseline and treated side by side: what each stage of a run finds out about the two. */
import type { Measure } from '@/lib/measure/measure';
import { defaultWindows } from '@/lib/measure/text';
import type { Subject } from '@/lib/technique/technique';
import { seeded } from '@/lib/tensor/random';
import { checkAgainstWasm } from './backend';
import type { Bench } from './bench';
import { layerErrors } from './layers';
import { graphBlob, type Offered } from './model-host';
import { both, type Pair, type Variant } from './pair';
import { within, type Reporter } from './progress';
import type { DemoRun } from './protocol';
import { scoreTexts } from './quality';
import { wasmMeasure } from './records';
import { openSessions, type Sessions } from './sessions';
import { measureSpeed, planOf, type SpeedSamples } from './speed';
import { scoreTasks, tokensOf } from './tasks';
import type { LoadedModel, Session } from './transformers';
import type { FootprintRequest } from './worker-api';

export interface Trial {
  readonly bench: Bench;
  readonly subjects: Pair<Subject>;
  /** The files that are run. */
  readonly graphs: Pair<Blob>;
  readonly sessions: Sessions;
  readonly marks: DemoRun['marks'];
  readonly report: Reporter;
  readonly now: () => number;
}

const probeTokens = 128;
const layerSequences = 8;
const newTokens = 60;

/** A stretch of held-out prose for single passes. */
const probeOf = ({ texts }: Bench) => Array.from(texts[0].windows[0].input.subarray(0, probeTokens));

async function checkBackend(bench: Bench, offered: Pair<Offered>): Promise<DemoRun['marks']> {
  if (bench.request.options.device !== 'webgpu') return [];
  const vocabulary = Number(bench.download.config.vocab_size);
  const notes = [
    await checkAgainstWasm('baseline', offered.baseline, probeOf(bench), vocabulary),
    await checkAgainstWasm('treated', offered.treated, probeOf(bench), vocabulary),
  ];
  return notes.map((note) => ({ kind: 'backend', note }));
}

export async function loadBoth(
  bench: Bench,
  subjects: Pair<Subject>,
  report: Reporter,
  now: () => number,
): Promise<Trial> {
  report.begin('sessions', 'Loading both models');
  const graphs = both(subjects, ({ model }) => graphBlob(model));
  const offered = {
    baseline: bench.host.offerBytes(graphs.baseline, subjects.baseline.config),
    treated: bench.host.offerBytes(graphs.treated, subjects.treated.config),
  };
  const marks = await checkBackend(bench, offered);
  const sessions = await openSessions(offered, probeOf(bench), seeded(bench.request.seed), now);
  return { bench, subjects, graphs, sessions, marks, report, now };
}

const running = (models: Pair<LoadedModel>): Pair<Session> => both(models, ({ session }) => session);

/** The share of the quality stage that the texts take, by the tokens that are run. */
function shareOfTexts({ texts, tasks }: Bench): number {
  const scored = texts.reduce((sum, { windows }) => sum + windows.length * defaultWindows.length, 0);
  const asked = tasks.reduce((sum, task) => sum + tokensOf(task), 0);
  return scored / (scored + asked);
}

/** Bits per byte, perplexity and agreement on both texts; accuracy on the evaluation sets. */
export async function score({ bench, report, sessions }: Trial): Promise<Measure[]> {
  report.begin('quality', 'Scoring both texts');
  const [models, share] = [running(sessions.models()), shareOfTexts(bench)];
  const { signal } = new AbortController();
  return [
    ...(await scoreTexts(models, bench.texts, bench.request.seed, within(report, 0, share))),
    ...(await scoreTasks(models, bench.tasks, signal, within(report, share, 1))),
  ];
}

/** How far the residual stream strays, layer by layer, on some of the calibration set. */
export const stray = ({ bench, subjects }: Trial) =>
  layerErrors(bench.host, subjects.baseline, subjects.treated, bench.calibration.slice(0, layerSequences));

/** First token, prefill and decode of both, in turns. */
export function race(trial: Trial): Promise<Pair<SpeedSamples>> {
  const { bench, report, sessions, now } = trial;
  const note = 'Timing both models in turns';
  report.begin('speed', note);
  return measureSpeed(
    async () => running(await sessions.reload()),
    bench.prompt,
    bench.host.tokenizer,
    seeded(bench.request.seed),
    { now, stepMs: bench.environment.clockStepMs },
    (fraction) => report.update(note, fraction),
    planOf(bench.request.options),
  );
}

/** What each makes of the reader's prompt. */
export async function write({ bench, subjects, sessions, report }: Trial): Promise<DemoRun['texts']> {
  report.begin('text', 'Letting both models write');
  const { prompt } = bench.request.options;
  const { decoding } = subjects.treated;
  const models = sessions.models();
  const baseline = await models.baseline.complete(prompt, newTokens, subjects.baseline.decoding);
  const treated = await models.treated.complete(prompt, newTokens, decoding);
  return {
    prompt,
    baseline,
    treated,
    decoding: decoding ? JSON.stringify(decoding) : `greedy, at most ${newTokens} new tokens`,
  };
}

/** The memory of each, alone in a worker of its own; on the wasm backend, whose memory can be seen. */
export async function weigh(
  { bench, subjects, graphs, report }: Trial,
  footprint: (request: FootprintRequest) => Promise<number | null>,
): Promise<Measure[]> {
  if (bench.environment.device !== 'wasm') return [];
  report.begin('memory', 'Weighing each model in a worker of its own');
  const request = (variant: Variant): FootprintRequest => ({
    graph: graphs[variant],
    config: subjects[variant].config,
    texts: bench.download.texts,
    wasm: new Blob([bench.runtime.wasm]),
    paths: bench.runtime.paths,
    threads: bench.environment.threads,
    tokens: probeOf(bench),
    newTokens: 8,
  });
  const baseline = await footprint(request('baseline'));
  report.update('Weighing each model in a worker of its own', 0.5);
  return wasmMeasure(baseline, await footprint(request('treated')));
}
