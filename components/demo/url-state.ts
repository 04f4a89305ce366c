/** Parameters and seed as a URL query: typed, short (defaults left out), and without touching anyone else's keys. */
import {
  formatValues,
  parseValues,
  type Parameters,
  type Rejected,
  type Value,
  type Values,
} from '@/lib/technique/parameters';

export const DEFAULT_SEED = 1;
export const MAX_SEED = 0xffffffff;

export type AnyValues = Readonly<Record<string, Value>>;

export interface Settings {
  readonly values: AnyValues;
  readonly seed: number;
}

export interface Address extends Settings {
  readonly rejected: readonly Rejected[];
}

function readSeed(given: string | undefined): { seed: number; rejected: readonly Rejected[] } {
  if (given === undefined) return { seed: DEFAULT_SEED, rejected: [] };
  const seed = /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (seed <= MAX_SEED) return { seed, rejected: [] };
  const reason = `is not a whole number from 0 to ${MAX_SEED}`;
  return { seed: DEFAULT_SEED, rejected: [{ name: 'seed', given, used: DEFAULT_SEED, reason }] };
}

/** What a query says about these parameters; what cannot be used is listed with what stands in its place. */
export function readAddress(parameters: Parameters, search: string): Address {
  const given = new Map(new URLSearchParams(search));
  const { values, rejected } = parseValues(parameters, given);
  const { seed, rejected: rejectedSeed } = readSeed(given.get('seed'));
  return { values: values as AnyValues, seed, rejected: [...rejected, ...rejectedSeed] };
}

/** `search` with these settings in it: "?sparsity=0.7&seed=3", or '' when nothing is left to say. */
export function writeAddress(parameters: Parameters, { values, seed }: Settings, search: string): string {
  const query = new URLSearchParams(search);
  for (const name of [...Object.keys(parameters), 'seed']) query.delete(name);
  for (const [name, text] of formatValues(parameters, values as Values<Parameters>)) query.set(name, text);
  if (seed !== DEFAULT_SEED) query.set('seed', String(seed));
  const text = query.toString();
  return text && `?${text}`;
}
