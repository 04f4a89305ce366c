import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { beast, heading } from './scene';

const hoarders = ['hamster', 'squirrel', 'jay', 'dormouse', 'badger', 'chipmunk'];
const givers = ['robin', 'mouse', 'hedgehog', 'rabbit', 'sparrow', 'vole'];
const elders = ['owl', 'toad', 'stork', 'stag', 'tortoise'];
const stores = ['hazelnuts', 'acorns', 'dried berries', 'ears of wheat', 'beech nuts', 'sunflower seeds'];
const cellars = [
  'under the roots of an elm',
  'in a hollow beech',
  'behind the waterwheel',
  'beneath the old mill',
  'under a heap of boulders',
];

/** One hoards, one gives, and winter asks them both. */
export const greedyHoard: Plot = {
  id: 'greedy-hoard',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const miser = beast(tale, hoarders);
    const giver = beast(tale, givers);
    const elder = beast(tale, elders);
    const autumn = words.seasons.find(({ name }) => name === 'autumn') ?? tale.pick(words.seasons);
    const winter = words.seasons.find(({ name }) => name === 'winter') ?? tale.pick(words.seasons);
    const food = tale.pick(stores);
    const spot = tale.pick(cellars);
    const fear = one(
      'once, as a child, there had been nothing to eat',
      'the last winter had been the hardest in memory',
      'a dream of empty shelves came every night',
      'nobody had ever shared a meal there',
    );

    sayOne(
      `${miser.intro} had ${one('the fullest', 'the deepest', 'the best-locked')} cellar in the ${one('copse', 'valley', 'wood')}, ${spot}.`,
      `In a cellar ${spot}, ${one('with three bolts', 'behind a thorny door')}, ${miser.intro} kept ${one('more food than ten could eat', 'a mountain of supplies')}.`,
    );
    sayOne(
      `All autumn ${miser.name} ${one('gathered', 'dragged home', 'heaped up')} ${food}, ${one('counting each one twice', 'by day and by lantern', 'and grudged the birds every crumb')}.`,
      `There lay ${food}, ${one('row upon row', 'up to the ceiling', 'sorted by size')}, and every ${one('evening', 'night')} ${miser.name} counted them.`,
    );
    sayOne(
      `${miser.name} hoarded because ${fear}.`,
      `People called it greed, but ${miser.name} did it because ${fear}.`,
    );
    if (tale.chance(0.5)) say(tale.pick(autumn.signs));
    sayOne(
      `Not far away lived ${giver.intro}, who ${one('owned almost nothing', 'had a tiny larder')} and ${one('gave half of it away', 'always set one more place at the table')}.`,
      `A very different neighbour was ${giver.intro}, ${one('as poor as a pebble', 'thin but merry')}, whose door ${one('stood open', 'had no lock')}.`,
    );
    speak(
      giver,
      one(
        'Come and share my soup, neighbour!',
        'Will you not sit with us? There is enough.',
        'Bring a spoon and join us!',
      ),
    );
    speak(
      miser,
      one('And then you would want some of mine.', 'Who gives away will starve.', 'I have no time. I must count.'),
      one('sourly', 'through the keyhole', 'with a sniff', ''),
    );
    paragraph();

    sayOne(
      `Then winter came, ${one('early', 'hard', 'in one night')}, and the wood lay ${one('deep in snow', 'stiff with frost', 'as white as flour')}.`,
      `That year winter fell upon them ${one('like a wolf', 'before the last leaf was down')}, and ${one('the brook froze to the bottom', 'the drifts reached the branches')}.`,
    );
    if (tale.chance(0.4)) say(tale.pick(winter.signs));
    const flood = tale.chance(0.5);
    if (flood) {
      sayOne(
        `In a single night ${one('melting ice', 'a burst pipe', 'the swollen stream')} ran into the cellar, and all the ${food} ${one('were washed away', 'were spoiled', 'turned to mud')}.`,
        `Nobody knows how the water got in, but by morning the cellar was ${one('a pond', 'a block of ice')}, and the ${food} were ${one('gone', 'lost')}.`,
      );
      sayOne(
        `${miser.name} ${one('sat on the doorstep', 'stood in the snow')}, ${one('shivering', 'dripping')}, with ${one('an empty bowl', 'nothing but a rusty key')}.`,
        `Now ${miser.name}, once so rich, had ${one('not one bite', 'only a key to an empty room')}, and was too ${one('proud', 'ashamed')} to ask.`,
      );
      sayOne(
        `${elder.name}, ${one('the old', 'the wise', 'the grey')} ${elder.role}, had ${one('watched in silence', 'come by on slow feet', 'seen many winters')}.`,
        `Just then ${one('a shadow fell on the snow', 'somebody coughed')}: it was ${elder.name} the ${elder.role}, ${one('the oldest of them all', 'who knew every family there')}.`,
      );
      speak(
        elder,
        one(
          'Go and knock. An open door is there for everyone.',
          'A key cannot be eaten. Go to your neighbour.',
          'Pride is a thin blanket. Ask for help.',
        ),
      );
      sayOne(
        `${miser.name} knocked ${one('so softly that only a kind ear could hear', 'with a heavy heart')}, and ${giver.name} ${one('did not ask a thing', 'pulled up a chair')} but ladled out ${one('thin soup', 'warm porridge', 'turnip broth')}.`,
        `At the third knock ${giver.name} opened, ${one('wrapped the guest in a shawl', 'stirred the fire')} and divided the last ${one('crust', 'potato', 'dumpling')} in two.`,
      );
    } else {
      sayOne(
        `${giver.name} ${one('cut every slice thinner', 'fed three orphans')}, until the ${one('shelf', 'pot')} was bare and ${giver.they} ${one('grew weak', 'fell ill', 'could not rise from bed')}.`,
        `Before the new year ${giver.name} had ${one('given away the last crumb', 'nothing left')}, and ${one('the fire went out', 'the stove was cold')}.`,
      );
      sayOne(
        `${miser.name} ${one('heard of it', 'saw that no smoke rose')} and ${one('turned the key', 'counted')} as always, but ${one('the counting gave no joy', 'could not swallow a bite')}.`,
        `Alone among the ${food}, ${miser.name} ${one('heard the wind', 'listened to the silence')} and missed ${one('that cheerful voice', 'the knock that did not come')}.`,
      );
      sayOne(
        `On the doorstep stood ${elder.name} the ${elder.role}, ${one('covered in snow', 'leaning on a stick', 'with a small lamp')}.`,
        `${elder.name}, ${one('a frail old', 'a learned', 'a stern')} ${elder.role}, ${one('stopped at the door', 'looked in on the way home')}.`,
      );
      speak(
        elder,
        one(
          'You have enough for twenty, and not one friend to eat it with.',
          'What is it for, if it only feeds your fear?',
          'Full shelves keep nobody warm.',
        ),
      );
      say(`The words ${one('went deep', 'hit home', 'would not go away')}.`);
      sayOne(
        `${miser.name} ${one('paced', 'tossed')} all night; then ${miser.they} ${one('loaded a sledge', 'filled four sacks')} with ${food} and pulled it through the ${one('storm', 'drifts')} to ${giver.name}.`,
        `At dawn the three bolts were ${one('drawn', 'thrown aside')}, and ${miser.name} carried ${one('basket after basket', 'the best of it')} to ${giver.name}'s cold house.`,
      );
    }
    paragraph();

    if (flood) {
      speak(
        miser,
        one(
          'I would have given you nothing. Why do you share?',
          'I do not deserve this.',
          'How can you smile with so little?',
        ),
      );
      sayOne(
        `${giver.name} ${one('shrugged', 'laughed')} and said that ${one('soup tastes better with two spoons', 'a shared crust fills more than a lonely loaf', 'the door was never meant for shutting')}.`,
        `"Because you ${one('are hungry', 'are here')}," said ${giver.name}, and ${one('that was that', 'poured out more')}.`,
      );
    } else {
      speak(
        giver,
        one(
          'I knew that you would come.',
          'Sit down, neighbour, and eat with me.',
          'You have brought me more than food.',
        ),
      );
      sayOne(
        `They ${one('roasted', 'boiled', 'baked')} what there was, and ${miser.name} found that it ${one('had never tasted so good', 'was sweeter in company')}.`,
        `By the fire ${giver.name} grew ${one('strong', 'rosy')} again, and ${miser.name} ${one('laughed for the first time', 'forgot to count')}.`,
      );
    }
    sayOne(
      `The next autumn they gathered together, for ${one('one cellar', 'a common store')}, and the key ${one('hung on a nail for all', 'was thrown into the brook', 'was made into a doorbell')}.`,
      `When spring came ${miser.name} ${one('took the bolts off', 'planted trees for all', 'built a long table')}, and ${elder.name} ${one('was the first guest', 'blessed it with a nod')}.`,
    );
    sayOne(
      `${one('Greed', 'Fear')} ${one('locks the door from the inside', 'is never full')}.`,
      `What you ${one('share', 'give')} is ${one('never lost', 'the only thing the flood cannot take', 'twice yours')}.`,
      `It is good to save, but ${one('better to have somebody to save for', 'no store is as safe as a friend')}.`,
    );

    tale.fact('what', `What did ${miser.name} collect?`, food);
    tale.fact('where', `Where was the cellar?`, spot);
    tale.fact('why', `Why did ${miser.name} hoard food?`, `because ${fear}`);
    tale.fact('who', one(`Who gave advice to ${miser.name}?`, `Who told ${miser.name} the truth?`), elder.name);
    tale.fact('when', 'Which season brought the trouble?', 'winter');
    tale.title(
      `The Greedy ${heading(miser.role)}`,
      `${miser.name} and ${giver.name}`,
      'Three Bolts',
      `The ${heading(miser.role)} Who Counted`,
      'What Winter Asked',
    );
    tale.about(`a greedy ${miser.role} named ${miser.name} who learns to share`);
    tale.summary(
      flood
        ? `${miser.name} hoards ${food} and loses them all in winter. The poor ${giver.role} ${giver.name} shares with ${miser.them} all the same.`
        : `${miser.name} hoards ${food} while the poor ${giver.role} ${giver.name} gives everything away. In winter ${miser.name} opens the cellar and learns to share.`,
    );
  },
};
