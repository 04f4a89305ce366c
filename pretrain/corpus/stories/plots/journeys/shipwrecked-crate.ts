import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const spots = [
  'between two rocks',
  'below the dunes',
  'in a tangle of seaweed',
  'at the mouth of the cave',
  'under the broken jetty',
];
const contents = [
  { goods: 'oranges', owner: 'fruit seller', use: 'make marmalade' },
  { goods: 'violins', owner: 'violin maker', use: 'found an orchestra' },
  { goods: 'books', owner: 'bookseller', use: 'open a library' },
  { goods: 'wigs', owner: 'theatre manager', use: 'act a play' },
  { goods: 'clocks', owner: 'clockmaker', use: 'be on time at last' },
  { goods: 'seeds', owner: 'gardener', use: 'plant a park' },
  { goods: 'paints', owner: 'painter', use: 'paint every house' },
];

/** The sea brings a crate. It belongs to somebody, unless nobody comes. */
export const shipwreckedCrate: Plot = {
  id: 'shipwrecked-crate',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const friend = young(tale);
    const [keeper, relation] = elder(tale, friend);
    const { goods, owner: trade, use } = tale.pick(contents);
    const owner = grown(tale, trade);
    const spot = tale.pick(spots);
    const crate = tale.thing(['crate', 'chest', 'box', 'trunk', 'barrel']);
    const tool = tale.pick(['crowbar', 'hammer', 'chisel', 'boat hook']);
    const cause = one(
      'the ship had struck a sandbank',
      'a wave had swept the deck clean',
      'the mast had broken in the gale',
      'the ropes had been old',
    );

    sayOne(
      `After a night of ${one('wind', 'thunder', 'howling storms')} ${hero.intro} ${one('ran', 'raced', 'went')} down to the beach to see what the sea had ${one('brought', 'left', 'thrown away')}.`,
      `${hero.intro} lived ${one('on an island', 'by the harbour', 'in a cottage of tarred planks')} and ${one('combed the beach', 'searched the tideline')} every morning before ${one('breakfast', 'school', 'the gulls were up')}.`,
      `The storm had ${one('rattled every door', 'blown down two chimneys')} and was gone by sunrise, when ${hero.intro} came out to ${one('gather mussels', 'look for driftwood', 'sniff the salty air')}.`,
    );
    sayOne(
      `Among ${one('starfish', 'corks', 'broken oars')} and ${one('jellyfish', 'tangled net', 'bits of sail')} lay ${crate.a}, ${spot}.`,
      `${spot} stood ${crate.a}, ${one('dripping', 'crusted with barnacles', 'half sunk in sand')}.`,
    );
    tale.put(crate, spot);
    sayOne(
      `It was too heavy for one, so ${hero.name} ${one('whistled for', 'fetched', 'called')} ${friend.intro}, who was ${one('flying a kite', 'skipping stones', 'digging for worms')} nearby.`,
      `${friend.intro} came ${one('splashing', 'hopping over the pools', 'with a bucket of crabs')} to help, and together they ${one('rocked', 'rolled', 'dragged')} it out of reach of the tide.`,
    );
    speak(friend, one('Is it treasure?', 'What do you think is inside?', 'Who has lost this?'));
    tale.paragraph();

    sayOne(
      `${one('Gulls wheeled', 'A seal stared', 'Sandpipers tripped about')}, and ${one('foam', 'spray', 'a salty mist')} ${one('blew', 'drifted')} over the ${one('pebbles', 'shingle', 'pools')}.`,
      `The ${crate.noun} ${one('sloshed', 'creaked', 'smelled of tar')}, and a ${one('hermit crab', 'sea snail', 'shrimp')} ${one('dropped', 'fell', 'crawled')} out of a crack.`,
    );
    say(
      `With a ${tool} from the ${one('boathouse', 'net shed', 'smithy')} of ${friend.name}'s ${relation}, ${keeper.name}, they ${one('prised up', 'loosened', 'forced')} the lid, and under ${one('wet straw', 'oilcloth', 'sawdust')} they saw ${goods}.`,
    );
    sayOne(
      `${hero.name} ${one('counted them', 'touched them')} ${one('with one finger', 'twice', 'in a whisper')}, and ${friend.name} ${one('jumped up and down', 'turned a cartwheel', 'gaped like a cod')}.`,
      `There were enough for ${one('the whole island', 'every child in the village', 'a hundred people')}, and ${one('not one was spoiled', 'hardly any were wet', 'all were dry')}.`,
    );
    speak(hero, one(`With those we could ${use}!`, `We will ${use}, you and I!`));
    sayOne(
      `But ${keeper.name}, who ${one('had come to see', 'knew the law of the shore', 'had once been shipwrecked')}, pointed to ${one('a name on the lid', 'a burned mark', 'a label in blue ink')}.`,
      `Then ${keeper.name} came up and ${one('scraped off the sand', 'wiped the lid')}, and there was a name: ${owner.name}, the ${owner.role}.`,
    );
    speak(
      keeper,
      one(
        'What the sea lends, it wants back.',
        'It is only yours if nobody asks for it.',
        'Somebody is missing this today.',
      ),
    );
    tale.paragraph();

    if (tale.chance(0.5)) {
      say(
        `${friend.name} ${one('pouted', 'grumbled', 'argued')}, but they ${one('wrote a letter', 'sent a pigeon', 'telegraphed')} to the ${one('harbour office', 'mainland', 'port')} and waited ${one('eleven days', 'two weeks', 'until the new moon')}.`,
      );
      say(
        `Then ${one('a sloop', 'a pilot boat', 'the mail boat')} brought ${owner.intro}, who had thought that everything was lost, because ${cause}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `${owner.name} ${one('embraced', 'kissed')} the ${crate.noun}, then the two friends, and then ${one('a startled goat', 'the captain', 'the lamp post')}.`,
        );
        tale.give(crate, owner);
        speak(owner, one('I would have had to close my shop!', 'Half of it shall be yours!'));
        say(`As a reward ${owner.they} left a part of the ${goods} behind, and so they could ${use} after all.`);
        fact('who', `Who left some of the ${goods} behind?`, owner.name);
        tale.summary(
          `${hero.name} and ${friend.name} found ${crate.a} full of ${goods} on the beach and sent word to its owner. ${owner.name} came, and as thanks they got a part of it.`,
        );
      } else {
        say(
          `${owner.name} looked at the ${goods}, at the ${one('bare', 'poor', 'windy')} little village, and at the eyes of the two friends, and ${one('sat down on a bollard', 'coughed', 'took off both gloves')}.`,
        );
        speak(
          owner,
          one('They have travelled enough, and so have I.', 'What would you do with them, if they were yours?'),
        );
        tale.give(crate, owner);
        say(
          `${owner.name} stayed, ${one('rented a room', 'moved in over the bakery')}, and helped the islanders to ${use}.`,
        );
        fact('who', 'Who stayed in the village?', owner.name);
        tale.summary(
          `${hero.name} and ${friend.name} found ${crate.a} full of ${goods} on the beach and sent word to its owner. ${owner.name} came, and stayed to ${use} with them.`,
        );
      }
    } else {
      say(
        `That night ${friend.name} could not ${one('resist', 'wait')}, ${one('slipped out', 'crept to the shore')}, and hid the ${crate.noun} ${one('in a cave', 'under an upturned boat', 'behind the lime kiln')}, so that nobody would ${one('take it away', 'claim it')}.`,
      );
      tale.give(crate, friend);
      if (tale.chance(0.5)) {
        say(
          `But the spring tide came higher than ever, and in the morning the ${crate.noun} was ${one('afloat', 'rocking on the swell', 'drifting out')}.`,
        );
        say(
          `${hero.name} ${one('swam', 'rowed', 'waded')} after it without ${one('a word of blame', 'waiting')}, ${friend.name} threw a ${one('line', 'rope')}, and with ${one('blue lips', 'chattering teeth')} they saved it a second time.`,
        );
        fact('who', `Who hid the ${crate.noun}?`, friend.name);
      } else {
        say(
          `Yet ${friend.name} ${one('could not sleep', 'had bad dreams', 'lost all appetite')}, for secrets ${one('itch', 'weigh more than stones', 'are cold company')}.`,
        );
        say(
          `At dawn ${friend.they} ${one('knocked at the window', 'woke')} ${hero.name} and ${one('confessed', 'told everything')}, and together they ${one('carried', 'pushed')} the ${crate.noun} back to ${keeper.name}.`,
        );
      }
      say(
        `The same day ${owner.intro} came ashore, ${one('thin and worried', 'in a borrowed coat', 'on crutches')}, searching every bay, because ${cause}.`,
      );
      tale.give(crate, owner);
      speak(friend, one('Here it is, and I am sorry that I hid it.', 'We have kept it for you.'));
      say(
        `${owner.name} ${one('laughed', 'wiped both eyes')}, ${one('opened it', 'lifted the lid')} and gave each of the friends ${one('an armful', 'as much as they could carry', 'the best of all')}, and so they began to ${use}.`,
      );
      tale.summary(
        `${hero.name} and ${friend.name} found ${crate.a} full of ${goods} on the beach. ${friend.name} hid it in the night, but in the end it came back to ${owner.name}, who shared with them.`,
      );
    }
    tale.paragraph();

    sayOne(
      `The empty ${crate.noun} ${one('became a table', 'was made into a hen house', 'was turned into a boat')}, and ${hero.name} and ${friend.name} ${one('sit by it', 'think of it', 'pat it')} whenever ${one('the wind rises', 'a storm is brewing', 'the sea is rough')}.`,
      `${hero.name} and ${friend.name} were ${tale.pick(words.glad)}, and every morning after a storm they ${one('still run to the beach', 'look out for the next surprise', 'meet at the tideline')}.`,
      `${keeper.name} ${one('nailed the lid over the door', 'hung the label on the wall')}, and ${hero.name} was ${tale.pick(words.glad)} whenever ${hero.they} read the name on it.`,
    );

    fact('where', `Where did ${hero.name} find the ${crate.noun}?`, spot);
    fact('what', `What was in the ${crate.noun}?`, goods);
    fact('owner', `Whose ${crate.noun} was it?`, `${owner.name}'s`);
    fact('why', `Why had the ${crate.noun} been lost?`, cause);
    fact('what', 'What did they open it with?', `a ${tool}`);
    tale.title(
      'What the Sea Brought',
      `The ${crate.noun} on the Beach`,
      `${hero.name}, ${friend.name} and the ${crate.noun}`,
      'After the Storm',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who finds ${crate.a} on the beach`);
  },
};
