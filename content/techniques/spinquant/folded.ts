/** The network that rotations act on: norms without scales, and the fixed transform before the down projections in their weights. */
import { toOnline } from '@/lib/rotation/online';
import type { Matrix } from '@/lib/tensor/matrix';
import { scaleColumns } from '@/lib/tensor/scale';
import { headName, inLayer, type Llama, type Weights } from '@/lib/training';

/** What `name` reads is scaled by this norm; null where it reads none. */
function scaleOf(name: string): string | null {
  const [, layer, part] = name.split('.');
  if (name === 'head') return 'norm';
  if (['q', 'k', 'v'].includes(part)) return inLayer(Number(layer), 'attentionNorm');
  return ['gate', 'up'].includes(part) ? inLayer(Number(layer), 'feedForwardNorm') : null;
}

function folded(name: string, weight: Matrix, weights: Weights): Matrix {
  const scale = scaleOf(name);
  if (scale !== null) return scaleColumns(weight, weights.get(scale)!.data);
  return name.endsWith('.down') ? toOnline(weight) : weight;
}

const ones = ({ data, ...shape }: Matrix): Matrix => ({ ...shape, data: new Float32Array(data.length).fill(1) });

/**
 * The Llama with the scales of its norms multiplied into the weights that follow, and with W Tᵀ for down projections: these want
 * T x for x. A shared table becomes two, since the head takes the scale of the last norm and the embedding does not.
 * @throws OnnxError for feed-forward widths without a Hadamard matrix
 */
export function foldedLlama({ config, weights }: Llama): Llama {
  const norms = new Set(['norm', ...[...weights.keys()].map(scaleOf)]);
  const head = weights.get(headName(config))!;
  const fold = ([name, weight]: readonly [string, Matrix]) =>
    [name, norms.has(name) ? ones(weight) : folded(name, weight, weights)] as const;
  return { config: { ...config, tied: false }, weights: new Map([...weights, ['head', head] as const].map(fold)) };
}
