import { requireDecoder } from '@/lib/onnx/find';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Subject } from '@/lib/technique/technique';
import { keepsAll, rowsSlider } from '@/lib/vocabulary/controls';
import { meanCoverage } from '@/lib/vocabulary/coverage';
import { requestHead } from '@/lib/vocabulary/head';
import { planRows, type Plan, type Rule } from '@/lib/vocabulary/plan';
import { mostCounted, newTokens, pairsOf, withinTolerance } from '@/lib/vocabulary/profile';
import { storeTableAsHalf } from '@/lib/vocabulary/tables';

const parameters = {
  size: choice({
    label: 'Static rows chosen by',
    help: 'By number they can be compared with static trimming at equal rows; by tolerance is the rule of the paper.',
    options: { rows: 'their number', tolerance: 'the tolerance' },
    default: 'rows',
  }),
  rows: rowsSlider({
    label: 'Static rows',
    help: 'Share of the vocabulary whose rows of the output layer stay for every request. At 0 little but the words of the request can be written.',
  }),
  tolerance: slider({
    label: 'Tolerance',
    help: 'New tokens of a stretch of 64 that may be missing from the static rows, on average over the calibration text.',
    min: 0,
    max: 5,
    step: 0.01,
    default: 0.1,
    when: { parameter: 'size', is: ['tolerance'] },
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** Tokens of one wanted output: running text is cut into stretches of this length, each after its own past. */
const stretch = 64;

/** Rows are chosen by the tokens that are new in each stretch (the paper's first and third stage). */
const ruleOf = ({ size, rows, tolerance }: Settings): Rule => ({
  doing: 'Counting the tokens that are new in each stretch of text',
  count: (sequence, vocabulary) => newTokens(pairsOf(sequence, stretch), vocabulary),
  select: (vocabulary) => (size === 'rows' ? mostCounted(Math.round(rows * vocabulary)) : withinTolerance(tolerance)),
  request: true,
  series: { 'tokens inside, with those read': true, 'tokens inside, static rows alone': false },
});

/** The same logits for kept tokens from fewer products; the tables in half precision where that is exact. */
function tailor({ model, config, ...rest }: Subject, { ends, ...kept }: Plan): Subject {
  const tailored = requestHead({ model, config }, ends, kept);
  const tables = [...new Set([ends.embedding.weight, ends.head.weight])];
  return { ...rest, ...tailored, model: tables.reduce(storeTableAsHalf, tailored.model) };
}

/** Rows of 16-bit floats, as the tables are stored. */
const kilobytes = (rows: number, width: number): string => `${Math.round((rows * width * 2) / 1000)} kB`;

function summary({ sequences, rows, heldOut, ends }: Plan): string {
  const { share, added } = meanCoverage(sequences, heldOut, true);
  const { vocabulary, head } = ends;
  const [held, all] = [rows.length + added, vocabulary].map((count) => kilobytes(count, head.inFeatures));
  const inside = `${(100 * share).toFixed(1)} % of the calibration tokens inside`;
  return `${rows.length} of ${vocabulary} rows for every request, up to ${added} more for one: at most ${held} of the output layer’s ${all}; ${inside}`;
}

export default defineTechnique({
  parameters,
  neutral: { size: 'rows', rows: 1 },
  interfaceChange:
    'One more entry of the cache is read and written: the tokens of the request, whose rows the output layer picks anew at every step.',
  async apply(subject, values, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    if (keepsAll(values)) return subject;
    const plan = await planRows(subject, lab, ruleOf(values));
    const tailored = tailor(subject, plan);
    lab.report(summary(plan), 1);
    return tailored;
  },
});
