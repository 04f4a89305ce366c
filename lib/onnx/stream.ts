/**
 * The residual stream: h₀ → h₀ + f₁(h₀) → … Found by structure alone, so that it does not matter how a file names things
 * nor what became of the linear layers.
 */
import { consumers, remembered, upstream, type Upstream } from './graph';
import type { Node, OnnxModel } from './model';

/** One step: `output` = `skip` + branch, where `region` computes the branch from earlier values of the stream. */
export interface Residual {
  readonly node: Node;
  readonly skip: string;
  readonly branch: string;
  readonly output: string;
  readonly region: Upstream;
}

/** Operators that multiply activations by a weight, whatever its storage. */
const projections = new Set([
  'MatMul',
  'Gemm',
  'Conv',
  'FusedMatMul',
  'MatMulInteger',
  'MatMulIntegerToFloat',
  'DynamicQuantizeMatMul',
  'QLinearMatMul',
  'MatMulNBits',
  'MatMulBnb4',
]);

/** Nodes that add two values: Add itself, and ONNX Runtime's fusions of it with the norm that follows. */
function sum(node: Node): { operands: readonly [string, string]; output: string } | null {
  const [a, b] = node.inputs;
  if (node.op === 'Add') return { operands: [a, b], output: node.outputs[0] };
  const fused = node.op === 'SkipSimplifiedLayerNormalization' || node.op === 'SkipLayerNormalization';
  return fused ? { operands: [a, b], output: node.outputs[3] ?? '' } : null;
}

/** Values computed from weights alone. */
const constants = remembered((model: OnnxModel): ReadonlySet<string> => {
  const constant = new Set(model.weights.keys());
  for (const { inputs, outputs } of model.nodes)
    if (inputs.every((input) => input === '' || constant.has(input))) outputs.forEach((output) => constant.add(output));
  return constant;
});

const projects = (model: OnnxModel, { nodes }: Upstream): boolean =>
  [...nodes].some(({ op, inputs }) => projections.has(op) && inputs.some((input) => constants(model).has(input)));

/** `node` as a step from `stream`, values that the residual stream has passed, the latest being one of its operands. */
function step(model: OnnxModel, node: Node, skip: string, stream: readonly string[], made: ReadonlySet<Node>) {
  const added = sum(node);
  const branch = added?.operands.find((operand) => operand !== skip);
  if (!added?.operands.includes(skip) || branch === undefined || constants(model).has(branch)) return null;
  // Past a fused sum-and-norm the branch leaves from the norm's output: stop at anything that a step made.
  const passed = new Set([...stream, ...[...made].flatMap(({ outputs }) => outputs)]);
  const region = upstream(model, [branch], (value) => passed.has(value));
  const fromStream = [...region.values].some((value) => passed.has(value));
  return fromStream && projects(model, region) ? { node, skip, branch, output: added.output, region } : null;
}

/** The first sum x + f(x) in which f multiplies by a weight. */
function firstStep(model: OnnxModel): Residual | null {
  for (const node of model.nodes)
    for (const skip of sum(node)?.operands ?? []) {
      const found = constants(model).has(skip) ? null : step(model, node, skip, [skip], new Set());
      if (found) return found;
    }
  return null;
}

/** Nodes through which the stream passes unchanged. */
const passes = new Set(['Identity', 'Cast']);

function nextStep(model: OnnxModel, from: string, stream: readonly string[], made: ReadonlySet<Node>): Residual | null {
  const readers = consumers(model).get(from) ?? [];
  for (const node of readers) {
    const found = step(model, node, from, [...stream, from], made);
    if (found) return found;
  }
  const through = readers.find(({ op, outputs }) => passes.has(op) && !stream.includes(outputs[0]));
  return through ? nextStep(model, through.outputs[0], [...stream, from], made) : null;
}

/** The steps in order; none for a model without such sums. */
export const residuals = remembered((model: OnnxModel): readonly Residual[] => {
  const steps: Residual[] = [];
  const stream: string[] = [];
  const made = new Set<Node>();
  for (
    let found = firstStep(model);
    found && !made.has(found.node);
    found = nextStep(model, found.output, stream, made)
  ) {
    steps.push(found);
    stream.push(found.skip, found.output);
    made.add(found.node);
  }
  return steps;
});
