/** Forms of verbs, and what verbs ask of the words around them. */
import * as lexicon from './lexicon';
import { withArticle, type Phenomenon } from './phenomenon';

/** "The woman wrote / written a letter at noon" */
const irregularPast: Phenomenon = {
  id: 'irregular-past',
  blimp: ['irregular_past_participle_verbs'],
  make({ pick }) {
    const { verb, objects } = pick(lexicon.actions);
    const rest = `the ${pick(objects).one} ${pick(lexicon.times)}.`;
    const subject = pick(lexicon.people).one;
    return { good: `The ${subject} ${verb.past} ${rest}`, bad: `The ${subject} ${verb.participle} ${rest}` };
  },
};

/** "The boy had stolen / stole the ring", "The boy could steal / stole the ring" */
const afterAuxiliary: Phenomenon = {
  id: 'verb-after-auxiliary',
  blimp: [],
  make({ pick }, i) {
    const { verb, objects } = pick(lexicon.actions);
    const perfect = i % 2 === 1;
    const auxiliary = pick(perfect ? ['had', 'has', 'had not'] : ['could', 'would', 'must', 'did not', 'will']);
    const start = `The ${pick(lexicon.people).one} ${auxiliary}`;
    const rest = `the ${pick(objects).one}.`;
    return { good: `${start} ${perfect ? verb.participle : verb.base} ${rest}`, bad: `${start} ${verb.past} ${rest}` };
  },
};

/** "The sailor brought / arrived the key" */
const withObject: Phenomenon = {
  id: 'verb-with-object',
  blimp: ['transitive'],
  make({ pick }) {
    const subject = pick(lexicon.people).one;
    const rest = `the ${pick(lexicon.transitiveObjects).one} ${pick(lexicon.times)}.`;
    return {
      good: `The ${subject} ${pick(lexicon.transitive)} ${rest}`,
      bad: `The ${subject} ${pick(lexicon.intransitive)} ${rest}`,
    };
  },
};

/** "The sailor arrived / brought at noon" */
const withoutObject: Phenomenon = {
  id: 'verb-without-object',
  blimp: ['intransitive'],
  make({ pick }) {
    const [subject, time] = [pick(lexicon.people).one, pick(lexicon.times)];
    return {
      good: `The ${subject} ${pick(lexicon.intransitive)} ${time}.`,
      bad: `The ${subject} ${pick(lexicon.transitive)} ${time}.`,
    };
  },
};

/** "The key was brought / arrived by the sailor" */
const passive: Phenomenon = {
  id: 'passive',
  blimp: ['passive_1'],
  make({ pick }, i) {
    const plural = i % 2 === 1;
    const object = pick(lexicon.transitiveObjects);
    const start = `The ${plural ? object.many : object.one} ${plural ? 'were' : 'was'}`;
    const rest = `by the ${pick(lexicon.people).one}.`;
    return {
      good: `${start} ${pick(lexicon.transitive)} ${rest}`,
      bad: `${start} ${pick(lexicon.intransitive)} ${rest}`,
    };
  },
};

/** "There seemed / wanted to be a lamp in the house" */
const raising: Phenomenon = {
  id: 'raising',
  blimp: ['existential_there_subject_raising'],
  make({ pick }) {
    const rest = `to be ${withArticle(pick(lexicon.portable).one)} ${pick(lexicon.places)}.`;
    return {
      good: `There ${pick(['seemed', 'appeared', 'happened', 'used', 'ought'])} ${rest}`,
      bad: `There ${pick(['wanted', 'tried', 'hoped', 'decided', 'refused', 'agreed'])} ${rest}`,
    };
  },
};

export const verbs: readonly Phenomenon[] = [
  irregularPast,
  afterAuxiliary,
  withObject,
  withoutObject,
  passive,
  raising,
];
