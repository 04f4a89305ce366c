/** Where the controls say something else than the run whose figures are shown. */
import { isActive, type Parameters } from '@/lib/technique/parameters';
import { demoModel } from '@/lib/runtime/demo-model';
import type { DemoRun, Step } from '@/lib/runtime/protocol';
import { stepsOf } from '@/lib/runtime/steps';
import { formatCount } from '@/components/charts/format';
import { listed, titleOf, writeSteps, type Catalogue } from './pipeline';
import { DEFAULT_SEED, type Settings } from './url-state';
import { valueText } from './value-text';

export interface Difference {
  readonly label: string;
  readonly shown: string;
  readonly wanted: string;
}

/** What was applied after the page's own technique. */
export const furtherSteps = (run: Pick<DemoRun, 'technique' | 'values' | 'steps'>): readonly Step[] =>
  stepsOf(run).slice(1);

/** "Bits: 3; Grid: symmetric": those settings that apply. */
const ownSettings = (parameters: Parameters, values: Step['values']): string[] =>
  Object.entries(parameters)
    .filter(([name, parameter]) => name in values && isActive(parameter, values))
    .map(([name, parameter]) => `${parameter.label}: ${valueText(parameter, values[name])}`);

/** The settings of a step; as they are recorded, where its controls are not known. */
export function stepSettings({ technique, values }: Step, catalogue: Catalogue): string {
  const parameters = listed(catalogue, technique)?.parameters;
  const texts = parameters
    ? ownSettings(parameters, values)
    : Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return texts.join('; ');
}

/** "Round to nearest (Bits: 3)" */
export function stepText(step: Step, catalogue: Catalogue): string {
  const settings = stepSettings(step, catalogue);
  const title = titleOf(catalogue, step.technique);
  return settings ? `${title} (${settings})` : title;
}

const stepsText = (steps: readonly Step[], catalogue: Catalogue): string =>
  steps.map((step) => stepText(step, catalogue)).join(', then ') || 'nothing';

/** Parameters that apply in neither are left out. */
export function differences(
  parameters: Parameters,
  run: DemoRun,
  wanted: Settings,
  catalogue: Catalogue = [],
): readonly Difference[] {
  const own = Object.entries(parameters)
    .filter(([, parameter]) => isActive(parameter, run.values) || isActive(parameter, wanted.values))
    .filter(([name]) => run.values[name] !== wanted.values[name])
    .map(([name, parameter]) => ({
      label: parameter.label,
      shown: valueText(parameter, run.values[name]),
      wanted: valueText(parameter, wanted.values[name]),
    }));
  const wantedModel = wanted.model ?? run.model.id;
  const model = { label: 'Model', shown: run.model.id, wanted: wantedModel };
  const seed = { label: 'Seed', shown: formatCount(run.seed), wanted: formatCount(wanted.seed) };
  const [had, wants] = [furtherSteps(run), wanted.then ?? []];
  const then = { label: 'Then', shown: stepsText(had, catalogue), wanted: stepsText(wants, catalogue) };
  return [
    ...own,
    ...(run.seed === wanted.seed ? [] : [seed]),
    ...(run.model.id === wantedModel ? [] : [model]),
    ...(writeSteps(had) === writeSteps(wants) ? [] : [then]),
  ];
}

/** "Sparsity: 50 %; Seed: 1, then Round to nearest (Bits: 3)": the settings of a run, those that apply. */
export function settingsText(parameters: Parameters, run: DemoRun, catalogue: Catalogue = []): string {
  const own = [...ownSettings(parameters, run.values), `Seed: ${run.seed}`].join('; ');
  return [own, ...furtherSteps(run).map((step) => stepText(step, catalogue))].join(', then ');
}

/** @param usualModel the one that the technique runs on unless another is chosen */
export const isDefault = (
  parameters: Parameters,
  { values, seed, model, then = [] }: Settings,
  usualModel = demoModel,
): boolean =>
  seed === DEFAULT_SEED &&
  (model === undefined || model === usualModel) &&
  then.length === 0 &&
  Object.entries(parameters).every(([name, { default: usual }]) => values[name] === usual);

/** What the controls would have to say for this run. */
export const settingsOf = (run: DemoRun): Settings => ({
  values: run.values,
  seed: run.seed,
  model: run.model.id,
  then: furtherSteps(run),
});
