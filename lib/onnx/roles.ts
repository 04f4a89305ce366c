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

/** The last of a feed-forward block is "down"; of the others the one with the activation is the gate, if there are two. */
function feedForwardRole(model: OnnxModel, region: Upstream, all: readonly Match[], match: Match): Role {
  const leadsOn = all.some((other) => other !== match && between(model, region, other.output).nodes.has(match.node));
  if (!leadsOn) return 'down';
  const inner = all.filter((other) => other.input === match.input);
  const active = consumers(model)
    .get(match.output)
    ?.some(({ op }) => activations.has(op));
  return inner.length > 1 && active ? 'gate' : 'up';
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
  for (const match of rest) roles.set(match, feedForwardRole(model, region, rest, match));
  return roles;
}
