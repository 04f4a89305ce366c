import type { ValueInfo, Node, OnnxModel } from './model';
import { OnnxError } from './error';
import { capturedBy, producers, sortNodes } from './graph';
import { valueTypes } from './value-type';

const missing = (what: string, where: string) =>
  new OnnxError({
    what,
    where,
    advice: 'The model was edited meanwhile: look the node up in the model that is edited.',
  });

/** Puts `nodes` in the place of `node`; the first or any other of them makes what `node` made. */
export function replaceNode(model: OnnxModel, node: Node, nodes: readonly Node[]): OnnxModel {
  const at = model.nodes.indexOf(node);
  if (at < 0) throw missing('The node to replace is not in the graph', `${node.op} "${node.name}"`);
  return { ...model, nodes: model.nodes.toSpliced(at, 1, ...nodes) };
}

/** Adds nodes, each after what it reads and before what reads it. @throws OnnxError when that makes a circle */
export const insertNodes = (model: OnnxModel, nodes: readonly Node[]): OnnxModel =>
  sortNodes({ ...model, nodes: [...model.nodes, ...nodes] });

const renameKeys = <V>(map: ReadonlyMap<string, V>, names: ReadonlyMap<string, string>): ReadonlyMap<string, V> =>
  [...names.keys()].some((name) => map.has(name))
    ? new Map([...map].map(([name, value]) => [names.get(name) ?? name, value]))
    : map;

/** `node` with values renamed: the same object when none of them is its own. */
function renameIn(node: Node, names: ReadonlyMap<string, string>, sides: 'both' | 'inputs'): Node {
  const inside = capturedBy(node).find((name) => names.has(name));
  if (inside)
    throw new OnnxError({
      what: `"${inside}" is read inside a subgraph and cannot be renamed`,
      where: `node ${node.op} "${node.name}"`,
      advice: 'Export the model without control flow.',
    });
  const rename = (name: string) => names.get(name) ?? name;
  const inputs = node.inputs.some((name) => names.has(name)) ? node.inputs.map(rename) : node.inputs;
  const touched = sides === 'both' && node.outputs.some((name) => names.has(name));
  const outputs = touched ? node.outputs.map(rename) : node.outputs;
  return inputs === node.inputs && outputs === node.outputs ? node : { ...node, inputs, outputs };
}

/** Renames values, weights, inputs and outputs wherever they occur, all at once (so that names can be swapped). */
export function renameValues(model: OnnxModel, names: ReadonlyMap<string, string>): OnnxModel {
  const renameInfo = (info: ValueInfo) => (names.has(info.name) ? { ...info, name: names.get(info.name)! } : info);
  return {
    ...model,
    nodes: model.nodes.map((node) => renameIn(node, names, 'both')),
    inputs: model.inputs.map(renameInfo),
    outputs: model.outputs.map(renameInfo),
    weights: renameKeys(model.weights, names),
    packing: renameKeys(model.packing, names),
  };
}

export const renameValue = (model: OnnxModel, from: string, to: string): OnnxModel =>
  renameValues(model, new Map([[from, to]]));

const identity = (input: string, output: string): Node => ({
  name: `${output}/Identity`,
  op: 'Identity',
  domain: '',
  inputs: [input],
  outputs: [output],
  attributes: new Map(),
});

/**
 * Lets everything that read `value` read `source` instead. What only led to `value` stays until the model is swept.
 * A graph output keeps its name: it becomes a copy of `source`.
 */
export function bypass(model: OnnxModel, value: string, source: string): OnnxModel {
  const names = new Map([[value, source]]);
  const rewired = { ...model, nodes: model.nodes.map((node) => renameIn(node, names, 'inputs')) };
  const maker = producers(rewired).get(value);
  if (!maker || !model.outputs.some(({ name }) => name === value)) return rewired;
  const muted = { ...maker, outputs: maker.outputs.map((output) => (output === value ? '' : output)) };
  const rest = muted.outputs.some(Boolean) ? [muted] : [];
  return sortNodes(replaceNode(rewired, maker, [...rest, identity(source, value)]));
}

/**
 * Makes intermediate values graph outputs, for calibration; those that are outputs already stay as they are.
 * Types come from the graph where they can be told, else float32; shapes stay open.
 * @throws OnnxError when a value is not in the graph
 */
export function withOutputs(model: OnnxModel, names: readonly string[]): OnnxModel {
  const made = producers(model);
  const there = new Set(model.outputs.map(({ name }) => name));
  const added = [...new Set(names)].filter((name) => !there.has(name));
  const unknown = added.find((name) => !made.has(name) && !model.weights.has(name));
  if (unknown !== undefined) throw missing(`The graph has no value "${unknown}"`, 'graph outputs');
  const types = valueTypes(model);
  const infos = added.map((name) => ({ name, type: types.get(name) ?? 'float32', shape: [] }));
  return added.length ? { ...model, outputs: [...model.outputs, ...infos] } : model;
}

/** Declares that the graph uses `version` of an operator set. It declares and does not convert: nodes stay as they are. */
export const withOpset = (model: OnnxModel, domain: string, version: number): OnnxModel =>
  model.opsets.get(domain) === version ? model : { ...model, opsets: new Map([...model.opsets, [domain, version]]) };
