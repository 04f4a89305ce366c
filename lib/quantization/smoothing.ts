/**
 * Factors for channels: what reads a channel is multiplied by s_j and what makes it is divided, so that nothing changes but the ranges that
 * rounding sees. What makes the channel is a norm (before q, k, v and before gate, up), up (before down) or v (before o).
 */
import { scaleColumns, workspace } from '@/lib/linalg/simd/grids';
import { withWeights } from '@/lib/onnx/edit';
import { OnnxError } from '@/lib/onnx/error';
import { norms, requireDecoder, type BlockLinear, type Norm, type Role } from '@/lib/onnx/find';
import { consumers, producers } from '@/lib/onnx/graph';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import type { Matrix } from '@/lib/tensor/matrix';
import { scaleRows } from '@/lib/tensor/scale';
import { blocksOf, layOut, rowsOf, takeBack, tilesOf } from './tiles';

export type SmoothingKind = 'norm' | 'up-down' | 'value-output';

/** Linear layers that read the same channels, with what can be divided in exchange. */
export interface SmoothingGroup {
  readonly kind: SmoothingKind;
  readonly layer: number;
  readonly readers: readonly BlockLinear[];
  /** Weights to divide: vectors of a norm or, by rows, the matrix of a linear layer. */
  readonly divided: readonly string[] | BlockLinear;
}

/** Nodes that pass channels on as they are. */
const passing = new Set(['Reshape', 'Identity', 'Cast']);

/** The value behind reshapes and casts. */
function sourceOf(model: OnnxModel, value: string): string {
  const node = producers(model).get(value);
  return node && passing.has(node.op) ? sourceOf(model, node.inputs[0]) : value;
}

/** The nodes that read a value, through reshapes and casts. */
const readersOf = (model: OnnxModel, value: string): readonly Node[] =>
  (consumers(model).get(value) ?? []).flatMap((node) =>
    passing.has(node.op) ? readersOf(model, node.outputs[0]) : [node],
  );

/** Whether one node alone reads a weight: a shared one cannot be scaled for one of its readers. */
const isOwn = (model: OnnxModel, weight: string): boolean => consumers(model).get(weight)?.length === 1;

/** Operator → the input that a norm adds after its scale. */
const shifts: Readonly<Record<string, number>> = { LayerNormalization: 2, SkipLayerNormalization: 3 };

const vectorsOf = ({ weight, node }: Norm): string[] =>
  [weight, node.inputs[shifts[node.op] ?? -1] ?? ''].filter(Boolean);

/** Whether a weight is a vector of floats with a value for each input of the layers. */
function spans(model: OnnxModel, vector: string, readers: readonly BlockLinear[]): boolean {
  const weight = model.weights.get(vector);
  return weight?.type === 'float32' && readers.every(({ inFeatures }) => inFeatures === weight.data.length);
}

/** The group behind a norm; none where something else than linear layers reads it. */
function behindNorm(model: OnnxModel, norm: Norm, linears: readonly BlockLinear[]): SmoothingGroup[] {
  const nodes = readersOf(model, norm.output);
  const readers = linears.filter(({ node }) => nodes.includes(node));
  const divided = vectorsOf(norm);
  const whole = readers.length > 0 && readers.length === nodes.length;
  const fits = divided.every((vector) => spans(model, vector, readers));
  const own = [...divided, ...readers.map(({ weight }) => weight)].every((weight) => isOwn(model, weight));
  return whole && fits && own ? [{ kind: 'norm', layer: readers[0].layer, readers, divided }] : [];
}

const biased = ({ node }: BlockLinear): boolean => Boolean(node.inputs[2]);

/** A pair of linear layers in which the channels of the first reach the second with nothing but factors between. */
function pair(model: OnnxModel, kind: SmoothingKind, first: BlockLinear, second: BlockLinear): SmoothingGroup[] {
  const own = isOwn(model, first.weight) && isOwn(model, second.weight);
  const fits = first.outFeatures === second.inFeatures && !biased(first);
  return own && fits ? [{ kind, layer: first.layer, readers: [second], divided: first }] : [];
}

