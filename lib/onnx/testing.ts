/** Tiny decoders with random weights, in the spellings that real files come in; they run in ONNX Runtime. */
import { float32, int64 } from '@/lib/tensor/create';
import { seeded } from '@/lib/tensor/random';
import type { Tensor } from '@/lib/tensor/tensor';
import { makeModel, makeNode } from './make';
import type { Attribute, Node, OnnxModel, ValueInfo } from './model';

export interface TinyLlamaOptions {
  /** How weights, nodes and values are called; 'anonymous' says nothing at all. */
  readonly naming: 'huggingface' | 'optimum' | 'anonymous';
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** The fused operator wants a multiple of 16. */
  readonly headSize: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly vocabulary: number;
  /** Plain operators (with position_ids) or com.microsoft GroupQueryAttention (without). */
  readonly attention: 'plain' | 'fused';
  /** Written out, fused, or fused with the residual sum before it. */
  readonly norm: 'plain' | 'fused' | 'skip';
  readonly linear: 'MatMul' | 'Gemm';
  /** The head is the transposed embedding. */
  readonly tied: boolean;
  readonly seed: number;
}

const defaults: TinyLlamaOptions = {
  naming: 'huggingface',
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headSize: 16,
  hidden: 16,
  intermediate: 32,
  vocabulary: 32,
  attention: 'plain',
  norm: 'plain',
  linear: 'MatMul',
  tied: false,
  seed: 1,
};

type Attributes = Readonly<Record<string, Attribute | number | readonly number[]>>;

const maxPositions = 64;
const eps: Attribute = { type: 'float', value: 1e-5 };
const floatCode = 1;

/** Collects nodes and weights under the names of one naming. */
class Builder {
  readonly nodes: Node[] = [];
  readonly weights = new Map<string, Tensor>();
  private readonly used = new Set<string>();
  private readonly random;

  constructor(readonly options: TinyLlamaOptions) {
    this.random = seeded(options.seed);
  }

  private unique(name: string): string {
    let [free, count] = [name, 0];
    while (this.used.has(free)) free = `${name}_${++count}`;
    this.used.add(free);
    return free;
  }

  private nodeName(path: string, op: string): string {
    if (this.options.naming === 'anonymous') return this.unique('node');
    if (this.options.naming === 'huggingface') return this.unique(`${path}/${op}`);
    return this.unique(`/${path.replace(/\.(?!\d)/g, '/')}/${op}`);
  }

  /** Adds a node; returns its first output, called `output` if given. */
  op(
    op: string,
    inputs: readonly string[],
    path: string,
    attributes: Attributes = {},
    given?: string | string[],
  ): string {
    const name = this.nodeName(path, op);
    const { naming } = this.options;
    const own = naming === 'optimum' ? `${name}_output_0` : this.unique(naming === 'anonymous' ? 'value' : path);
    const outputs = given === undefined ? [own] : [given].flat().map((output) => (output === '*' ? own : output));
    const domain = op === 'GroupQueryAttention' || op.startsWith('Skip') ? 'com.microsoft' : '';
    this.nodes.push(makeNode(op, inputs, outputs, attributes, { name, domain }));
    return outputs[0];
  }

  private weightName(path: string, linear: boolean): string {
    const { naming } = this.options;
    if (naming === 'anonymous') return this.unique('weight');
    return naming === 'optimum' && linear ? this.unique('onnx::MatMul') : `${path}.weight`;
  }

  constant(name: string, tensor: Tensor): string {
    this.weights.set(name, tensor);
    return name;
  }

  shape(...sizes: number[]): string {
    return this.constant(`shape_${sizes.join('_')}`, int64([sizes.length], sizes));
  }

  scalar(value: number): string {
    return this.constant(`scalar_${value}`, float32([], [value]));
  }

  private normal(count: number, spread: number, centre = 0): number[] {
    return Array.from({ length: count }, () => centre + spread * this.random.normal());
  }

  matrix(path: string, rows: number, columns: number, linear = true): string {
    const name = this.weightName(path, linear);
    return this.constant(name, float32([rows, columns], this.normal(rows * columns, 1 / Math.sqrt(columns))));
  }

  vector(path: string, size: number): string {
    return this.constant(this.weightName(path, false), float32([size], this.normal(size, 0.1, 1)));
  }
}

