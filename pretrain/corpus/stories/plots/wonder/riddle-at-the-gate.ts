import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { capital, withArticle } from '../../person';
import { child, oneDay } from './scene';

const guards = ['owl', 'lion', 'raven', 'tortoise', 'ram', 'goose', 'lynx'];
const riddles = [
  { ask: 'What has teeth but cannot bite?', answer: 'a comb', clue: 'a traveller combing her hair' },
  { ask: 'What gets wetter the more it dries?', answer: 'a towel', clue: 'a towel dripping on a line' },
  { ask: 'What has hands but cannot clap?', answer: 'a clock', clue: 'the clock on a far church' },
  { ask: 'What has an eye but cannot see?', answer: 'a needle', clue: 'a tailor threading a needle' },
  { ask: 'What goes up when the rain comes down?', answer: 'an umbrella', clue: 'a lady opening an umbrella' },
  { ask: 'What has a neck but no head?', answer: 'a bottle', clue: 'a bottle in the ditch' },
  { ask: 'What runs all day and never leaves its bed?', answer: 'a river', clue: 'the river down in the valley' },
  { ask: 'What is full of holes and yet holds water?', answer: 'a sponge', clue: 'a groom with a wet sponge' },
  { ask: 'What follows you by day and leaves you at night?', answer: 'a shadow', clue: 'a long shadow on the wall' },
];
const reasons = [
  { need: 'medicine for a sick child' },
  { need: 'water from the healing well' },
  { need: 'a cure for the sick cows' },
  { need: 'seed for the empty fields' },
  { need: 'oil for the village lamps' },
];
const gates = [
  'an iron gate',
  'a gate of white bone',
  'a gate of black oak',
  'a golden gate',
  'a gate overgrown with roses',
];

