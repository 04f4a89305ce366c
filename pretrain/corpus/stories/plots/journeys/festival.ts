import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const festivals = [
  {
    name: 'the Lantern Festival',
    centre: 'the great paper dragon',
    season: 'winter',
    accidents: [
      {
        cause: 'rain had come through the roof',
        repair: 'dried it over a hundred candles and glued it scale by scale',
      },
      { cause: 'mice had been living in it', repair: 'gave the mice a cheese and pasted new paper over the holes' },
    ],
  },
  {
    name: 'the Feast of Apples',
    centre: 'the giant pie',
    season: 'autumn',
    accidents: [
      { cause: 'a goat had eaten half of it', repair: 'peeled forty apples and baked the missing half anew' },
      { cause: 'the shelf under it had given way', repair: 'rolled out fresh dough and stirred a new filling' },
    ],
  },
  {
    name: 'the May Dance',
    centre: 'the maypole with its ribbons',
    season: 'spring',
    accidents: [
      { cause: 'a goat had chewed the ribbons', repair: 'cut new ribbons out of curtains and petticoats' },
      {
        cause: 'the cart with it had tipped over',
        repair: 'bound the splintered wood with wire and painted it in stripes',
      },
    ],
  },
  {
    name: 'the Midsummer Fire',
    centre: 'the wooden wheel',
    season: 'summer',
    accidents: [
      { cause: 'a cart had run over it', repair: 'carved new spokes and tied the rim with willow' },
      { cause: 'someone had burned it as firewood', repair: 'built another one out of barrel hoops and old chairs' },
    ],
  },
  {
    name: 'the Day of Drums',
    centre: 'the big drum',
    season: 'summer',
    accidents: [
      { cause: 'a cat had jumped right through it', repair: 'stretched a new skin over it and laced it tight' },
      { cause: 'mice had been living in it', repair: 'gave the mice a cheese and sewed up the holes' },
    ],
  },
  {
    name: 'the Kite Fair',
    centre: 'the kite with forty tails',
    season: 'autumn',
    accidents: [
      { cause: 'moths had eaten the silk', repair: 'patched it with curtains and petticoats' },
      { cause: 'the tails had been knotted by the wind', repair: 'untied each tail and stitched it on again' },
    ],
  },
];
const roles = [
  'carry the flag',
  'ring the opening bell',
  'lead the parade',
  'light the first torch',
  'sing the last song',
];

