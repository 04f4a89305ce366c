import { requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import { keepsAll, rowsSlider } from '@/lib/vocabulary/controls';
import { meanCoverage } from '@/lib/vocabulary/coverage';
import type { VocabularyEnds } from '@/lib/vocabulary/ends';
import { staticHead, type Kept } from '@/lib/vocabulary/head';
import { planRows, type Plan, type Rule } from '@/lib/vocabulary/plan';
import { covering, mostCounted, occurrences } from '@/lib/vocabulary/profile';
import { spreadHead, storeTableAsHalf, trimEmbedding, trimHead } from '@/lib/vocabulary/tables';

const parameters = {
  size: choice({
    label: 'Tokens chosen by',
    help: 'By number they can be compared with VocabTailor at equal rows.',
    options: { rows: 'their number', coverage: 'the share of the text they make up' },
    default: 'rows',
  }),
  rows: rowsSlider({
    label: 'Tokens kept',
    help: 'Share of the vocabulary that stays: the most frequent tokens of the calibration text.',
  }),
  coverage: slider({
    label: 'Coverage',
    help: 'Share of the calibration text that the fewest possible tokens have to make up.',
    min: 0.5,
    max: 1,
    step: 0.01,
    default: 0.95,
    unit: 'percent',
    when: { parameter: 'size', is: ['coverage'] },
  }),
  ends: choice({
    label: 'Cut',
    help: 'Cutting the embedding too saves bytes, and a removed token can no longer be read.',
    options: { both: 'embedding and output layer', head: 'output layer alone' },
    default: 'both',
  }),
} as const;

export type Settings = Values<typeof parameters>;

const ruleOf = ({ size, rows, coverage }: Settings): Rule => ({
  doing: 'Counting the tokens of the calibration text',
  count: (sequence, vocabulary) => occurrences([sequence], vocabulary),
  select: (vocabulary) => (size === 'rows' ? mostCounted(Math.round(rows * vocabulary)) : covering(coverage)),
  request: false,
  series: { 'tokens inside': false },
});

/** Rows of the embedding and of the output layer go, from the table that both share or from each its own. */
function trimBoth(model: OnnxModel, ends: VocabularyEnds, kept: Kept): OnnxModel {
  const trimmed = trimEmbedding(model, ends, kept);
  return spreadHead(ends.tied ? trimmed : trimHead(trimmed, ends, kept), ends, kept);
}

/** A table that the embedding still needs whole stays; the output layer picks its rows from it when the model is loaded. */
const trimOutput = (model: OnnxModel, ends: VocabularyEnds, kept: Kept): OnnxModel =>
  ends.tied
    ? storeTableAsHalf(staticHead(model, ends, kept), ends.head.weight)
    : spreadHead(trimHead(model, ends, kept), ends, kept);

function summary({ sequences, rows, heldOut, ends }: Plan): string {
  const { share } = meanCoverage(sequences, heldOut, false);
  const inside = `${(100 * share).toFixed(1)} % of the calibration tokens inside`;
  return `${rows.length} of ${ends.vocabulary} tokens stay; ${inside}`;
}

export default defineTechnique({
  parameters,
  neutral: { size: 'rows', rows: 1 },
  async apply(subject, values, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    if (keepsAll(values)) return subject;
    const plan = await planRows(subject, lab, ruleOf(values));
    const trim = values.ends === 'both' ? trimBoth : trimOutput;
    const model = trim(subject.model, plan.ends, plan);
    lab.report(summary(plan), 1);
    return { ...subject, model };
  },
});