/** y = x Wᵀ, as MatMul over W stored [in × out] or as Gemm over W stored [out × in] between two Reshapes. */
function linear(b: Builder, x: string, path: string, inSize: number, outSize: number, output?: string): string {
  if (b.options.linear === 'MatMul') return b.op('MatMul', [x, b.matrix(path, inSize, outSize)], path, {}, output);
  const flat = b.op('Reshape', [x, b.shape(-1, inSize)], path);
  const product = b.op('Gemm', [flat, b.matrix(path, outSize, inSize)], path, { transB: 1 });
  return b.op('Reshape', [product, b.shape(1, -1, outSize)], path, {}, output);
}

function norm(b: Builder, x: string, path: string): string {
  const scale = b.vector(path, b.options.hidden);
  if (b.options.norm !== 'plain')
    return b.op('SimplifiedLayerNormalization', [x, scale], path, { axis: -1, epsilon: eps });
  const square = b.op('Pow', [x, b.scalar(2)], path);
  const mean = b.op('ReduceMean', [square], path, { axes: [-1], keepdims: 1 });
  const root = b.op('Sqrt', [b.op('Add', [mean, b.scalar(1e-5)], path)], path);
  return b.op('Mul', [b.op('Div', [x, root], path), scale], path);
}

interface Stream {
  /** The residual stream and, when fused with the sum, its norm. */
  readonly sum: string;
  readonly normed: string;
}

/** x + branch and the norm that comes next. */
function addAndNorm(b: Builder, x: string, branch: string, path: string, nextNorm: string, last = false): Stream {
  if (b.options.norm !== 'skip') {
    const sum = b.op('Add', [x, branch], path);
    return { sum, normed: norm(b, sum, nextNorm) };
  }
  const sum = last ? '' : `${b.options.naming === 'anonymous' ? `stream_${b.nodes.length}` : path}.sum`;
  const inputs = [x, branch, b.vector(nextNorm, b.options.hidden)];
  const normed = b.op(
    'SkipSimplifiedLayerNormalization',
    inputs,
    nextNorm,
    { epsilon: eps },
    last ? ['*'] : ['*', '', '', sum],
  );
  return { sum, normed };
}

/** What all layers share: rotary tables and the mask, or the lengths that the fused operator takes. */
interface Shared {
  readonly cos: string;
  readonly sin: string;
  /** [batch, 1, 1, tokens, total]; added to the scores. Fused: the lengths of the sequences. */
  readonly mask: string;
  readonly total: string;
}

function rotaryTable(b: Builder, name: string, fn: (angle: number) => number): string {
  const half = b.options.headSize / 2;
  const angle = (i: number) => Math.floor(i / half) / 10000 ** ((i % half) / half);
  const values = Array.from({ length: maxPositions * half }, (_, i) => fn(angle(i)));
  return b.constant(name, float32([maxPositions, half], values));
}

function sharedFused(b: Builder): Shared {
  const lengths = b.op('ReduceSum', ['attention_mask', b.shape(1)], 'lengths', { keepdims: 0 });
  const last = b.op('Sub', [lengths, b.shape(1)], 'lengths');
  const total = b.op(
    'Gather',
    [b.op('Shape', ['attention_mask'], 'total'), b.constant('one', int64([], [1]))],
    'total',
  );
  return {
    cos: rotaryTable(b, 'cos_cache', Math.cos),
    sin: rotaryTable(b, 'sin_cache', Math.sin),
    mask: b.op('Cast', [last], 'lengths', { to: 6 }),
    total: b.op('Cast', [total], 'total', { to: 6 }),
  };
}

function rotary(b: Builder): Pick<Shared, 'cos' | 'sin'> {
  const half = b.options.headSize / 2;
  const frequencies = Array.from({ length: half }, (_, i) => 10000 ** (-i / half));
  const inverse = b.constant('rope.inv_freq', float32([1, 1, half], frequencies));
  const positions = b.op('Unsqueeze', [b.op('Cast', ['position_ids'], 'rope', { to: floatCode }), b.shape(-1)], 'rope');
  const angles = b.op('Mul', [positions, inverse], 'rope');
  const both = b.op('Concat', [angles, angles], 'rope', { axis: -1 });
  const table = (op: string) => b.op('Unsqueeze', [b.op(op, [both], 'rope'), b.shape(1)], 'rope');
  return { cos: table('Cos'), sin: table('Sin') };
}

