/** How few bytes a weight could be stored in: what a technique claims, checked, and what zeros allow. */
import { OnnxError } from './error';

/** A weight whose values lie on a grid of at most 2^bits levels in each group. */
export interface Packing {
  /** Bits of one code; need not be whole (log₂ 3 for ternary weights). */
  readonly bits: number;
  /** Weights that share one scale (and zero point), along the input dimension; the whole tensor or row if so large. */
  readonly group: number;
  /** Bits of the numbers stored for each group: 16 for an fp16 scale, plus `bits` with a zero point. */
  readonly overhead: number;
}

export type Encoding = 'dense' | 'grid' | 'bitmap' | 'n:m' | 'bitmap+grid';

/** A weight with the dimension along which its groups run made the last: `rows` runs of `length` values. */
export interface Runs {
  readonly rows: number;
  readonly length: number;
  readonly data: Float32Array;
}

/** Float weights are counted in half precision, as they are downloaded. */
const halfBits = 16;

/** Fixed patterns, the narrowest first, with the bits that say where the kept values of m lie. */
const patterns = [
  // Two bits for each kept value, as in NVIDIA's sparse tensor cores (arXiv 2104.08378).
  { n: 1, m: 4, index: 2 },
  { n: 2, m: 4, index: 4 },
  // ⌈log₂ C(8, 4)⌉ = ⌈log₂ 70⌉
  { n: 4, m: 8, index: 7 },
] as const;

const isZero = (bits: number): boolean => bits << 1 === 0; // both zeros

/** Values other than zero in bits[from … to), counted up to limit + 1. `table` is scratch, at least twice the limit. */
function countLevels(bits: Uint32Array, from: number, to: number, limit: number, table: Uint32Array): number {
  const mask = table.length - 1;
  let levels = 0;
  table.fill(0);
  for (let i = from; i < to && levels <= limit; i++) {
    const value = bits[i];
    if (isZero(value)) continue;
    let slot = Math.imul(value, 0x9e3779b1) >>> 7;
    while (table[(slot &= mask)] !== 0 && table[slot] !== value) slot++;
    if (table[slot] === 0) levels++;
    table[slot] = value;
  }
  return levels;
}

function hasZero(bits: Uint32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isZero(bits[i])) return true;
  return false;
}

/** Groups do not straddle rows, unless one covers the whole tensor. */
function groupRuns({ rows, length, data }: Runs, { group }: Packing): { runs: number; length: number; group: number } {
  if (group >= data.length) return { runs: 1, length: data.length, group: data.length };
  return { runs: rows, length, group: Math.min(group, length) };
}

interface Grid {
  readonly groups: number;
  /** Whether codes cover zero too; otherwise zeros must be told apart by a bitmap. */
  readonly withZero: boolean;
}

/** Counts the groups of a claim and checks it. @throws OnnxError when a group has more levels than its codes */
function verify(name: string, weight: Runs, packing: Packing): Grid {
  const limit = Math.floor(2 ** packing.bits + 1e-9);
  const { runs, length, group } = groupRuns(weight, packing);
  const bits = new Uint32Array(weight.data.buffer, weight.data.byteOffset, weight.data.length);
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(limit + 2) + 1));
  let [groups, withZero] = [0, true];
  for (let run = 0; run < runs; run++)
    for (let from = run * length; from < (run + 1) * length; from += group, groups++) {
      const to = Math.min(from + group, (run + 1) * length);
      const levels = countLevels(bits, from, to, limit, table);
      if (levels > limit) throw tooManyLevels(name, packing, from);
      if (levels === limit && hasZero(bits, from, to)) withZero = false;
    }
  return { groups, withZero };
}

const tooManyLevels = (name: string, { bits, group }: Packing, at: number) =>
  new OnnxError({
    what: `A group of ${group} weights has more than 2^${bits} values, though ${bits} bits a weight are claimed`,
    where: `weight "${name}", from element ${at} along the input`,
    advice: 'The technique must round the weights before it claims how they pack.',
  });

function follows({ length, data }: Runs, n: number, m: number): boolean {
  if (length % m) return false;
  for (let from = 0; from < data.length; from += m) {
    let kept = 0;
    for (let i = from; i < from + m; i++) if (data[i] !== 0) kept++;
    if (kept > n) return false;
  }
  return true;
}

interface Candidate {
  readonly encoding: Encoding;
  readonly bits: number;
}

/** Encodings that hold the weight exactly; `value` and `extra` are the bits of a value and of all scales. */
function sparse(weight: Runs, nonZeros: number, value: number, extra: number, bitmap: Encoding): Candidate[] {
  const { length } = weight.data;
  // Worth the look only with zeros enough for some pattern.
  const pattern = nonZeros > length / 2 ? undefined : patterns.find(({ n, m }) => follows(weight, n, m));
  const patterned = pattern && (length / pattern.m) * (pattern.n * value + pattern.index) + extra;
  return [
    ...(patterned === undefined ? [] : [{ encoding: 'n:m' as const, bits: patterned }]),
    { encoding: bitmap, bits: length + nonZeros * value + extra },
  ];
}

/**
 * The cheapest encoding of a float weight, and its bytes.
 * @throws OnnxError when the claim is not true
 */
export function packedSize(
  name: string,
  weight: Runs,
  nonZeros: number,
  packing: Packing | undefined,
): { encoding: Encoding; bytes: number } {
  const { length } = weight.data;
  const candidates: Candidate[] = [{ encoding: 'dense', bits: length * halfBits }];
  if (packing) {
    const { groups, withZero } = verify(name, weight, packing);
    const extra = groups * packing.overhead;
    if (withZero) candidates.push({ encoding: 'grid', bits: length * packing.bits + extra });
    candidates.push(...sparse(weight, nonZeros, packing.bits, extra, 'bitmap+grid'));
  }
  candidates.push(...sparse(weight, nonZeros, halfBits, 0, 'bitmap'));
  const best = candidates.reduce((least, candidate) => (candidate.bits < least.bits ? candidate : least));
  return { encoding: best.encoding, bytes: Math.ceil(best.bits / 8) };
}
