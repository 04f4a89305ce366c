/**
 * The residual stream in other coordinates: at each station i the state x, a row of d numbers, becomes x Q_i with Q_i
 * [d × d′]. Exact while Q_i is orthogonal, since RMSNorm without its gain commutes with it; with fewer columns than rows a
 * part of the state is cut off, and everything that reads or writes it is narrower (SliceGPT, arXiv 2401.15024, section 3).
 */
import { multiply } from '@/lib/linalg';
import { float32 } from '@/lib/tensor/create';
import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { scaleColumns } from '@/lib/tensor/scale';
import type { Tensor } from '@/lib/tensor/tensor';
import { withWeights } from './edit-weights';
import { OnnxError } from './error';
import { consumers, producers, sortNodes } from './graph';
import type { Linear } from './layers';
import { readLinear, writeLinear } from './linear';
import { makeNode } from './make';
import type { Node, OnnxModel } from './model';
import { resizeShape } from './narrow-shapes';
import type { Norm } from './norms';
import { stations, type Path, type Station } from './stream-paths';
import { sweep } from './sweep';
import { unused } from './unused';

/** What is put in the place of nodes, and before them, once all stations are turned. */
interface Rewiring {
  readonly nodes: Map<Node, Node>;
  readonly added: Node[];
}

function vector(model: OnnxModel, name: string): Float32Array {
  const { type, data } = model.weights.get(name)!;
  if (data instanceof Float32Array) return data;
  throw new OnnxError({
    what: `A vector of type ${type} cannot be turned`,
    where: `weight "${name}"`,
    advice: 'Use a model with 32-bit norms and biases.',
  });
}

const map = (model: OnnxModel, linears: readonly Linear[], fn: (w: Matrix) => Matrix): OnnxModel =>
  linears.reduce((edited, linear) => writeLinear(edited, linear, fn(readLinear(edited, linear))), model);

/** States [-1, d] as [-1, d′], wherever a Reshape on the way says so. */
function resize(model: OnnxModel, { reshapes }: Path, { rows, columns }: Matrix, to: Rewiring): OnnxModel {
  const weights = new Map<string, Tensor>();
  for (const node of reshapes) {
    const fit = (dims: readonly number[]) => (dims.at(-1) === rows ? dims.with(-1, columns) : dims);
    const resized = resizeShape(model, node, fit, weights);
    if (!resized) continue;
    to.nodes.set(node, resized.node);
    to.added.push(...resized.before);
  }
  return withWeights(model, weights);
}

/**
 * Leaves √(d / d′) of a norm's gain, so that the mean of the squares is still taken over d numbers, as the authors' code
 * takes it; what is cut counts as zero. (ε grows by d / d′, which is beyond the precision of the sum.)
 */
const plainGain = (model: OnnxModel, { weight }: Norm, { rows, columns }: Matrix): OnnxModel =>
  withWeights(model, [[weight, float32([columns], new Float32Array(columns).fill(Math.sqrt(rows / columns)))]]);

/** W ← W diag(g) Q for everything behind the norm with gain g. */
function turnReaders(model: OnnxModel, { norm, readers }: Station, basis: Matrix, to: Rewiring): OnnxModel {
  const gain = vector(model, norm.weight);
  const turned = map(model, readers.linears, (w) => multiply(scaleColumns(w, gain), basis));
  return plainGain(resize(turned, readers, basis, to), norm, basis);
}

function turnBias(model: OnnxModel, name: string, basis: Matrix): OnnxModel {
  const { shape } = model.weights.get(name)!;
  const data = vector(model, name);
  const turned = multiply({ rows: data.length / basis.rows, columns: basis.rows, data }, basis);
  return withWeights(model, [[name, float32(shape.with(-1, basis.columns), turned.data)]]);
}

/** W ← Qᵀ W, and b ← b Q, for everything that is added to the stream. */
function turnWriters(model: OnnxModel, { writers }: Station, basis: Matrix, to: Rewiring): OnnxModel {
  const onto = transpose(basis);
  const turned = map(model, writers.linears, (w) => multiply(onto, w));
  const biased = writers.biases.reduce((edited, name) => turnBias(edited, name, basis), turned);
  return resize(biased, writers, basis, to);
}