/** 0 where key j is visible to query i, −1e9 elsewhere: j ≤ past + i and attention_mask[j]. */
function causalMask(b: Builder): string {
  const zero = b.constant('zero', int64([], [0]));
  const one = b.constant('one', int64([], [1]));
  const size = (input: string) => b.op('Gather', [b.op('Shape', [input], 'mask'), one], 'mask');
  const total = size('attention_mask');
  // Optimum's exports take the length of the past from the cache of layer 0, for all layers.
  const cached = () =>
    b.op('Gather', [b.op('Shape', ['past_key_values.0.key'], 'mask'), b.constant('two', int64([], [2]))], 'mask');
  const past = b.options.naming === 'optimum' ? cached() : b.op('Sub', [total, size('input_ids')], 'mask');
  const keys = b.op('Range', [zero, total, one], 'mask');
  const queries = b.op('Unsqueeze', [b.op('Range', [past, total, one], 'mask'), b.shape(1)], 'mask');
  const causal = b.op('LessOrEqual', [keys, queries], 'mask');
  const given = b.op('Unsqueeze', [b.op('Cast', ['attention_mask'], 'mask', { to: 9 }), b.shape(1, 2, 3)], 'mask');
  return b.op('Where', [b.op('And', [causal, given], 'mask'), b.scalar(0), b.scalar(-1e9)], 'mask');
}

const shared = (b: Builder): Shared =>
  b.options.attention === 'fused' ? sharedFused(b) : { ...rotary(b), mask: causalMask(b), total: '' };

function rotate(b: Builder, x: string, path: string, { cos, sin }: Shared): string {
  const half = b.options.headSize / 2;
  const slice = (from: number, to: number) => b.op('Slice', [x, b.shape(from), b.shape(to), b.shape(-1)], path);
  const turned = b.op('Concat', [b.op('Neg', [slice(half, 2 * half)], path), slice(0, half)], path, { axis: -1 });
  return b.op('Add', [b.op('Mul', [x, cos], path), b.op('Mul', [turned, sin], path)], path);
}

const cacheNames = (layer: number) =>
  (['key', 'value'] as const).map((kind) => [`past_key_values.${layer}.${kind}`, `present.${layer}.${kind}`]);

function fusedAttention(b: Builder, layer: number, path: string, qkv: readonly string[], s: Shared): string {
  const [[pastKey, key], [pastValue, value]] = cacheNames(layer);
  const inputs = [...qkv, pastKey, pastValue, s.mask, s.total, s.cos, s.sin];
  const attributes = { num_heads: b.options.heads, kv_num_heads: b.options.keyValueHeads, do_rotary: 1 };
  return b.op('GroupQueryAttention', inputs, path, attributes, ['*', key, value]);
}

/** Softmax(q kᵀ / √size + mask) v with the heads that share keys side by side: q [batch, groups, heads per group, tokens, size]. */
function plainAttention(b: Builder, layer: number, path: string, [q, k, v]: readonly string[], s: Shared): string {
  const { heads, keyValueHeads: groups, headSize } = b.options;
  const split = (x: string, count: number) =>
    b.op('Transpose', [b.op('Reshape', [x, b.shape(0, 0, count, headSize)], path)], path, { perm: [0, 2, 1, 3] });
  const [[pastKey, key], [pastValue, value]] = cacheNames(layer);
  const query = rotate(b, split(q, heads), path, s);
  b.op('Concat', [pastKey, rotate(b, split(k, groups), path, s)], path, { axis: 2 }, key);
  b.op('Concat', [pastValue, split(v, groups)], path, { axis: 2 }, value);
  const grouped = b.op('Reshape', [query, b.shape(0, groups, heads / groups, -1, headSize)], path);
  const [keys, values] = [key, value].map((x) => b.op('Unsqueeze', [x, b.shape(2)], path));
  const scores = b.op('MatMul', [grouped, b.op('Transpose', [keys], path, { perm: [0, 1, 2, 4, 3] })], path);
  const masked = b.op('Add', [b.op('Mul', [scores, b.scalar(1 / Math.sqrt(headSize))], path), s.mask], path);
  const mixed = b.op('MatMul', [b.op('Softmax', [masked], path, { axis: -1 }), values], path);
  const joined = b.op('Reshape', [mixed, b.shape(0, heads, -1, headSize)], path);
  return b.op(
    'Reshape',
    [b.op('Transpose', [joined], path, { perm: [0, 2, 1, 3] }), b.shape(0, 0, heads * headSize)],
    path,
  );
}

