/** Subject and verb, determiner and noun, article and sound. */
import type { Draw } from '../set';
import * as lexicon from './lexicon';
import { form, withArticle, type Phenomenon } from './phenomenon';

const be = (past: boolean, plural: boolean) => (past ? ['was', 'were'] : ['is', 'are'])[Number(plural)];

/** A sentence with the verb as the subject asks for, and one with the other number's. */
function byVerb(subject: string, past: boolean, plural: boolean, rest: string) {
  const say = (verb: string) => `The ${subject} ${verb} ${rest}.`;
  return { good: say(be(past, plural)), bad: say(be(past, !plural)) };
}

const isPlural = (i: number) => i % 2 === 1;
const isPast = (i: number) => i % 4 < 2;

function habit({ pick }: Draw, plural: boolean) {
  const { base, third } = pick(lexicon.habits);
  const [good, bad] = plural ? [base, third] : [third, base];
  const subject = form(pick(lexicon.people), plural);
  const place = pick(lexicon.places);
  return { good: `The ${subject} ${good} ${place}.`, bad: `The ${subject} ${bad} ${place}.` };
}

/** "The boy sleeps / sleep at home", "The boys are / is tired" */
const plain: Phenomenon = {
  id: 'agreement-plain',
  blimp: ['regular_plural_subject_verb_agreement_1', 'irregular_plural_subject_verb_agreement_1'],
  make: (draw, i) =>
    i % 8 < 4
      ? habit(draw, isPlural(i))
      : byVerb(form(draw.pick(lexicon.people), isPlural(i)), isPast(i), isPlural(i), draw.pick(lexicon.personStates)),
};

/** "The key near the doors is / are old": the nearer noun has the other number */
const acrossPhrase: Phenomenon = {
  id: 'agreement-across-phrase',
  blimp: ['distractor_agreement_relational_noun'],
  make({ pick, two }, i) {
    const [head, other] = two(lexicon.things);
    const subject = `${form(head, isPlural(i))} ${pick(['near', 'behind', 'beside'])} the ${form(other, !isPlural(i))}`;
    return byVerb(subject, isPast(i), isPlural(i), pick(lexicon.thingStates));
  },
};

/** "The captain who saw the boys is / are tired" */
const acrossClause: Phenomenon = {
  id: 'agreement-across-clause',
  blimp: ['distractor_agreement_relative_clause'],
  make({ pick, two }, i) {
    const [head, other] = two(lexicon.people);
    const subject = `${form(head, isPlural(i))} who ${pick(lexicon.meetings).past} the ${form(other, !isPlural(i))}`;
    return byVerb(subject, isPast(i), isPlural(i), pick(lexicon.personStates));
  },
};

const determiners = { one: ['this', 'that'], many: ['these', 'those'] };

/** "The queen wrote this letter / letters" */
const determiner: Phenomenon = {
  id: 'determiner-noun',
  blimp: ['determiner_noun_agreement_1', 'determiner_noun_agreement_with_adj_1'],
  make({ pick }, i) {
    const { verb, objects } = pick(lexicon.actions);
    const [object, subject] = [pick(objects), pick(lexicon.people).one];
    const determiner = pick(isPlural(i) ? determiners.many : determiners.one);
    const adjective = i % 4 < 2 ? `${pick(lexicon.thingAdjectives)} ` : '';
    const say = (plural: boolean) => `The ${subject} ${verb.past} ${determiner} ${adjective}${form(object, plural)}.`;
    return { good: say(isPlural(i)), bad: say(!isPlural(i)) };
  },
};

/** "The guard saw these / this children" */
const determinerIrregular: Phenomenon = {
  id: 'determiner-irregular-noun',
  blimp: ['determiner_noun_agreement_irregular_2'],
  make({ pick }, i) {
    const object = form(pick(lexicon.irregular), isPlural(i));
    const [subject, verb] = [pick(lexicon.people).one, pick(['saw', 'found', 'noticed', 'watched'])];
    const far = pick([0, 1]);
    const say = (plural: boolean) =>
      `The ${subject} ${verb} ${(plural ? determiners.many : determiners.one)[far]} ${object}.`;
    return { good: say(isPlural(i)), bad: say(!isPlural(i)) };
  },
};

const quantifiers = { one: ['each', 'every', 'another'], many: ['many', 'several', 'few', 'both'] };

/** "The king chose every horse / horses" */
const quantifier: Phenomenon = {
  id: 'quantifier-noun',
  blimp: [],
  make({ pick }, i) {
    const { verb, objects } = pick(lexicon.actions);
    const [object, subject] = [pick(objects), pick(lexicon.people).many];
    const quantifier = pick(isPlural(i) ? quantifiers.many : quantifiers.one);
    const say = (plural: boolean) => `The ${subject} ${verb.past} ${quantifier} ${form(object, plural)}.`;
    return { good: say(isPlural(i)), bad: say(!isPlural(i)) };
  },
};

/** "The boy dreamed of an / a island", also before an adjective */
const indefinite: Phenomenon = {
  id: 'article-sound',
  blimp: [],
  make({ pick }, i) {
    const vowel = i % 2 === 1;
    const word = pick(vowel ? lexicon.vowelWords : lexicon.consonantWords);
    const adjective = pick(vowel ? lexicon.vowelAdjectives : lexicon.consonantAdjectives);
    const phrase = i % 4 < 2 ? word : `${adjective} ${pick(lexicon.things).one}`;
    const start = `The ${pick(lexicon.people).one} ${pick(['dreamed of', 'thought of', 'asked about', 'spoke of'])}`;
    const [good, bad] = vowel ? ['an', 'a'] : ['a', 'an'];
    return { good: `${start} ${good} ${phrase}.`, bad: `${start} ${bad} ${phrase}.` };
  },
};

/** "The boy found one old coin and the girl found three" / "… one coin and the girl found three old" */
const ellipsis: Phenomenon = {
  id: 'noun-ellipsis',
  blimp: ['ellipsis_n_bar_1'],
  make({ pick, two }) {
    const [first, second] = two(lexicon.people).map(({ one }) => one);
    const { verb, objects } = pick(lexicon.actions);
    const [object, adjective] = [pick(objects).one, pick(lexicon.thingAdjectives)];
    const number = pick(['two', 'three', 'four', 'five', 'several']);
    const say = (one: string, other: string) =>
      `The ${first} ${verb.past} one ${one} and the ${second} ${verb.past} ${other}.`;
    return { good: say(`${adjective} ${object}`, number), bad: say(object, `${number} ${adjective}`) };
  },
};

/** "There was a / every lamp in the house" */
const existential: Phenomenon = {
  id: 'existential-quantifier',
  blimp: ['existential_there_quantifiers_1'],
  make({ pick }, i) {
    const noun = form(pick(lexicon.portable), isPlural(i));
    const place = pick(lexicon.places);
    const start = `There ${be(true, isPlural(i))}`;
    const good = isPlural(i)
      ? `${pick(['some', 'many', 'few', 'no'])} ${noun}`
      : pick([withArticle(noun), `no ${noun}`]);
    const bad = `${pick(isPlural(i) ? ['all', 'most', 'both'] : ['each', 'every'])} ${noun}`;
    return { good: `${start} ${good} ${place}.`, bad: `${start} ${bad} ${place}.` };
  },
};

export const agreement: readonly Phenomenon[] = [
  plain,
  acrossPhrase,
  acrossClause,
  determiner,
  determinerIrregular,
  quantifier,
  indefinite,
  ellipsis,
  existential,
];
