import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { beast, heading, oneDay, the } from './scene';

const dull = ['crow', 'frog', 'donkey', 'duck', 'goose', 'pig'];
const sweet = ['nightingale', 'lark', 'thrush', 'canary', 'blackbird', 'robin'];
const keepers = ['a snail shell', 'a walnut shell', 'a silver thimble', 'an acorn cup', 'a glass bead'];
const boxes = [
  'under a mossy stone',
  'in a hole in the birch',
  'behind the beehive',
  'beneath the bridge',
  'on a window ledge',
];

/** Someone who is ashamed of a voice borrows another, and learns what the old one was good for. */
export const borrowedVoice: Plot = {
  id: 'borrowed-voice',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = beast(tale, dull);
    const singer = beast(tale, sweet);
    const danger = tale.pick([
      { what: 'a fire', sign: 'smoke crept through the barn', folk: 'the lambs' },
      { what: 'a flood', sign: 'the river burst its bank', folk: 'the moles' },
      { what: 'a hungry wolf', sign: 'two yellow eyes came down the hill', folk: 'the sheep' },
      { what: 'an avalanche', sign: 'the snow began to slide', folk: 'the goats' },
    ]);
    const season =
      danger.what === 'an avalanche'
        ? (words.seasons.find(({ name }) => name === 'winter') ?? tale.pick(words.seasons))
        : tale.pick(words.seasons);
    const keeper = tale.pick(keepers);
    const spot = tale.pick(boxes);
    const shame = one(
      `everybody laughed at ${hero.their} voice`,
      `the choir had sent ${hero.them} away`,
      `babies cried when ${hero.they} sang`,
      `${hero.they} had been told to be quiet`,
    );

    sayOne(
      `On a farm at the edge of ${one('the marsh', 'the moor', 'the forest')} lived ${hero.intro}, whose voice was like ${one('a rusty hinge', 'a saw in wet wood', 'a broken trumpet')}.`,
      `${hero.name} the ${hero.role} had ${one('the roughest', 'the loudest', 'the harshest')} voice ${one('for miles', 'in the county', 'anybody had ever heard')}.`,
    );
    sayOne(
      `${hero.They} was ${tale.pick(words.sad)}, because ${shame}.`,
      `${hero.They} hardly dared to ${one('speak', 'open up', 'say good day')}, because ${shame}.`,
    );
    sayOne(
      `In the ${one('lilac', 'hawthorn', 'apple tree', 'hedge')} sang ${singer.intro}, so sweetly that ${one('the bees forgot to buzz', 'the brook seemed to stop', 'even cats wept')}.`,
      `How different was ${singer.intro}! When ${singer.they} sang, ${one('the clouds stood still', 'farmers leaned on their spades', 'the stars came out early')}.`,
    );
    speak(
      hero,
      one(
        'Would you lend me your voice, only for one day?',
        'What would I not give to sing like you!',
        'May I borrow your song?',
      ),
    );
    speak(
      singer,
      one(
        'A day is long, but you may have it.',
        'Take it, and let me rest. I am tired of being asked to sing.',
        'Very well, but bring it back before the moon is full.',
      ),
      one('kindly', 'with a tilt of the head', 'after a trill', ''),
    );
    sayOne(
      `So ${oneDay(tale, season)}, ${singer.name} sang into ${keeper}, and ${hero.name} ${one('swallowed the sound', 'drank it in', 'breathed it in')}.`,
      `${oneDay(tale, season)}, it was done: the sweet voice went into ${keeper}, and ${hero.name} sipped it like ${one('syrup', 'dew', 'nectar')}.`,
    );
    say(`The old voice was left ${spot}${one('', ' like an old coat', ', wrapped in a leaf')}.`);
    paragraph();

    sayOne(
      `Now ${hero.name} sang ${one('at breakfast', 'on the gatepost', 'from the haystack')}, and ${one('all came to listen', 'everyone clapped', 'hens fainted with delight')}.`,
      `That day ${hero.name} was ${one('the star of the yard', 'invited to three parties', 'showered with daisies')}, and ${tale.pick(words.glad)} until dusk.`,
    );
    const mute = tale.chance(0.5);
    if (mute) {
      sayOne(
        `Meanwhile ${singer.name} sat ${one('silent', 'mute', 'without a note')} in the leaves, and ${one('the chicks could not find the nest', 'nobody knew that dawn had come', 'the garden felt empty')}.`,
        `But ${singer.name} had no voice at all, and ${one('could not even say thank you', 'grew thin with silence', 'nodded sadly to passers-by')}.`,
      );
    } else {
      sayOne(
        `Meanwhile ${singer.name} ${one('lay in the sun', 'put up both feet')} and ${one('rested', 'did nothing at all', 'watched the clouds')}.`,
        `As for ${singer.name}, ${singer.they} enjoyed ${one('the peace', 'the rest')} and ${one('slept until noon', 'learned to dance')}.`,
      );
    }
    sayOne(
      `Then, all at once, there was ${danger.what}: ${danger.sign}, and ${danger.folk} ${one('were asleep', 'noticed nothing', 'went on with their games')}.`,
      `That evening ${danger.sign}; it was ${danger.what}, and ${danger.folk} did not ${one('know it', 'stir', 'see it coming')}.`,
    );
    sayOne(
      `${hero.name} ${one('wanted to shout', 'opened wide to scream')}, but only ${one('a silvery trill', 'a lovely melody', 'a lullaby')} came out, and they ${one('smiled in their dreams', 'hummed along', 'slept even deeper')}.`,
      `The warning that ${hero.name} gave was so ${one('sweet', 'charming', 'pretty')} that they ${one('clapped', 'asked for more', 'closed their eyes to enjoy it')}.`,
    );
    paragraph();

    sayOne(
      `${hero.name} ${one('raced', 'dashed', 'rushed')} to fetch the old voice from its place ${spot}, and ${one('gulped it down', 'put it on again', 'took it back')}.`,
      `There was just one thing to do: ${hero.name} ${one('found', 'snatched up', 'dug out')} the old voice ${spot} and took it back.`,
    );
    speak(hero, one('Wake up! Run for your lives!', 'Danger! Out, all of you, out!', 'Get up and follow me!'));
    sayOne(
      `It was ${one('an awful', 'a horrid', 'a tremendous')} noise, and ${danger.folk} ${one('leapt to their feet', 'were wide awake in a second', 'ran like hares')}.`,
      `That ${one('hideous', 'splendid', 'thunderous')} din could be heard ${one('beyond the hills', 'in the next parish')}, and ${danger.folk} ${one('fled in time', 'got away')}.`,
    );
    sayOne(
      `Not one of ${danger.folk} was ${one('hurt', 'harmed', 'lost')}, because ${hero.name} was loud.`,
      `They were all saved, because ${hero.name} was loud.`,
    );
    paragraph();

    if (mute) {
      sayOne(
        `${singer.name} got the sweet voice back that night and sang ${one('a song of thanks', 'of a brave friend', 'with new joy')}.`,
        `With ${the(keeper)} in a ${one('pouch', 'bag')} ${hero.name} carried the sweet voice back to ${singer.name}.`,
      );
    } else {
      sayOne(
        `${singer.name} took the sweet voice again, ${one('though not without regret', 'with a wink')}, and ${one('yawned before the first note', 'sang only half as often from then on')}.`,
        `When the sweet voice was given back, ${singer.name} ${one('laughed', 'sighed')} and said that silence had been ${one('rather fun', 'a holiday')}.`,
      );
    }
    speak(
      singer,
      one(
        'I can make them dream, but you can make them wake.',
        'My voice pleases. Yours saves.',
        'Never again be ashamed of that roar.',
      ),
    );
    sayOne(
      `Every voice ${one('has its hour', 'is good for something', 'is needed in the choir')}.`,
      `Since then ${hero.name} has been ${one('the watchman of the farm', 'asked to call the hours', 'in charge of the alarm')}, and ${one('wears a badge', 'is proud of it', 'nobody laughs')}.`,
      `What we are ${one('ashamed', 'shy')} of may be ${one('our best gift', 'what others need most')}.`,
    );

    tale.fact('who', `Who lent ${hero.name} a voice?`, singer.name);
    tale.fact('where', 'Where was the old voice left?', spot);
    tale.fact('why', `Why was ${hero.name} unhappy?`, `because ${shame}`);
    tale.fact('why', `Why was nobody hurt?`, `because ${hero.name} was loud`);
    tale.fact('what', one('What danger came?', `What did ${hero.name} have to warn of?`), danger.what);
    tale.title(
      'The Borrowed Voice',
      `${hero.name} Sings`,
      `The ${heading(hero.role)} and the ${heading(singer.role)}`,
      'A Voice for a Day',
      `How ${hero.name} Saved ${heading(danger.folk)}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who borrows the voice of a ${singer.role}`);
    tale.summary(
      one(
        `${hero.name} borrows the sweet voice of ${singer.name}. When ${danger.what} comes, only the old rough voice can wake ${danger.folk}.`,
        `A ${hero.role} named ${hero.name} is ashamed of a rough voice and borrows another, but it is the rough one that saves ${danger.folk}.`,
      ),
    );
  },
};
