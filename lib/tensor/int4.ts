/** Packs 4-bit codes two to a byte, the first in the low nibble; an odd count leaves the last high nibble zero. */
export function packInt4(codes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(codes.length / 2));
  for (let i = 0; i < codes.length; i++) packed[i >> 1] |= (codes[i] & 15) << ((i & 1) * 4);
  return packed;
}

/** The codes (0 to 15) of `count` packed values; signed types take their two's complement from them. */
export function unpackInt4(packed: Uint8Array, count: number = packed.length * 2): Uint8Array {
  const codes = new Uint8Array(count);
  for (let i = 0; i < count; i++) codes[i] = (packed[i >> 1] >> ((i & 1) * 4)) & 15;
  return codes;
}
