import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { beast, called, heading, the } from './scene';

const simple = ['duckling', 'raccoon', 'puppy', 'piglet', 'kitten', 'hare', 'frog'];
const wise = ['owl', 'heron', 'turtle', 'toad', 'swan', 'crane'];
const nets = ['a fishing net', 'a leaky bucket', 'a soup ladle', 'a butterfly net', 'a wicker basket', 'a tin bath'];
const banks = [
  'behind the reeds',
  'under the willow',
  'beside the jetty',
  'near the stepping stones',
  'on the flat rock',
];

/** Someone thinks that the moon has fallen into the water and tries to save it. */
export const moonInThePond: Plot = {
  id: 'moon-in-the-pond',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = beast(tale, simple);
    const elder = beast(tale, wise);
    const season = tale.pick(words.seasons);
    const net = tale.pick(nets);
    const bank = tale.pick(banks);
    const fear = one(
      'it looked so cold down there',
      'nobody would find the way home in the dark',
      'the night would be black without it',
      'the fish might nibble it',
    );

    sayOne(
      `One ${one('clear', 'still', 'silver', 'windless')} night in ${season.name}, ${hero.intro} could not ${one('sleep', 'close an eye', 'settle down')}.`,
      `It was a ${one('bright', 'calm', 'quiet')} night in ${season.name}, and ${hero.intro} went down to the pond ${one('for a drink', 'to cool both feet', 'to listen to the crickets')}.`,
      `${hero.name} was ${one('a young', 'a small', 'a dreamy', 'a soft-hearted')} ${hero.role} who was ${one('allowed to stay up late', 'wandering about')} one ${season.name} night.`,
    );
    sayOne(
      `The pond lay ${one('as smooth as glass', 'like a black mirror', 'without a ripple')} between the ${one('alders', 'hills', 'sleeping meadows')}.`,
      `There was no ${one('wind', 'breeze', 'sound')}, and the water ${one('hardly breathed', 'shone like a plate', 'was quite flat')}.`,
    );
    sayOne(
      `And right in the middle of it ${one('lay', 'floated', 'shimmered')} the moon, ${one('round and yellow', 'as pale as butter', 'big as a cartwheel')}.`,
      `${hero.name} looked in and ${one('gasped', 'squeaked', 'jumped back')}: the moon was in the pond!`,
    );
    speak(
      hero,
      one(
        'Help! The moon has fallen into the water!',
        'The poor moon is drowning!',
        'Somebody must have knocked the moon down!',
      ),
    );
    sayOne(
      `${hero.They} felt that it must be ${one('saved', 'rescued')} ${one('at once', 'before dawn')}, because ${fear}.`,
      `${hero.name} decided to get it out, because ${fear}.`,
    );
    paragraph();

    sayOne(
      `There lay ${net} ${bank}, left by ${one('a forgetful fisherman', 'somebody after a picnic', 'nobody knew whom')}.`,
      `${hero.name} ran about and at last found ${net} ${bank}.`,
    );
    sayOne(
      `${hero.They} leaned out and ${one('scooped', 'fished', 'dipped')}, and the moon ${one('broke into a hundred pieces', 'wobbled like jelly', 'slid away in golden crumbs')}.`,
      `At the first try the moon ${one('splintered', 'shivered', 'ran apart')}, and ${hero.name} thought that it was ${one('broken', 'ruined')}.`,
    );
    sayOne(
      `But ${one('little by little', 'piece by piece', 'ring by ring')} it came together, and ${hero.they} tried again${one('', ', and again', ' with more care')}.`,
      `When the water grew ${one('calm', 'quiet')} it was ${one('whole', 'round')} once more, so ${hero.they} ${one('set to work again', 'reached out further')}.`,
    );
    const splash = tale.chance(0.5);
    if (splash) {
      sayOne(
        `${hero.They} ${one('stretched', 'leaned', 'bent')} a little too far, and ${one('splash', 'plop', 'splosh')}, there ${hero.they} was in the pond, ${one('among the lilies', 'up to the chin', 'with weed on both ears')}.`,
        `Then one foot ${one('slipped', 'skidded')} on the ${one('wet moss', 'slime', 'mud')}, and in ${hero.they} went ${one('head first', 'with a yell', 'bottom first')}.`,
      );
      sayOne(
        `Someone ${one('held out a branch', 'reached down')} and pulled ${hero.them} ashore: it was ${elder.name}, an ${one('old', 'ancient', 'elderly')} ${elder.role}.`,
        `${elder.name}, ${one('a wise', 'a grey', 'a drowsy')} ${elder.role}, ${one('woke up', 'had seen it all')} and helped ${hero.them} out.`,
      );
    } else {
      sayOne(
        `All the ${one('splashing', 'scooping', 'puffing')} woke ${elder.name}, ${one('a wise', 'a grey', 'a grumpy')} ${elder.role}, who lived close by.`,
        `${elder.name}, ${one('an aged', 'an old', 'an upright')} ${elder.role}, had been ${one('watching', 'dozing nearby')} and now ${one('came closer', 'cleared a dry throat')}.`,
      );
    }
    speak(
      elder,
      one(
        'What in the world are you doing?',
        'Why do you stir my pond at midnight?',
        'And what, may I ask, are you fishing for?',
      ),
    );
    speak(
      hero,
      one(
        'I am saving the moon.',
        'The moon fell in, and I cannot get it out.',
        'I must put the moon back before anybody misses it.',
      ),
      one('with a sniff', 'out of breath', 'earnestly', 'in a tearful voice'),
    );
    paragraph();

    const tells = tale.chance(0.5);
    if (tells) {
      sayOne(
        `${elder.name} did not ${one('laugh', 'scold')}, but only ${one('tipped', 'turned', 'lifted')} ${hero.name}'s chin towards the sky.`,
        `"Look up," was all that ${called(tale, elder)} said, ${one('kindly', 'softly')}.`,
      );
      sayOne(
        `There hung the moon, ${one('safe', 'unharmed', 'dry')} and ${one('bright', 'far away', 'smiling')}, just where it ${one('belonged', 'had always been')}.`,
        `High over the ${one('poplars', 'chimneys', 'clouds')} the true moon ${one('sailed', 'shone', 'glowed')}, and had never ${one('moved', 'fallen')} at all.`,
      );
      sayOne(
        `What floated in the pond was ${one('only', 'just')} its ${one('picture', 'reflection', 'likeness')}, like ${one('a face in a mirror', 'a drawing on water', 'an echo made of light')}.`,
        `${elder.name} explained that the water was ${one('a mirror', 'a looking glass')} and that the moon ${one('liked to admire itself', 'was only visiting')}.`,
      );
    } else {
      sayOne(
        `${elder.name} ${one('thought for a while', 'hid a smile', 'winked at the sky')} and ${one('said', 'promised')} that the moon would ${one('climb out', 'float up')} on its own if the water were left in peace.`,
        `"Leave it in peace and count to a hundred," ${called(tale, elder)} said, and ${hero.name} ${one('sat down to count', 'shut both eyes')}.`,
      );
      sayOne(
        `A ${one('cloud', 'bank of fog')} ${one('drifted by', 'rolled past')}, and the pond went ${one('dark', 'black')}; then ${hero.name} ${one('raised', 'lifted')} ${hero.their} head and saw the moon in the sky.`,
        `At ${one('ninety-nine', 'eighty-seven', 'a hundred')} ${hero.they} looked up, and there was the moon ${one('over the trees', 'above the hill')}, ${one('quite dry', 'shining', 'back in its place')}.`,
      );
      sayOne(
        `In the pond there was a moon as well, and slowly ${hero.name} ${one('understood', 'guessed', 'worked out')} that it was ${one('only a picture', 'a reflection', 'the same light twice')}.`,
        `${hero.They} looked from one to the other, ${one('up and down', 'again and again')}, until ${hero.they} ${one('laughed', 'saw the joke')}: the second was ${one('a reflection', 'painted by the water')}.`,
      );
    }
    paragraph();

    sayOne(
      `${hero.name} was ${one('a little embarrassed', tale.pick(words.glad), tale.pick(words.surprised))}, but ${elder.name} ${one('gave a friendly nod', 'patted the wet head', 'offered a warm wing')}.`,
      `${hero.name} ${one('blushed', 'giggled', 'hung a wet head')}, and they sat together ${bank}.`,
    );
    speak(
      elder,
      one(
        'Better to save a moon that is not lost than to leave one that is.',
        'A kind heart is never a foolish one.',
        'Many look at the moon, but few would get wet for it.',
      ),
    );
    sayOne(
      `From that night on, ${hero.name} always ${one('waved', 'bowed', 'said good night')} to both moons${one('', ', first the high one and then the low one', ', just to be polite')}.`,
      `Ever since, ${hero.name} ${one('looks twice', 'asks first', 'looks up')} before ${one('jumping in', 'sounding the alarm', 'reaching for a net')}.`,
      `${the(net)} went back ${one('to its owner', 'into the shed', 'where it belonged')}, and ${hero.name} ${one('slept until noon', 'dreamed of silver fish', 'went home with a story to tell')}.`,
    );

    tale.fact('what', `What did ${hero.name} try to save?`, 'the moon');
    tale.fact('where', one(`Where was ${the(net)}?`, `Where did ${hero.name} find ${the(net)}?`), bank);
    tale.fact('why', `Why did ${hero.name} want to get the moon out?`, `because ${fear}`);
    tale.fact('who', one(`Who asked ${hero.name} what was going on?`, `Who was the ${elder.role}?`), elder.name);
    tale.fact('what', `What did ${hero.name} use to fish for the moon?`, net);
    tale.title(
      'The Moon in the Pond',
      `${hero.name} Saves the Moon`,
      `The ${heading(hero.role)} Who Fished for the Moon`,
      'Two Moons',
      'A Splash at Midnight',
    );
    tale.about(`a ${hero.role} named ${hero.name} who thinks the moon has fallen into a pond`);
    tale.summary(
      one(
        `${hero.name} sees the moon in a pond and tries to save it with ${net}. ${elder.name} the ${elder.role} helps ${hero.them} to see that the moon is still in the sky.`,
        `A ${hero.role} named ${hero.name} tries to fish the moon out of a pond, until ${elder.name} helps ${hero.them} to see that it is only a reflection.`,
      ),
    );
  },
};
