import { attentionHeads, type AttentionHeads, type DecoderLayer } from '@/lib/onnx/find';
import { narrowHeads } from '@/lib/onnx/narrow';
import { requireLinear } from '@/lib/onnx/require-linear';
import { channelImportance, runNorms } from '@/lib/sparsity/importance';
import { keptHeads, removable, type Removed } from '@/lib/sparsity/kept-heads';
import { begin } from '@/lib/technique/begin';
import { slider } from '@/lib/technique/parameters';
import { defineTechnique, type Lab, type ModelConfig } from '@/lib/technique/technique';

const parameters = {
  groups: slider({
    label: 'Key-value groups removed',
    help: 'A key-value head goes with its cache and with all query heads that read it; at least one group stays.',
    min: 0,
    max: 1,
    step: 1,
    default: 1,
  }),
  heads: slider({
    label: 'Query heads removed from each group',
    help: 'Of every group that stays, so that the groups stay equally large; the cache stays as it is.',
    min: 0,
    max: 2,
    step: 1,
    default: 0,
  }),
} as const;

/** What attention gives to the output projection: the results of all heads side by side. */
const attended = (layer: DecoderLayer): string => requireLinear(layer, 'o').input;

/** Says where less goes than was asked for. */
function announce(asked: Removed, possible: Removed, lab: Lab): void {
  if (possible.groups < asked.groups || possible.perGroup < asked.perGroup)
    lab.report('Not as many heads go as asked for: one group, and one query head in each, has to stay');
}

/** The configuration of the narrower model; `head_dim` is said, since width over heads no longer gives it. */
const narrowConfig = (config: ModelConfig, { heads, keyValueHeads, headSize }: AttentionHeads): ModelConfig => ({
  ...config,
  num_attention_heads: heads,
  num_key_value_heads: keyValueHeads,
  head_dim: headSize,
});

export default defineTechnique({
  parameters,
  neutral: { heads: 0, groups: 0 },
  interfaceChange:
    'A key-value head that is removed is gone from the cache inputs and outputs of its layer; with query heads alone they stay.',
  async apply(subject, { heads: perGroup, groups }, lab) {
    const layers = begin(subject.model, lab, 'Measuring how much each head says');
    const importance = await channelImportance(lab.calibrate(subject.model, layers.map(attended)));
    const [own] = attentionHeads(subject.model);
    const removed = removable(own, { perGroup, groups });
    announce({ perGroup, groups }, removed, lab);
    let { model } = subject;
    for (const layer of layers) {
      lab.signal.throwIfAborted();
      lab.report(`Layer ${layer.index + 1} of ${layers.length}: removing heads`, (layer.index + 1) / layers.length);
      const values = runNorms(importance.get(attended(layer))!, own.headSize);
      values.forEach((value, head) => lab.plot(`head ${head}`, layer.index, value));
      model = narrowHeads(model, layer.index, keptHeads(values, attentionHeads(model)[layer.index], removed));
    }
    const unchanged = model === subject.model;
    return unchanged ? subject : { ...subject, model, config: narrowConfig(subject.config, attentionHeads(model)[0]) };
  },
});
