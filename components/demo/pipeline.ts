/** Techniques that follow a page's own: as values, as text in the address, and moved about. */
import {
  formatValues,
  parseValues,
  type Parameters,
  type Rejected,
  type Value,
  type Values,
} from '@/lib/technique/parameters';
import { modelsOf } from '@/lib/runtime/demo-model';
import type { Step } from '@/lib/runtime/protocol';
import { maxSteps } from '@/lib/runtime/steps';
import { valueText } from './value-text';

/** A technique that can be a step. */
export interface ListedTechnique {
  readonly slug: string;
  readonly title: string;
  /** What it hangs from in the taxonomy. */
  readonly group: string;
  readonly parameters: Parameters;
  /** Ids of the models that it runs on, where it names any. */
  readonly models?: readonly string[];
}
export type Catalogue = readonly ListedTechnique[];

/** The techniques that run on a model. */
export const runningOn = (catalogue: Catalogue, model: string): Catalogue =>
  catalogue.filter((technique) => modelsOf(technique).includes(model));

/** As many may follow the page's own technique. */
export const maxFurther = maxSteps - 1;

export const listed = (catalogue: Catalogue, slug: string): ListedTechnique | undefined =>
  catalogue.find((technique) => technique.slug === slug);

/** The separators of the written form, where they are part of a value. */
const escapes: readonly (readonly [string, string])[] = [
  ['%', '%25'],
  [',', '%2C'],
  [';', '%3B'],
];
const escaped = (text: string) => escapes.reduce((result, [char, code]) => result.replaceAll(char, code), text);
const unescaped = (text: string) => escapes.reduceRight((result, [char, code]) => result.replaceAll(code, char), text);

const asText = (value: Value) => (typeof value === 'boolean' ? String(Number(value)) : String(value));

/** Without the values that are defaults, where these are known. */
const written = ({ technique, values }: Step, catalogue: Catalogue): ReadonlyMap<string, string> => {
  const parameters = listed(catalogue, technique)?.parameters;
  return parameters
    ? formatValues(parameters, values as Values<Parameters>)
    : new Map(Object.entries(values).map(([name, value]) => [name, asText(value)]));
};

/**
 * Steps as text: "slug:name=value,name=value;slug", in the order applied.
 * @param catalogue techniques whose defaults can be left out
 */
export const writeSteps = (steps: readonly Step[], catalogue: Catalogue = []): string =>
  steps
    .map((step) => {
      const settings = [...written(step, catalogue)].map(([name, text]) => `${name}=${escaped(text)}`).join(',');
      return settings ? `${step.technique}:${settings}` : step.technique;
    })
    .join(';');

export interface ReadSteps {
  readonly steps: readonly Step[];
  /** What could not be used, in sentences. */
  readonly refused: readonly string[];
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function readSettings(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [name, ...value] = pair.split('=');
      return [name, unescaped(value.join('='))] as const;
    }),
  );
}

const rejectedText = ({ title, parameters }: ListedTechnique, { name, given, reason, used }: Rejected) =>
  `${title}, ${parameters[name].label}: “${short(given)}” ${reason}; ${valueText(parameters[name], used)} is used instead.`;

function readStep(text: string, catalogue: Catalogue): ReadSteps {
  const colon = text.indexOf(':');
  const slug = colon < 0 ? text : text.slice(0, colon);
  const technique = listed(catalogue, slug);
  if (!technique) return { steps: [], refused: [`“${short(slug)}” is no technique that runs here; it is left out.`] };
  const given = readSettings(colon < 0 ? '' : text.slice(colon + 1));
  const { values, rejected } = parseValues(technique.parameters, given);
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(technique.parameters, name));
  return {
    steps: [{ technique: slug, values: values as Step['values'] }],
    refused: [
      ...rejected.map((each) => rejectedText(technique, each)),
      ...unknown.map((name) => `${technique.title} has no setting “${short(name)}”; it is left out.`),
    ],
  };
}

/** Reads what `writeSteps` wrote, or what someone typed. */
export function readSteps(text: string, catalogue: Catalogue): ReadSteps {
  const parts = text.split(';').filter(Boolean);
  const kept = parts.slice(0, maxFurther).map((part) => readStep(part, catalogue));
  const surplus = parts.length - maxFurther;
  return {
    steps: kept.flatMap(({ steps }) => steps),
    refused: [
      ...kept.flatMap(({ refused }) => refused),
      ...(surplus > 0 ? [`At most ${maxFurther} techniques can follow; the last ${surplus} are left out.`] : []),
    ],
  };
}

/** With the item at `from` at the place `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, items[from]);
}

/** "magnitude-pruning" → its title, where that is known. */
export const titleOf = (catalogue: Catalogue, slug: string): string => listed(catalogue, slug)?.title ?? slug;
