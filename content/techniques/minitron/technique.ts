import { attentionHeads, requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { feedForward, narrowFeedForward, narrowHeads } from '@/lib/onnx/narrow';
import { channelImportance, largest, runNorms } from '@/lib/sparsity/importance';
import { keptHeads, removable } from '@/lib/sparsity/kept-heads';
import { zerosIn } from '@/lib/sparsity/prune';
import { begin } from '@/lib/technique/begin';
import { slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab, type ModelConfig } from '@/lib/technique/technique';

const parameters = {
  units: slider({
    label: 'Feed-forward units removed',
    help: 'Share of each layer’s units that goes, those of lowest importance first.',
    min: 0,
    max: 0.75,
    step: 0.05,
    default: 0.25,
    unit: 'percent',
  }),
  heads: slider({
    label: 'Query heads removed from each group',
    help: 'Query heads that share keys and values form a group; at least one of each stays.',
    min: 0,
    max: 2,
    step: 1,
    default: 0,
  }),
} as const;

export type Settings = Values<typeof parameters>;

type Importance = ReadonlyMap<string, Float32Array>;

/** What attention gives to the output projection: the results of all heads side by side. */
const attended = ({ linears }: DecoderLayer): string | undefined => linears.find(({ role }) => role === 'o')?.input;

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

function narrowUnits(model: OnnxModel, index: number, importance: Importance, { units }: Settings, lab: Lab) {
  const values = importance.get(feedForward(requireDecoder(model)[index]).down.input)!;
  const kept = largest(values, values.length - zerosIn(values.length, units));
  lab.plot('importance kept, feed-forward', index, sum(kept.map((unit) => values[unit])) / sum(values));
  return narrowFeedForward(model, index, kept);
}

function narrowAttention(model: OnnxModel, index: number, importance: Importance, { heads }: Settings, lab: Lab) {
  const channels = importance.get(attended(requireDecoder(model)[index]) ?? '');
  if (!heads || !channels) return model;
  const own = attentionHeads(model)[index];
  const values = runNorms(channels, own.headSize);
  const kept = keptHeads(values, own, removable(own, { perGroup: heads, groups: 0 }));
  lab.plot('importance kept, attention', index, sum(kept.heads.map((head) => values[head])) / sum(values));
  return narrowHeads(model, index, kept);
}

/** The configuration of the narrower model; `head_dim` is said, since width over heads no longer gives it. */
function narrowConfig(config: ModelConfig, before: OnnxModel, after: OnnxModel): ModelConfig {
  const { down } = feedForward(requireDecoder(after)[0]);
  const [old, own] = [attentionHeads(before)[0], attentionHeads(after)[0]];
  const attention = own.heads < old.heads ? { num_attention_heads: own.heads, head_dim: own.headSize } : {};
  const units = feedForward(requireDecoder(before)[0]).down.inFeatures;
  return { ...config, ...(down.inFeatures < units ? { intermediate_size: down.inFeatures } : {}), ...attention };
}

export default defineTechnique({
  parameters,
  neutral: { units: 0, heads: 0 },
  async apply(subject, values, lab) {
    const layers = begin(subject.model, lab, 'Measuring how much each unit and head is used');
    const inputs = layers.flatMap((layer) => [feedForward(layer).down.input, attended(layer) ?? []].flat());
    const importance = await channelImportance(lab.calibrate(subject.model, inputs));
    let { model } = subject;
    for (const { index } of layers) {
      lab.signal.throwIfAborted();
      lab.report(`Layer ${index + 1} of ${layers.length}: removing rows and columns`, (index + 1) / layers.length);
      model = narrowAttention(narrowUnits(model, index, importance, values, lab), index, importance, values, lab);
    }
    return { ...subject, model, config: narrowConfig(subject.config, subject.model, model) };
  },
});
