import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { capital } from '../../person';
import { child, grown, oneDay } from './scene';

const culprits = [
  {
    noun: 'a magpie',
    first: 'a black feather',
    second: 'a scratch on the windowsill',
    den: 'in a nest above the clock',
    why: 'it loved everything that shone',
  },
  {
    noun: 'a raccoon',
    first: 'five small handprints',
    second: 'a trail of crumbs',
    den: 'in a hollow elm',
    why: 'it wanted a treasure of its own',
  },
  {
    noun: 'a puppy',
    first: 'a chewed shoelace',
    second: 'paw marks in the flour',
    den: 'under the porch',
    why: 'its teeth were itching',
  },
  {
    noun: 'a goat',
    first: 'a tuft of white hair',
    second: 'half a thistle',
    den: 'behind the stable',
    why: 'nobody had fed it that day',
  },
  {
    noun: 'a monkey',
    first: 'a banana skin',
    second: 'a row of sticky fingermarks',
    den: 'on the roof of the theatre',
    why: 'the circus had left it behind',
  },
  {
    noun: 'a squirrel',
    first: 'a cracked nutshell',
    second: 'claw marks on the curtain',
    den: 'inside the weathercock',
    why: 'it was lining a nest',
  },
];
const goods = [
  'a silver whistle',
  'a golden spoon',
  'a brass bell',
  'a string of pearls',
  'a velvet glove',
  'a silver medal',
  'a crystal button',
];

