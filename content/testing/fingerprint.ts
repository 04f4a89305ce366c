import { createHash } from 'node:crypto';
import type { Subject } from '@/lib/technique/technique';

/** A hash of everything that a subject says, down to the last weight, read from the values themselves and not from a file. */
export function fingerprint({ model, ...rest }: Subject): string {
  const hash = createHash('sha256');
  const say = (value: unknown) => hash.update(JSON.stringify(value, plain));
  say([rest, model.nodes, model.inputs, model.outputs, [...model.opsets], [...model.packing]]);
  for (const [name, { type, shape, data }] of model.weights) {
    say([name, type, shape]);
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}

/** Maps, typed arrays and big integers as JSON knows them. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array, String);
  return typeof value === 'bigint' ? String(value) : value;
}
