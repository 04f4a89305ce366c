import { readdirSync, readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { byteCharacters, specialTokens } from './byte-level';
import { awkwardTexts } from './testing-texts';
import { tokenizer, tokenizerJson, type TokenizerFile } from './tokenizer';
import { countWords, trainBpe } from './train-bpe';

// transformers.js takes the runtime that is there already instead of loading the native one.
(globalThis as Record<symbol, unknown>)[Symbol.for('onnxruntime')] = ort;
const { PreTrainedTokenizer } = await import('@xenova/transformers');

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as TokenizerFile;

const real = readdirSync('public/eval')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(`public/eval/${name}`, 'utf8'));
const texts = awkwardTexts(600, 20261123, real);

/** Trained here, so that what is compared does not depend on any bundled file. */
const small = JSON.parse(
  JSON.stringify(tokenizerJson(trainBpe(countWords(real.map((text) => text.slice(0, 40_000))), 1024))),
) as TokenizerFile;
const bundled = json('public/models/atlas-3m/tokenizer.json');
const files = [
  ['trained on a small text', small],
  ['of the bundled models', bundled],
] as const;

const utf8 = (text: string) => Buffer.from(text).toString('hex');

describe.each(files)('the tokenizer %s', (_, file) => {
  const own = tokenizer(file);

  it('encodes 600 texts as transformers.js does', () => {
    const theirs = new PreTrainedTokenizer(file, { tokenizer_class: 'PreTrainedTokenizerFast' });
    const differing = texts.filter(
      (text) => own.encode(text).join() !== theirs.encode(text, { add_special_tokens: false }).join(),
    );
    expect(differing).toEqual([]);
  });

  it('gives every text back byte for byte', () => {
    for (const text of texts) expect(utf8(own.decode(own.encode(text)))).toBe(utf8(text));
  });

  it('has special tokens at the places of their ids, every byte, and ids without gaps', () => {
    const { vocab } = file.model;
    expect(specialTokens.map((token) => vocab[token])).toEqual([0, 1, 2, 3, 4]);
    expect(byteCharacters.filter((character) => vocab[character] === undefined)).toEqual([]);
    const ids = Object.values(vocab).sort((a, b) => a - b);
    expect(ids).toEqual(ids.map((_id, place) => place));
  });

  it('makes one token of each special token and of each digit', () => {
    expect(own.encode('<|user|>\n<|end|><|endoftext|>').filter((id) => id < 5)).toEqual([2, 4, 1]);
    expect(own.encode('2026')).toHaveLength(4);
  });
});

describe('the texts compared', () => {
  it('are different ones and hold what is awkward', () => {
    expect(new Set(texts).size).toBeGreaterThan(590);
    const all = texts.join('');
    for (const kind of [/\p{M}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /\p{Extended_Pictographic}/u, /\p{Cc}/u])
      expect(all).toMatch(kind);
    for (const token of specialTokens) expect(all).toContain(token);
    expect(all).toContain("DON'T");
  });

  it('contain no half of a surrogate pair, which has no bytes', () => {
    for (const text of texts) expect(Buffer.from(text).toString()).toBe(text);
  });
});

it('merges in the order of the ranks, not from left to right', () => {
  // Both pairs of "abc" are merges; "bc" was learnt first.
  const bpe = {
    vocabulary: [...specialTokens, ...byteCharacters, 'bc', 'ab'],
    merges: [
      ['b', 'c'],
      ['a', 'b'],
    ],
  } as const;
  const { encode, decode } = tokenizer(tokenizerJson(bpe));
  expect(encode('abc').map((id) => bpe.vocabulary[id])).toEqual(['a', 'bc']);
  expect(decode(encode('abab'))).toBe('abab');
});
