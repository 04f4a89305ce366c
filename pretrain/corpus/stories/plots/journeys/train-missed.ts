import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, young } from './common';

const delays = [
  'the station clock was ten minutes slow',
  'the tram had broken down',
  'a button had come off at the door',
  'the cat had hidden the ticket',
  'a parade was blocking the road',
];
const corners = [
  'under the timetable',
  'beside the coal bucket',
  'behind the newspaper stand',
  'on the last bench',
  'next to the water tap',
];

/** A train is missed; what is met in its place turns out to matter. */
export const trainMissed: Plot = {
  id: 'train-missed',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [host, relation] = elder(tale, hero);
    const porter = grown(tale, one('porter', 'station master', 'ticket seller', 'conductor'));
    const other = tale.person({ kind: tale.pick(['girl', 'boy', 'woman', 'man'] as const) });
    const why = tale.pick(delays);
    const corner = tale.pick(corners);
    const bag = tale.thing(['suitcase', 'rucksack', 'satchel', 'hatbox', 'carpet bag', 'violin case']);
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn', 'winter'] as const));
    const town = one('the seaside', 'the capital', 'the mountains', 'the lake', 'the border');

    sayOne(
      `${someTime(tale, season)} ${hero.intro} ${one('panted', 'stumbled', 'raced')} onto the platform with ${bag.a}, just as the ${one('last', 'red', 'rear')} lamp of the train ${one('disappeared', 'slid away', 'shrank')} into the ${one('tunnel', 'distance', 'cutting')}.`,
      `${hero.intro} had packed ${bag.a}, ${one('said goodbye to the hens', 'watered the geraniums', 'kissed the cat')} and run all the way, and still the train was ${one('gone', 'only a puff of smoke', 'a dot on the rails')}.`,
      `The whistle blew, the doors ${one('slammed', 'banged')}, and ${hero.intro} was left on the platform with ${bag.a} and ${one('a crumpled ticket', 'one untied shoe', 'a stitch in the side')}.`,
    );
    tale.give(bag, hero);
    sayOne(
      `${hero.They} was late because ${why}.`,
      `It was not ${hero.their} fault: ${hero.they} was late because ${why}.`,
    );
    sayOne(
      `At ${town} ${hero.their} ${relation} ${host.name} would be waiting in vain.`,
      `${hero.They} had wanted to visit ${hero.their} ${relation} ${host.name} at ${town}, and the next train would not leave until ${one('evening', 'half past six', 'after dark')}.`,
      `${hero.Their} ${relation} ${host.name}, who lived at ${town}, had already ${one('aired the guest bed', 'borrowed a donkey cart', 'baked a rhubarb tart')} for ${hero.them}.`,
    );
    tale.paragraph();

    speak(hero, one('What shall I do now?', 'Is there no other train?', 'Can nobody call it back?'));
    sayOne(
      `${porter.intro} ${one('pushed back a peaked cap', 'looked up from a sandwich', 'put down a flag')} and ${one('sighed', 'shrugged kindly', 'pointed at the clock')}.`,
      `The question was heard by ${porter.intro}, who was ${one('sweeping confetti', 'stacking parcels', 'feeding the sparrows')}.`,
    );
    speak(
      porter,
      one(
        'Trains come back, my dear, but not at once.',
        'Sit down and keep an eye on your luggage.',
        'I will send a telegram so that nobody worries.',
      ),
    );
    sayOne(
      `So ${hero.name} sat down ${corner} and watched ${one('pigeons', 'mailbags', 'wagons of coal', 'a sleepy spaniel')} come and go.`,
      `${corner} there was a free seat, and there ${hero.name} ${one('swung both legs', 'yawned', 'read the posters')} and ${one('counted the tiles', 'ate a squashed sandwich', 'felt very small')}.`,
    );
    tale.paragraph();

    const swapped = tale.chance(0.5);
    if (swapped) {
      sayOne(
        `After a while ${other.intro} ${one('flopped down', 'took a seat')} beside ${hero.them} with ${withArticle(bag.adjective)} ${bag.noun} that looked exactly the same.`,
        `Then ${other.intro} came along, and ${other.they} too carried ${bag.a}.`,
      );
      sayOne(
        `They ${one('chatted', 'joked', 'played dice')} about ${one('football', 'comets', 'sea monsters', 'recipes')}, until ${other.name} heard the local train, ${one('snatched', 'grabbed')} a ${bag.noun}, and ${one('leaped aboard', 'ran')}.`,
        `They ${one('shared toffees', 'traded stamps', 'told riddles')}, and when the local train was called, ${other.name} ${one('jumped up', 'hurried off')} with the wrong ${bag.noun}.`,
      );
      say(
        `Only then did ${hero.name} see ${one('a strange label', 'initials on the handle', 'a sticker of a whale')}: this was not ${hero.their} ${bag.noun}.`,
      );
      tale.give(bag, other);
      if (tale.chance(0.5)) {
        speak(porter, one('Run, it stops again at the level crossing!', 'Quick, over the footbridge!'));
        say(
          `${hero.name} ${one('sprinted', 'galloped', 'tore')} across the ${one('footbridge', 'freight yard', 'gravel')}, ${one('waving', 'holding up the bag', 'shouting')}, and ${other.name} ${one('threw open a window', 'stuck a head out', 'pulled the cord')} and ${one('gasped', 'laughed')}.`,
        );
        say(
          `In the last second they ${one('swapped', 'exchanged')} the two, and ${other.name} ${one('tossed down', 'threw', 'handed down')} ${one('a bag of nuts', 'an address on a napkin', 'a harmonica')} as a thank-you.`,
        );
        tale.give(bag, hero);
      } else {
        say(
          `${porter.name} ${one('telephoned', 'tapped out a message', 'sent a signal')} down the line, and an hour later ${other.name} stepped off the train ${one('blushing', 'out of breath', 'with a bunch of daisies')}.`,
        );
        speak(
          other,
          one('I am so sorry, I did not look!', 'There were fish in mine, did you smell them?', 'Will you forgive me?'),
        );
        tale.give(bag, hero);
        say(
          `${hero.name} ${one('forgave', 'pardoned')} ${other.them} at once, and they spent the rest of the wait ${one('over hot chocolate', 'singing rounds', 'at a game of draughts')}.`,
        );
      }
      fact('who', `Who took the wrong ${bag.noun}?`, other.name);
      fact('owner', `Whose was ${bag.the} in the end?`, `${hero.name}'s`);
      tale.summary(
        `${hero.name} missed the train, because ${why}. At the station ${other.name} took the wrong ${bag.noun}, but they put it right before ${hero.name} travelled on to ${host.name}.`,
      );
    } else {
      const lost = one(
        'a pocket watch',
        'a silver brooch',
        'a hearing horn',
        'a pair of glasses',
        'a bundle of letters',
      );
      sayOne(
        `By and by ${hero.they} noticed ${other.intro}, who was ${one('crawling about', 'searching every crack', 'wringing both hands')} near the ${one('ticket window', 'weighing machine', 'waiting room')}.`,
        `Not far away ${other.intro} was ${one('turning out pockets', 'looking under every seat', 'close to tears')}.`,
      );
      speak(hero, one('What have you lost?', 'May I help you look?'));
      say(
        `It was ${lost}, ${one('a gift from long ago', 'worth more than money', 'the last memory of home')}, and ${other.name} was ${tale.pick(words.sad)}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `${hero.name} ${one('lay flat', 'knelt')} on the platform, saw something ${one('glint', 'gleam', 'flash')} between the ${one('rails', 'sleepers', 'boards')}, and ${porter.name}, who had ${one('a long hook', 'tongs', 'a litter picker')}, fished it up.`,
        );
      } else {
        say(
          `${hero.name} asked ${other.them} to tell every step since ${one('breakfast', 'the morning', 'the ticket window')}, and so they came to the ${one('buffet', 'flower stall', 'barber')}, where it ${one('lay', 'was waiting')} next to the ${one('sugar', 'scissors', 'till')}.`,
        );
      }
      say(
        `"Without you I would have ${one('left', 'gone home', 'travelled on')} without it," said ${other.name}, who was going to ${town} too, in a ${one('motor car', 'carriage with two greys', 'mail van')}.`,
      );
      say(
        `There was room for one more, and so ${hero.name} ${one('arrived', 'got there')} ${one('before the missed train did', 'sooner than anyone expected', 'in style and in time')}, for that train had ${one('got stuck behind a cow', 'run out of coal', 'stopped at a red signal')}.`,
      );
      fact('what', `What had ${other.name} lost?`, lost);
      fact('who', `Who took ${hero.name} to ${town}?`, other.name);
      tale.summary(
        `${hero.name} missed the train, because ${why}. At the station ${hero.they} helped ${other.name} to find ${lost}, and ${other.name} took ${hero.them} along to ${host.name}.`,
      );
    }
    tale.paragraph();

    sayOne(
      `${host.name} stood at the garden gate with a ${one('lantern', 'blanket', 'bowl of dumplings')}, ${one('half worried', 'rather sleepy', 'thankful')} and ${tale.pick(words.glad)}.`,
      `That night, over ${one('soup', 'fritters', 'baked potatoes')}, ${hero.name} told ${host.name} everything, and ${host.they} ${one('laughed till the spoons rattled', 'listened with wide eyes', 'wanted to hear it again')}.`,
    );
    sayOne(
      `"I am almost glad that I missed it," said ${hero.name}, and ${one('put', 'pushed', 'shoved')} ${bag.the} under the bed.`,
      `Since then ${hero.name} has never minded waiting, for ${one('on every platform somebody has a story', 'a late train may be the right one', 'good things also come on foot')}.`,
    );

    fact('why', `Why was ${hero.name} late?`, why);
    fact('where', `Where did ${hero.name} sit down?`, corner);
    fact('what', `What luggage did ${hero.name} have?`, bag.a);
    tale.title('The Missed Train', `${hero.name} at the Station`, 'Ten Minutes Late', 'On the Platform');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who misses a train`);
  },
};
