import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, warn, young } from './common';

const signs = [
  { sign: 'the snow sounded hollow', danger: 'a great slide of snow' },
  { sign: 'stones were rolling from above', danger: 'a rockfall' },
  { sign: 'the wind had gone quite still', danger: 'a thunderstorm' },
  { sign: 'the chamois were fleeing', danger: 'an avalanche' },
  { sign: 'a ring had formed round the sun', danger: 'a blizzard' },
];
const wants = [
  'see the sunrise from the top',
  'pick the white star flower',
  'measure the height of the peak',
  'paint the glacier',
  'find an eagle feather',
];

/** A proud traveller, a mountain, and a guide who says no. */
export const mountainGuide: Plot = {
  id: 'mountain-guide',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [guide, relation] = elder(tale, hero);
    const traveller = grown(tale, one('painter', 'banker', 'scientist', 'professor', 'photographer'));
    const { sign, danger } = tale.pick(signs);
    const want = tale.pick(wants);
    const peak = one('the Old Widow', 'the Needle', 'Thunder Head', 'the Three Sisters', 'the Grey Tooth');
    const tool = tale.thing(['rope', 'staff', 'ice axe', 'horn', 'lantern']);
    const summer = seasonNamed('summer');
    const hut = one('in the shepherd hut', 'under an overhang', 'in a cleft of the rock', 'behind a great boulder');

    sayOne(
      `Above the village rose a mountain called ${peak}, and nobody knew it better than ${hero.intro} and ${hero.their} ${relation} ${guide.name}, the guide.`,
      `${hero.intro} was learning to be a guide on ${peak}, as ${hero.their} ${relation} ${guide.name} had been for ${one('thirty', 'forty', 'twenty')} years.`,
      `Those who wanted to climb ${peak} had to ask ${hero.intro}, or rather ${hero.their} ${relation} ${guide.name}, the oldest guide in the village.`,
    );
    sayOne(
      `${hero.They} could ${one('read clouds', 'smell snow', 'tell a goat path from a sheep path')}, ${one('tie nine knots', 'yodel in two voices', 'sleep on a ledge')}, and always carried ${tool.a}.`,
      `From ${guide.name} ${hero.they} had ${tool.a} and three rules: ${one('look up', 'go slowly')}, ${one('look down', 'eat little')}, and ${one('turn back in time', 'never be too proud to turn back')}.`,
    );
    tale.give(tool, hero);
    sayOne(
      `One ${tale.pick(summer.weather)} day in summer ${traveller.intro} ${one('arrived', 'got off the coach')} with ${one('four suitcases', 'patent leather shoes', 'a silk parasol')} and ${one('a long list', 'a fat guidebook', 'no patience at all')}.`,
      `In July came ${traveller.intro}, ${one('in velvet', 'with a gold-topped cane', 'humming an opera')}, who ${one('never listened', 'knew everything better', 'was always in a hurry')}.`,
    );
    speak(traveller, one(`I must ${want} tomorrow!`, `I shall ${want}, and you will show me the way!`));
    say(
      `${guide.name} had ${one('a swollen knee', 'a bad tooth', 'the hay to turn')}, and so it was ${hero.name} who went.`,
    );
    tale.paragraph();

    sayOne(
      `They left at ${one('one', 'two')} in the morning, ${one('through wet clover', 'by the light of the stars', 'while the roosters still slept')}, and climbed ${one('past waterfalls', 'over scree', 'through dwarf pines')} and ${one('across a snowfield', 'up a chimney of rock', 'along a knife-sharp ridge')}.`,
      `Hour after hour ${hero.name} went ahead with ${one('an even step', 'a quiet song')}, and ${traveller.name} ${one('puffed', 'stumbled', 'complained of blisters')} behind, past ${one('gentians', 'marmots', 'cairns')} and ${one('icy brooks', 'blue cracks', 'drifts of old snow')}.`,
    );
    say(
      `${one('Far below', 'Deep down')}, the ${one('church', 'village', 'lake')} was no bigger than a ${one('thimble', 'coin', 'crumb')}.`,
    );
    sayOne(
      `They were ${one('an hour', 'two hundred steps', 'one slope')} from the top when ${hero.name} stopped, because ${sign}.`,
      `Suddenly ${hero.name} held up a hand, for ${sign}.`,
    );
    warn(tale, hero, one('We must go back!', 'Not one step farther!', 'Turn round at once!'));
    speak(
      traveller,
      one('Now, when we are almost there?', 'Are you a guide or a rabbit?', 'What have I paid you for?'),
    );
    tale.paragraph();

    const obeyed = tale.chance(0.5);
    if (obeyed) {
      say(
        `${traveller.name} ${one('scowled', 'muttered', 'threw down the guidebook')}, but there was something in ${hero.name}'s ${one('voice', 'eyes', 'face')} that could not be ${one('argued with', 'laughed at')}, and ${traveller.they} turned round.`,
      );
      sayOne(
        `They had just reached shelter ${hut} when ${one('the mountain roared', 'the air shook', 'it began')}: it was ${danger}, right where they had ${one('stood', 'been standing')}.`,
        `Not ten minutes later, as they ${one('cowered', 'crouched', 'sat')} ${hut}, they saw what it had meant, for there was ${danger} on the very slope they had left.`,
      );
      say(
        `${traveller.name} ${one('went white', 'could not speak', 'gripped the rock')} and ${one('counted to a hundred', 'held on to a small sleeve', 'thought of home')}.`,
      );
      speak(traveller, one('How did you know?', 'Why did I not see it?'));
      speak(hero, one('I did not know, but the mountain did.', 'I only listened.'));
      fact('where', 'Where did they find shelter?', hut);
      tale.summary(
        `${hero.name} led ${traveller.name} up ${peak}, but turned back, because ${sign}. ${traveller.name} obeyed, and so they were safe when ${danger} came.`,
      );
    } else {
      say(
        `${traveller.name} ${one('pushed past', 'laughed', 'shrugged')} and went on alone, ${one('waving the cane', 'whistling', 'with big steps')}.`,
      );
      say(
        `A moment later came ${danger}, and when it was over, ${traveller.name} ${one('was hanging on a ledge', 'lay in a hollow with a hurt leg', 'was stuck to the waist')} and called for help.`,
      );
      const act: Record<string, string> = {
        rope: 'tied the rope to a rock and let it down',
        staff: 'lay flat and held out the staff',
        'ice axe': 'cut one step after another with the ice axe',
        horn: 'blew the horn, so that shepherds came running',
        lantern: 'hung up the lantern as a sign and climbed down',
      };
      say(
        `${hero.name} ${act[tool.noun]}, and ${one('inch by inch', 'after a long hour', 'with the last of their strength')} ${traveller.name} was brought to safety ${hut}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `At dusk ${guide.name} came up to meet them, ${one('limping', 'out of breath')}, with ${one('blankets', 'hot soup in a can', 'bandages')}, for ${guide.they} had seen the sky and could not ${one('stay below', 'sit still')}.`,
        );
        fact('who', 'Who came up to meet them?', guide.name);
      } else {
        say(
          `They spent the night there, back to back, and ${hero.name} told ${one('legends', 'jokes', 'tales of marmots')} so that ${traveller.name} would not ${one('lose heart', 'fall asleep in the cold')}.`,
        );
      }
      speak(traveller, one('I was a fool, and you came all the same.', 'I owe you my life, little guide.'));
      fact('who', `Who saved ${traveller.name}?`, hero.name);
      fact('where', `Where was ${traveller.name} brought?`, hut);
      tale.summary(
        `${hero.name} led ${traveller.name} up ${peak} and wanted to turn back, because ${sign}. ${traveller.name} went on alone, and ${hero.name} had to save ${traveller.them}.`,
      );
    }
    tale.paragraph();

    if (obeyed && tale.chance(0.5)) {
      say(
        `${one('Three days', 'A week')} later they tried again, in ${one('clear', 'mild', 'golden')} weather, and ${traveller.name} could ${want}.`,
      );
      say(
        `${traveller.They} did it with ${one('wet eyes', 'a bare head')} and ${one('for once said nothing', 'whispered a thank-you', 'bowed to the mountain')}.`,
      );
    } else {
      say(
        `${traveller.name} never did ${want}, but ${traveller.they} ${one('wrote every Christmas', 'sent a postcard each month', 'came back every year')} and ${one('always asked about the weather first', 'told everyone who was the best guide', 'walked slowly ever after')}.`,
      );
    }
    sayOne(
      `${guide.name} ${one('pinned', 'fastened', 'sewed')} ${one('a silver edelweiss', 'the old badge', 'a feather')} on ${hero.name}'s ${one('jacket', 'hat', 'collar')} and was ${tale.pick(words.glad)}.`,
      `"The summit is only half of the way," said ${guide.name}, and ${hero.name}, ${tale.pick(words.glad)}, ${one('hung up', 'put away')} ${tool.the}.`,
    );

    fact('why', `Why did ${hero.name} want to turn back?`, sign);
    fact('what', `What did ${traveller.name} want to do?`, want);
    fact('name', 'What was the mountain called?', peak);
    fact('what', `What did ${hero.name} always carry?`, tool.a);
    fact('who', `Who went up with ${hero.name}?`, traveller.name);
    tale.title('The Mountain Guide', `${hero.name} Turns Back`, peak, `${hero.name} on the Mountain`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who guides a traveller up a mountain`);
  },
};
