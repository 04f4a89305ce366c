/**
 * IEEE 754 binary16, exact: every half widens to the float of the same value, and a float narrows to the nearest half,
 * ties to even, with subnormals, infinities and NaN.
 */

/** Bits of the smallest floats that narrow to a half's normal range, and that overflow to infinity. */
const normal = 0x38800000; // 2^-14
const overflow = 0x47800000; // 2^16; what lies between 65520 and it overflows by rounding
const infinity = 0x7f800000;

/** Float bits without sign → half bits without sign. */
function narrow(bits: number): number {
  if (bits >= overflow) return bits > infinity ? 0x7e00 | ((bits >>> 13) & 0x3ff) : 0x7c00;
  // Rebias the exponent from 127 to 15 and round half to even in one addition.
  if (bits >= normal) return (bits - 0x38000000 + 0xfff + ((bits >>> 13) & 1)) >>> 13;
  return narrowToSubnormal(bits);
}

/** Below 2^-14 a half counts in steps of 2^-24. */
function narrowToSubnormal(bits: number): number {
  const exponent = bits >>> 23;
  if (exponent < 102) return 0; // under 2^-25: less than half a step
  const shift = 126 - exponent;
  const mantissa = (bits & 0x7fffff) | 0x800000;
  const steps = mantissa >>> shift;
  const rest = mantissa & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && steps & 1) ? steps + 1 : steps;
}

export function toFloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) halves[i] = ((bits[i] >>> 16) & 0x8000) | narrow(bits[i] & 0x7fffffff);
  return halves;
}

/** Half bits → float bits. */
function widen(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 31) return sign | infinity | (mantissa << 13);
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (mantissa << 13);
  if (mantissa === 0) return sign;
  const leading = Math.clz32(mantissa) - 21; // places to shift until bit 10 is set
  return sign | ((113 - leading) << 23) | (((mantissa << leading) & 0x3ff) << 13);
}

let widened: Uint32Array | undefined;

/** All 65 536 halves, made on first use (256 KiB). */
const table = (): Uint32Array => (widened ??= Uint32Array.from({ length: 0x10000 }, (_, half) => widen(half)));

export function fromFloat16(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  const of = table();
  for (let i = 0; i < halves.length; i++) bits[i] = of[halves[i]];
  return new Float32Array(bits.buffer);
}
