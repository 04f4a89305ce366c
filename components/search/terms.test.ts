import { expect, it } from 'vitest';
import { parseQuery, takesPrefix, tolerance } from './query';
import { termsOf, wordsOf } from './terms';

it('folds case, accents and plurals', () => {
  expect(termsOf('Nyström HEADS bias losses analysis')).toEqual(['nystrom', 'head', 'bias', 'losse', 'analysis']);
});

it('keeps numbers whole, and parts them from the letters before', () => {
  expect(termsOf('BitNet b1.58, 1.58-bit, 2:4, LLaMA-2-7B; 50 %. arXiv:2410.20011')).toEqual([
    'bitnet',
    'b',
    '1.58',
    '1.58',
    'bit',
    '2:4',
    'llama',
    '2',
    '7b',
    '50',
    'arxiv',
    '2410.20011',
  ]);
});

it('says where words stand in the text as it was, accents included', () => {
  const text = 'O\u0308ffnen, 1.58 bits';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['O\u0308ffnen', '1.58', 'bits']);
});

it('asks for no stop words, except for one that may become another word', () => {
  expect(parseQuery('what is the KV cache').terms).toEqual(['kv', 'cache']);
  expect(parseQuery('pruning on').terms).toEqual(['pruning', 'on']);
  expect(parseQuery('pruning on ').terms).toEqual(['pruning']);
  expect(parseQuery('  ').terms).toEqual([]);
});

it('takes a number as it stands once it is typed', () => {
  const typing = parseQuery('2.5 1.5');
  expect([takesPrefix('2.5', 0, typing), takesPrefix('1.5', 1, typing)]).toEqual([false, true]);
  const typed = parseQuery('1.5 ');
  expect(takesPrefix('1.5', 0, typed)).toBe(false);
});

it('allows wrong letters in long words, but in no name with digits and no short word that occurs', () => {
  expect([tolerance('quantizaton', false), tolerance('cahe', false), tolerance('lora', true)]).toEqual([2, 1, 0]);
  expect([tolerance('int8', false), tolerance('awq', false)]).toEqual([0, 0]);
});