/** On the eve of a festival its best piece is spoiled, and someone who was left out saves the day. */
export const festival: Plot = {
  id: 'festival',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const { name, centre, season, accidents } = tale.pick(festivals);
    const { cause, repair } = tale.pick(accidents);
    const hero = young(tale);
    const [elderly, relation] = elder(tale, hero);
    const chief = grown(tale, one('mayor', 'bandmaster', 'innkeeper', 'schoolteacher', 'stage manager'));
    const helper = tale.person();
    const wish = tale.pick(roles);
    const prize = tale.thing(tale.pick([words.instruments, words.clothes]));
    const store = one(
      'in the barn',
      'in the town hall',
      'under a canvas behind the church',
      'in the old brewery',
      'in the coach house',
    );

    sayOne(
      `Each ${season} the town kept ${name}, and at its heart was ${centre}.`,
      `Once a year, in ${season}, there was ${name}, with ${one('sugared almonds', 'puppets', 'stilt walkers', 'brass bands')}, ${one('torches', 'garlands', 'masks')} and, best of all, ${centre}.`,
      `Nothing in the ${one('valley', 'county', 'province')} was as ${one('loud', 'bright', 'merry')} as ${name}, and every ${season} people came from afar to see ${centre}.`,
    );
    sayOne(
      `${hero.intro} had wished for ${one('years', 'as long as anyone could remember', 'three winters')} to ${wish}.`,
      `To ${wish} was the dearest wish of ${hero.intro}.`,
    );
    sayOne(
      `But ${chief.intro}, who ${one('decided', 'arranged')} everything, ${one('always chose someone else', 'said no', 'would not hear of it')}.`,
      `But the one who chose was ${chief.intro}, and ${chief.they} thought ${hero.name} too ${one('small', 'dreamy', 'clumsy', 'quiet')}.`,
    );
    speak(chief, one('Perhaps next year.', 'You may sell lemonade.', 'This is a task for somebody taller.'));
    say(`So ${hero.name} went home to ${hero.their} ${relation} ${elderly.name} and felt ${tale.pick(words.sad)}.`);
    tale.paragraph();

    sayOne(
      `On the evening before the feast ${hero.they} ${one('wandered about', 'could not sit still', 'went for a walk')}, peeped through a crack, and saw ${centre} ${store}.`,
      `The night before, ${hero.name} ${one('slipped out', 'tiptoed')} to have one look at ${centre}, which was kept ${store}.`,
    );
    sayOne(
      `What a sight: it was ${one('in tatters', 'ruined', 'a sorry heap')}, because ${cause}.`,
      `${hero.They} ${one('gasped', 'stared', 'could hardly believe it')}, for it was ${one('spoiled', 'ruined', 'beyond all use', 'wrecked')}, ${one('and that was because', 'because', 'only because', 'all because')} ${cause}.`,
    );
    const told = tale.chance(0.5);
    if (told) {
      say(
        `${hero.name} ran to ${chief.name}, who ${one('sank into a chair', 'wept into a napkin', 'went quite grey')} and wanted to ${one('call it all off', 'send everyone home', 'cancel the whole festival')}.`,
      );
      speak(
        hero,
        one('Give me one night and a needle!', 'We can mend it if we begin now!', 'Let us try before we give up!'),
      );
      tale.paragraph();
      sayOne(
        `${hero.name} ${one('knocked at', 'threw pebbles at', 'called under')} the window of ${helper.intro}, who ${one('owned every tool in town', 'never slept', 'loved a challenge')}.`,
        `The first to come was ${helper.intro}, ${one('yawning', 'in slippers', 'with a basket of scraps')}.`,
      );
    } else {
      say(
        `The ${one('grown-ups', 'townsfolk', 'others')} were ${one('asleep', 'at supper', 'rehearsing')}, and to blame somebody would ${one('take too long', 'not help', 'mend nothing')}.`,
      );
      tale.paragraph();
      sayOne(
        `So ${hero.name} fetched ${helper.intro} and ${one('nobody else', 'no one besides', 'not a soul more')}, and they ${one('swore', 'promised', 'agreed')} to keep ${one('quiet', 'it a secret')}.`,
        `Only ${helper.intro} was told, because ${helper.they} could ${one('keep a secret', 'work in the dark', 'thread a needle with closed eyes')}.`,
      );
      speak(
        helper,
        one(
          'By breakfast it will be as good as new.',
          'I was hoping for an adventure.',
          'Then let us not waste a minute.',
          'Lock the door and light a candle.',
          'I have always wanted to stay up all night.',
        ),
      );
    }
    sayOne(
      `All night they ${one('toiled', 'worked', 'whispered and worked')} ${one('by the light of one candle', 'on their knees', 'in a cloud of dust')}, and they ${repair}.`,
      `While the ${one('moon', 'owl', 'church clock')} ${one('looked on', 'kept them company')}, they ${repair}.`,
    );
    if (tale.chance(0.5)) {
      say(
        `Toward ${one('four', 'five')} they ran out of ${one('thread', 'paste', 'string')}, and ${elderly.name} came, unasked, with ${one('fishing line', 'an old wedding dress', 'a whole drawer of oddments')} and ${one('a pot of coffee', 'hot rolls', 'a kind word')}.`,
      );
      fact('who', 'Who came to help when they ran out?', elderly.name);
    } else {
      say(
        `Once ${helper.name} fell asleep with ${one('a thimble on the nose', 'a brush in one hand', 'both feet in the paste')}, and ${hero.name} ${one('went on alone', 'worked for two', 'did not wake anyone')}.`,
      );
      fact('who', 'Who fell asleep at work?', helper.name);
    }
    tale.paragraph();

    sayOne(
      `When ${one('trumpets blew', 'the doors opened', 'cannons boomed')} the next day, ${centre} came out ${one('brighter', 'finer', 'more wonderful')} than ever, and the crowd ${one('roared', 'sighed', 'threw hats into the air')}.`,
      `At ten o'clock ${centre} was ${one('rolled', 'carried', 'led')} into the square, and a ${one('murmur', 'cheer', 'shout of joy')} went through the people.`,
    );
    if (told) {
      say(
        `${chief.name} ${one('took off the golden chain', 'bent down', 'stepped forward')} and asked ${hero.name} to ${wish}.`,
      );
      say(
        `And ${hero.name} did it ${one('with shaking knees', 'like one born to it', 'without a single mistake')}, with ${helper.name} ${one('close behind', 'at one side', 'beaming beside the band')}.`,
      );
      tale.summary(
        `Before ${name} ${hero.name} found ${centre} spoiled, because ${cause}. ${hero.name} and ${helper.name} mended it in one night, and ${chief.name} let ${hero.name} ${wish}.`,
      );
    } else {
      say(
        `${chief.name} ${one('walked round it', 'put on spectacles', 'frowned')} and saw ${one('stitches', 'a fingerprint', 'a patch')} ${one('that had not been there before', 'which was new', 'that nobody could explain', 'that told a story')}.`,
      );
      speak(chief, one('Who has done this in the night?', 'Whose work is this?'));
      say(
        `Nobody spoke, until ${elderly.name} pointed to ${hero.name} and ${helper.name}, who were ${one('asleep against a wall', 'snoring on a hay bale', 'yawning in the last row')}.`,
      );
      say(
        `They were woken with ${one('music', 'kisses', 'a fanfare')}, and ${hero.name} was given ${prize.a} and leave to ${wish} ${one('that very night', 'the next year and every year')}.`,
      );
      tale.give(prize, hero);
      fact('what', `What was ${hero.name} given?`, prize.a);
      tale.summary(
        `Before ${name} ${hero.name} found ${centre} spoiled, because ${cause}. ${hero.name} and ${helper.name} mended it in secret, and in the end everyone learned who had done it.`,
      );
    }
    sayOne(
      `${hero.name} was ${tale.pick(words.glad)}, and ${one('sparks', 'petals', 'confetti')} ${one('rained down', 'whirled', 'drifted')} until midnight.`,
      `Long after dark ${one('fiddles', 'bagpipes', 'accordions')} played, and no one ever again called ${hero.name} ${one('too small', 'too quiet', 'too clumsy')}.`,
    );

    fact('why', 'Why was it spoiled?', cause);
    fact('what', `What did ${hero.name} wish to do?`, wish);
    fact('where', 'Where was it kept on the night before?', store);
    fact('who', `Who helped ${hero.name} in the night?`, helper.name);
    fact('when', 'In which season was the festival?', season);
    tale.title(name, `${hero.name} Saves the Festival`, 'The Night Before', `${hero.name} and ${name}`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who saves ${name}`);
  },
};
