import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown, oneDay } from './scene';

const lairs = [
  'in a cave above the waterfall',
  'behind the northern cliffs',
  'under the bald mountain',
  'in the old quarry',
];
const damage = [
  'the roof of the barn',
  'the flag on the tower',
  'the washing of the mayor',
  'the signpost',
  'a haystack',
];

/** Everybody fears the roar of a dragon, which is only cold. */
export const coldDragon: Plot = {
  id: 'cold-dragon',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const dragon = tale.person({ kind: 'animal', role: 'dragon' });
    const captain = grown(tale, one('mayor', 'captain', 'blacksmith', 'miller'));
    const season = tale.pick(words.seasons.filter(({ name }) => name === 'winter' || name === 'autumn'));
    const town = one('the town', 'the valley', 'the village', 'the lower town', 'the harbour town');
    const lair = tale.pick(lairs);
    const scorched = tale.pick(damage);
    const cause = one(
      'its fire had gone out',
      'it had no blanket big enough',
      'snow had blown into its bed',
      'it had caught a dreadful cold',
      'the wind came in through a crack',
    );

    sayOne(
      `Every night a ${one('terrible', 'dreadful', 'hoarse', 'thundering')} ${one('roar', 'bellow', 'rumble')} rolled over ${town}.`,
      `The people of ${town} ${one('bolted their shutters', 'hid under their beds', 'stuffed wool in their ears')}, for a dragon was ${one('roaring', 'howling', 'bellowing')} again.`,
      `Nobody in ${town} had slept for ${one('a week', 'nine nights', 'a month')}, because of the ${one('roaring', 'groaning', 'booming')} from the ${one('mountain', 'rocks', 'hills')}.`,
    );
    sayOne(
      `The dragon lived ${lair}, and ${one('yesterday', 'last Tuesday', 'the night before')} a blast of ${one('sparks', 'hot ash', 'smoke')} had ruined ${scorched}.`,
      `It came from a dragon that lived ${lair}, and people were ${tale.pick(words.afraid)}, for ${scorched} had been ${one('scorched', 'burned black', 'blown to bits')}.`,
    );
    sayOne(
      `${captain.name} the ${captain.role} ${one('paced up and down', 'banged on a table', 'pulled on a helmet')} in the square.`,
      `${captain.name} was the ${captain.role}, and ${one('people listened', 'a hundred heads turned')} when ${captain.they} ${one('climbed onto a barrel', 'rang the alarm', 'raised one fist')}.`,
      `In the square stood ${captain.name}, the ${captain.role}, ${one('with a spear', 'red with anger', 'in a tin hat')}.`,
    );
    speak(
      captain,
      one(
        'We must drive that monster away with spears!',
        'Bring pitchforks, drums and every dog we have!',
        'Who is brave enough to fight it?',
      ),
    );
    sayOne(
      `But ${hero.intro} had ${one('been counting the roars', 'sharp ears', 'listened from the window')}, and ${one('noticed', 'was sure')} that each one ended in ${one('a sneeze', 'a shiver', 'a sniff', 'chattering teeth')}.`,
      `Only ${hero.intro} ${one('frowned', 'stayed calm', 'kept thinking')}: a fierce beast does not ${one('sniffle', 'shiver', 'sneeze')} between its roars.`,
    );
    paragraph();

    sayOne(
      `${oneDay(tale, season)}, ${hero.they} packed ${one('a lantern', 'a loaf', 'a flask')} and ${one('climbed', 'hiked', 'scrambled')} up alone.`,
      `${oneDay(tale, season)}, ${hero.name} ${one('crept out', 'slipped away')} and followed the ${one('smoke', 'scratches on the stones', 'huge footprints')}.`,
    );
    if (tale.chance(0.4)) say(tale.pick(season.signs));
    sayOne(
      `${lair.charAt(0).toUpperCase() + lair.slice(1)} sat the dragon, ${one('blue', 'green', 'violet')} with cold, ${one('rubbing its claws', 'hugging its own tail', 'trembling from horn to tail')}.`,
      `There was the dragon, ${one('curled up tight', 'huddled like a wet cat', 'blowing on its toes')}, with ${one('an icicle on its nose', 'frost on every scale', 'a drip on its snout')}.`,
    );
    speak(
      hero,
      one('What hurts you?', 'Are you ill?', 'Why do you roar so loudly?'),
      one('bravely', 'at a safe distance', 'from behind a rock', ''),
    );
    sayOne(
      `The ${one('creature', 'giant', 'beast')}, whose name was ${dragon.name}, ${one('jumped', 'blinked', 'drew back', 'hid its face')}.`,
      `${dragon.name}, for that was the name of the dragon, ${one('looked round in alarm', 'gave a long sniff', 'wiped away an icy tear')}.`,
    );
    speak(
      dragon,
      one(
        'I only want to be warm!',
        'Please do not poke me. I am freezing.',
        'Roaring is the one thing that heats me a little.',
        'Are you not going to run away?',
      ),
    );
    sayOne(
      `${dragon.name} ${one('shivered', 'shook', 'could not sleep')} because ${cause}.`,
      `The poor dragon was cold because ${cause}, and ${one('nobody had ever asked', 'no one knew', 'there was no one to turn to')}.`,
    );
    paragraph();

    const blanket = tale.chance(0.5);
    const gift = blanket
      ? one('a giant blanket', 'a patchwork quilt', 'a striped scarf')
      : one('a pot of pepper soup', 'a barrel of ginger tea', 'a bucket of mustard');
    if (blanket) {
      sayOne(
        `${hero.name} ran home and ${one('asked', 'begged', 'talked to')} every neighbour, and by ${one('sunset', 'the next evening', 'Sunday')} they had ${one('sewn', 'knitted', 'stitched')} ${gift} as long as ${one('three wagons', 'the high street', 'a church')}.`,
        `${one('Grandmothers', 'Sailors', 'Tailors', 'Schoolchildren')} brought ${one('curtains', 'old coats', 'balls of yarn')}, and from all of it they made ${gift}.`,
      );
      sayOne(
        `It took ${one('ten', 'twelve', 'twenty')} ${one('people', 'pairs of arms')} to ${one('carry', 'drag', 'haul')} it up the slope, with ${captain.name} ${one('grumbling at the rear', 'doubting every step', 'still holding a spear')}.`,
        `${captain.name} ${one('grumbled', 'shook a stern head', 'called it madness')}, but ${one('pulled', 'carried', 'helped')} all the same.`,
      );
    } else {
      sayOne(
        `${hero.name} ${one('hurried home', 'raced down')} and ${one('stirred', 'cooked', 'mixed')} ${gift}, so hot that ${one('the spoon smoked', 'it made the cat cry', 'the lid jumped')}.`,
        `In the biggest kitchen of all, ${hero.name} made ${gift}, and ${one('wept over the onions', 'burned one thumb', 'sneezed eleven times')}.`,
      );
      sayOne(
        `One gulp, and the dragon ${one('hiccuped', 'gurgled', 'turned scarlet')}; a second, and ${one('a flame', 'a spark', 'a tongue of fire')} ${one('popped', 'leapt', 'flickered')} out.`,
        `The dragon ${one('swallowed it all', 'licked the bottom')}, ${one('blinked', 'coughed')}, and then the fire inside ${one('caught', 'woke up', 'began to crackle')}.`,
      );
      say(
        `${captain.name}, who had come after with ${one('a net', 'a rusty sword', 'forty men')}, stood there ${one('with an open mouth', 'like a post', 'quite ashamed')}.`,
      );
    }
    sayOne(
      `${dragon.name} grew ${one('warm', 'rosy', 'cosy')} to the tip of the tail, and ${one('sighed', 'purred', 'hummed')} like ${one('a kettle', 'a happy cat', 'an organ')}.`,
      `A ${one('soft', 'gentle', 'contented')} ${one('snore', 'hum', 'purr')} came from ${dragon.name}, who was cold no more.`,
    );
    paragraph();

    const job = one(
      'heated the public baths',
      'baked a hundred loaves each morning',
      'melted the ice on the roads',
      'lit all the lamps of the town',
      'dried the washing in a minute',
    );
    const stays = tale.chance(0.6);
    speak(
      captain,
      one(
        'I would have hurt a friend.',
        'I am sorry. I took a shiver for a threat.',
        'Next time I shall ask before I shout.',
      ),
    );
    if (stays) {
      sayOne(
        `Out of thanks ${dragon.name} ${job}, and the people ${one('gave it cake on Fridays', 'waved when it flew over', 'were no longer afraid')}.`,
        `From that day ${dragon.name} ${job}, and children ${one('slid down its tail', 'hung lanterns on its horns', 'did their homework on its warm back')}.`,
      );
    } else {
      sayOne(
        `In spring ${dragon.name} flew ${one('south', 'over the sea', 'to warmer lands')}, after ${one('a bow', 'a loop in the air', 'a farewell of golden sparks')} above the roofs.`,
        `When the days grew mild, ${dragon.name} left for ${one('a desert island', 'the hot springs', 'a volcano full of cousins')}, and sent ${one('a postcard with burnt edges', 'a basket of dates')} every year.`,
      );
    }
    sayOne(
      `${hero.name} had shown that ${one('a roar can be a call for help', 'it pays to listen twice', 'courage needs no sword')}.`,
      `Many who seem ${one('fierce', 'angry', 'rough')} are only ${one('cold', 'lonely', 'in pain')}.`,
      `And at night it was ${one('quiet', 'peaceful', 'still')} at last, ${one('apart from a few snores', 'and everyone slept', 'except for the owls')}.`,
    );

    tale.fact('where', 'Where did the dragon live?', lair);
    tale.fact('why', one('Why was the dragon cold?', 'Why did the dragon shiver?'), `because ${cause}`);
    tale.fact('who', one('Who went to the dragon alone?', 'Who helped the dragon?'), hero.name);
    tale.fact('what', 'What warmed the dragon?', gift);
    tale.fact('name', 'What was the name of the dragon?', dragon.name);
    tale.title(
      'The Dragon Who Was Cold',
      `${hero.name} and the Shivering Dragon`,
      `A Sneeze on the Mountain`,
      `${dragon.name} the Dragon`,
      'The Roar in the Night',
    );
    tale.about(`a ${hero.role} named ${hero.name} who finds out why a dragon roars`);
    tale.summary(
      one(
        `A dragon frightens everyone with its roars, but ${hero.name} finds out that it is cold. ${hero.name} warms it with ${gift}.`,
        `${hero.name} climbs up to a roaring dragon named ${dragon.name} and learns that it is only cold, because ${cause}.`,
      ),
    );
  },
};
