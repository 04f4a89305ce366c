/** Shows a control only while another has one of these values. */
export interface When {
  readonly parameter: string;
  readonly is: readonly (string | boolean)[];
}

interface Described {
  readonly label: string;
  /** One sentence under the control. */
  readonly help?: string;
  readonly when?: When;
}

export interface Slider extends Described {
  readonly kind: 'slider';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  /** 'percent' shows 0.5 as 50 %; any other text follows the number. */
  readonly unit?: string;
}

export interface Toggle extends Described {
  readonly kind: 'toggle';
  readonly default: boolean;
}

export interface Choice<K extends string = string> extends Described {
  readonly kind: 'choice';
  /** Value → label, in the order shown. */
  readonly options: Readonly<Record<K, string>>;
  readonly default: K;
}

export type Parameter = Slider | Toggle | Choice;
export type Parameters = Readonly<Record<string, Parameter>>;
export type Value = number | boolean | string;

type ValueOf<P extends Parameter> = P extends Slider
  ? number
  : P extends Toggle
    ? boolean
    : P extends Choice<infer O>
      ? O
      : never;

/** The values of declared parameters: slider → number, toggle → boolean, choice → the union of its options. */
export type Values<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

export const slider = (slider: Omit<Slider, 'kind'>): Slider => ({ kind: 'slider', ...slider });
export const toggle = (toggle: Omit<Toggle, 'kind'>): Toggle => ({ kind: 'toggle', ...toggle });
/** The options alone say what K is; the default must be one of them. */
type ChoiceOf<K extends string> = Omit<Choice<K>, 'kind' | 'default'> & { readonly default: NoInfer<K> };
export const choice = <const K extends string>(choice: ChoiceOf<K>): Choice<K> => ({ kind: 'choice', ...choice });

export const defaults = <P extends Parameters>(parameters: P): Values<P> =>
  Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default])) as Values<P>;

/** A value of a request that could not be used, and what stands in its place. */
export interface Rejected {
  readonly name: string;
  readonly given: string;
  readonly used: Value;
  readonly reason: string;
}

/** Reads one value from text; out of range, off the step or unknown falls back to the nearest valid value or the default. */
function parseValue(name: string, parameter: Parameter, given: string): { value: Value; rejected?: Rejected } {
  const reject = (used: Value, reason: string) => ({ value: used, rejected: { name, given, used, reason } });
  switch (parameter.kind) {
    case 'toggle':
      if (given === '1' || given === 'true') return { value: true };
      if (given === '0' || given === 'false') return { value: false };
      return reject(parameter.default, 'is neither 1 nor 0');
    case 'choice':
      if (Object.hasOwn(parameter.options, given)) return { value: given };
      return reject(parameter.default, `is not one of ${Object.keys(parameter.options).join(', ')}`);
    case 'slider': {
      const number = given.trim() === '' ? NaN : Number(given);
      if (!Number.isFinite(number)) return reject(parameter.default, 'is not a number');
      const value = snap(parameter, number);
      if (number < parameter.min || number > parameter.max)
        return reject(value, `is outside ${parameter.min} to ${parameter.max}`);
      if (Math.abs(value - number) > 1e-9) return reject(value, `is not a multiple of ${parameter.step}`);
      return { value };
    }
  }
}

/** The nearest value that the slider can take, free of binary dust (0.30000000000000004 → 0.3). */
export function snap({ min, max, step }: Slider, value: number): number {
  const clamped = Math.min(max, Math.max(min, value));
  return Math.min(max, Number((min + Math.round((clamped - min) / step) * step).toFixed(10)));
}

/** Reads parameter values from text (a URL query); absent ones take their defaults, unknown names are ignored. */
export function parseValues<P extends Parameters>(
  parameters: P,
  given: ReadonlyMap<string, string>,
): { values: Values<P>; rejected: readonly Rejected[] } {
  const parsed = Object.entries(parameters).map(([name, parameter]) => {
    const text = given.get(name);
    return [name, text === undefined ? { value: parameter.default } : parseValue(name, parameter, text)] as const;
  });
  return {
    values: Object.fromEntries(parsed.map(([name, { value }]) => [name, value])) as Values<P>,
    rejected: parsed.flatMap(([, result]) => ('rejected' in result && result.rejected ? [result.rejected] : [])),
  };
}

/** Writes the values that differ from their defaults, so that URLs stay short. */
export function formatValues<P extends Parameters>(parameters: P, values: Values<P>): Map<string, string> {
  return new Map(
    Object.entries(parameters)
      .filter(([name, parameter]) => values[name as keyof P] !== parameter.default)
      .map(([name]) => {
        const value = values[name as keyof P];
        return [name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value)];
      }),
  );
}

/** Whether a control applies, given the other values. */
export function isActive(parameter: Parameter, values: Readonly<Record<string, Value>>): boolean {
  return !parameter.when || parameter.when.is.some((value) => value === values[parameter.when!.parameter]);
}
