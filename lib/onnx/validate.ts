import { storageLength } from '@/lib/tensor/elements';
import { reads, sortNodes } from './graph';
import type { Node, OnnxModel } from './model';

const show = ({ op, name }: Node) => `node ${op} "${name}"`;

/** Items that occur more than once, each named once. */
function repeated(items: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = items.filter((item) => seen.size === seen.add(item).size);
  return [...new Set(twice)];
}

const givenNames = ({ inputs, weights }: OnnxModel): Set<string> =>
  new Set([...inputs.map(({ name }) => name), ...weights.keys()]);

function producedTwice(model: OnnxModel): string[] {
  const given = givenNames(model);
  const made = model.nodes.flatMap(({ outputs }) => outputs.filter(Boolean));
  const twice = [...repeated(made), ...made.filter((name) => given.has(name))];
  return [...new Set(twice)].map((name) => `value "${name}" is produced twice`);
}

function duplicateNames({ nodes, inputs, outputs }: OnnxModel): string[] {
  const problems = (kind: string, names: readonly string[]) =>
    repeated(names.filter(Boolean)).map((name) => `two ${kind} are named "${name}"`);
  return [
    ...problems(
      'nodes',
      nodes.map(({ name }) => name),
    ),
    ...problems(
      'graph inputs',
      inputs.map(({ name }) => name),
    ),
    ...problems(
      'graph outputs',
      outputs.map(({ name }) => name),
    ),
  ];
}

function hasCycle(model: OnnxModel): boolean {
  try {
    sortNodes(model);
    return false;
  } catch {
    return true;
  }
}

/** Whether each value is there when it is read. */
function unmetReads(model: OnnxModel): string[] {
  const available = givenNames(model);
  const everMade = new Set(model.nodes.flatMap(({ outputs }) => outputs));
  const problems: string[] = [];
  for (const node of model.nodes) {
    for (const value of reads(node).filter((name) => !available.has(name)))
      problems.push(
        everMade.has(value)
          ? `${show(node)} reads "${value}" before it is produced`
          : `${show(node)} reads "${value}", which nothing produces`,
      );
    node.outputs.forEach((output) => available.add(output));
  }
  const missing = model.outputs.filter(({ name }) => !available.has(name));
  return [...problems, ...missing.map(({ name }) => `graph output "${name}" is not produced`)];
}

const unknownDomains = ({ nodes, opsets }: OnnxModel): string[] =>
  [...new Set(nodes.map(({ domain }) => domain))]
    .filter((domain) => !opsets.has(domain))
    .map((domain) => `operator set "${domain}" has no version`);

function weightProblems({ weights, packing }: OnnxModel): string[] {
  const wrong = [...weights].filter(([, { type, shape, data }]) => data.length !== storageLength(type, shape));
  const orphans = [...packing.keys()].filter((name) => !weights.has(name));
  return [
    ...wrong.map(([name, { shape, data }]) => `weight "${name}" of shape [${shape}] holds ${data.length} items`),
    ...orphans.map((name) => `packing is claimed for "${name}", which is no weight`),
  ];
}

/** What is wrong with a model's structure, in sentences; nothing for a valid one. */
export const validate = (model: OnnxModel): readonly string[] => [
  ...producedTwice(model),
  ...unmetReads(model),
  ...(hasCycle(model) ? ['the graph runs in a circle'] : []),
  ...unknownDomains(model),
  ...weightProblems(model),
  ...duplicateNames(model),
];
