/** A model's files as rows of words: pure, so that the tables only lay them out. */
import { formatBytes, formatCount } from '@/components/charts/format';
import { bootstrap, type Interval, median, wilson } from '@/lib/measure/statistics';
import type { Accuracy, Curve, ModelFiles, Part, Runs, Shape, TextScore } from './model-files';

export type Row = readonly [label: string, value: string];

const graphPath = 'onnx/model.onnx';

export const graphBytes = ({ manifest }: Pick<ModelFiles, 'manifest'>): number =>
  manifest.files.find(({ path }) => path === graphPath)!.bytes;

function attention({ attention: kind, heads, kv_heads, width, window }: Shape): string {
  const size = `${heads} heads of ${width / heads}`;
  if (kind === 'gated-linear') return `${size}, gated linear, keys half as wide, no positions`;
  const shared = kv_heads === heads ? 'each with its own keys and values' : `${kv_heads} key-value heads`;
  const seen = kind === 'window' ? `, the last ${window} tokens` : '';
  return `${size}, ${shared}${seen}, rotary positions`;
}

function feedForward({ feed_forward, activation, experts, active_experts }: Shape): string {
  const one = `gated, ${activation === 'silu' ? 'SiLU' : 'ReLU'}, ${feed_forward} wide`;
  return experts ? `${experts} experts, ${active_experts} for each token; each ${one}` : one;
}

const layers = ({ layers: count, share }: Shape): string =>
  share > 1 ? `${count}, of ${count / share} blocks used ${share} times each` : `${count}`;

function languageModelRows(shape: Shape): Row[] {
  return [
    ['Width', `${shape.width}`],
    ['Layers', layers(shape)],
    ['Attention', attention(shape)],
    ['Feed-forward', feedForward(shape)],
    ...(shape.ternary
      ? [['Weights of the layers', '−1, 0 or 1 with one scale a matrix; 8-bit activations'] as Row]
      : []),
    ['Vocabulary', `${formatCount(shape.vocabulary)} tokens; the embedding is the output table too`],
    ['Context', `${shape.context} tokens`],
  ];
}

export function shapeRows(files: ModelFiles): Row[] {
  const { manifest, curve, head } = files;
  const own: Row[] = head
    ? [
        ['Labels', head.labels.join(', ')],
        ['Reads', head.reads],
        ['Teacher', head.teacher.id],
      ]
    : languageModelRows(curve.config as Shape);
  return [
    ['Parameters', formatCount(manifest.parameters)],
    ...own,
    ['Graph', `ONNX, ${formatBytes(graphBytes(files))}`],
    ['Licence', manifest.license],
  ];
}

/** 'prose=0.85,bible=0.15' → 'prose 85 %, bible 15 %' */
export function mixWords(mix: string): string {
  const pairs = mix.split(',').map((part) => part.split('='));
  const total = pairs.reduce((sum, [, share]) => sum + Number(share), 0);
  return pairs.map(([name, share]) => `${name} ${Math.round((100 * Number(share)) / total)} %`).join(', ');
}

/** 12 → '12 s', 300 → '5 min', 9000 → '2.5 h' */
export function durationWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** @param end step at which the part ended: what was asked for may have been changed on the way */
function partRow(part: Part, end: number, label: string): Row {
  const what = part.exercises ? [`${formatCount(part.exercises)} exercises`, `loss ${part.loss}`] : textPart(part, end);
  const words = [...what, `rate ${part.rate}`, `batch ${part.batch}${part.length ? ` × ${part.length} tokens` : ''}`];
  if (part.answer_weight !== undefined && part.answer_weight !== 1) words.push(`answers weigh ${part.answer_weight}`);
  words.push(`seed ${part.seed}`, `PyTorch ${part.torch.split('+')[0]}${part.device ? ` on ${part.device}` : ''}`);
  return [label, words.join('; ')];
}

const textPart = ({ from_step = 0, mix, method }: Part, end: number): string[] => [
  ...(method ? [`taught by ${method}`] : []),
  `steps ${formatCount(from_step)} to ${formatCount(end)}`,
  mixWords(mix!),
];

