/** Who reads the residual stream and who writes to it: what has to turn with it. */
import { OnnxError } from '@/lib/onnx/error';
import { embedding, head, norms, requireDecoder, type Embedding, type Norm } from '@/lib/onnx/find';
import { consumers } from '@/lib/onnx/graph';
import { linears, type Linear } from '@/lib/onnx/layers';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { residuals } from '@/lib/onnx/stream';
import { passes, readersOf, writersOf } from '@/lib/onnx/stream-paths';
import { elementCount } from '@/lib/tensor/elements';

/** A norm of the stream and the linear layers that take its result. */
export interface Reading {
  readonly norm: Norm;
  readonly linears: readonly Linear[];
}

/** A linear layer whose output is added to the stream, and the names of the biases added to it on the way. */
export interface Writing {
  readonly linear: Linear;
  readonly biases: readonly string[];
}

export interface Stream {
  readonly embedding: Embedding;
  readonly readings: readonly Reading[];
  readonly writings: readonly Writing[];
  /** The reading of the head, where the head's weight is the embedding's. */
  readonly tied: Reading | null;
}

const cannotTurn = (what: string, where: string) =>
  new OnnxError({
    what,
    where,
    advice: 'Rotations need a decoder with RMS norms whose results go to linear layers, exported in 32-bit floats.',
  });

const place = ({ op, name }: Node) => `node ${op} "${name}"`;

const elementsOf = ({ weights }: OnnxModel, name: string): number => {
  const tensor = weights.get(name);
  return tensor ? elementCount(tensor.shape) : 0;
};

const isScaling = (model: OnnxModel, { op, inputs }: Node): boolean =>
  (op === 'Mul' || op === 'Div') && inputs.some((input) => elementsOf(model, input) === 1);

/** The linear layer that `branch` comes from. @throws OnnxError */
function writing(model: OnnxModel, branch: string): Writing {
  const { linears: made, biases } = writersOf(model, branch);
  if (made.length !== 1) throw cannotTurn('What is added to the residual stream is not one linear layer', branch);
  return { linear: made[0], biases };
}

/** Where an RMS norm takes the stream: its own operator, or the square and the division of one written out. */
const taken = new Set(['SimplifiedLayerNormalization', 'RMSNormalization', 'Pow', 'Mul', 'Div', 'Shape']);

/** The values that carry the stream, from the embedding to the last layer. */
function streamValues(model: OnnxModel): ReadonlySet<string> {
  const steps = residuals(model);
  const values = new Set(steps.flatMap(({ skip, output }) => [skip, output]));
  for (const value of values)
    for (const node of consumers(model).get(value) ?? [])
      if (node.op === 'Cast' || node.op === 'Identity') values.add(node.outputs[0]);
  return values;
}

/** @throws OnnxError where something reads the stream for which its directions matter, such as a norm that takes means */
function requireTurnable(model: OnnxModel, values: ReadonlySet<string>): void {
  const sums = new Set(residuals(model).map(({ node }) => node));
  for (const value of values)
    for (const node of consumers(model).get(value) ?? [])
      if (!sums.has(node) && !taken.has(node.op) && !values.has(node.outputs[0]))
        throw cannotTurn('The residual stream is read by an operator that is no RMS norm', place(node));
}

/** The embedding, where it becomes the stream with no more than a scaling. @throws OnnxError */
function requireEmbedding(model: OnnxModel, values: ReadonlySet<string>): Embedding {
  const found = embedding(model);
  let value = found?.output;
  while (value !== undefined && !values.has(value)) {
    const next: Node | undefined = consumers(model)
      .get(value)
      ?.find((node) => passes.has(node.op) || isScaling(model, node));
    value = next?.outputs[0];
  }
  if (found && value !== undefined) return found;
  throw cannotTurn('The residual stream does not begin at a token embedding', `graph of ${model.nodes.length} nodes`);
}

/** Each weight may belong to one layer only: it is turned once. @throws OnnxError */
function requireOwnWeights(used: readonly Linear[]): void {
  const names = used.map(({ weight }) => weight);
  const shared = names.find((name, i) => names.indexOf(name) !== i);
  if (shared !== undefined) throw cannotTurn('Several linear layers share a weight', `weight "${shared}"`);
}

/** @throws OnnxError where a linear layer neither reads nor writes the stream, or the head does not read it */
function requireAll(model: OnnxModel, used: readonly Linear[]): void {
  const missing = linears(model).find(
    (linear) => (linear.layer !== null || linear === head(model)) && !used.includes(linear),
  );
  if (missing) throw cannotTurn('A linear layer neither reads nor writes the residual stream', place(missing.node));
}

/**
 * Readers and writers of the residual stream.
 * @param model with residual sums of their own (splitResiduals)
 * @throws OnnxError where the model is no decoder, or the stream cannot be turned
 */
export function readStream(model: OnnxModel): Stream {
  requireDecoder(model);
  const values = streamValues(model);
  requireTurnable(model, values);
  const table = requireEmbedding(model, values);
  const writings = residuals(model).map(({ branch }) => writing(model, branch));
  const readings = norms(model)
    .filter(({ input }) => values.has(input))
    .map((norm) => ({ norm, linears: readersOf(model, norm.output).linears }));
  const used = [...readings.flatMap((reading) => reading.linears), ...writings.map(({ linear }) => linear)];
  requireOwnWeights(used);
  requireAll(model, used);
  const tied = readings.find((reading) => reading.linears.some(({ weight }) => weight === table.weight)) ?? null;
  return { embedding: table, readings, writings, tied };
}

/** Coordinates of the residual stream. @throws OnnxError where the model is no decoder with a token embedding */
export function widthOf(model: OnnxModel): number {
  requireDecoder(model);
  return requireEmbedding(model, streamValues(model)).hidden;
}