/** Something is gone, somebody is blamed, and two clues tell it otherwise. */
export const mysteryByClues: Plot = {
  id: 'mystery-by-clues',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const owner = grown(tale);
    const suspect = child(tale);
    const season = tale.pick(words.seasons);
    const lost = tale.pick(goods);
    const it = lost.replace(/^an? /, '');
    const culprit = tale.pick(culprits);

    sayOne(
      `${oneDay(tale, season)}, ${owner.intro} ${one('burst into', 'came running out to', 'stood wailing in')} the market square.`,
      `There was an uproar ${oneDay(tale, season)}: ${owner.intro} had been ${one('robbed', 'burgled')}.`,
      `${oneDay(tale, season)}, the ${one('church bell', 'fire bell')} rang, and the one who pulled the rope was ${owner.intro}.`,
    );
    speak(owner, one(`My ${it} has been stolen!`, `Somebody has taken my ${it}!`, `Thieves! My ${it} is gone!`));
    sayOne(
      `It was ${lost}, ${one('a gift from a dead aunt', 'the pride of the family', 'won long ago in a contest')}, and it had lain on the ${one('counter', 'desk', 'kitchen table')}.`,
      `What was missing was ${lost}, ${one('which was kept on a cushion', 'polished every Sunday', 'the dearest thing in the house')}.`,
    );
    sayOne(
      `At once ${one('fingers pointed', 'people looked', 'whispers turned')} to ${suspect.intro}, who had ${one('been seen near the door', 'run away when the shouting began', 'a name for pranks')}.`,
      `The crowd ${one('soon blamed', 'seized', 'surrounded')} ${suspect.intro}, because ${suspect.they} had ${one('passed the house at noon', 'once taken a plum', 'muddy boots')}.`,
    );
    speak(suspect, one('I did not take it!', 'It was not me!', 'Search my pockets, I have nothing!'));
    paragraph();

    sayOne(
      `Only ${hero.intro} ${one('asked', 'wanted')} to see the room before ${one('anyone was punished', 'the constable came')}.`,
      `Then ${hero.intro} ${one('stepped forward', 'raised a hand')}, with ${one('a notebook', 'a magnifying glass', 'a stub of pencil')}.`,
    );
    speak(
      hero,
      one(
        'Let us look at what the room can tell us.',
        'Blame is quick, but clues are better.',
        'May I see where it lay?',
      ),
    );
    sayOne(
      `On the floor ${hero.they} found the first clue: ${culprit.first}.`,
      `The first clue ${one('lay beside the door', 'was under the chair', 'was easy to miss')}: ${culprit.first}.`,
    );
    sayOne(
      `The second was ${culprit.second}, ${one('quite fresh', 'still damp', 'plain as day')}.`,
      `A step further there was ${culprit.second}, and ${hero.name} ${one('wrote it down', 'measured it', 'whistled')}.`,
    );
    sayOne(
      `${hero.name} ${one('closed both eyes', 'chewed the pencil', 'walked round the table')} and ${one('put the two together', 'did the sum', 'reasoned')}: no ${suspect.role} leaves ${one('such traces', 'marks like that')}.`,
      `"${capital(suspect.name)} has ${one('two feet', 'ten clean fingers')}," ${hero.name} ${one('muttered', 'mumbled')}; "the thief was somebody else."`,
    );
    paragraph();

    const trap = tale.chance(0.5);
    if (trap) {
      sayOne(
        `To make sure, ${hero.they} set a trap: ${one('a shiny thimble', 'a saucer of cream', 'a slice of melon', 'a gleaming spoon')} on the sill and ${one('flour on the floor', 'a bell on a thread')}.`,
        `That night ${hero.name} and ${suspect.name} ${one('hid behind the curtain', 'lay under the table', 'crouched in the pantry')} with ${one('a net', 'a lamp under a cloth')} and waited.`,
      );
      sayOne(
        `${one('Before long', 'At last')} something ${one('tapped', 'rustled', 'sniffed')}, and in came ${culprit.noun}, ${one('quick as a wink', 'as bold as brass', 'quite at home')}.`,
        `They had to wait ${one('an hour', 'two hours')}, until ${culprit.noun} ${one('slipped in', 'climbed through the window')} and looked for more.`,
      );
      sayOne(
        `They followed it ${one('on tiptoe', 'through the lanes', 'over two fences')}, and there, ${culprit.den}, lay the ${it}.`,
        `It ran off, they ran after, and so they found the ${it} ${culprit.den}.`,
      );
    } else {
      sayOne(
        `The marks led out ${one('by the window', 'through the yard', 'past the pump')} and ${one('across the square', 'down an alley', 'along the wall')}, with half the town behind ${hero.name}.`,
        `Nose to the ground like a ${one('bloodhound', 'terrier')}, ${hero.name} followed the trail ${one('round the church', 'past the bakery', 'between the barrels')}.`,
      );
      sayOne(
        `The trail ended ${culprit.den}, and who ${one('blinked at them', 'sat there')}? It was ${culprit.noun}, with the ${it}.`,
        `And ${culprit.den} they found the ${it}, and beside it ${culprit.noun}, ${one('fast asleep', 'looking very pleased', 'not the least bit sorry')}.`,
      );
    }
    sayOne(
      `The little thief had done it because ${culprit.why}.`,
      `It had meant no harm; it took things because ${culprit.why}.`,
    );
    paragraph();

    const gracious = tale.chance(0.6);
    if (gracious) {
      speak(
        owner,
        one(`Forgive me, ${suspect.name}, for thinking it was you.`, `${suspect.name}, I was unjust. I am sorry.`),
      );
      sayOne(
        `${owner.name} the ${owner.role} ${one('gave a feast', 'bought lemonade for all', 'shook hands with everyone')}, and ${suspect.name} ${one('sat at the head of the table', 'was carried on shoulders', 'got the biggest slice')}.`,
        `${suspect.name} was ${one('given a new cap', 'asked to be the helper in the shop')} by ${owner.name}, and ${one('grinned from ear to ear', 'forgave them all')}.`,
      );
    } else {
      sayOne(
        `${owner.name} only ${one('grabbed the thing', 'muttered something')} and ${one('shut the door', 'marched off')}, without one word to ${suspect.name}.`,
        `People ${one('coughed', 'studied their shoes', 'drifted away')}, and nobody said sorry to ${suspect.name}.`,
      );
      speak(
        hero,
        one(
          `Then I will say it for them: we are sorry.`,
          `Come, ${suspect.name}, you shall be my partner from now on.`,
        ),
      );
    }
    sayOne(
      `${hero.name} and ${suspect.name} ${one('opened a detective office in a shed', 'became best friends', 'solved eleven more cases that year')}.`,
      `Never ${one('judge', 'accuse')} before you have ${one('looked', 'asked', 'heard both sides')}.`,
      `A ${one('guess', 'rumour')} is not a proof, and ${one('a name is soon stained', 'a clue does not lie', 'the truth leaves footprints')}.`,
    );

    tale.fact('what', one('What was missing?', `What did ${owner.name} miss?`), lost);
    tale.fact('who', one('Who was wrongly blamed?', 'Whom did the crowd suspect?'), suspect.name);
    tale.fact('what', 'What was the first clue?', culprit.first);
    tale.fact('where', `Where was the ${it} found?`, culprit.den);
    tale.fact('why', 'Why had the thief done it?', `because ${culprit.why}`);
    tale.fact('who', 'Who solved the mystery?', hero.name);
    tale.title(
      `The Mystery of the Missing ${capital(it)}`,
      'Two Clues',
      `${hero.name} the Detective`,
      `Who Took the ${capital(it)}?`,
      `The Case of ${owner.name}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who solves a theft by its clues`);
    tale.summary(
      one(
        `${suspect.name} is blamed when ${lost} disappears. ${hero.name} follows the clues and finds that ${culprit.noun} took it.`,
        `${owner.name} misses ${lost}, and everyone suspects ${suspect.name}. ${hero.name} proves by two clues that the thief was ${culprit.noun}.`,
      ),
    );
  },
};
