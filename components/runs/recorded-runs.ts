/** The recorded runs with the names, titles and addresses by which pages speak of them. Server only. */
import { permalink } from '@/components/demo/cite';
import { settingsText } from '@/components/demo/differences';
import { listed, type Catalogue } from '@/components/demo/pipeline';
import { techniqueList } from '@/components/demo/technique-list';
import { valueText } from '@/components/demo/value-text';
import { demoId } from '@/components/entry/demo-id';
import { made, recordedRun } from '@/components/entry/recorded';
import type { Recording } from '@/content/recordings';
import { modelsOf } from '@/lib/runtime/demo-model';
import type { DemoRun, Step } from '@/lib/runtime/protocol';
import { stepsOf } from '@/lib/runtime/steps';
import { nodeOf } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';
import { formatValues, isActive, type Values } from '@/lib/technique/parameters';
import { runHref } from './run-address';

export interface RecordedRun {
  readonly name: string;
  /** Of its own page: '/runs/wanda/'. */
  readonly href: string;
  /** "QuaRot (Rotate: off)", "Wanda → Round to nearest": titles, what differs from the defaults, another model. */
  readonly title: string;
  /** All settings that apply, in words. */
  readonly settings: string;
  /** What it was recorded for; null for a technique at its defaults. */
  readonly why: string | null;
  /** Address of the demonstration with these settings. */
  readonly demo: string;
  /** In the order applied. */
  readonly techniques: readonly { readonly slug: string; readonly title: string; readonly href: string }[];
  readonly run: DemoRun;
}

/** "Rotate: off; Weight bits: 3": values that apply and are no defaults. */
function unusual({ technique, values }: Step, catalogue: Catalogue): string {
  const { parameters } = listed(catalogue, technique)!;
  const changed = formatValues(parameters, values as Values<typeof parameters>);
  return [...changed.keys()]
    .filter((name) => name in values && isActive(parameters[name], values))
    .map((name) => `${parameters[name].label}: ${valueText(parameters[name], values[name])}`)
    .join('; ');
}

function stepTitle(step: Step, catalogue: Catalogue): string {
  const { title } = listed(catalogue, step.technique)!;
  const settings = unusual(step, catalogue);
  return settings ? `${title} (${settings})` : title;
}

/** " on atlas-1m-relu" where that is not the usual model of the technique. */
function placeOf({ technique, model }: DemoRun, catalogue: Catalogue): string {
  const [usual] = modelsOf(listed(catalogue, technique)!);
  return model.id === usual ? '' : ` on ${model.id}`;
}

export const titleOfRun = (run: DemoRun, catalogue: Catalogue): string =>
  stepsOf(run)
    .map((step) => stepTitle(step, catalogue))
    .join(' → ') + placeOf(run, catalogue);

function describe({ name, why }: Recording, taxonomy: Taxonomy, catalogue: Catalogue): RecordedRun {
  const run = recordedRun(name)!;
  const { parameters } = listed(catalogue, run.technique)!;
  const nodes = stepsOf(run).map(({ technique }) => nodeOf(taxonomy, technique));
  return {
    ...{ name, why, run },
    href: runHref(name),
    title: titleOfRun(run, catalogue),
    settings: settingsText(parameters, run, catalogue),
    demo: `${permalink(parameters, run, nodes[0].href, catalogue)}#${demoId}`,
    techniques: nodes.map(({ id, title, href }) => ({ slug: id, title, href })),
  };
}

/** All of them: techniques at their defaults first. */
export async function recordedRuns(taxonomy: Taxonomy): Promise<readonly RecordedRun[]> {
  const catalogue = await techniqueList(taxonomy);
  return made().map((recording) => describe(recording, taxonomy, catalogue));
}

const isOf = ({ techniques }: RecordedRun, slug: string) => techniques.some((each) => each.slug === slug);

/** Those at other settings, and the chains in which it takes part. */
export const furtherRunsOf = (runs: readonly RecordedRun[], slug: string): readonly RecordedRun[] =>
  runs.filter((each) => each.why !== null && isOf(each, slug));

/** Other runs with a technique of this one. */
export const besides = (runs: readonly RecordedRun[], recorded: RecordedRun): readonly RecordedRun[] =>
  runs.filter((each) => each !== recorded && recorded.techniques.some(({ slug }) => isOf(each, slug)));
