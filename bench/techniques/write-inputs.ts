import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where numbers begin in `data.f32`, counted in floats, and how they are laid out. */
interface Place {
  readonly at: number;
  readonly shape: readonly number[];
}

/** Shape of what holds numbers: an array, a matrix, a tensor; null of anything else. */
function shapeOf(value: object): readonly number[] | null {
  if (value instanceof Float32Array) return [value.length];
  if (!('data' in value)) return null;
  if ('rows' in value && 'columns' in value) return [Number(value.rows), Number(value.columns)];
  return 'shape' in value ? (value.shape as readonly number[]) : null;
}

/**
 * Writes values for another language: `inputs.json` has them as they are, with a place in `data.f32` for every array, matrix and
 * tensor of 32-bit floats.
 */
export function writeInputs(folder: string, inputs: unknown): void {
  const file = join(folder, 'data.f32');
  let written = 0;
  function put({ buffer, byteOffset, byteLength, length }: Float32Array, shape: readonly number[]): Place {
    appendFileSync(file, new Uint8Array(buffer, byteOffset, byteLength));
    written += length;
    return { at: written - length, shape };
  }
  function told(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const shape = shapeOf(value);
    if (shape) return put(value instanceof Float32Array ? value : (value as { data: Float32Array }).data, shape);
    if (Array.isArray(value)) return value.map(told);
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([name, part]) => [name, told(part)]));
  }
  writeFileSync(file, '');
  writeFileSync(join(folder, 'inputs.json'), JSON.stringify(told(inputs)));
}
