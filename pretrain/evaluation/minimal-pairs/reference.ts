/** Who a reflexive pronoun stands for, and what words like `ever` need before them. */
import * as lexicon from './lexicon';
import { form, type Phenomenon } from './phenomenon';

/** A woman and a man, or the other way round, and the reflexive pronoun of the first and of the second. */
const sexes = (i: number) =>
  i % 2 === 1
    ? ([lexicon.women, lexicon.men, 'herself', 'himself'] as const)
    : ([lexicon.men, lexicon.women, 'himself', 'herself'] as const);

/** "The queen hurt herself / himself" */
const anaphorGender: Phenomenon = {
  id: 'anaphor-gender',
  blimp: ['anaphor_gender_agreement'],
  make({ pick }, i) {
    const [nouns, , good, bad] = sexes(i);
    const start = `The ${pick(nouns).one} ${pick(lexicon.reflexive)}`;
    const time = pick(lexicon.times);
    return { good: `${start} ${good} ${time}.`, bad: `${start} ${bad} ${time}.` };
  },
};

/** "The queens hurt themselves / herself" */
const anaphorNumber: Phenomenon = {
  id: 'anaphor-number',
  blimp: ['anaphor_number_agreement'],
  make({ pick }, i) {
    const [nouns, , singular] = sexes(i);
    const plural = i % 4 < 2;
    const [good, bad] = plural ? ['themselves', singular] : [singular, 'themselves'];
    const start = `The ${form(pick(nouns), plural)} ${pick(lexicon.reflexive)}`;
    const time = pick(lexicon.times);
    return { good: `${start} ${good} ${time}.`, bad: `${start} ${bad} ${time}.` };
  },
};

/** "The queen who saw the boy hurt herself / himself": the noun that stands nearer does not command the pronoun */
const bindingCommand: Phenomenon = {
  id: 'binding-command',
  blimp: ['principle_A_c_command'],
  make({ pick }, i) {
    const [subjects, others, good, bad] = sexes(i);
    const start = `The ${pick(subjects).one} who ${pick(lexicon.meetings).past} the ${pick(others).one} ${pick(lexicon.reflexive)}`;
    return { good: `${start} ${good}.`, bad: `${start} ${bad}.` };
  },
};

/** "The boy said that the queen hurt herself / himself" */
const bindingClause: Phenomenon = {
  id: 'binding-clause',
  blimp: ['principle_A_domain_2'],
  make({ pick }, i) {
    const [subjects, others, good, bad] = sexes(i);
    const said = pick(['said', 'thought', 'knew', 'heard', 'believed']);
    const start = `The ${pick(others).one} ${said} that the ${pick(subjects).one} ${pick(lexicon.reflexive)}`;
    return { good: `${start} ${good}.`, bad: `${start} ${bad}.` };
  },
};

/** "The guard had not / also ever seen the ship" */
const negation: Phenomenon = {
  id: 'polarity-negation',
  blimp: ['sentential_negation_npi_licensor_present'],
  make({ pick }) {
    const { verb, objects } = pick(lexicon.actions);
    const subject = pick(lexicon.people).one;
    const rest = `ever ${verb.participle} the ${pick(objects).one}.`;
    return {
      good: `The ${subject} had not ${rest}`,
      bad: `The ${subject} had ${pick(['also', 'really', 'now'])} ${rest}`,
    };
  },
};

/** "The guard had often / ever seen the ship", "The guard found some / any coins" */
const unlicensed: Phenomenon = {
  id: 'polarity-unlicensed',
  blimp: ['npi_present_1', 'npi_present_2'],
  make({ pick }, i) {
    const { verb, objects } = pick(lexicon.actions);
    const [subject, object] = [pick(lexicon.people).one, pick(objects)];
    const ever = (word: string) => `The ${subject} had ${word} ${verb.participle} the ${object.one}.`;
    const any = (word: string) => `The ${subject} ${verb.past} ${word} ${object.many}.`;
    if (i % 2) return { good: any('some'), bad: any('any') };
    return { good: ever(pick(['often', 'always', 'already'])), bad: ever('ever') };
  },
};

/** "Only / Even the king could ever open the gate" */
const only: Phenomenon = {
  id: 'polarity-only',
  blimp: ['only_npi_licensor_present'],
  make({ pick }) {
    const { verb, objects } = pick(lexicon.actions);
    const rest = `the ${pick(lexicon.people).one} ${pick(['could', 'would'])} ever ${verb.base} the ${pick(objects).one}.`;
    return { good: `Only ${rest}`, bad: `Even ${rest}` };
  },
};

export const reference: readonly Phenomenon[] = [
  anaphorGender,
  anaphorNumber,
  bindingCommand,
  bindingClause,
  negation,
  unlicensed,
  only,
];
