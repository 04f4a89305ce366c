import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { contentWords } from '../generate-words';
import { heldOutPlots, isUnseenPlot, plots, splitOf, storyStream, storyText, type Split, type Story } from './index';
import * as lexicon from './lexicon';
import { article } from './person';
import { tell } from './tale';

function sample(split: Split, seed: number, count: number): Story[] {
  const stream = storyStream(split, seed);
  return Array.from({ length: count }, () => stream.next().value);
}

const trained = sample('train', 1, 4_000);
const heldOut = sample('held-out', 2, 400);
const all = [...trained, ...heldOut];

/** The first few stories of which something wrong is said, with where it stands. */
const faults = (find: (story: Story) => readonly string[]): string[] =>
  [...new Set(all.flatMap((story) => find(story).map((fault) => `${story.plot}: ${fault}`)))].slice(0, 40);

/** All that a story puts into the corpus. */
const allText = ({ title, about, summary, paragraphs, facts }: Story): string =>
  [title, about, summary, ...paragraphs, ...facts.flatMap(({ question, answer }) => [question, answer])].join('\n');

const around = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) =>
    text.slice(Math.max(0, index - 30), index + found.length + 20),
  );

const names = new Set([
  ...lexicon.girls,
  ...lexicon.boys,
  ...lexicon.women,
  ...lexicon.men,
  ...lexicon.sheAnimals,
  ...lexicon.heAnimals,
]);