function attention(b: Builder, layer: number, x: string, s: Shared): string {
  const path = `model.layers.${layer}.self_attn`;
  const { heads, keyValueHeads, headSize, hidden } = b.options;
  const project = (name: string, count: number) => linear(b, x, `${path}.${name}`, hidden, count * headSize);
  const qkv = [project('q_proj', heads), project('k_proj', keyValueHeads), project('v_proj', keyValueHeads)];
  const attend = b.options.attention === 'fused' ? fusedAttention : plainAttention;
  return linear(b, attend(b, layer, path, qkv, s), `${path}.o_proj`, heads * headSize, hidden);
}

/** SwiGLU: (silu(x Gᵀ) ⊙ x Uᵀ) Dᵀ */
function feedForward(b: Builder, layer: number, x: string): string {
  const path = `model.layers.${layer}.mlp`;
  const { hidden, intermediate } = b.options;
  const gate = linear(b, x, `${path}.gate_proj`, hidden, intermediate);
  const up = linear(b, x, `${path}.up_proj`, hidden, intermediate);
  const silu = b.op('Mul', [gate, b.op('Sigmoid', [gate], path)], path);
  return linear(b, b.op('Mul', [silu, up], path), `${path}.down_proj`, intermediate, hidden);
}

function decoderLayer(b: Builder, layer: number, before: Stream, s: Shared): Stream {
  const path = `model.layers.${layer}`;
  const last = layer === b.options.layers - 1;
  const next = last ? 'model.norm' : `model.layers.${layer + 1}.input_layernorm`;
  const attended = attention(b, layer, before.normed, s);
  const middle = addAndNorm(b, before.sum, attended, `${path}.res1`, `${path}.post_attention_layernorm`);
  return addAndNorm(b, middle.sum, feedForward(b, layer, middle.normed), `${path}.out`, next, last);
}

function headOf(b: Builder, x: string, table: string): void {
  const { hidden, vocabulary, tied } = b.options;
  if (!tied) linear(b, x, 'lm_head', hidden, vocabulary, 'logits');
  else b.op('MatMul', [x, b.op('Transpose', [table], 'lm_head', { perm: [1, 0] })], 'lm_head', {}, 'logits');
}

function interfaceOf({ layers, keyValueHeads, headSize, vocabulary, attention }: TinyLlamaOptions) {
  const caches = Array.from({ length: layers }, (_, layer) => cacheNames(layer)).flat();
  const cache = (name: string, length: string): ValueInfo => ({
    name,
    type: 'float32',
    shape: ['batch_size', keyValueHeads, length, headSize],
  });
  const ids = (name: string, length: string): ValueInfo => ({ name, type: 'int64', shape: ['batch_size', length] });
  const positions = attention === 'plain' ? [ids('position_ids', 'sequence_length')] : [];
  const inputs = [ids('input_ids', 'sequence_length'), ids('attention_mask', 'total_sequence_length'), ...positions];
  const logits: ValueInfo = { name: 'logits', type: 'float32', shape: ['batch_size', 'sequence_length', vocabulary] };
  return {
    inputs: [...inputs, ...caches.map(([past]) => cache(past, 'past_sequence_length'))],
    outputs: [logits, ...caches.map(([, present]) => cache(present, 'total_sequence_length'))],
  };
}

/** A Llama with random weights. With Gemm it takes one sequence at a time. */
export function tinyLlama(given: Partial<TinyLlamaOptions> = {}): OnnxModel {
  const options = { ...defaults, ...given };
  const b = new Builder(options);
  const table = b.matrix('model.embed_tokens', options.vocabulary, options.hidden, false);
  const embedded = b.op('Gather', [table, 'input_ids'], 'model.embed_tokens');
  const first = { sum: embedded, normed: norm(b, embedded, 'model.layers.0.input_layernorm') };
  const s = shared(b);
  const layers = Array.from({ length: options.layers }, (_, layer) => layer);
  const { normed } = layers.reduce<Stream>((stream, layer) => decoderLayer(b, layer, stream, s), first);
  headOf(b, normed, table);
  const opsets = new Map([
    ['', 14],
    ['com.microsoft', 1],
  ]);
  return makeModel({ nodes: b.nodes, weights: b.weights, opsets, ...interfaceOf(options) });
}