/** A guard lets nobody in who cannot answer, and the answer stands in plain sight. */
export const riddleAtTheGate: Plot = {
  id: 'riddle-at-the-gate',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const guard = tale.person({ kind: 'animal', role: tale.pick(guards) });
    const other = tale.person({
      kind: tale.chance(0.5) ? 'woman' : 'man',
      role: one('knight', 'merchant', 'scholar', 'soldier', 'captain'),
    });
    const season = tale.pick(words.seasons);
    const riddle = tale.pick(riddles);
    const aGuard = withArticle(guard.role);
    const gate = tale.pick(gates);
    const { need } = tale.pick(reasons);

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} stood before ${gate} at the end of a ${one('dusty', 'winding', 'lonely', 'stony')} road.`,
      `After ${one('three days', 'many miles', 'a week')} of walking, ${hero.intro} came to ${gate} ${oneDay(tale, season)}.`,
      `The road ${one('ended', 'stopped')} at ${gate}, and there, ${oneDay(tale, season)}, arrived ${hero.intro}.`,
    );
    say(
      one(
        `${hero.They} had come for ${need}, and ${one('there was no time to waste', 'every hour counted', 'everything depended on it')}.`,
        `${hero.Their} errand was ${one('urgent', 'grave')}: ${hero.they} needed ${need}.`,
        `At home they ${one('hoped', 'prayed', 'waited')}, for ${hero.they} was to bring back ${need}.`,
      ),
    );
    sayOne(
      `On ${one('a pillar', 'the wall', 'a stone bench')} beside the gate sat ${guard.intro}, with ${one('a ring of keys', 'a crown of ivy', 'spectacles on a ribbon')}.`,
      `The gate was guarded by ${guard.intro}, ${one('as still as a statue', 'who never slept', 'as old as the wall')}.`,
    );
    speak(
      guard,
      one(
        `Nobody passes without an answer. ${riddle.ask}`,
        `One riddle, one answer. ${riddle.ask}`,
        `Listen well, for I ask it once. ${riddle.ask}`,
      ),
    );
    sayOne(
      `Already waiting there was ${other.intro}, who had ${one('guessed wrongly twice', 'been stuck since dawn', 'worn a path in the grass')}.`,
      `${other.intro} was there as well, ${one('red with rage', 'kicking at stones', 'leafing through a fat book')}, for ${other.their} guesses had all been wrong.`,
    );
    paragraph();

    speak(
      other,
      one(
        'The thing is nonsense!',
        'I have studied for twenty years, and this is not in any book!',
        'Open up, or I will break it down!',
      ),
    );
    sayOne(
      `${hero.name} thought ${one('hard', 'and thought', 'until it hurt')}, and ${one('tried a guess', 'made one attempt')}: "${one('A saw', 'The wind', 'A dream', 'A thief')}?" But the ${guard.role} only ${one('yawned', 'blinked', 'shook a slow head')}.`,
      `The first thing that ${hero.name} said was wrong, and the ${guard.role} ${one('closed one eye', 'scratched a mark on the wall', 'said: two tries are left')}.`,
    );
    sayOne(
      `So ${hero.they} ${one('sat down on a milestone', 'leaned on the wall', 'stopped guessing')} and ${one('looked about', 'simply watched the world')}.`,
      `Then ${hero.they} remembered ${one('an old saying', 'some good advice')}: when your head is ${one('stuck', 'empty')}, use your eyes.`,
    );
    sayOne(
      `And what ${hero.they} saw was ${riddle.clue}.`,
      `Not far off there was ${riddle.clue}.`,
      `By chance ${hero.their} gaze fell on ${riddle.clue}.`,
    );
    sayOne(
      `${hero.name} ${one('jumped up', 'laughed out loud', 'snapped two fingers')}, for the answer had been ${one('in front of every nose', 'there all along', 'within sight the whole time')}.`,
      `Something ${one('clicked', 'lit up', 'fell into place')} in ${hero.name}'s mind.`,
    );
    speak(hero, one(`It is ${riddle.answer}!`, `I have it! The answer is ${riddle.answer}!`));
    paragraph();

    sayOne(
      `${guard.name} the ${guard.role} ${one('bowed', 'smiled for the first time in a century', 'jingled the keys')}, and the gate ${one('swung open', 'creaked', 'opened without a sound')}.`,
      `"${one('Right', 'Correct', 'So it is')}," said ${guard.name}, and the bolts ${one('slid back', 'fell', 'drew aside one by one')}.`,
    );
    const shares = tale.chance(0.5);
    if (shares) {
      sayOne(
        `${hero.name} could have gone in alone, but ${one('turned round', 'held the gate')} and ${one('whispered', 'explained')} to ${other.name} how to ${one('look', 'find it')}.`,
        `Yet on the threshold ${hero.name} ${one('stopped', 'waited')}, and beckoned to ${other.name} to ${one('follow', 'come along')}.`,
      );
      speak(
        other,
        one('Why would you help me?', 'I called it nonsense, and you shared it with me.', 'I shall not forget this.'),
      );
      sayOne(
        `In return ${other.name} ${one('lent a horse', 'paid for a carriage', 'gave a fine warm cloak')}, so that ${hero.name} reached home with ${need} ${one('before nightfall', 'in half the time', 'just in time')}.`,
        `The ${other.role} ${one('knew the streets', 'had friends at court')} and led the way, and soon they had ${need}.`,
      );
    } else {
      sayOne(
        `${other.name} tried to ${one('push past', 'slip in', 'squeeze through')}, but the gate ${one('snapped shut', 'closed', 'would not allow it')}: ${one('a borrowed answer opens nothing', 'everyone must solve it alone')}.`,
        `When ${other.name} ${one('shouted', 'copied')} the same answer, ${guard.name} ${one('sighed', 'chuckled')} and asked another, ${one('twice as hard', 'about the moon', 'with no end')}.`,
      );
      sayOne(
        `Inside ${hero.name} was given ${need}, and ${one('ran', 'hastened')} home by ${one('starlight', 'the shortest road', 'the river path')}.`,
        `${hero.name} got ${need} ${one('from a kind stranger', 'for a single penny', 'without delay')}, and ${one('wasted not a minute', 'was home by morning')}.`,
      );
      sayOne(
        `${other.name} sits there still, they say, and ${one('argues with the wall', 'has learned to play the flute', 'reads and reads')}.`,
        `As for ${other.name}, ${other.they} ${one('stamped off', 'rode away in a huff', 'wrote a book against riddles')}.`,
      );
    }
    paragraph();

    const why = one(
      'it is looking and not shouting that opens doors',
      'those who look will enter with respect',
      'a quiet mind does no harm inside',
    );
    speak(hero, one('Why do you ask riddles at all?', `Tell me, ${guard.name}, what are the riddles for?`));
    sayOne(
      `${guard.name} answered that ${guard.they} did it because ${why}.`,
      `It was done, said ${guard.name}, because ${why}.`,
    );
    sayOne(
      `Ever since, ${hero.name} has ${one('collected riddles', 'kept a notebook of questions', 'looked twice at common things')}.`,
      `The answer to ${one('many a question', 'a hard puzzle')} is ${one('closer than it seems', 'lying about in broad daylight', 'right before us')}.`,
      `And whenever ${hero.name} ${one('was stuck', 'lost patience')}, there came the thought of ${riddle.answer}, ${one('and a smile', 'and a deep breath')}.`,
    );

    tale.fact(
      'what',
      one(`What was the answer to the riddle?`, `What was the answer to the riddle of the ${guard.role}?`),
      riddle.answer,
    );
    tale.fact('who', one('Who guarded the gate?', 'Who asked the riddle?'), guard.name);
    tale.fact('what', `What did ${hero.name} need?`, need);
    tale.fact('why', `Why did ${guard.name} ask riddles?`, `because ${why}`);
    tale.fact('what', `What stood at the end of the road?`, gate);
    tale.title(
      'A Riddle at the Gate',
      `The ${capital(guard.role)} Who Asked`,
      `${hero.name} and the Riddle`,
      'No Key but an Answer',
      'One Riddle, One Answer',
    );
    tale.about(`a ${hero.role} named ${hero.name} who must solve a riddle to pass a gate`);
    tale.summary(
      one(
        `${hero.name} needs ${need}, but ${aGuard} asks a riddle at the gate. ${hero.name} looks around, finds the answer, ${riddle.answer}, and may go in.`,
        `${capital(aGuard)} named ${guard.name} guards a gate with a riddle. ${hero.name} solves it by looking closely: the answer is ${riddle.answer}.`,
      ),
    );
  },
};