describe('the plots', () => {
  it('are sixty or more, each with an id of its own', () => {
    expect(plots.length).toBeGreaterThanOrEqual(60);
    expect(new Set(plots.map(({ id }) => id)).size).toBe(plots.length);
    expect(plots.filter(({ id }) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('tell more than one story each: no two of twenty alike, nor of the same length', () => {
    for (const plot of plots) {
      const random = seeded(5);
      const texts = Array.from({ length: 20 }, () => storyText(tell(plot, random)));
      expect(new Set(texts).size, plot.id).toBe(20);
      expect(new Set(texts.map((text) => text.length)).size, plot.id).toBeGreaterThan(8);
    }
  });
});

describe('the split', () => {
  it('names held-out plots that exist', () => {
    expect(heldOutPlots.filter((id) => !plots.some((plot) => plot.id === id))).toEqual([]);
    expect(heldOutPlots).toHaveLength(4);
  });

  it('never tells a held-out plot in training, and always holds it out', () => {
    expect(trained.filter(isUnseenPlot)).toEqual([]);
    expect(new Set(heldOut.filter(isUnseenPlot).map(({ plot }) => plot))).toEqual(new Set(heldOutPlots));
  });

  it('can be read off a story', () => {
    expect(trained.filter((story) => splitOf(story) !== 'train')).toEqual([]);
    expect(heldOut.filter((story) => splitOf(story) !== 'held-out')).toEqual([]);
  });

  it('holds out casts: no first two people of a held-out story lead one of the same plot in training', () => {
    const cast = ({ people }: Story) =>
      people
        .slice(0, 2)
        .map(({ name }) => name)
        .join(' and ');
    const casts = new Set(trained.map(cast));
    expect(heldOut.filter((story) => !isUnseenPlot(story) && casts.has(cast(story)))).toEqual([]);
  });

  it('holds out about a twentieth of the casts of every plot', () => {
    for (const plot of plots.filter(({ id }) => !heldOutPlots.includes(id))) {
      const random = seeded(6);
      const share = Array.from({ length: 200 }, () => splitOf(tell(plot, random))).filter((s) => s === 'held-out');
      expect(share.length, plot.id).toBeGreaterThan(0);
      expect(share.length, plot.id).toBeLessThan(30);
    }
  });

  it('shares no story between the two', () => {
    const texts = new Set(trained.map(storyText));
    expect(heldOut.filter((story) => texts.has(storyText(story)))).toEqual([]);
  });
});

describe('the stream of stories', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const digest = (seed: number) =>
      createHash('sha256')
        .update(sample('train', seed, 200).map(allText).join('\n\n'))
        .digest('hex');
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  it('uses at least 3,000 content words in 4,000 stories', () => {
    expect(new Set(trained.flatMap((story) => contentWords(storyText(story)))).size).toBeGreaterThanOrEqual(3_000);
  });

  it('repeats no story', () => {
    expect(new Set(trained.map(storyText)).size).toBe(trained.length);
  });
});

describe('every story', () => {
  it('has two facts or more, and their answers stand in its text', () => {
    expect(faults(({ facts }) => (facts.length < 2 ? ['fewer than two facts'] : []))).toEqual([]);
    expect(
      faults((story) => {
        const text = storyText(story).toLowerCase();
        const core = (answer: string) =>
          answer
            .toLowerCase()
            .replace(/^(?:an?|the|some|because) /, '')
            .replace(/'s?$/, '');
        return story.facts
          .filter(({ kind, answer }) => kind !== 'why' && !text.includes(core(answer)))
          .map(({ question, answer }) => `${question} ${answer}`);
      }),
    ).toEqual([]);
  });

  it('asks no question twice', () => {
    expect(
      faults(({ facts }) => {
        const questions = facts.map(({ question }) => question);
        return questions.filter((question, i) => questions.indexOf(question) !== i);
      }),
    ).toEqual([]);
  });

  it('names only its own people, each by a name of its own', () => {
    expect(
      faults((story) => {
        const own = story.people.map(({ name }) => name);
        if (new Set(own).size < own.length) return [`twice the same name: ${own.join(', ')}`];
        const told = allText(story).match(/(?<![A-Za-z-])[A-Z][a-z]+(?![a-z-])/g) ?? [];
        return told.filter((word) => names.has(word) && !own.includes(word));
      }),
    ).toEqual([]);
  });

  it('names everyone it has', () => {
    expect(
      faults((story) => story.people.filter(({ name }) => !allText(story).includes(name)).map(({ role }) => role)),
    ).toEqual([]);
  });

  it('has no gaps: no double space, nothing undefined, no slot left open, no mark out of place', () => {
    const gaps =
      / {2}|undefined|null|NaN|\[object|[{}@|<>]|\$|(?:^| )[,.;:!?]|[,.;:!?]{2}|[a-z],"?\n|\ba\/an\b|[^\x20-\x7e\n]/gm;
    expect(faults((story) => around(allText(story), gaps))).toEqual([]);
  });

  it('begins its sentences with capitals and ends its paragraphs with stops', () => {
    expect(
      faults(({ paragraphs }) => [
        ...paragraphs.filter((text) => !/^["A-Z]/.test(text)).map((text) => text.slice(0, 40)),
        ...paragraphs.filter((text) => !/[.!?]"?$/.test(text)).map((text) => text.slice(-40)),
        ...paragraphs.flatMap((text) => around(text, /(?<!")[.] "?[a-z]/g)),
      ]),
    ).toEqual([]);
  });

  it('opens and closes every quote and bracket', () => {
    expect(
      faults(({ paragraphs }) =>
        paragraphs
          .filter((text) => (text.match(/"/g) ?? []).length % 2 || text.split('(').length !== text.split(')').length)
          .map((text) => text.slice(0, 60)),
      ),
    ).toEqual([]);
  });

  it('says "an" where it should, and "a" where it should', () => {
    expect(
      faults((story) =>
        [...allText(story).matchAll(/(?<![\w'-])([Aa]n?) ([A-Za-z][\w'-]*)/g)]
          .filter(([, said, next]) => said.toLowerCase() !== article(next))
          .map(([phrase]) => phrase),
      ),
    ).toEqual([]);
  });

  it('does not stumble over a word: "the the", "to to"', () => {
    expect(
      faults((story) =>
        around(allText(story), /\b([a-z]+) \1\b/g).filter((text) => !/\bhad had\b|\bthat that\b/.test(text)),
      ),
    ).toEqual([]);
  });
});