const withRole = (linears: readonly BlockLinear[], role: Role) => linears.find((linear) => linear.role === role);

/** down reads a product of two values, one of them up's. */
function upToDown(model: OnnxModel, linears: readonly BlockLinear[]): SmoothingGroup[] {
  const [up, down] = [withRole(linears, 'up'), withRole(linears, 'down')];
  if (!up || !down) return [];
  const product = producers(model).get(sourceOf(model, down.input));
  const multiplies = product?.op === 'Mul' && product.inputs.some((input) => sourceOf(model, input) === up.output);
  const alone = readersOf(model, up.output).length === 1;
  return multiplies && alone ? pair(model, 'up-down', up, down) : [];
}

/**
 * Attention mixes tokens and keeps the channels of v apart. In grouped-query attention several channels of o read one of v, and their number
 * differs: no pair, as in the authors' code of AWQ.
 */
function valueToOutput(model: OnnxModel, linears: readonly BlockLinear[]): SmoothingGroup[] {
  const [value, output] = [withRole(linears, 'v'), withRole(linears, 'o')];
  const plain = value && readersOf(model, value.output).every(({ op }) => op !== 'Add');
  return value && output && plain ? pair(model, 'value-output', value, output) : [];
}

const nothing = () =>
  new OnnxError({
    what: 'No factor can be moved between norms and linear layers',
    where: 'decoder layers',
    advice: 'Choose a model whose norms are read by linear layers alone, and whose weights are not shared.',
  });

/**
 * The groups of each decoder layer, in graph order; those of the wanted kinds that a model allows.
 * @throws OnnxError for a model without attention, or where no group is found
 */
export function smoothingGroups(model: OnnxModel, kinds: readonly SmoothingKind[]): readonly SmoothingGroup[] {
  const found = requireDecoder(model).flatMap(({ linears }) => [
    ...norms(model).flatMap((norm) => behindNorm(model, norm, linears)),
    ...valueToOutput(model, linears),
    ...upToDown(model, linears),
  ]);
  const wanted = found.filter(({ kind }) => kinds.includes(kind));
  if (wanted.length) return wanted;
  throw nothing();
}

/** Of W [out × in]: the weights that read channel j times s_j. */
export function scaleInputs(weight: Matrix, s: Float32Array): Matrix {
  const { rows, columns, data } = weight;
  const tiles = tilesOf(columns, columns);
  const [out, factors] = [new Float32Array(data.length), tiles.width * tiles.rowsAtOnce];
  const space = workspace(factors + tiles.width);
  space.set(s, factors);
  for (const [first, count] of blocksOf(weight, tiles)) {
    layOut(tiles, space, 0, data, first * columns, count);
    scaleColumns(rowsOf(tiles, 0, count), factors, 0);
    takeBack(tiles, space, 0, out, first * columns, count);
  }
  return { rows, columns, data: out };
}

function divide(model: OnnxModel, { divided }: SmoothingGroup, s: Float32Array): OnnxModel {
  if ('role' in divided)
    return writeLinear(
      model,
      divided,
      scaleRows(
        readLinear(model, divided),
        s.map((factor) => 1 / factor),
      ),
    );
  const vectors = divided.map((name) => {
    const { type, shape, data } = model.weights.get(name)!;
    return [name, { type, shape, data: (data as Float32Array).map((value, j) => value / s[j]) }] as const;
  });
  return withWeights(model, vectors);
}

/** Multiplies what reads the group's channels by s and divides what makes them: the same function, up to the rounding of floats. */
export const rescale = (model: OnnxModel, group: SmoothingGroup, s: Float32Array): OnnxModel =>
  group.readers.reduce(
    (edited, reader) => writeLinear(edited, reader, scaleInputs(readLinear(edited, reader), s)),
    divide(model, group, s),
  );
