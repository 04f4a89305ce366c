/** Where the controls say something else than the run whose figures are shown. */
import { isActive, type Parameter, type Parameters, type Value } from '@/lib/technique/parameters';
import type { DemoRun } from '@/lib/runtime/protocol';
import { formatCount } from '@/components/charts/format';
import { DEFAULT_SEED, type Settings } from './url-state';

export interface Difference {
  readonly label: string;
  readonly shown: string;
  readonly wanted: string;
}

/** A value as its control shows it: 0.5 → "50 %", "2:4" → its label, true → "on". */
export function valueText(parameter: Parameter, value: Value | undefined): string {
  if (value === undefined) return 'not given';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (parameter.kind === 'choice') return parameter.options[String(value)] ?? String(value);
  if (parameter.kind !== 'slider' || typeof value !== 'number') return String(value);
  if (parameter.unit === 'percent') return `${Number((value * 100).toFixed(8))} %`;
  return parameter.unit ? `${value} ${parameter.unit}` : String(value);
}

/** Parameters that apply in neither are left out. */
export function differences(parameters: Parameters, run: DemoRun, wanted: Settings): readonly Difference[] {
  const own = Object.entries(parameters)
    .filter(([, parameter]) => isActive(parameter, run.values) || isActive(parameter, wanted.values))
    .filter(([name]) => run.values[name] !== wanted.values[name])
    .map(([name, parameter]) => ({
      label: parameter.label,
      shown: valueText(parameter, run.values[name]),
      wanted: valueText(parameter, wanted.values[name]),
    }));
  const seed = { label: 'Seed', shown: formatCount(run.seed), wanted: formatCount(wanted.seed) };
  return run.seed === wanted.seed ? own : [...own, seed];
}

/** "Sparsity 50 %, Pattern unstructured, seed 1": the settings of a run, those that apply. */
export function settingsText(parameters: Parameters, run: DemoRun): string {
  const own = Object.entries(parameters)
    .filter(([name, parameter]) => name in run.values && isActive(parameter, run.values))
    .map(([name, parameter]) => `${parameter.label}: ${valueText(parameter, run.values[name])}`);
  return [...own, `Seed: ${run.seed}`].join('; ');
}

export const isDefault = (parameters: Parameters, { values, seed }: Settings): boolean =>
  seed === DEFAULT_SEED && Object.entries(parameters).every(([name, { default: usual }]) => values[name] === usual);
