/** What each linear layer of a decoder layer is for, told from its place when no name tells it. */
import { attentionCore, type Core } from './attention';
import { consumers, upstream, type Upstream } from './graph';
import type { Match } from './matches';
import type { OnnxModel } from './model';
import type { Role } from './names';

const activations = new Set(['Sigmoid', 'Gelu', 'FastGelu', 'QuickGelu', 'Relu', 'Tanh', 'Erf', 'HardSwish', 'Swish']);

/** Values between the start of a layer (values of the stream) and `to`. */
const between = (model: OnnxModel, region: Upstream, to: string): Upstream =>
  upstream(model, [to], (value) => !region.values.has(value));

function attentionRole(model: OnnxModel, region: Upstream, core: Core, { node, output }: Match): Role | null {
  const leadsTo = (value: string) => value !== '' && between(model, region, value).nodes.has(node);
  if (leadsTo(core.query)) return 'q';
  if (leadsTo(core.key)) return 'k';
  if (leadsTo(core.value)) return 'v';
  const after = between(model, region, output).nodes;
  return after.has(core.node) ? 'o' : null;
}

/** Nodes between a product and its activation. */
const passes = new Set(['Add', 'Cast', 'Reshape']);

/** Whether an activation function acts on `value`, perhaps after a bias. */
const isActivated = (model: OnnxModel, region: Upstream, value: string): boolean =>
  (consumers(model).get(value) ?? [])
    .filter((node) => region.nodes.has(node))
    .some(({ op, outputs }) => activations.has(op) || (passes.has(op) && isActivated(model, region, outputs[0])));

/** The last of a feed-forward block is "down"; of the others the one with the activation is the gate, if there are two. */
function feedForwardRoles(model: OnnxModel, region: Upstream, all: readonly Match[]): [Match, Role][] {
  const feeds = (match: Match) =>
    all.some((other) => other !== match && between(model, region, other.output).nodes.has(match.node));
  const inner = all.filter(feeds);
  const gated = inner.length > 1;
  return all.map((match) => {
    if (!inner.includes(match)) return [match, 'down'];
    return [match, gated && isActivated(model, region, match.output) ? 'gate' : 'up'];
  });
}

/** Roles by place, for the linears of one step of the residual stream. */
export function rolesByPlace(model: OnnxModel, region: Upstream, linears: readonly Match[]): Map<Match, Role> {
  const core = attentionCore(model, region);
  const roles = new Map<Match, Role>();
  for (const match of linears) {
    const role = core && attentionRole(model, region, core, match);
    if (role) roles.set(match, role);
  }
  const rest = linears.filter((match) => !roles.has(match));
  return new Map([...roles, ...feedForwardRoles(model, region, rest)]);
}
