import { describe, expect, it } from 'vitest';
import * as lexicon from './lexicon';
import { article } from './person';

const { girls, boys, women, men, sheAnimals, heAnimals } = lexicon;
const nameLists = { girls, boys, women, men, sheAnimals, heAnimals };
const wordLists = Object.fromEntries(
  Object.entries(lexicon).filter(
    ([name, list]) => !(name in nameLists) && Array.isArray(list) && list.every((item) => typeof item === 'string'),
  ),
) as Record<string, readonly string[]>;
const placeTexts = lexicon.places.flatMap(({ noun, spots, details }) => [noun, ...spots, ...details]);
const seasonTexts = lexicon.seasons.flatMap(({ weather, signs }) => [...weather, ...signs]);
const texts = [...Object.values(wordLists).flat(), ...placeTexts, ...seasonTexts];

describe('the names', () => {
  const names = Object.values(nameLists).flat();

  it('stand in one list only', () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('are one capitalised word each, and no other word of the lexicon', () => {
    expect(names.filter((name) => !/^[A-Z][a-z]+$/.test(name))).toEqual([]);
    const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []));
    expect(names.filter((name) => words.has(name.toLowerCase()))).toEqual([]);
  });

  it('are many', () => {
    for (const list of [girls, boys]) expect(list.length).toBeGreaterThanOrEqual(120);
    for (const list of [women, men]) expect(list.length).toBeGreaterThanOrEqual(60);
    for (const list of [sheAnimals, heAnimals]) expect(list.length).toBeGreaterThanOrEqual(80);
  });
});

describe('the lists', () => {
  const repeatedOnPurpose = ['asked', 'said', 'exclaimed', 'went'];

  it.each(Object.entries(wordLists))('%s: trimmed, not empty, no entry twice', (name, list) => {
    expect(list.filter((word) => !word || word !== word.trim() || /\s{2}|\n/.test(word))).toEqual([]);
    if (!repeatedOnPurpose.includes(name)) expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });

  it.each([
    ['animals', 120],
    ['trades', 120],
    ['traits', 100],
    ['hobbies', 100],
    ['lessons', 80],
    ['adverbs', 60],
    ['went', 60],
    ['foods', 100],
    ['clothes', 100],
    ['tools', 100],
    ['plants', 100],
  ])('%s: at least %i', (name, least) => {
    expect(new Set(wordLists[name]).size).toBeGreaterThanOrEqual(least);
  });

  it('give at least 45 places, each with six spots and five details', () => {
    expect(lexicon.places.length).toBeGreaterThanOrEqual(45);
    const poor = lexicon.places.filter(({ spots, details }) => spots.length < 6 || details.length < 5);
    expect(poor.map(({ noun }) => noun)).toEqual([]);
  });

  it('give four seasons, each with 25 signs and 12 kinds of weather', () => {
    expect(lexicon.seasons.map(({ name }) => name)).toEqual(['spring', 'summer', 'autumn', 'winter']);
    const poor = lexicon.seasons.filter(({ weather, signs }) => weather.length < 12 || signs.length < 25);
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  it('write sentences as sentences', () => {
    const written = [
      ...lexicon.endings,
      ...lexicon.seasons.flatMap(({ signs }) => signs),
      ...lexicon.places.flatMap(({ details }) => details),
    ];
    expect(written.filter((text) => !/^[A-Z][^.!?]*[.!?]$/.test(text))).toEqual([]);
  });

  it('put every spot with its preposition', () => {
    const spots = lexicon.places.flatMap((place) => place.spots);
    const odd = spots.filter(
      (spot) => !/^(?:under|behind|beside|near|next to|below|above|among|between|in|inside|on|at|up in) /.test(spot),
    );
    expect(odd).toEqual([]);
  });
});

describe('the article', () => {
  it.each(
    [
      'unicorn',
      'unicycle',
      'uniform',
      'unique',
      'union',
      'university',
      'useful',
      'used',
      'usual',
      'ukulele',
      'utensil',
      'one-eyed',
      'one',
      'once',
    ].concat([
      'eucalyptus',
      'European',
      'ewe',
      'yacht',
      'yo-yo',
      'horse',
      'hamster',
      'heron',
      'house',
      'T-shirt',
      'kite',
    ]),
  )('a %s', (word) => expect(article(word)).toBe('a'));

  it.each(
    [
      'hour',
      'hourglass',
      'honest',
      'heirloom',
      'heir',
      'honour',
      'onion',
      'oboe',
      'owl',
      'ocean',
      'only',
      'urn',
      'umbrella',
      'ugly',
      'unlucky',
    ].concat([
      'unhappy',
      'unimportant',
      'uninvited',
      'untidy',
      'unknown',
      'unusual',
      'uncle',
      'usher',
      'utter',
      'eagle',
      'elephant',
      'apple',
      'ice',
      'icy',
      'X-ray',
    ]),
  )('an %s', (word) => expect(article(word)).toBe('an'));

  it('follows the first letter for every word of the lexicon but these', () => {
    const words = [...new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z-]+/g) ?? []))];
    const exceptions = words.filter((word) => (article(word) === 'an') !== /^[aeiou]/.test(word));
    expect(exceptions.sort()).toMatchInlineSnapshot(`
      [
        "eucalyptus",
        "heirloom",
        "honest",
        "honesty",
        "hour",
        "hourglass",
        "once",
        "one",
        "ukulele",
        "unicorn",
        "unicycle",
        "uniform",
        "used",
        "useful",
      ]
    `);
  });
});
