/** A Llama out of a model's graph, and trained weights back into it. */
import { OnnxError } from '@/lib/onnx/error';
import { withWeights } from '@/lib/onnx/edit';
import {
  attentionHeads,
  embedding,
  head,
  norms,
  requireDecoder,
  type DecoderLayer,
  type Linear,
  type Norm,
} from '@/lib/onnx/find';
import { upstream } from '@/lib/onnx/graph';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { float32 } from '@/lib/tensor/create';
import { elementCount } from '@/lib/tensor/elements';
import type { Matrix } from '@/lib/tensor/matrix';
import { inLayer, layerLinears, layerNorms, type Llama, type Weights } from './llama';
import { rotaryFrequencies } from './read-rotary';

const unfit = (what: string, where: string) =>
  new OnnxError({
    what,
    where,
    advice: 'Training needs a decoder of the Llama family: RMS norms, rotary embedding, SwiGLU, all weights as floats.',
  });

function linearOf({ index, linears }: DecoderLayer, role: (typeof layerLinears)[number]): Linear {
  const found = linears.filter((linear) => linear.role === role);
  if (found.length === 1) return found[0];
  throw unfit(`There are ${found.length} ${role} projections`, `decoder layer ${index}`);
}

/** The scale of a norm as a matrix of one row; a copy. */
function scale({ weights }: OnnxModel, name: string): Matrix {
  const tensor = weights.get(name);
  if (tensor?.type !== 'float32') throw unfit(`A norm's scale is ${tensor?.type ?? 'missing'}`, `weight "${name}"`);
  return { rows: 1, columns: tensor.data.length, data: Float32Array.from(tensor.data as Float32Array) };
}

function normsOf({ index, norms }: DecoderLayer): readonly [string, string] {
  if (norms.length === 2) return [norms[0], norms[1]];
  throw unfit(`There are ${norms.length} norms`, `decoder layer ${index}`);
}

/** The norm that the head reads. */
function lastNorm(model: OnnxModel, { input }: Linear): Norm {
  const made = upstream(model, [input], (value) => norms(model).some(({ output }) => output === value)).values;
  const found = norms(model).findLast(({ output }) => made.has(output));
  if (found) return found;
  throw unfit('The output layer does not read a norm', `value "${input}"`);
}

/** ε: an attribute of a fused norm, else the one number that is added on the way from the input. */
function epsilonOf(model: OnnxModel, { node, input }: Norm): number {
  const attribute = node.attributes.get('epsilon');
  if (attribute?.type === 'float') return attribute.value;
  const { nodes } = upstream(model, node.inputs, (value) => value === input);
  const added = [...nodes].filter(({ op }) => op === 'Add').flatMap(({ inputs }) => inputs);
  const numbers = added.map((name) => model.weights.get(name)).filter((t) => t && elementCount(t.shape) === 1);
  if (numbers.length === 1) return Number(numbers[0]!.data[0]);
  throw unfit('The ε of a norm cannot be told', `node ${node.op} "${node.name}"`);
}

interface Ends {
  readonly table: string;
  readonly top: Linear;
  readonly norm: Norm;
  readonly tied: boolean;
}

function endsOf(model: OnnxModel): Ends {
  const [tokens, top] = [embedding(model), head(model)];
  if (!tokens || !top || top.outFeatures !== tokens.vocabulary)
    throw unfit(
      'Embedding and output layer are not both tables of the vocabulary',
      `graph of ${model.nodes.length} nodes`,
    );
  return { table: tokens.weight, top, norm: lastNorm(model, top), tied: tokens.weight === top.weight };
}

/** Name in a Llama → where it lies in the graph: a linear layer, or a weight as it is. */
function places(model: OnnxModel, { table, top, norm, tied }: Ends): Map<string, Linear | string> {
  const layers = requireDecoder(model).flatMap((layer): [string, Linear | string][] => [
    ...layerLinears.map((role): [string, Linear] => [inLayer(layer.index, role), linearOf(layer, role)]),
    ...normsOf(layer).map((name, i): [string, string] => [inLayer(layer.index, layerNorms[i]), name]),
  ]);
  const ends: [string, Linear | string][] = [
    ['embedding', table],
    ['norm', norm.weight],
  ];
  return new Map([...ends, ...layers, ...(tied ? [] : [['head', top] as const])]);
}

/** A copy, so that it can be trained in place. */
function readPlace(model: OnnxModel, place: Linear | string): Matrix {
  if (typeof place !== 'string') {
    const matrix = readLinear(model, place);
    return { ...matrix, data: matrix.data.slice() };
  }
  const { shape } = model.weights.get(place)!;
  const flat = scale(model, place);
  return shape.length === 2 ? { ...flat, rows: shape[0], columns: shape[1] } : flat;
}

/**
 * Configuration and weights of a model's graph, found by structure. Whether the graph computes just what a Llama of this
 * configuration does is not told by structure alone: see requireSameLogits.
 * @throws OnnxError where it is not a Llama
 */
export function readLlama(model: OnnxModel): Llama {
  requireDecoder(model);
  const ends = endsOf(model);
  const layers = attentionHeads(model);
  const config = {
    layers,
    epsilon: epsilonOf(model, ends.norm),
    frequencies: rotaryFrequencies(model, layers[0].headSize),
    tied: ends.tied,
  };
  const weights = [...places(model, ends)].map(([name, place]) => [name, readPlace(model, place)] as const);
  return { config, weights: new Map(weights) };
}

function writePlace(model: OnnxModel, place: Linear | string, value: Matrix): OnnxModel {
  if (typeof place !== 'string') return writeLinear(model, place, value);
  return withWeights(model, [[place, float32(model.weights.get(place)!.shape, value.data)]]);
}

/** The model with those of its weights that are given, under the names of readLlama. @throws OnnxError as readLlama */
export function withLlamaWeights(model: OnnxModel, weights: Weights): OnnxModel {
  const known = places(model, endsOf(model));
  return [...weights].reduce((edited, [name, value]) => {
    const place = known.get(name);
    if (place === undefined) throw unfit(`There is no weight for "${name}"`, 'training');
    return writePlace(edited, place, value);
  }, model);
}
