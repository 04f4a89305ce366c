import { plotErrors, type RoundedCache } from '@/lib/cache/error';
import { Fragment } from '@/lib/cache/fragment';
import type { Grouping } from '@/lib/cache/groups';
import { lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import { attentionPaths, type AttentionPath } from '@/lib/cache/paths';
import { plainAttention } from '@/lib/cache/plain';
import { choice, type Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { OnnxModel } from '@/lib/onnx/model';
import { quantizeCache, type Plan } from './cache';

const parameters = {
  bits: choice({
    label: 'Bits',
    help: 'Bits of each key and value outside of the recent stretch; a scale and a minimum for each group come on top.',
    options: { '4': '4', '2': '2' },
    default: '2',
  }),
  keys: choice({
    label: 'Groups of keys',
    help: 'KIVI groups keys along the channel. Along the token, as values are, one large channel coarsens all others.',
    options: { channel: 'along each channel', token: 'along each token' },
    default: 'channel',
  }),
  group: choice({
    label: 'Group size',
    help: 'Numbers that share a scale: tokens of one channel, or channels of one token.',
    options: { '16': '16', '32': '32' },
    default: '32',
  }),
  residual: choice({
    label: 'Recent tokens',
    help: 'The most recent tokens stay as they are: of values so many, of keys up to so many.',
    options: { '32': '32', '64': '64', '128': '128' },
    default: '32',
  }),
} as const;

export type Settings = Values<typeof parameters>;

export function planOf({ bits, keys, group, residual }: Settings, headSize: number): Plan {
  const size = Math.min(Number(group), headSize);
  const grouping = (along: Grouping['along'], size: number): Grouping => ({
    bits: Number(bits),
    along,
    size,
    headSize,
  });
  return {
    keys: grouping(keys, keys === 'channel' ? Number(group) : size),
    values: grouping('token', size),
    residual: Number(residual),
  };
}

const place = ({ layer }: AttentionPath, { length }: readonly unknown[]) => `Layer ${layer + 1} of ${length}`;

export default defineTechnique({
  parameters,
  neutral: null,
  interfaceChange:
    'The two cache tensors of a layer hold codes (bytes, of keys and values) and floats (scales, minima, recent keys and values).',
  async apply(subject, values, lab) {
    lab.signal.throwIfAborted();
    const plain = plainAttention(subject.model);
    const paths = attentionPaths(plain);
    const shared = new Fragment('kivi', opsetOf(plain));
    const at = lengths(plain, shared);
    const exposed: RoundedCache[] = [];
    let model: OnnxModel = { ...plain, nodes: [...shared.nodes, ...plain.nodes] };
    for (const path of paths) {
      lab.signal.throwIfAborted();
      lab.report(`${place(path, paths)}: codes in the cache`, (0.5 * path.layer) / paths.length);
      const quantized = quantizeCache(model, path, at, planOf(values, path.headSize));
      exposed.push(quantized.exposed);
      model = quantized.model;
    }
    lab.report('Measuring the error of keys and values', 0.5);
    await plotErrors(model, exposed, lab);
    lab.report('Every layer keeps codes', 1);
    return { ...subject, model };
  },
});
