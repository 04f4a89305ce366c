import { describe, expect, it } from 'vitest';
import { overlap, plainTypography, readBible, readGlosses, readStories, runsOf, withoutCopies } from './natural';

const asTheyAre = <T>(items: readonly T[]): T[] => [...items];

describe('plainTypography', () => {
  it('writes quotes, dashes and spaces one way', () => {
    expect(plainTypography('“Don’t” — he said… 3–4\u00a0km')).toBe('"Don\'t"  -  he said... 3-4 km');
  });
});

describe('runs of words', () => {
  it('are all there are, without case or marks', () => {
    expect([...runsOf('The cat, the CAT sat.', 3)]).toEqual(['the cat the', 'cat the cat', 'the cat sat']);
    expect([...runsOf('Too short', 3)]).toEqual([]);
  });

  it('overlap by the share that is known', () => {
    expect(overlap('a b c d', new Set(['a b', 'b c']), 2)).toBeCloseTo(2 / 3);
    expect(overlap('a', new Set(['a b']), 2)).toBe(0);
  });
});

describe('readStories', () => {
  const line = (split: string, text = ' A “tale”. ') => JSON.stringify({ title: 'T', author: 'A', split, text });

  it('puts each story where its line says', () => {
    const { train, heldOut } = readStories(`${line('train')}\n\n${line('heldout', 'B')}\n`);
    expect(train).toEqual([{ id: 'T (A)', text: 'A "tale".' }]);
    expect(heldOut.map(({ text }) => text)).toEqual(['B']);
  });

  it('names the line that is no story', () => {
    expect(() => readStories(`${line('train')}\n${line('test')}`)).toThrow(/line 2/);
    expect(() => readStories(line('train', ''))).toThrow(/line 1/);
  });
});

describe('withoutCopies', () => {
  const words = (prefix: string, count = 40) => Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
  const story = (id: string, text: string) => ({ id, text });
  const heldOut = [story('held', words('h'))];

  it('drops a training story that repeats a held-out one, whatever it is called', () => {
    const train = [story('own', words('t')), story('copy', `A preface. ${words('h').toUpperCase()} An end.`)];
    const { train: kept, dropped } = withoutCopies({ train, heldOut });
    expect(kept.map(({ id }) => id)).toEqual(['own']);
    expect(dropped.map(({ id }) => id)).toEqual(['copy']);
  });

  it('keeps one that shares a stray quotation: 13 words in many hundreds', () => {
    const quoting = `${words('a', 400)} ${words('h', 13)} ${words('b', 400)}`;
    expect(withoutCopies({ train: [story('quoting', quoting)], heldOut }).dropped).toEqual([]);
  });

  it('keeps one that shares twelve words only', () => {
    const short = `${words('a', 5)} ${words('h', 12)}`;
    expect(withoutCopies({ train: [story('short', short)], heldOut }).dropped).toEqual([]);
  });
});

describe('readBible', () => {
  const imp = [
    '$$$[ Module Heading ]',
    'About the module',
    '$$$Genesis 1:0',
    '<title>The beginning</title>',
    '$$$Genesis 1:1',
    'In the beginning,<note n="1">Or: at first <i>once</i></note> God <w lemma="H1254">created</w> [the] heavens .',
    '$$$Genesis 1:2',
    'The earth was “formless”.',
    '$$$Genesis 2:1',
    'The heavens were finished.',
  ].join('\n');

  it('joins the verses of a chapter without headings, notes and tags', () => {
    const { train, heldOut } = readBible(imp);
    expect([...train, ...heldOut]).toEqual([
      { id: 'Genesis 1', text: 'In the beginning, God created the heavens. The earth was "formless".' },
      { id: 'Genesis 2', text: 'The heavens were finished.' },
    ]);
  });

  it('holds the last chapters out, about a thirtieth of the text', () => {
    const chapters = Array.from({ length: 100 }, (_, i) => `$$$Ruth ${i + 1}:1\n${'word '.repeat(20)}`).join('\n');
    const { train, heldOut } = readBible(chapters);
    expect(heldOut.map(({ id }) => id)).toEqual(['Ruth 98', 'Ruth 99', 'Ruth 100']);
    expect(train).toHaveLength(97);
  });
});

describe('readGlosses', () => {
  const entry = (word: string, text: string, part = 'n') => `00001740 03 ${part} 01 ${word} 0 000 | ${text}  `;

  it('makes a sentence of a gloss and its first example', () => {
    const lines = [
      '  1 This software and database is being provided',
      entry('hot_dog', 'a sausage in a roll; "he ate a hot dog"; "another one here"'),
      entry('galore(ip)', 'in great numbers', 's'),
      entry('run', 'move fast; "run!"', 'v'),
      entry('Paris', 'a name, which is left out'),
    ].join('\n');
    const { train, heldOut } = readGlosses([lines], asTheyAre);
    expect([...heldOut, ...train].flatMap(({ text }) => text.split('\n'))).toEqual([
      'hot dog (noun): a sausage in a roll. For example: He ate a hot dog.',
      'galore (adjective): in great numbers.',
      'run (verb): move fast.',
    ]);
  });

  it('puts eight into a document and holds every 33rd document out', () => {
    const lines = Array.from({ length: 8 * 67 }, (_, i) => entry(`w${'abcdefghij'[i % 10]}`, `meaning ${i}`)).join(
      '\n',
    );
    const { train, heldOut } = readGlosses([lines], asTheyAre);
    expect(heldOut.map(({ id }) => id)).toEqual(['glosses 0', 'glosses 264', 'glosses 528']);
    expect(train).toHaveLength(64);
    expect(train[0].text.split('\n')).toHaveLength(8);
  });
});
