import { describe, expect, it } from 'vitest';
import { byteAlphabet, specialTokens } from './byte-level';
import { countWords, trainBpe } from './train-bpe';

const base = specialTokens.length + 256;
const mergesOf = (counts: Record<string, number>, merges: number) =>
  trainBpe(new Map(Object.entries(counts)), base + merges).merges.map((pair) => pair.join('+'));

describe('countWords', () => {
  it('cuts words with their leading space, digits one by one, and no special token', () => {
    const counts = countWords(['a cat a cat<|end|>', "It's 12"]);
    expect(Object.fromEntries(counts)).toEqual({ a: 1, ' cat': 2, ' a': 1, It: 1, "'s": 1, ' ': 1, '1': 1, '2': 1 });
  });
});

describe('trainBpe', () => {
  it('lists special tokens first, then the bytes, then one token a merge in its order', () => {
    const { vocabulary, merges } = trainBpe(new Map([['abab', 5]]), base + 2);
    expect(vocabulary.slice(0, specialTokens.length)).toEqual([...specialTokens]);
    expect(vocabulary.slice(specialTokens.length, base)).toEqual([...byteAlphabet]);
    expect(new Set(byteAlphabet).size).toBe(256);
    expect(vocabulary.slice(base)).toEqual(merges.map((pair) => pair.join('')));
  });

  it('merges as done by hand: the example of Sennrich et al. 2016', () => {
    // low ×5, lower ×2, newest ×6, widest ×3. "es" occurs 9 times, then "est" 9, "lo" 7, "low" 7, "ew" 6 or "ne" 6 …
    const found = mergesOf({ low: 5, lower: 2, newest: 6, widest: 3 }, 6);
    expect(found.slice(0, 4)).toEqual(['e+s', 'es+t', 'l+o', 'lo+w']);
    // "e w", "n e" and "w est" all occur 6 times: the first in the order of characters goes first, then what is left.
    expect(found.slice(4)).toEqual(['e+w', 'ew+est']);
  });

  it('takes of pairs that occur equally often the first in the order of characters, whatever the order of words', () => {
    expect(mergesOf({ zy: 3, ba: 3, ab: 3 }, 3)).toEqual(['a+b', 'b+a', 'z+y']);
    expect(mergesOf({ ab: 3, ba: 3, zy: 3 }, 3)).toEqual(['a+b', 'b+a', 'z+y']);
  });

  it('merges a run from the left without using a symbol twice', () => {
    // aaa ×4: "aa" occurs twice in it but is merged once, and "aa a" is left.
    expect(mergesOf({ aaa: 4 }, 2)).toEqual(['a+a', 'aa+a']);
  });

  it('stops when no pair occurs twice, and when the vocabulary is full', () => {
    expect(mergesOf({ ab: 1 }, 5)).toEqual([]);
    expect(mergesOf({ ab: 2, cd: 2 }, 1)).toEqual(['a+b']);
  });

  it('never merges across words or special tokens', () => {
    const { merges } = trainBpe(countWords(['x y<|end|>x y<|end|>x y']), base + 10);
    expect(merges.map((pair) => pair.join('+'))).toEqual(['Ġ+y']);
  });
});