/** Puts x · M in the place of x in one node. */
function multiplyValue(model: OnnxModel, node: Node, x: string, matrix: Matrix, to: Rewiring): OnnxModel {
  const weight = unused(model, `${x}/basis`);
  const turned = unused(model, `${x}/turned`);
  to.added.push(makeNode('MatMul', [x, weight], [turned]));
  to.nodes.set(node, { ...node, inputs: node.inputs.map((input) => (input === x ? turned : input)) });
  return withWeights(model, [[weight, float32([matrix.rows, matrix.columns], matrix.data)]]);
}

/** The table of an embedding that nothing else reads; a tied one stays, for the head's sake. */
function ownTable(model: OnnxModel, { op, inputs: [table] }: Node): boolean {
  return op === 'Gather' && model.weights.get(table)?.shape.length === 2 && consumers(model).get(table)?.length === 1;
}

/** E ← E Q */
function turnTable(model: OnnxModel, table: string, basis: Matrix): OnnxModel {
  const { shape } = model.weights.get(table)!;
  const turned = multiply({ rows: shape[0], columns: shape[1], data: vector(model, table) }, basis);
  return withWeights(model, [[table, float32([turned.rows, turned.columns], turned.data)]]);
}

/** Brings the stream into its first basis: in the embedding's table or, where that is the head's too, behind it. */
function enter(model: OnnxModel, { step: { skip } }: Station, basis: Matrix, to: Rewiring): OnnxModel {
  const maker = producers(model).get(skip);
  if (!maker)
    throw new OnnxError({
      what: 'The residual stream begins with an input of the model',
      where: `value "${skip}"`,
      advice: 'Use a model with its own embedding.',
    });
  if (ownTable(model, maker)) return turnTable(model, maker.inputs[0], basis);
  const [weight, before] = [unused(model, `${skip}/basis`), unused(model, `${skip}/before`)];
  to.nodes.set(maker, { ...maker, outputs: maker.outputs.map((output) => (output === skip ? before : output)) });
  to.added.push(makeNode('MatMul', [before, weight], [skip]));
  return withWeights(model, [[weight, float32([basis.rows, basis.columns], basis.data)]]);
}

function requireOwn(model: OnnxModel, all: readonly Station[]): void {
  const names = all.flatMap(({ norm, readers, writers }) => [
    norm.weight,
    ...[readers, writers].flatMap(({ linears, biases }) => [...linears.map(({ weight }) => weight), ...biases]),
  ]);
  const shared = names.find((name) => consumers(model).get(name)?.length !== 1);
  if (shared === undefined) return;
  throw new OnnxError({
    what: 'Several layers share a weight, and each would need it in its own basis',
    where: `weight "${shared}"`,
    advice: 'Use a model whose layers have weights of their own.',
  });
}

/** From one station to the next: what is added comes in the next basis, what was there is turned into it. */
function leave(model: OnnxModel, station: Station, from: Matrix, next: Matrix | undefined, to: Rewiring): OnnxModel {
  const { node, skip } = station.step;
  if (!next) return multiplyValue(model, node, skip, transpose(from), to);
  return multiplyValue(turnWriters(model, station, next, to), node, skip, multiply(transpose(from), next), to);
}

function requireBases(all: readonly Station[], bases: readonly Matrix[]): void {
  if (all.length && all.length === bases.length) return;
  throw new OnnxError({
    what: `${bases.length} bases were given for ${all.length} stations of the residual stream`,
    where: 'residual sums',
    advice: 'Split fused sums first (splitResiduals), and give one basis for each of the stations.',
  });
}

/**
 * Turns the stream at station i by `bases[i]`, [d × d′] with orthonormal columns. Each of its sums takes the skip
 * connection through Q_iᵀ Q_{i+1}; behind the last of them the stream is [d] again, in its own coordinates, so that the
 * final norm and the head stay as they are.
 * @throws OnnxError where something other than RMSNorm and linear layers reads or writes the stream, or a weight is shared
 */
export function turnStream(model: OnnxModel, bases: readonly Matrix[]): OnnxModel {
  const all = stations(model);
  requireBases(all, bases);
  requireOwn(model, all);
  const to: Rewiring = { nodes: new Map(), added: [] };
  const turned = all.reduce(
    (edited, station, i) => leave(turnReaders(edited, station, bases[i], to), station, bases[i], bases[i + 1], to),
    enter(model, all[0], bases[0], to),
  );
  const nodes = model.nodes.map((node) => to.nodes.get(node) ?? node);
  return sweep(sortNodes({ ...turned, nodes: [...nodes, ...to.added] }));
}
