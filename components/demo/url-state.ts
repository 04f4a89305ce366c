/** Parameters, seed, model and further steps as a URL query: typed, short (defaults left out), others' keys left alone. */
import { demoModel } from '@/lib/runtime/demo-model';
import type { Step } from '@/lib/runtime/protocol';
import {
  formatValues,
  parseValues,
  type Parameters,
  type Rejected,
  type Value,
  type Values,
} from '@/lib/technique/parameters';
import { readSteps, runningOn, writeSteps, type Catalogue } from './pipeline';

export const DEFAULT_SEED = 1;
export const MAX_SEED = 0xffffffff;

export type AnyValues = Readonly<Record<string, Value>>;

export interface Settings {
  readonly values: AnyValues;
  readonly seed: number;
  /** Id of the model that is treated; absent: the usual one of the technique. */
  readonly model?: string;
  /** What is applied after the page's own technique, in order; absent: what the address says, whatever that is. */
  readonly then?: readonly Step[];
}

export interface Address extends Settings {
  readonly model: string;
  readonly rejected: readonly Rejected[];
  /** What of the further steps could not be used, in sentences. */
  readonly refused: readonly string[];
  /** Further steps are asked for that cannot be read before the list of techniques is there. */
  readonly pending: boolean;
}

const thenKey = 'then';
const modelKey = 'model';

/** Whether a query asks for further steps. */
export const asksThen = (search: string): boolean => Boolean(new URLSearchParams(search).get(thenKey));

function readSeed(given: string | undefined): { seed: number; rejected: readonly Rejected[] } {
  if (given === undefined) return { seed: DEFAULT_SEED, rejected: [] };
  const seed = /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (seed <= MAX_SEED) return { seed, rejected: [] };
  const reason = `is not a whole number from 0 to ${MAX_SEED}`;
  return { seed: DEFAULT_SEED, rejected: [{ name: 'seed', given, used: DEFAULT_SEED, reason }] };
}

function readModel(given: string | undefined, models: readonly string[]): Pick<Address, 'model' | 'rejected'> {
  if (given === undefined || models.includes(given)) return { model: given ?? models[0], rejected: [] };
  const reason = `is not one of ${models.join(', ')}`;
  return { model: models[0], rejected: [{ name: modelKey, given, used: models[0], reason }] };
}

function readThen(given: string, catalogue: Catalogue | null): Pick<Address, 'then' | 'refused' | 'pending'> {
  if (!given) return { then: [], refused: [], pending: false };
  if (!catalogue) return { refused: [], pending: true };
  const { steps, refused } = readSteps(given, catalogue);
  return { then: steps, refused, pending: false };
}

/**
 * What a query says about these parameters; what cannot be used is listed with what stands in its place.
 * @param catalogue techniques that can follow; null while it is not known
 * @param models that the technique runs on, the usual one first
 */
export function readAddress(
  parameters: Parameters,
  search: string,
  catalogue: Catalogue | null = null,
  models: readonly string[] = [demoModel],
): Address {
  const given = new Map(new URLSearchParams(search));
  const { values, rejected } = parseValues(parameters, given);
  const { seed, rejected: rejectedSeed } = readSeed(given.get('seed'));
  const { model, rejected: rejectedModel } = readModel(given.get(modelKey), models);
  return {
    values: values as AnyValues,
    seed,
    model,
    rejected: [...rejected, ...rejectedSeed, ...rejectedModel],
    ...readThen(given.get(thenKey) ?? '', catalogue && runningOn(catalogue, model)),
  };
}

/** Characters that a query may hold as they are, and that `URLSearchParams` escapes: "2:4" is easier read than "2%3A4". */
const plain = (value: string): string => encodeURIComponent(value).replace(/%(?:3A|3B|3D|2C)/g, decodeURIComponent);

const queryText = (query: URLSearchParams): string =>
  [...query].map(([key, value]) => `${encodeURIComponent(key)}=${plain(value)}`).join('&');

/**
 * `search` with these settings in it: "?sparsity=0.7&seed=3", or '' when nothing is left to say. The model of most
 * demonstrations is left out: where it can be chosen at all, it is the usual one.
 */
export function writeAddress(
  parameters: Parameters,
  { values, seed, model = demoModel, then }: Settings,
  search: string,
  catalogue: Catalogue | null = null,
): string {
  const query = new URLSearchParams(search);
  for (const name of [...Object.keys(parameters), 'seed', modelKey, ...(then ? [thenKey] : [])]) query.delete(name);
  for (const [name, text] of formatValues(parameters, values as Values<Parameters>)) query.set(name, text);
  if (seed !== DEFAULT_SEED) query.set('seed', String(seed));
  if (model !== demoModel) query.set(modelKey, model);
  if (then?.length) query.set(thenKey, writeSteps(then, catalogue ?? []));
  const text = queryText(query);
  return text && `?${text}`;
}
