/** Applies a technique to a subject, with a laboratory behind it. */
import { validate } from '@/lib/onnx/validate';
import { parseValues, type Parameters } from '@/lib/technique/parameters';
import type { Lab, Subject, Technique } from '@/lib/technique/technique';
import { seeded } from '@/lib/tensor/random';
import type { Bench } from './bench';
import { collect } from './calibration';
import { downloadModel } from './download';
import type { Reporter } from './progress';
import { LabError } from './lab-error';
import type { DemoRun, RunRequest } from './protocol';
import { readModel } from './subject';

export interface Applied {
  readonly subject: Subject;
  readonly values: DemoRun['values'];
  readonly series: DemoRun['series'];
}

/** @returns the laboratory, and what was plotted in it so far */
function laboratory({ host, files, calibration, request }: Bench, baseline: Subject, report: Reporter) {
  const series = new Map<string, [number, number][]>();
  const { signal } = new AbortController();
  const lab: Lab = {
    calibrate: (model, names) => collect(host, model, baseline.config, names, calibration, signal),
    load: async (id) => readModel(await downloadModel(files, id, report)),
    plot: (name, x, y) => void series.set(name, [...(series.get(name) ?? []), [x, y]]),
    report: (note, fraction) => report.update(note, fraction ?? null),
    random: seeded(request.seed),
    signal,
  };
  return { lab, series: () => [...series].map(([name, points]) => ({ name, points })) };
}

const asText = (values: RunRequest['values']) =>
  new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));

async function load(slug: string, loadTechnique: LoadTechnique): Promise<Technique<Parameters>> {
  return loadTechnique(slug).catch((cause: unknown) => {
    throw new LabError(
      {
        code: 'unknown-technique',
        what: `The code of the technique ${slug} could not be loaded`,
        where: 'worker',
        advice: 'Check the connection and reload the page.',
      },
      { cause },
    );
  });
}

function requireValid({ model }: Subject, slug: string): void {
  const problems = validate(model);
  if (problems.length)
    throw new LabError({
      code: 'technique-failed',
      what: `The technique left an invalid graph: ${problems.slice(0, 3).join('; ')}`,
      where: slug,
      advice: 'Try other settings, and please report it.',
    });
}

export type LoadTechnique = (slug: string) => Promise<Technique<Parameters>>;

export async function applyTechnique(
  bench: Bench,
  baseline: Subject,
  report: Reporter,
  loadTechnique: LoadTechnique,
): Promise<Applied> {
  const { technique: slug, values: asked } = bench.request;
  report.begin('apply', 'Applying the technique');
  const technique = await load(slug, loadTechnique);
  const { values } = parseValues(technique.parameters, asText(asked));
  const { lab, series } = laboratory(bench, baseline, report);
  const subject = await technique.apply(baseline, values, lab);
  requireValid(subject, slug);
  return { subject, values: values as DemoRun['values'], series: series() };
}
