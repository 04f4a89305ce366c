import { describe, expect, test } from 'vitest';
import { joined } from '../corpus/documents';
import { sentenceEnds } from './cloze';
import * as texts from './texts';

const words = (count: number, start: string) => Array.from({ length: count }, (_, i) => `${start}${i}`).join(' ');
const document = (id: string) => ({ id, text: `${words(250, id)}.` });

test('head takes whole documents up to the limit, separators counted', () => {
  const documents = ['aaaa', 'bb', 'c'];
  const size = Buffer.byteLength(joined(['aaaa', 'bb']));
  expect(texts.head(documents, size)).toEqual(['aaaa', 'bb']);
  expect(texts.head(documents, size - 1)).toEqual(['aaaa']);
  expect(texts.head(documents, 1_000)).toEqual(documents);
});

test('head counts bytes, not characters', () => {
  const size = Buffer.byteLength(joined(['é']));
  expect(texts.head(['é'], size)).toEqual(['é']);
  expect(texts.head(['é'], size - 1)).toEqual([]);
});

describe('opening', () => {
  test('takes whole paragraphs', () => {
    expect(texts.opening('one\ntwo\nthree', 8)).toBe('one\ntwo');
    expect(texts.opening('one\ntwo', 100)).toBe('one\ntwo');
  });

  test('takes the first piece even where it is too long', () => {
    expect(texts.opening('a long paragraph\nanother', 3)).toBe('a long paragraph');
  });

  test('takes whole sentences where it is told to', () => {
    expect(texts.opening('It was. He came! Who knew?', 17, /(?<=[.!?]) (?=[A-Z])/)).toBe('It was. He came!');
  });
});

test('interleaved mixes lists in proportion', () => {
  expect(texts.interleaved(['a', 'b', 'c', 'd'], ['1', '2'])).toEqual(['a', '1', 'b', 'c', '2', 'd']);
});

test('a chapter has each paragraph on a line and plain typography', () => {
  expect(texts.chapter('“Call me Ishmael—”\n\n  Some years ago\n')).toBe('"Call me Ishmael - "\nSome years ago');
});

describe('calibrationText', () => {
  const natural = { train: Array.from({ length: 40 }, (_, i) => document(`n${i}x`)), heldOut: [document('held')] };
  const generated = Array.from({ length: 60 }, (_, i) => document(`g${i}x`).text);

  test('is the same each time, of both halves, and no larger than told', () => {
    const made = texts.calibrationText(natural, [generated], []);
    expect(texts.calibrationText(natural, [generated], [])).toEqual(made);
    expect(made.documents.some((text) => text.startsWith('n'))).toBe(true);
    expect(made.documents.some((text) => text.startsWith('g'))).toBe(true);
    expect(Buffer.byteLength(joined(made.documents))).toBeLessThanOrEqual(2 * texts.calibrationBytes);
  });

  test('leaves out and counts what has 13 words in a row in common with held-out text', () => {
    const copied = `Before ${words(13, 'held')} after ${words(250, 'copy')}.`;
    const made = texts.calibrationText(natural, [[...generated, copied]], []);
    expect(made.documents).not.toContain(copied);
    expect(made.refused.generated).toBe(1);
    const story = { id: 'copy', text: `${words(250, 'other')} ${words(13, 'held')}.` };
    expect(
      texts.calibrationText({ ...natural, train: [...natural.train, story] }, [generated], []).credits,
    ).not.toContain('copy');
  });

  test('twelve words in common are no copy', () => {
    const known = new Set(['unused']);
    expect(texts.sharesRun(words(12, 'held'), known)).toBe(false);
    const near = `Before ${words(12, 'held')} after ${words(250, 'near')}.`;
    expect(texts.calibrationText(natural, [[...generated, near]], []).refused.generated).toBe(0);
  });

  test('gives each kind of generated document an equal share', () => {
    const others = Array.from({ length: 60 }, (_, i) => document(`o${i}x`).text);
    const { documents } = texts.calibrationText(natural, [generated, others], []);
    const sizes = ['g', 'o'].map((start) => joined(documents.filter((text) => text.startsWith(start))).length);
    expect(Math.abs(sizes[0] - sizes[1])).toBeLessThan(2_000);
  });

  test('refuses to come out too short', () => {
    const heldOut = generated;
    expect(() => texts.calibrationText(natural, [generated], heldOut)).toThrow(/too few training documents/);
  });
});

test('sentences end behind closing quotes, and not after titles or initials', () => {
  const text = 'Mr. A. Hill came. "Who is it?" he asked. (Dr. Lee left!)';
  expect(sentenceEnds(text).map((end) => text.slice(0, end))).toEqual([
    'Mr. A. Hill came.',
    'Mr. A. Hill came. "Who is it?"',
    'Mr. A. Hill came. "Who is it?" he asked.',
    text,
  ]);
});
