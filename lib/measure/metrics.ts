/** Every metric of a run: what it is called, its unit, which way is better, and how it is measured. */
import type { Estimate, Measure, Ratio } from './measure';
import type { TaskSet } from './task-set';

/** Texts that are scored, by their id in public/eval/manifest.json. */
export const textIds = ['prose', 'stories'] as const;
export type TextId = (typeof textIds)[number];

/** Evaluation sets that every demo measures, where the site has them, and how many items of each. */
export const taskIds = ['minimal-pairs', 'routing'] as const;
export const taskItems = 120;
/** The order that those items are the first of: fixed, so that one model has one score on every page. */
export const taskSeed = 1;

type Description = Pick<Measure, 'label' | 'unit' | 'better' | 'group' | 'method'>;

const textLabels: Record<TextId, string> = { prose: 'prose', stories: 'stories' };

const windowsOf = (text: TextId) =>
  `over windows of 256 tokens evenly spaced in the held-out ${textLabels[text]} text, each begun with a BOS token; special tokens are not scored; interval by bootstrap over windows`;

const bitsPerByte = (text: TextId): Description => ({
  label: `Bits per byte, ${textLabels[text]}`,
  unit: 'bits/byte',
  better: 'lower',
  group: 'quality',
  method: `Sum of negative log-likelihood divided by ln 2 times the UTF-8 bytes scored, ${windowsOf(text)}.`,
});

const perplexity = (text: TextId): Description => ({
  label: `Perplexity, ${textLabels[text]}`,
  unit: '',
  better: 'lower',
  group: 'quality',
  method: `Exponential of the mean negative log-likelihood of a token, ${windowsOf(text)}.`,
});

const agreementTop1 = (text: TextId): Description => ({
  label: `Same most likely token, ${textLabels[text]}`,
  unit: '',
  better: 'higher',
  group: 'agreement',
  method: `Fraction of positions at which the most likely next token is the baseline's, ${windowsOf(text)}.`,
});

const agreementKl = (text: TextId): Description => ({
  label: `Divergence from the baseline, ${textLabels[text]}`,
  unit: 'nats/token',
  better: 'lower',
  group: 'agreement',
  method: `Mean Kullback-Leibler divergence of this model's next-token distribution from the baseline's, KL(baseline ‖ this), ${windowsOf(text)}.`,
});

const rightWhen: Record<TaskSet['form'], string> = {
  choice:
    'the right continuation of the prompt is the most likely of those offered, by the sum of its log-probabilities',
  pair: 'the first sentence of the pair is more likely as a whole than the second',
  exact: 'every token of the answer is the most likely one after the prompt and the answer before it',
};

/** A title behind a comma: its first letter is small unless it begins an abbreviation. */
const inSentence = (title: string) => (/^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title);

/** The share of right answers on a set, of the list below or any other. Where no answer is right it is a preference. */
export const accuracyOf = ({ title, form, better }: Pick<TaskSet, 'title' | 'form' | 'better'>): Description => ({
  label: `${better === 'neither' ? 'Preference' : 'Accuracy'}, ${inSentence(title)}`,
  unit: '',
  better,
  group: 'quality',
  method: `Share of the items in which ${rightWhen[form]}; Wilson interval over items; baseline and treated compared on the same items by Newcombe's score interval for paired proportions.`,
});

const timed =
  'baseline and treated in turns, in random order within a round, both loaded anew for every five rounds; median of the rounds, ratio by the Hodges-Lehmann estimate with the signed-rank interval';

