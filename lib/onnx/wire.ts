/**
 * The outermost layer of protobuf's wire format, walked by hand: fields stay views of the file, so that what nobody
 * changed can be written back byte for byte and large tensors are never copied.
 */

/** One field of a message. Both arrays are views: `bytes` of tag, length and value, `payload` of the value alone. */
export interface Field {
  readonly number: number;
  readonly wire: Wire;
  readonly bytes: Uint8Array;
  readonly payload: Uint8Array;
}

export type Wire = 0 | 1 | 2 | 5;

/** Wire types: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes; groups (3, 4) occur in no ONNX file. */
const isWire = (wire: number): wire is Wire => wire === 0 || wire === 1 || wire === 2 || wire === 5;

/** Reads an unsigned varint below 2^53 at `start`. @throws RangeError when it runs out of bytes or is too large. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 8 && start + i < bytes.length; i++) {
    value += (bytes[start + i] & 0x7f) * 2 ** (7 * i);
    if (bytes[start + i] < 0x80) return { value, end: start + i + 1 };
  }
  throw new RangeError(`no length or field number at byte ${start}`);
}

/** Where the varint at `start` ends; values of up to ten bytes (a negative int64) are skipped, not read. */
function endOfVarint(bytes: Uint8Array, start: number): number {
  for (let i = start; i < Math.min(bytes.length, start + 10); i++) if (bytes[i] < 0x80) return i + 1;
  throw new RangeError(`no number at byte ${start}`);
}

function payloadOf(bytes: Uint8Array, wire: Wire, start: number): { from: number; to: number } {
  if (wire === 0) return { from: start, to: endOfVarint(bytes, start) };
  if (wire === 1) return { from: start, to: start + 8 };
  if (wire === 5) return { from: start, to: start + 4 };
  const { value, end } = readVarint(bytes, start);
  return { from: end, to: end + value };
}

/** The fields of a message in file order. @throws RangeError when the bytes are not a whole message. */
export function readFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    const wire = tag.value % 8;
    const number = Math.floor(tag.value / 8);
    if (!isWire(wire) || number === 0) throw new RangeError(`no field of a message at byte ${at}`);
    const { from, to } = payloadOf(bytes, wire, tag.end);
    if (to > bytes.length) throw new RangeError(`a field needs ${to - bytes.length} bytes more than there are`);
    fields.push({ number, wire, bytes: bytes.subarray(at, to), payload: bytes.subarray(from, to) });
    at = to;
  }
  return fields;
}

function varint(value: number): number[] {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}

export const totalLength = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

/** The parts of a length-delimited field around the parts of its value. */
export const writeField = (number: number, value: readonly Uint8Array[]): Uint8Array[] => [
  Uint8Array.from([...varint(number * 8 + 2), ...varint(totalLength(value))]),
  ...value,
];

/** The parts in one piece. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(totalLength(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Parts under this many bytes are copied together: a thousand nodes become one part, a matrix stays a view. */
const small = 4096;

/** Joins runs of small parts. */
export function coalesce(parts: readonly Uint8Array[]): Uint8Array[] {
  const joined: Uint8Array[] = [];
  let run: Uint8Array[] = [];
  const flush = () => {
    if (run.length) joined.push(concatenate(run));
    run = [];
  };
  for (const part of parts) {
    if (part.length < small) run.push(part);
    else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}
