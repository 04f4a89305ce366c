/** The codes of `bits` bits (a divisor of 8) in packed bytes, the first in the lowest bits. */
export function unpackCodes(packed: Uint8Array, bits: number): Uint8Array {
  const perByte = 8 / bits;
  const codes = new Uint8Array(packed.length * perByte);
  for (let i = 0; i < codes.length; i++)
    codes[i] = (packed[Math.floor(i / perByte)] >> ((i % perByte) * bits)) & (2 ** bits - 1);
  return codes;
}
