import { createHash } from 'node:crypto';
import type { Subject } from '@/lib/technique/technique';
import type { TypedArray } from '@/lib/tensor/elements';
import type { Tensor } from '@/lib/tensor/tensor';

/** A hash of everything that a subject says, down to the last weight, read from the values themselves and not from a file. */
export function fingerprint({ model, ...rest }: Subject): string {
  const hash = createHash('sha256');
  const say = (value: unknown) => hash.update(JSON.stringify(value, plain));
  say([rest, model.nodes, model.inputs, model.outputs, [...model.opsets], [...model.packing]]);
  for (const [name, weight] of model.weights) {
    say([name, weight.type, weight.shape]);
    const values = withoutNegativeZeros(weight);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}

/** Zero has two patterns of bits, and −0 + 0 is +0: a correction by nothing changes the bits, but not the value. */
function withoutNegativeZeros({ type, data }: Tensor): TypedArray {
  if (type === 'float16') return (data as Uint16Array).map((bits) => (bits === 0x8000 ? 0 : bits));
  return type === 'float32' ? (data as Float32Array).map((value) => value + 0) : data;
}

/** Maps, typed arrays and big integers as JSON knows them. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array, String);
  return typeof value === 'bigint' ? String(value) : value;
}
