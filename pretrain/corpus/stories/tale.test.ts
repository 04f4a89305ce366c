import { describe, expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { tells } from './facts';
import * as lexicon from './lexicon';
import type { Plot, Story, Tale } from './plot';
import { tell, titleCase } from './tale';

/** Tells a plot that consists of `script` and what every plot must have. */
function told(script: (tale: Tale) => void, seed = 1): Story {
  const plot: Plot = {
    id: 'a-test',
    tell(tale) {
      tale.say('It was so.');
      tale.fact('what', 'What was it?', 'so');
      tale.fact('why', 'Why was it?', 'because it was');
      tale.title('a test');
      tale.about('a test');
      tale.summary('It was so.');
      script(tale);
    },
  };
  return tell(plot, seeded(seed));
}

const seeds = Array.from({ length: 50 }, (_, seed) => seed);
const questions = ({ facts }: Story) => facts.map(({ question, answer }) => `${question} ${answer}`);

describe('the cast', () => {
  it('has no name twice and draws no animal twice, also where a plot names one', () => {
    for (const seed of seeds) {
      const { people } = told((tale) => {
        tale.person({ kind: 'animal', role: 'fox' });
        for (let i = 0; i < 30; i++) tale.person({ kind: 'animal' });
        for (let i = 0; i < 10; i++) tale.person();
      }, seed);
      expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
      const animals = people.filter(({ kind }) => kind === 'animal').map(({ role }) => role);
      expect(new Set(animals).size).toBe(animals.length);
    }
  });

  it('calls a hen her and a ram him', () => {
    for (const seed of seeds)
      told((tale) => {
        expect(tale.person({ kind: 'animal', role: 'hen' }).they).toBe('she');
        expect(tale.person({ kind: 'animal', role: 'ram' }).they).toBe('he');
      }, seed);
  });

  it('gives relatives the kind, age and sex that the relation has', () => {
    told((tale) => {
      const girl = tale.person({ kind: 'girl' });
      expect(tale.kin(girl, 'grandmother').kind).toBe('woman');
      expect(tale.kin(girl, 'stepfather').kind).toBe('man');
      expect(tale.kin(girl, 'little brother').kind).toBe('boy');
      const woman = tale.person({ kind: 'woman' });
      expect(tale.kin(woman, 'brother').kind).toBe('man');
      expect(tale.kin(woman, 'grandson').kind).toBe('boy');
      const hen = tale.person({ kind: 'animal', role: 'hen' });
      expect(tale.kin(hen, 'sister')).toMatchObject({ kind: 'animal', role: 'hen', they: 'she' });
      expect(tale.kin(hen, 'brother')).toMatchObject({ kind: 'animal', role: 'rooster', they: 'he' });
    });
  });
});

describe('things', () => {
  it('are called by nouns that no other thing of the story has, whatever the list', () => {
    for (const seed of seeds)
      told((tale) => {
        const nouns = Array.from({ length: 20 }, (_, i) =>
          tale.thing([lexicon.toys, lexicon.tools, lexicon.treasures][i % 3]),
        ).map(({ noun }) => noun);
        expect(new Set(nouns).size).toBe(20);
      }, seed);
  });

  it('have adjectives that fit their kind', () => {
    for (const seed of seeds)
      told((tale) => {
        expect(lexicon.flavours).toContain(tale.thing(lexicon.foods).adjective);
        expect(lexicon.looks).toContain(tale.thing(lexicon.birds).adjective);
        expect(tale.thing(['silver flute']).adjective).not.toBe('silver');
      }, seed);
  });

  it('are held or lie somewhere, never both', () => {
    told((tale) => {
      const [thing, person] = [tale.thing(lexicon.toys), tale.person()];
      expect([tale.holder(thing), tale.where(thing)]).toEqual([null, null]);
      tale.give(thing, person);
      expect([tale.holder(thing), tale.where(thing)]).toEqual([person, null]);
      tale.put(thing, 'under the bench');
      expect([tale.holder(thing), tale.where(thing)]).toEqual([null, 'under the bench']);
      tale.give(thing, person);
      expect([tale.holder(thing), tale.where(thing)]).toEqual([person, null]);
    });
  });
});

describe('drawing', () => {
  const three = ['one', 'two', 'three'];

  it('is fresh until a list has been used up', () => {
    for (const seed of seeds)
      told((tale) => {
        expect(new Set([tale.fresh(three), tale.fresh(three), tale.fresh(three)]).size).toBe(3);
        expect(three).toContain(tale.fresh(three));
      }, seed);
  });

  it('picks regardless of what was drawn', () => {
    const picked = seeds.map((seed) => {
      let twice = false;
      told((tale) => (twice = tale.pick(three) === tale.pick(three)), seed);
      return twice;
    });
    expect(picked).toContain(true);
  });
});

describe('what someone says', () => {
  const lines = (line: string, manner?: string) =>
    seeds.map((seed) => told((tale) => tale.speak(tale.person({ kind: 'girl' }), line, manner), seed).paragraphs[0]);

  it('is quoted with its marks where they belong', () => {
    for (const text of lines('we are late.'))
      expect(text).toMatch(/"We are late," [A-Z]\w+ \w+\.$|[A-Z]\w+ \w+, "We are late\."$/);
    for (const text of lines('Are we late?'))
      expect(text).toMatch(/"Are we late\?" [A-Z]\w+ \w+\.$|, "Are we late\?"$/);
    for (const text of lines('We are late!', 'in despair')) expect(text).toMatch(/ cried in despair[.,]/);
  });

  it('is an answer only after somebody else has spoken', () => {
    const answers = new RegExp(`(?:${lexicon.replied.join('|')})[.,]`);
    for (const text of lines('We are late.')) expect(text).not.toMatch(answers);
    const talks = seeds.map(
      (seed) =>
        told((tale) => {
          tale.speak(tale.person(), 'Are we late?');
          tale.speak(tale.person(), 'We are.');
        }, seed).paragraphs[0],
    );
    expect(talks.filter((text) => answers.test(text))).not.toEqual([]);
  });
});

describe('facts', () => {
  it('stand in a text as whole words, whatever their case', () => {
    expect(tells('The plant was antique. An ANT, however, was not.', 'ant', 'an ant')).toBe(true);
    expect(tells('The plant was antique.', 'ant')).toBe(false);
    expect(tells('The elephant', 'ant')).toBe(false);
    expect(tells('An ant', 'ant', 'bee')).toBe(false);
  });

  it('follow from kinship, role, colour and who has what at the end', () => {
    let expected: string[] = [];
    const story = told((tale) => {
      const girl = tale.person({ kind: 'girl' });
      const uncle = tale.kin(girl, 'uncle');
      const fox = tale.person({ kind: 'animal', role: 'fox' });
      const drum = { noun: 'drum', adjective: 'red', a: 'a red drum', the: 'the red drum' };
      tale.say(`${girl.name} and her uncle ${uncle.name} met ${fox.intro} with ${drum.a}.`);
      tale.give(drum, girl);
      tale.give(drum, fox);
      expected = [
        `Who is ${girl.name}'s uncle? ${uncle.name}`,
        `What kind of animal is ${fox.name}? a fox`,
        `What is the name of the fox? ${fox.name}`,
        `Who has the red drum at the end? ${fox.name}`,
      ];
    });
    expect(questions(story)).toEqual(expect.arrayContaining(expected));
  });

  it('are not asked where the text does not tell them', () => {
    const story = told((tale) => {
      const girl = tale.person({ kind: 'girl' });
      tale.kin(girl, 'uncle');
      tale.give(tale.thing(lexicon.toys), girl);
      tale.say(`Here was ${girl.name}.`);
    });
    expect(story.facts).toHaveLength(2);
  });

  it('are left out where a question has two answers', () => {
    const story = told((tale) => {
      tale.fact('who', 'Who came?', 'Mia');
      tale.fact('who', 'Who came?', 'Tom');
    });
    expect(questions(story).filter((question) => question.startsWith('Who came?'))).toEqual([]);
  });

  it('are asked in the words of the plot, if it asks', () => {
    const story = told((tale) => {
      const fox = tale.person({ kind: 'animal', role: 'fox' });
      tale.say(`There was ${fox.intro}.`);
      tale.fact('name', 'What was the fox called?', fox.name);
    });
    expect(questions(story).filter((question) => / the fox/.test(question))).toHaveLength(1);
  });
});

describe('a plot', () => {
  it.each(['title', 'about', 'summary'] as const)('must have a %s', (part) => {
    expect(() => told((tale) => tale[part](''))).toThrow(`plot a-test: tells no ${part}`);
  });

  it('must have two facts', () => {
    const plot: Plot = {
      id: 'without-facts',
      tell(tale) {
        tale.say('It was so.');
        tale.title('a test');
        tale.about('a test');
        tale.summary('It was so.');
      },
    };
    expect(() => tell(plot, seeded(1))).toThrow('plot without-facts: tells no two facts');
  });
});

it('writes titles in title case', () => {
  expect(titleCase('the lost drum of mia')).toBe('The Lost Drum of Mia');
  expect(titleCase("Mia and The yo-yo's End")).toBe("Mia and the Yo-yo's End");
});
