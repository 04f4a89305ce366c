/** Byte-pair encoding: which pairs of symbols to merge, learnt from counts of words (Sennrich et al. 2016, algorithm 1). */
import { byteAlphabet, sections, specialTokens, spelled, wordsOf } from './byte-level';

export interface Bpe {
  /** Token of each id. */
  readonly vocabulary: readonly string[];
  /** Pairs in the order in which they are merged. */
  readonly merges: readonly (readonly [string, string])[];
}

/** How often each word occurs; special tokens are no words. */
export function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const section of sections(text))
      if (!section.special) for (const word of wordsOf(section.text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Pairs of symbols with their counts, and the words in which each occurs. */
class Pairs {
  private readonly counts = new Map<number, number>();
  private readonly places = new Map<number, Set<number>>();
  private readonly queue: { key: number; count: number }[] = [];

  constructor(
    /** More symbols than there will ever be. */
    private readonly limit: number,
    /** Which of two pairs goes first when they occur equally often. */
    private readonly order: (a: number, b: number) => number,
  ) {}

  add(left: number, right: number, count: number, word: number): void {
    const key = left * this.limit + right;
    const sum = (this.counts.get(key) ?? 0) + count;
    this.counts.set(key, sum);
    const places = this.places.get(key);
    if (places) places.add(word);
    else this.places.set(key, new Set([word]));
    if (count > 0) this.push({ key, count: sum });
  }

  /** The most frequent pair. Entries of the queue whose count has changed since are stale and are passed over. */
  best(): { left: number; right: number; count: number; words: number[] } | null {
    for (let top = this.pop(); top; top = this.pop()) {
      const count = this.counts.get(top.key) ?? 0;
      if (count !== top.count) {
        if (count > 0 && count < top.count) this.push({ key: top.key, count });
        continue;
      }
      const words = [...this.places.get(top.key)!].sort((a, b) => a - b);
      return { left: Math.floor(top.key / this.limit), right: top.key % this.limit, count, words };
    }
    return null;
  }

  forget(left: number, right: number): void {
    this.counts.delete(left * this.limit + right);
    this.places.delete(left * this.limit + right);
  }

  private before(a: { key: number; count: number }, b: { key: number; count: number }): boolean {
    return a.count !== b.count ? a.count > b.count : this.order(a.key, b.key) < 0;
  }

  private push(entry: { key: number; count: number }): void {
    const { queue } = this;
    let at = queue.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(entry, queue[parent])) break;
      queue[at] = queue[parent];
      at = parent;
    }
    queue[at] = entry;
  }

  private pop(): { key: number; count: number } | undefined {
    const { queue } = this;
    const top = queue[0];
    const last = queue.pop();
    if (!last || !queue.length) return top;
    let at = 0;
    for (let child = 1; child < queue.length; child = 2 * at + 1) {
      if (child + 1 < queue.length && this.before(queue[child + 1], queue[child])) child++;
      if (!this.before(queue[child], last)) break;
      queue[at] = queue[child];
      at = child;
    }
    queue[at] = last;
    return top;
  }
}

/** `word` with every `left right` replaced by `merged`. */
function mergeIn(word: readonly number[], left: number, right: number, merged: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < word.length; i++) {
    const both = word[i] === left && word[i + 1] === right;
    out.push(both ? merged : word[i]);
    if (both) i++;
  }
  return out;
}

/**
 * Learns a vocabulary of `size` tokens: special tokens, the 256 bytes, then one token a merge. Of pairs that occur equally
 * often, the one first in the order of its characters is merged, so the result depends on the counts alone.
 */
export function trainBpe(counts: ReadonlyMap<string, number>, size: number): Bpe {
  const vocabulary: string[] = [...specialTokens, ...byteAlphabet];
  const ids = new Map(vocabulary.map((token, id) => [token, id]));
  const words = [...counts.keys()].sort();
  const frequency = words.map((word) => counts.get(word)!);
  const symbols = words.map((word) => spelled(word).map((character) => ids.get(character)!));
  const text = (key: number) => [vocabulary[Math.floor(key / size)], vocabulary[key % size]];
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const pairs = new Pairs(size, (a, b) => {
    const [[a0, a1], [b0, b1]] = [text(a), text(b)];
    return compare(a0, b0) || compare(a1, b1);
  });
  const countPairs = (word: readonly number[], count: number, index: number) => {
    for (let i = 0; i + 1 < word.length; i++) pairs.add(word[i], word[i + 1], count, index);
  };
  symbols.forEach((word, index) => countPairs(word, frequency[index], index));
  const merges: [string, string][] = [];
  while (vocabulary.length < size) {
    const best = pairs.best();
    if (!best || best.count < 2) break;
    const { left, right } = best;
    const token = vocabulary[left] + vocabulary[right];
    merges.push([vocabulary[left], vocabulary[right]]);
    let merged = ids.get(token);
    if (merged === undefined) {
      merged = vocabulary.push(token) - 1;
      ids.set(token, merged);
    }
    for (const index of best.words) {
      const before = symbols[index];
      const after = mergeIn(before, left, right, merged);
      if (after.length === before.length) continue;
      countPairs(before, -frequency[index], index);
      countPairs(after, frequency[index], index);
      symbols[index] = after;
    }
    pairs.forget(left, right);
  }
  return { vocabulary, merges };
}