export function trainingRows({ history, curve }: Curve): Row[] {
  const last = curve[curve.length - 1];
  const seen: Row = last.examples
    ? ['Exercises seen', formatCount(last.examples)]
    : ['Tokens seen', formatCount(last.tokens)];
  const parts = history.map((part, i) => {
    const label = history.length > 1 ? `Part ${i + 1}` : 'Training';
    return partRow(part, history[i + 1]?.from_step ?? last.step, label);
  });
  return [...parts, seen, ['Time', durationWords(last.seconds)]];
}

const counters = ['step', 'tokens', 'examples', 'seconds'];

/** Losses in the curve: those on held-out text, then that of training. */
export function lossesOf({ curve }: Curve): string[] {
  const names = [...new Set(curve.flatMap((row) => Object.keys(row)))].filter((name) => !counters.includes(name));
  return [...names.filter((name) => name !== 'train'), ...names.filter((name) => name === 'train')];
}

/** At most `count` rows, evenly spaced, the first and the last among them. */
export function thinned<T>(rows: readonly T[], count: number): T[] {
  if (rows.length <= count) return [...rows];
  return Array.from({ length: count }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (count - 1))]);
}

/** '0.953 [0.923, 0.972]' with the interval of Wilson, to three decimals. */
export function accuracyWords({ accuracy, n }: Accuracy): string {
  const { low, high } = wilson(Math.round(accuracy * n), n);
  return `${accuracy.toFixed(3)} [${low!.toFixed(3)}, ${high!.toFixed(3)}]`;
}

/** A difference in bits per byte of one text, with its 95 % interval over the windows. */
export interface Difference {
  readonly value: number;
  readonly interval: Interval;
}

/** `score` less `base`, window by window; null where the windows are not known. */
export function difference(score: TextScore, base: TextScore): Difference | null {
  if (!score.nats || score.nats.length !== base.nats?.length) return null;
  const bits = score.nats.map((nats, i) => ((nats - base.nats![i]) * score.nats!.length) / (Math.LN2 * score.bytes));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const interval = bootstrap(bits, mean, 1);
  return interval && { value: mean(bits), interval };
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** '+0.012 [+0.009, +0.015]' */
export const differenceWords = ({ value, interval: [low, high] }: Difference): string =>
  `${signed(value)} [${signed(low)}, ${signed(high)}]`;

/** The sibling that the others are compared with. */
export const base = 'atlas-1m-gqa';

export interface SiblingRow {
  readonly id: string;
  readonly title: string;
  readonly parameters: number;
  readonly bytes: number;
  readonly bitsPerByte: number;
  /** From the base's bits per byte of prose; null for the base itself and where it cannot be said. */
  readonly against: Difference | null;
  readonly bible: number | null;
  /** Median tokens a second; null where it was not timed. */
  readonly speed: number | null;
  readonly rate: number;
  readonly seeds: number;
  /** Nats per token on held-out prose of every run at the best rate, lowest first. */
  readonly atBest: readonly number[];
  /** The lowest at the other rates; null where only one was tried. */
  readonly atOther: number | null;
}

/** Siblings by bits per byte of prose, the lowest first. @throws Error where a sibling has no runs */
export function siblingRows(ids: readonly string[], filesOf: (id: string) => ModelFiles, runs: Runs): SiblingRow[] {
  const compared = ids.includes(base) ? filesOf(base).results.texts.prose : null;
  const rows = ids.map((id): SiblingRow => {
    const files = filesOf(id);
    const { prose, bible } = files.results.texts;
    const own = runs[id.replace(/^atlas-1m-/, '')];
    if (!own) throw new Error(`public/models/siblings.json: no runs of ${id}`);
    const { rate } = files.curve.history[0];
    const best = own.filter((run) => run.rate === rate).map(({ prose }) => prose);
    const other = own.filter((run) => run.rate !== rate).map(({ prose }) => prose);
    return {
      id,
      title: files.manifest.title,
      parameters: files.manifest.parameters,
      bytes: graphBytes(files),
      bitsPerByte: prose.bpb,
      against: id === base || !compared ? null : difference(prose, compared),
      bible: bible?.bpb ?? null,
      speed: files.speed && median(files.speed),
      rate,
      seeds: best.length,
      atBest: best.sort((a, b) => a - b),
      atOther: other.length ? Math.min(...other) : null,
    };
  });
  return rows.sort((a, b) => a.bitsPerByte - b.bitsPerByte);
}
