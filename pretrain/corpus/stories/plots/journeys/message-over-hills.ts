import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, warn, young } from './common';

const hideouts = [
  'inside a boot',
  'under a cap',
  'in a hollow stick',
  'in the lining of a sleeve',
  'inside a loaf of bread',
];
const messages = [
  { warning: 'the dam was cracking', need: 'move to high ground' },
  { warning: 'the pass would be closed', need: 'send the cattle home' },
  { warning: 'a fever had broken out', need: 'send a doctor' },
  { warning: 'wolves had come down from the forest', need: 'lock up the sheep' },
  { warning: 'the bridge had been washed away', need: 'stop the mail coach' },
];
const obstacles = ['a landslide', 'a fallen fir', 'a flock of angry geese', 'a locked gate', 'a swollen stream'];

/** A message must reach the next valley before night; the messenger has to choose between two ways. */
export const messageOverHills: Plot = {
  id: 'message-over-hills',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [sender, relation] = elder(tale, hero);
    const receiver = grown(tale, one('mayor', 'teacher', 'magistrate', 'doctor', 'captain'));
    const stranger = grown(tale, one('charcoal burner', 'hermit', 'goatherd', 'woodcutter', 'pedlar'));
    const season = seasonNamed(tale.pick(['spring', 'autumn', 'summer'] as const));
    const { warning, need } = tale.pick(messages);
    const paper = tale.thing(['letter', 'note', 'scroll', 'envelope']);
    const hidden = tale.pick(hideouts);
    const food = tale.pick(words.foods);
    const obstacle = tale.pick(obstacles);

    sayOne(
      `${someTime(tale, season)} ${hero.intro} was called home in the middle of ${one('a game', 'lessons', 'breakfast', 'the washing-up')}.`,
      `${hero.intro} was ${one('feeding the hens', 'splitting kindling', 'picking gooseberries')} ${someTime(tale, season)} when ${hero.they} heard ${hero.their} name.`,
      `Nobody could run like ${hero.intro}, and ${one('one day', 'one fine day', 'before long')} the village needed exactly that.`,
    );
    sayOne(
      `${hero.Their} ${relation} ${sender.name} had learned that ${warning}, and the people in the next valley did not know.`,
      `The news was bad: ${warning}, said ${hero.their} ${relation} ${sender.name}, and the next valley had to hear of it before ${one('nightfall', 'dark', 'sunset')}.`,
    );
    sayOne(
      `${sender.name} could not go, because ${one('an old wound ached', 'the mule was lame', 'the little ones were ill')}, so ${sender.they} wrote ${paper.a} and ${one('sealed it with wax', 'folded it twice', 'tied it with thread')}.`,
      `So ${sender.name} ${one('scribbled', 'wrote', 'dictated')} ${paper.a} which told them to ${need} at once.`,
    );
    warn(tale, sender, `Give this to ${receiver.name}, the ${receiver.role}, and to nobody else!`);
    tale.give(paper, hero);
    say(
      `${hero.name} hid ${paper.the} ${hidden}, ${one('pocketed', 'packed', 'took')} ${withArticle(food)}, and set off ${one('at a trot', 'at once', 'without looking back')}.`,
    );
    tale.paragraph();

    sayOne(
      `The path climbed through ${one('bracken', 'heather', 'juniper', 'birches')} and ${one('past a ruined tower', 'over slippery slate', 'along a rattling brook', 'between boulders')}.`,
      `Higher and higher went the trail, until the roofs below were as small as ${one('matchboxes', 'dice', 'pebbles')}.`,
    );
    if (tale.chance(0.5)) say(tale.pick(season.signs));
    sayOne(
      `Near the top the way was blocked by ${obstacle}.`,
      `Then ${hero.name} came round a bend and found the road shut by ${obstacle}.`,
    );
    sayOne(
      `Beside it sat ${stranger.intro}, ${one('chewing a straw', 'patching a jacket', 'sharpening a knife', 'roasting mushrooms')}.`,
      `${stranger.intro} was ${one('resting', 'smoking', 'sitting')} on a ${one('stump', 'milestone', 'log')} nearby.`,
    );
    speak(stranger, one('Where are you off to so fast?', 'What is your hurry?'));
    tale.paragraph();

    if (tale.chance(0.5)) {
      speak(hero, one('Over the hills, and I must be there before dark.', 'To the other valley, and time is short.'));
      if (tale.chance(0.5)) {
        say(
          `${hero.name} ${one('noticed', 'saw')} how ${one('thin', 'hungry', 'pale')} the stranger looked and broke the ${food} in two.`,
        );
        sayOne(
          `While they ate, ${stranger.name} told ${hero.them} of a tunnel that the miners had left, because everyone who shares deserves a ${one('short cut', 'secret', 'favour')}.`,
          `"For half of your ${food}," said ${stranger.name}, "I will show you the old miners' tunnel."`,
        );
        say(
          `It was ${one('pitch dark', 'damp', 'narrow')} in there and ${one('bats rustled', 'water dripped', 'pebbles slid')}, yet it came out ${one('right above the valley', 'far below the ridge', 'beside a waterfall')}, an hour ahead of time.`,
        );
        fact('what', `What did ${hero.name} share?`, `the ${food}`);
      } else {
        say(
          `${stranger.name} ${one('pointed', 'nodded', 'waved')} toward a goat track so steep that ${hero.name} had to ${one('climb on all fours', 'cling to roots', 'hold on to tufts of grass')}.`,
        );
        say(
          `Once ${hero.they} slipped, and ${one('a stone', 'a branch', 'a bramble')} tore ${hero.their} sleeve, but ${hero.they} felt for ${paper.the}, and it was still ${hidden}.`,
        );
        say(
          `From the crest ${hero.they} saw the ${one('lamps', 'chimneys', 'windows')} of the valley ${one('glimmer', 'blink', 'shine')}.`,
        );
        fact('who', `Who showed ${hero.name} the goat track?`, stranger.name);
      }
      say(
        `${hero.name} ran the last mile with ${one('burning lungs', 'a stitch in the side', 'wobbly knees')} and ${one('knocked', 'hammered', 'pounded')} at the door of ${receiver.intro}.`,
      );
      tale.summary(
        `${hero.name} carried ${paper.a} over the hills, because ${warning}. With the help of ${stranger.name}, ${hero.they} reached ${receiver.name} in time.`,
      );
    } else {
      say(
        `There was something ${one('sly', 'greedy', 'false')} in that voice, so ${hero.name} said only that ${hero.they} was ${one('picking berries', 'looking for a lost lamb', 'gathering firewood')}.`,
      );
      speak(stranger, one('Then what are you hiding from me?', 'Is there money in your pocket?'));
      if (tale.chance(0.5)) {
        say(
          `${stranger.name} ${one('seized', 'grabbed', 'snatched')} ${hero.their} bag and ${one('turned it out', 'shook it', 'rummaged in it')}, but the bag held nothing except the ${food}, for ${paper.the} was ${hidden}.`,
        );
        say(
          `${one('Disappointed', 'Grumbling', 'With a curse')}, ${stranger.name} kept the ${food} and let ${hero.them} go.`,
        );
        say(
          `Hungry but free, ${hero.name} found a way round and did not ${one('rest', 'slow down', 'sit')} until ${hero.they} stood before ${receiver.intro}.`,
        );
        fact('who', `Who took the ${food}?`, stranger.name);
        fact('why', `Why did ${stranger.name} not find the message?`, `${paper.the} was ${hidden}`);
      } else {
        say(
          `${hero.name} threw the ${food} as far as ${hero.they} could, and while ${stranger.name} ${one('ran after it', 'stared after it', 'turned to look')}, ${hero.they} ${one('slid', 'scrambled', 'rolled')} down the other side.`,
        );
        say(
          `Thorns ${one('scratched', 'pricked', 'caught')} ${hero.them}, and a shoe stayed ${one('in a bog', 'in the mud', 'behind')}, but nobody followed.`,
        );
        say(`With one ${one('bare', 'cold', 'muddy')} foot, ${hero.name} limped up to the house of ${receiver.intro}.`);
        fact('what', `What did ${hero.name} throw?`, `the ${food}`);
      }
      tale.summary(
        `${hero.name} carried ${paper.a} over the hills, because ${warning}. ${stranger.name} tried to rob ${hero.them}, but ${hero.name} got away and reached ${receiver.name}.`,
      );
    }
    tale.paragraph();

    say(
      `${receiver.name} ${one('tore open', 'unfolded', 'opened')} ${paper.the}, read it ${one('under the lamp', 'aloud', 'with a grave face')}, and sprang up.`,
    );
    tale.give(paper, receiver);
    say(
      `Within ${one('minutes', 'half an hour', 'a short time')} ${one('bells rang', 'horns blew', 'drums beat')}, everyone knew that they had to ${need}, and by ${one('midnight', 'morning', 'the next day')} all were safe.`,
    );
    speak(receiver, one(`You were just in time, ${hero.name}!`, 'A whole valley thanks you!'));
    sayOne(
      `${hero.name} ${one('did not hear it', 'heard nothing more')}, for ${hero.they} had fallen asleep ${one('on the rug', 'in an armchair', 'over a bowl of soup')}.`,
      `When ${hero.name} came home the next day, ${sender.name} was ${tale.pick(words.glad)} and ${one('baked', 'fried', 'cooked')} ${one('pancakes', 'dumplings', 'a mountain of noodles')}.`,
    );

    fact('what', `What did ${hero.name} have to bring to ${receiver.name}?`, paper.the);
    fact('where', `Where did ${hero.name} hide ${paper.the}?`, hidden);
    fact('what', 'What blocked the way?', obstacle);
    tale.title('Over the Hills', `${hero.name} the Messenger`, `The ${paper.noun}`, 'A Message Before Night');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who carries a message over the hills`);
  },
};
