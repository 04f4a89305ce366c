import { reads, upstream } from './graph';
import type { OnnxModel } from './model';

const keep = <V>(map: ReadonlyMap<string, V>, names: ReadonlySet<string>): ReadonlyMap<string, V> =>
  [...map.keys()].every((name) => names.has(name)) ? map : new Map([...map].filter(([name]) => names.has(name)));

/**
 * Drops the nodes and weights that reach no output, and the packing of weights that are gone.
 * Declared graph inputs are the model's interface and stay, unless `inputs` is true.
 */
export function sweep(model: OnnxModel, { inputs = false }: { inputs?: boolean } = {}): OnnxModel {
  const outputs = model.outputs.map(({ name }) => name);
  const needed = upstream(model, outputs).nodes;
  const nodes = needed.size === model.nodes.length ? model.nodes : model.nodes.filter((node) => needed.has(node));
  const read = new Set([...outputs, ...nodes.flatMap(reads)]);
  const weights = keep(model.weights, read);
  return {
    ...model,
    nodes,
    weights,
    packing: keep(model.packing, new Set(weights.keys())),
    inputs: inputs ? model.inputs.filter(({ name }) => read.has(name)) : model.inputs,
  };
}
