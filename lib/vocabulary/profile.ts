/** Which tokens a task needs: counted over token sequences, and the choice of those that stay. */

/** An input and the output wanted after it. */
export interface Pair {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** What was counted over some documents. */
export interface Profile {
  /** By token. */
  readonly counts: Uint32Array;
  readonly documents: number;
}

/** Chooses tokens by their counts. */
export type Select = (profile: Profile) => readonly number[];

/** Running text as pairs: each stretch of `length` tokens is the output wanted after all that stands before it. */
export const pairsOf = (sequence: readonly number[], length: number): Pair[] =>
  Array.from({ length: Math.ceil(sequence.length / length) }, (_, i) => ({
    source: sequence.slice(0, i * length),
    target: sequence.slice(i * length, (i + 1) * length),
  }));

/** In how many pairs each token is new: it occurs in the target and not in the source (VocabTailor's first stage). */
export function newTokens(pairs: readonly Pair[], vocabulary: number): Profile {
  const counts = new Uint32Array(vocabulary);
  for (const { source, target } of pairs) {
    const known = new Set(source);
    for (const token of new Set(target)) if (!known.has(token)) counts[token]++;
  }
  return { counts, documents: pairs.length };
}

/** How often each token occurs. */
export function occurrences(sequences: readonly (readonly number[])[], vocabulary: number): Profile {
  const counts = new Uint32Array(vocabulary);
  for (const sequence of sequences) for (const token of sequence) counts[token]++;
  return { counts, documents: sequences.length };
}

const combine = (a: Profile, b: Profile, sign: 1 | -1): Profile => ({
  counts: a.counts.map((count, token) => count + sign * b.counts[token]),
  documents: a.documents + sign * b.documents,
});

export const total = (profiles: readonly Profile[]): Profile => profiles.reduce((sum, each) => combine(sum, each, 1));

/** For each profile the choice that all others make, so that no text is judged by what was counted in it. */
export function leaveOneOut(profiles: readonly Profile[], select: Select): (readonly number[])[] {
  const all = total(profiles);
  return profiles.map((own) => select(combine(all, own, -1)));
}

/** Tokens by falling count; of equal ones the lowest id, which in byte-pair encoding is the earliest merge, comes first. */
export function ranking(counts: Uint32Array): number[] {
  const most = counts.reduce((most, count) => Math.max(most, count), 0);
  // One number a token, so that they sort without a function being called: exact up to 2⁵³.
  const keys = Float64Array.from(counts, (count, token) => (most - count) * counts.length + token);
  return Array.from(keys.sort(), (key) => key % counts.length);
}

/** The `rows` most counted tokens, at least one. */
export const mostCounted =
  (rows: number): Select =>
  ({ counts }) =>
    ranking(counts).slice(0, Math.max(1, rows));

/** Tokens of `ranked` whose counts, summed from the front, are needed to leave at most `allowed` of their total behind. */
function leaving(ranked: readonly number[], counts: Uint32Array, allowed: number): readonly number[] {
  let [kept, left] = [ranked.length, 0];
  while (kept > 1 && left + counts[ranked[kept - 1]] <= allowed) left += counts[ranked[--kept]];
  return ranked.slice(0, kept);
}

/**
 * Drops the rarest tokens as long as the dropped counts sum to at most tolerance · documents (VocabTailor's third stage):
 * so many wanted tokens a document may be missing on average. Tokens that never occurred are dropped, one token stays.
 */
export const withinTolerance =
  (tolerance: number): Select =>
  ({ counts, documents }) =>
    leaving(ranking(counts), counts, tolerance * documents + 1e-9);

/** The fewest tokens that make up `share` of all that was counted. */
export const covering =
  (share: number): Select =>
  ({ counts }) =>
    leaving(ranking(counts), counts, (1 - share) * counts.reduce((sum, count) => sum + count, 0) + 1e-9);
