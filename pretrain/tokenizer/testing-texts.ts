/** Texts on which two tokenizers are compared: pieces of real ones, and random ones made to be awkward. */
import { seeded, type Random } from '@/lib/tensor/random';
import { specialTokens } from './byte-level';

/** First and last code point. */
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x1f], // control characters
  [0x20, 0x7e],
  [0x80, 0xff], // NEL and no-break space among them
  [0x300, 0x36f], // combining marks
  [0x370, 0x3ff], // Greek
  [0x400, 0x4ff], // Cyrillic
  [0x590, 0x5ff], // Hebrew
  [0x600, 0x6ff], // Arabic, its digits among them
  [0x900, 0x97f], // Devanagari: vowel signs are marks
  [0x2000, 0x206f], // spaces, joiners, direction marks
  [0x2160, 0x218b], // number forms
  [0x3040, 0x30ff], // kana
  [0x4e00, 0x4fff], // CJK
  [0xac00, 0xacff], // Hangul
  [0xff00, 0xffef], // full width
  [0x1d400, 0x1d4ff], // mathematical letters
  [0x1f300, 0x1f6ff], // emoji
  [0xe0000, 0xe007f], // tags
];

const pieces: readonly string[] = [
  "DON'T",
  "I'LL",
  "we'Ve",
  "it's",
  "'S'S",
  "o'clock",
  // A contraction ends before the rest of a word that begins with its letters.
  "'There",
  "'She said",
  "'Do",
  "'More",
  "'Really",
  "'Very",
  '\u2019s',
  ...specialTokens,
  '<|',
  '|>',
  '<|END|>',
  '\r\n',
  '\n\n',
  ' \n ',
  '\t\t',
  '   ',
  '3.14159',
  '1,000',
  '²½Ⅷ٣',
  'e\u0301',
  'é',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  '👍🏽',
  'שלום',
  'مرحبا',
  '你好，世界',
  'नमस्ते',
  '...',
  '--',
  '"Yes!"',
  '\u0000',
  '\ufeff',
  "\ufeff'Do",
  'a\u0085\u0085b',
  '\u00ad',
];

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)];

function character(random: Random): string {
  const [first, last] = pick(random, ranges);
  return String.fromCodePoint(first + random.integer(last - first + 1));
}

const word = (random: Random): string =>
  Array.from({ length: 1 + random.integer(7) }, () => character(random)).join('');

const awkward = (random: Random): string =>
  Array.from({ length: 1 + random.integer(12) }, () =>
    random.next() < 0.5 ? pick(random, pieces) : word(random) + (random.next() < 0.5 ? ' ' : ''),
  ).join('');

/** A stretch of some text, cut wherever it falls. */
function stretch(random: Random, text: string): string {
  const characters = Array.from(text.slice(random.integer(Math.max(1, text.length - 400))).slice(0, 400));
  return characters.slice(1, 2 + random.integer(200)).join('');
}

/** `count` texts, the same for the same seed: half of them stretches of `real`, with what is awkward put between some. */
export function awkwardTexts(count: number, seed: number, real: readonly string[]): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i) => {
    if (i % 2) return awkward(random);
    const cut = stretch(random, pick(random, real));
    return i % 4 ? cut : cut + awkward(random) + stretch(random, pick(random, real));
  });
}
