/** Packing small whole numbers into bytes, the first in the lowest bits. */

/**
 * Runs of `length` numbers of `bits` bits (1, 2, 4 or 8), each run padded with zeros to whole bytes.
 * Four bits: byte 0 holds the first number in its low half and the second in its high half.
 */
export function packRuns(values: Uint8Array, length: number, bits: number): Uint8Array {
  const perByte = 8 / bits;
  const bytes = Math.ceil(length / perByte);
  const packed = new Uint8Array((values.length / length) * bytes);
  for (let i = 0; i < values.length; i++) {
    const place = i % length;
    const byte = Math.floor(i / length) * bytes + Math.floor(place / perByte);
    packed[byte] |= values[i] << ((place % perByte) * bits);
  }
  return packed;
}
