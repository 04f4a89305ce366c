import { readFileSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- only the tokenizer: a test of figures apart from lib/runtime
import { Tokenizer } from '@huggingface/tokenizers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textIds } from './metrics';
import { tokenBytes, windows, type TokenizerJson } from './text';

const read = (path: string) => readFileSync(path, 'utf8');
const json = JSON.parse(read('public/models/atlas-3m/tokenizer.json'));
const tokenizer = new Tokenizer(json, JSON.parse(read('public/models/atlas-3m/tokenizer_config.json')));
const bytes = tokenBytes(json as TokenizerJson);
const specials = /<\|(?:pad|endoftext|user|assistant|end)\|>/g;

const utf8 = (text: string) => new TextEncoder().encode(text).length;
const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
const sumOfBytes = (text: string) => encode(text).reduce((sum, id) => sum + bytes[id], 0);

test.each([...textIds, 'calibration'])(
  'the bytes of the tokens of %s.txt add up to the text without its separators',
  (id) => {
    const text = read(`public/eval/${id}.txt`);
    expect(sumOfBytes(text)).toBe(utf8(text.replaceAll(specials, '')));
  },
);

test('the bytes of the tokens of any text add up to the text', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(fc.property(anyText, (text) => sumOfBytes(text) === utf8(text.replaceAll(specials, ''))));
});

test('tokenBytes counts special tokens as nothing and knows every token of the vocabulary', () => {
  expect(bytes).toHaveLength(4096);
  expect([...bytes.slice(0, 5)]).toEqual([0, 0, 0, 0, 0]);
  expect(bytes.slice(5).every((count) => count > 0)).toBe(true);
});

test('tokenBytes counts an added token that is not special by its text', () => {
  const added = [{ id: 1, content: '→', special: false }];
  expect([...tokenBytes({ model: { vocab: { a: 0 } }, added_tokens: added })]).toEqual([1, 3]);
});

test('tokenBytes refuses a vocabulary that is not byte-level', () => {
  for (const token of ['▁the', '\u00ad', 'two words'])
    expect(() => tokenBytes({ model: { vocab: { [token]: 0 } } })).toThrow(`'${token}' is no byte-level token`);
});

test('windows start with BOS and predict each token from those before it', () => {
  const [first, second] = windows([10, 11, 12, 13, 14, 15, 16], { bos: 1, length: 3, count: 2 });
  expect([...first.input, ...first.targets]).toEqual([1, 10, 11, 10, 11, 12]);
  expect(second.start).toBe(3);
  expect([...second.input, ...second.targets]).toEqual([1, 13, 14, 13, 14, 15]);
});

test('windows are evenly spaced, do not overlap and stay within the text', () => {
  const sizes = fc.record({
    tokens: fc.nat(5000),
    length: fc.integer({ min: 1, max: 300 }),
    count: fc.integer({ min: 1, max: 64 }),
  });
  fc.assert(
    fc.property(sizes, ({ tokens, length, count }) => {
      const ids = Array.from({ length: tokens }, (_, i) => i);
      const cut = windows(ids, { bos: -1, length, count });
      expect(cut).toHaveLength(Math.min(count, Math.floor(tokens / length)));
      const gaps = cut.slice(1).map(({ start }, i) => start - cut[i].start);
      expect(Math.min(length, ...gaps)).toBe(length);
      expect(Math.max(0, ...gaps) - Math.min(Infinity, ...gaps)).toBeLessThanOrEqual(1);
      for (const { start, targets } of cut) expect([...targets]).toEqual(ids.slice(start, start + length));
    }),
  );
});

test('windows refuses a length or a count of nothing', () => {
  expect(() => windows([1, 2], { bos: 0, length: 0 })).toThrow(RangeError);
  expect(() => windows([1, 2], { bos: 0, count: 0 })).toThrow(RangeError);
});
