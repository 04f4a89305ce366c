/** What reads the residual stream and what writes to it, station by station: the norms, the linear layers, the shapes. */
import { OnnxError } from './error';
import { consumers, producers, upstream } from './graph';
import { linears, type Linear } from './layers';
import type { Node, OnnxModel } from './model';
import { norms, type Norm } from './norms';
import { residuals, type Residual } from './stream';

/** Linear layers at one side of the stream, and the nodes between it and them. */
export interface Path {
  readonly linears: readonly Linear[];
  readonly reshapes: readonly Node[];
  /** Names of biases that are added on the way. */
  readonly biases: readonly string[];
}

/** The stream before one step: what it feeds, and what is added to it. */
export interface Station {
  readonly step: Residual;
  readonly norm: Norm;
  readonly readers: Path;
  readonly writers: Path;
}

const unfit = (what: string, { op, name, outputs }: Node, advice: string) =>
  new OnnxError({ what, where: `node ${op} "${name || outputs[0]}"`, advice });

/** Operators that act on each coordinate alike, so that a change of coordinates passes through. */
export const passes: ReadonlySet<string> = new Set(['Reshape', 'Cast', 'Identity']);

const nothing: Path = { linears: [], reshapes: [], biases: [] };

const join = (paths: readonly Path[]): Path => ({
  linears: paths.flatMap(({ linears }) => linears),
  reshapes: paths.flatMap(({ reshapes }) => reshapes),
  biases: paths.flatMap(({ biases }) => biases),
});

const linearAt = (model: OnnxModel, node: Node): Linear | undefined =>
  linears(model).find((linear) => linear.node === node);

const past = (node: Node): Path => ({ ...nothing, reshapes: node.op === 'Reshape' ? [node] : [] });

/** The linear layers that take a value, past reshapes. @throws OnnxError where anything else reads it */
export function readersOf(model: OnnxModel, value: string): Path {
  const paths = (consumers(model).get(value) ?? []).map((node): Path => {
    const linear = linearAt(model, node);
    if (linear) return { ...nothing, linears: [linear] };
    if (node.op === 'Shape') return nothing;
    if (passes.has(node.op)) return join([past(node), readersOf(model, node.outputs[0])]);
    throw unfit('The result of a norm is read by more than linear layers', node, 'Use a plain decoder.');
  });
  return join(paths);
}

/** A bias of the layer itself: a Gemm's third input. */
const ownBias = (model: OnnxModel, { node }: Linear): string[] =>
  node.op === 'Gemm' && model.weights.has(node.inputs[2]) ? [node.inputs[2]] : [];

/** The linear layers and biases whose sum a value is, past reshapes. @throws OnnxError where anything else is added */
export function writersOf(model: OnnxModel, value: string): Path {
  const node = producers(model).get(value);
  const linear = node && linearAt(model, node);
  if (linear) return { ...nothing, linears: [linear], biases: ownBias(model, linear) };
  if (node && passes.has(node.op)) return join([past(node), writersOf(model, node.inputs[0])]);
  if (node?.op === 'Add') return join(node.inputs.map((input) => addend(model, input)));
  throw new OnnxError({
    what: 'What is added to the residual stream does not come from a linear layer',
    where: `value "${value}"`,
    advice: 'Use a plain decoder, with float weights and no scales on its residual sums.',
  });
}

const addend = (model: OnnxModel, value: string): Path =>
  model.weights.has(value) ? { ...nothing, biases: [value] } : writersOf(model, value);

/** Whether a norm takes the mean away, which no rotation of its input leaves as it is. */
function centres(model: OnnxModel, { node, input, output }: Norm): boolean {
  const { nodes } = upstream(model, [output], (value) => value === input);
  return node.op.endsWith('LayerNormalization') && !node.op.includes('Simplified')
    ? true
    : [...nodes].some(({ op }) => op === 'Sub');
}

function requireRms(model: OnnxModel, norm: Norm | undefined, step: Residual): Norm {
  if (!norm) throw unfit('The residual stream is not normalised before this sum', step.node, 'Use a decoder that is.');
  if (centres(model, norm)) throw unfit('The norm subtracts the mean', norm.node, 'Use a model with RMSNorm.');
  return norm;
}

/** The stream may be read by its norm, its next sum and nothing else, and not be an output. */
function requirePrivate(model: OnnxModel, { skip, node }: Residual, norm: Norm): void {
  const own = upstream(model, [norm.output], (value) => value === skip).nodes;
  const others = (consumers(model).get(skip) ?? []).filter(
    (reader) => reader !== node && reader.op !== 'Shape' && !own.has(reader),
  );
  if (others.length) throw unfit('The residual stream is read by an unknown part', others[0], 'Use a plain decoder.');
  if (model.outputs.some(({ name }) => name === skip))
    throw unfit('The residual stream is an output of the model', node, 'Export the model without hidden states.');
}

function station(model: OnnxModel, step: Residual): Station {
  const found = norms(model).find(({ input, output }) => input === step.skip && step.region.values.has(output));
  const norm = requireRms(model, found, step);
  requirePrivate(model, step, norm);
  return { step, norm, readers: readersOf(model, norm.output), writers: writersOf(model, step.branch) };
}

/**
 * The stations of a decoder whose residual sums are nodes of their own (splitResiduals), in order.
 * @throws OnnxError where something other than RMSNorm and linear layers reads or writes the stream
 */
export const stations = (model: OnnxModel): readonly Station[] => residuals(model).map((step) => station(model, step));
