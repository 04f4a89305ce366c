/**
 * Σ a_i b_i over `length` numbers from place `from` on in both, in four sums, since each addition would wait for the one before.
 * Views of rows would cost more than short rows themselves.
 */
export function dot(a: Float32Array, b: Float32Array, from: number, length: number): number {
  const end = from + length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = from;
  for (; i + 3 < end; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (; i < end; i++) s0 += a[i] * b[i];
  return s0 + s1 + s2 + s3;
}
