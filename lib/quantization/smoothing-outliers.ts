/** Outliers made by hand: what large models grow by themselves, in a model too small to have them. */
import type { OnnxModel } from '@/lib/onnx/model';
import { toggle } from '@/lib/technique/parameters';
import type { Random } from '@/lib/tensor/random';
import { rescale, smoothingGroups, type SmoothingGroup } from './smoothing';

/** How many channels of the stream become outliers, of a hundred, and how many times larger they become. */
const [percent, factor] = [1, 40];

export const outliersToggle = toggle({
  label: 'Inject outliers',
  help: 'First makes one channel in a hundred 40 times as large behind every norm, and the weights that read it 40 times smaller: the same model, harder to round.',
  default: false,
});

/** Factors for what reads the channels: 1/40 for a few of them, 1 for the rest. */
function shrink(width: number, random: Random): Float32Array {
  const s = new Float32Array(width).fill(1);
  const channels = random.shuffle([...s.keys()]);
  for (const channel of channels.slice(0, Math.max(1, Math.round((width * percent) / 100)))) s[channel] = 1 / factor;
  return s;
}

const widthOf = ({ readers }: SmoothingGroup): number => readers[0].inFeatures;

/**
 * The same function with outliers: behind every norm the same few channels come out 40 times as large, and the weights that read them are
 * divided by 40. @throws OnnxError where no norm allows it
 */
export function withInjectedOutliers(model: OnnxModel, random: Random): OnnxModel {
  const groups = smoothingGroups(model, ['norm']);
  const s = shrink(widthOf(groups[0]), random);
  return groups
    .filter((group) => widthOf(group) === s.length)
    .reduce((edited, group) => rescale(edited, group, s), model);
}