export const metrics = {
  'bits-per-byte-prose': bitsPerByte('prose'),
  'bits-per-byte-stories': bitsPerByte('stories'),
  'perplexity-prose': perplexity('prose'),
  'perplexity-stories': perplexity('stories'),
  'agreement-top1-prose': agreementTop1('prose'),
  'agreement-top1-stories': agreementTop1('stories'),
  'agreement-kl-prose': agreementKl('prose'),
  'agreement-kl-stories': agreementKl('stories'),
  'accuracy-routing': accuracyOf({
    title: 'Routing requests to one of six departments',
    form: 'choice',
    better: 'higher',
  }),
  'accuracy-minimal-pairs': accuracyOf({ title: 'Minimal pairs of grammar', form: 'pair', better: 'higher' }),
  'download-bytes': {
    label: 'Download',
    unit: 'bytes',
    better: 'lower',
    group: 'size',
    method: 'Exact length of the ONNX file with its float weights stored in 16 bits.',
  },
  'packed-bytes': {
    label: 'Packed size',
    unit: 'bytes',
    better: 'lower',
    group: 'size',
    method:
      'Exact count of bytes if every weight were stored as densely as its values allow: codes, scales and zero points of quantized weights, indices and values of sparse ones, 16 bits otherwise.',
  },
  parameters: {
    label: 'Parameters',
    unit: '',
    better: 'lower',
    group: 'size',
    method: 'Exact number of elements in all weight tensors of the graph.',
  },
  'non-zeros': {
    label: 'Non-zero parameters',
    unit: '',
    better: 'lower',
    group: 'size',
    method: 'Exact number of elements other than zero in all weight tensors of the graph.',
  },
  'memory-bytes': {
    label: 'Weights in memory',
    unit: 'bytes',
    better: 'lower',
    group: 'memory',
    method: 'Exact sum of the bytes of all weight tensors, each in the type in which the runtime is given it.',
  },
  'cache-bytes-per-token': {
    label: 'Key-value cache of a token',
    unit: 'bytes',
    better: 'lower',
    group: 'memory',
    method:
      'Exact bytes of all tensors that the model keeps from one step to the next, in the types in which it keeps them, at the end of the timed decoding, divided by the tokens read by then.',
  },
  'wasm-peak-bytes': {
    label: 'Peak WebAssembly memory',
    unit: 'bytes',
    better: 'lower',
    group: 'memory',
    method: "Length of the runtime's WebAssembly memory after the model has been run; it only ever grows.",
  },
  'session-creation': {
    label: 'Session creation',
    unit: 'ms',
    better: 'lower',
    group: 'cold',
    method:
      'Time to hand the ONNX bytes to the runtime, through the model library, and get a session that can be run; both models in turns.',
  },
  'cold-forward': {
    label: 'First forward pass',
    unit: 'ms',
    better: 'lower',
    group: 'cold',
    method: 'Time of the first run of a new session, before any warm-up.',
  },
  'first-token': {
    label: 'Time to first token',
    unit: 'ms',
    better: 'lower',
    group: 'speed',
    method: `Time from handing over the prompt's text to having the first token on the CPU, batch 1, ${timed}.`,
  },
  prefill: {
    label: 'Prefill',
    unit: 'tokens/s',
    better: 'higher',
    group: 'speed',
    method: `Prompt tokens divided by the time of the pass over the prompt, batch 1, ${timed}.`,
  },
  decode: {
    label: 'Decode',
    unit: 'tokens/s',
    better: 'higher',
    group: 'speed',
    method: `Tokens after the first divided by the time between the first and the last, greedy, batch 1, with key-value cache, ${timed}.`,
  },
} as const satisfies Record<string, Description>;

export type MetricId = keyof typeof metrics;

/** A metric as a page lists it. */
export type Metric = Description & { readonly metric: MetricId };

export const metricIds = Object.keys(metrics) as MetricId[];
export const metricList: readonly Metric[] = metricIds.map((metric) => ({ metric, ...metrics[metric] }));

export interface Figures {
  readonly baseline?: Estimate | null;
  readonly treated?: Estimate | null;
  readonly ratio?: Ratio | null;
}

/** A measure of the list with its figures; those left out are null. */
export const measure = (id: MetricId, { baseline = null, treated = null, ratio = null }: Figures): Measure => ({
  metric: id,
  ...metrics[id],
  baseline,
  treated,
  ratio,
});
