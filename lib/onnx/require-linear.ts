import { OnnxError } from './error';
import type { DecoderLayer, Linear, Role } from './find';

/** What the projection of a role is to be, in an export that has it. */
const spelled: Partial<Readonly<Record<Role, string>>> = { q: 'query', k: 'key', v: 'value', o: 'output' };

/** The projection of a role in a layer. @throws OnnxError where the layer has none of its own */
export function requireLinear({ linears, index }: DecoderLayer, role: Role): Linear {
  const found = linears.find((linear) => linear.role === role);
  if (found) return found;
  throw new OnnxError({
    what: `The layer has no ${spelled[role] ?? role} projection of its own`,
    where: `decoder layer ${index}`,
    advice: 'Export the model with separate query, key, value and output projections.',
  });
}
