/** Questions: where the asked-for phrase may have come from, and the order of the words. */
import * as lexicon from './lexicon';
import type { Phenomenon } from './phenomenon';

const learned = ['knew', 'remembered', 'forgot', 'learned', 'heard'];

/** "The boy knew what / that the king found" */
const gap: Phenomenon = {
  id: 'gap-with-that',
  blimp: ['wh_vs_that_with_gap'],
  make({ pick, two }) {
    const [first, second] = two(lexicon.people).map(({ one }) => one);
    const [start, rest] = [`The ${first} ${pick(learned)}`, `the ${second} ${pick(lexicon.transitive)}.`];
    return { good: `${start} what ${rest}`, bad: `${start} that ${rest}` };
  },
};

/** "The boy knew that / what the king found the key" */
const noGap: Phenomenon = {
  id: 'no-gap-with-what',
  blimp: ['wh_vs_that_no_gap'],
  make({ pick, two }) {
    const [first, second] = two(lexicon.people).map(({ one }) => one);
    const object = pick(lexicon.transitiveObjects).one;
    const [start, rest] = [`The ${first} ${pick(learned)}`, `the ${second} ${pick(lexicon.transitive)} the ${object}.`];
    return { good: `${start} that ${rest}`, bad: `${start} what ${rest}` };
  },
};

/** "Who did the king thank after meeting the queen?" / "… thank the queen after meeting?" */
const adjunctIsland: Phenomenon = {
  id: 'island-adjunct',
  blimp: ['adjunct_island'],
  make({ pick, two }) {
    const [subject, object] = two(lexicon.people).map(({ one }) => one);
    const [first, second] = two(lexicon.meetings);
    const [start, when] = [`Who did the ${subject} ${first.base}`, pick(['after', 'before', 'without', 'while'])];
    return {
      good: `${start} ${when} ${second.gerund} the ${object}?`,
      bad: `${start} the ${object} ${when} ${second.gerund}?`,
    };
  },
};

/** "Who did the king and the queen see?" / "Who did the king see and the queen?" */
const coordinateIsland: Phenomenon = {
  id: 'island-coordinate',
  blimp: ['coordinate_structure_constraint_object_extraction'],
  make({ pick, two }) {
    const [first, second] = two(lexicon.people).map(({ one }) => one);
    const start = `Who ${pick(['did', 'will', 'could'])} the ${first}`;
    const verb = pick(lexicon.meetings).base;
    return { good: `${start} and the ${second} ${verb}?`, bad: `${start} ${verb} and the ${second}?` };
  },
};

/** "Which letter did the king hide?" / "Which did the king hide letter?" */
const leftBranch: Phenomenon = {
  id: 'island-left-branch',
  blimp: ['left_branch_island_simple_question'],
  make({ pick }) {
    const { verb, objects } = pick(lexicon.actions);
    const [object, asked] = [pick(objects).one, pick(['Which', 'Whose'])];
    const rest = `${pick(['did', 'will', 'could'])} the ${pick(lexicon.people).one} ${verb.base}`;
    return { good: `${asked} ${object} ${rest}?`, bad: `${asked} ${rest} ${object}?` };
  },
};

/** "Where did the soldier sleep?" / "Where the soldier did sleep?" */
const inversion: Phenomenon = {
  id: 'question-order',
  blimp: [],
  make({ pick }) {
    const [asked, auxiliary] = [pick(['Where', 'When', 'Why', 'How']), pick(['did', 'could', 'will', 'would', 'must'])];
    const [subject, verb] = [`the ${pick(lexicon.people).one}`, pick(lexicon.habits).base];
    return { good: `${asked} ${auxiliary} ${subject} ${verb}?`, bad: `${asked} ${subject} ${auxiliary} ${verb}?` };
  },
};

export const questions: readonly Phenomenon[] = [gap, noGap, adjunctIsland, coordinateIsland, leftBranch, inversion];
