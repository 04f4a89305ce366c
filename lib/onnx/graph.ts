/** Who makes and who reads each value, and walks along these. */
import type { AttributeProto, GraphProto } from 'onnx-buf';
import { OnnxError } from './error';
import type { Node, OnnxModel } from './model';

/** Remembers a function of a model (or of a part of one) for as long as that lives. */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

const subgraphs = ({ g, graphs }: AttributeProto): GraphProto[] => [...(g ? [g] : []), ...(graphs ?? [])];

/** Names that a subgraph (the body of If, Loop, Scan) takes from around it. */
function captured(graph: GraphProto): string[] {
  const own = new Set([
    ...graph.input.map(({ name }) => name),
    ...graph.initializer.map(({ name }) => name),
    ...graph.node.flatMap(({ output }) => output),
  ]);
  const inner = graph.node.flatMap(({ attribute }) => attribute.flatMap(subgraphs).flatMap(captured));
  const outputs = graph.output.map(({ name }) => name);
  const read = [...graph.node.flatMap(({ input }) => input), ...inner, ...outputs];
  return read.filter((name) => name !== '' && !own.has(name));
}

/** Values that the bodies inside a node read without being inputs of the node. */
export const capturedBy = remembered((node: Node): readonly string[] =>
  [...node.attributes.values()].flatMap((attribute) =>
    attribute.type === 'other' ? subgraphs(attribute.value as AttributeProto).flatMap(captured) : [],
  ),
);

/** All values that a node needs. */
export const reads = (node: Node): readonly string[] => [...node.inputs.filter(Boolean), ...capturedBy(node)];

const producersOf = remembered(
  (nodes: readonly Node[]): ReadonlyMap<string, Node> =>
    new Map(nodes.flatMap((node) => node.outputs.filter(Boolean).map((output) => [output, node] as const))),
);

const consumersOf = remembered((nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> => {
  const consumers = new Map<string, Node[]>();
  for (const node of nodes)
    for (const input of new Set(reads(node))) {
      const readers = consumers.get(input);
      if (readers) readers.push(node);
      else consumers.set(input, [node]);
    }
  return consumers;
});

/** Value → the node that makes it; graph inputs and weights are not in it. */
export const producers = ({ nodes }: Pick<OnnxModel, 'nodes'>): ReadonlyMap<string, Node> => producersOf(nodes);

/** Value → the nodes that read it, in graph order. */
export const consumers = ({ nodes }: Pick<OnnxModel, 'nodes'>): ReadonlyMap<string, readonly Node[]> =>
  consumersOf(nodes);

/** What `values` are computed from: the nodes, and every value met on the way, the given ones included. */
export interface Upstream {
  readonly nodes: ReadonlySet<Node>;
  readonly values: ReadonlySet<string>;
}

/** Walks back from `values`; does not go past values for which `stop` holds (they are among the values met). */
export function upstream(
  model: Pick<OnnxModel, 'nodes'>,
  values: Iterable<string>,
  stop: (value: string) => boolean = () => false,
): Upstream {
  const made = producers(model);
  const nodes = new Set<Node>();
  const met = new Set<string>();
  const open = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (met.has(value)) continue;
    met.add(value);
    const node = stop(value) ? undefined : made.get(value);
    if (!node || nodes.has(node)) continue;
    nodes.add(node);
    open.push(...reads(node));
  }
  return { nodes, values: met };
}

const cycleAt = ({ op, name }: Node) =>
  new OnnxError({
    what: 'The graph runs in a circle',
    where: `node ${op} "${name}"`,
    advice: 'An edit made a node read what it produces. Check the names of its inputs and outputs.',
  });

/**
 * The nodes in an order in which each comes after those it reads from; nodes that are in place stay there.
 * @throws OnnxError when there is a cycle
 */
export function sortNodes(model: OnnxModel): OnnxModel {
  const made = producers(model);
  const done = new Set<Node>();
  for (const root of model.nodes) {
    const path = done.has(root) ? [] : [root];
    const onPath = new Set(path);
    for (let node = path.at(-1); node; node = path.at(-1)) {
      const next = reads(node)
        .map((value) => made.get(value))
        .find((producer) => producer && !done.has(producer));
      if (!next) done.add(path.pop()!);
      else if (onPath.has(next)) throw cycleAt(next);
      else onPath.add(path[path.push(next) - 1]);
    }
  }
  const nodes = [...done];
  return nodes.every((node, i) => node === model.nodes[i]) ? model : { ...model, nodes };
}
