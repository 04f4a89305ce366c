import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown } from './scene';

const landings = [
  'in a cabbage field',
  'behind the windmill',
  'under the sycamore',
  'in the horse trough',
  'on a heap of straw',
  'beside the railway',
];
const ways = [
  {
    way: 'a kite',
    how: [
      'They tied it to a kite and let out every inch of string.',
      'There they made a kite with a tail of bows and knotted the star to its spine.',
    ],
    place: 'on the windy hill',
  },
  {
    way: 'a balloon',
    how: [
      'They had sewn a balloon from bedsheets, and now they filled it with hot air.',
      'Over a small fire they blew up a balloon made of seven petticoats.',
    ],
    place: 'on the village green',
  },
  {
    way: 'a catapult',
    how: [
      'There they built a catapult out of a young birch, bent down to the ground.',
      'There stood a catapult made of a plank, a barrel and two braces.',
    ],
    place: 'on the cliff',
  },
  {
    way: 'a flock of geese',
    how: [
      'There they asked a flock of geese, which were leaving anyway.',
      'The star was laid in a sling of ribbon, for a flock of geese had promised to carry it.',
    ],
    place: 'at the lake',
  },
  {
    way: 'a firework',
    how: [
      'They bound it to a firework that was left from New Year.',
      'They lit a firework with a long fuse, and the star sat on top of it.',
    ],
    place: 'on the old rampart',
  },
];

/** A star lies on the ground and cannot get home alone. */
export const fallenStar: Plot = {
  id: 'fallen-star',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const helper = tale.kin(hero, one('grandfather', 'grandmother', 'aunt', 'uncle'));
    const buyer = grown(tale, one('jeweller', 'showman', 'merchant', 'collector'));
    const season = tale.pick(words.seasons);
    const spot = tale.pick(landings);
    const { way, how, place } = tale.pick(ways);
    const reason = one(
      'it had leaned out too far to see the sea',
      'it had danced with a comet',
      'it had fallen asleep at its post',
      'it had wanted to hear a lullaby',
      'a cloud had tickled it',
    );

    sayOne(
      `One ${one('moonless', 'clear', 'glittering', 'hushed')} night in ${season.name}, ${hero.intro} saw a star ${one('tumble', 'slip', 'drop')} from the sky.`,
      `${hero.name}, ${one('a wakeful', 'a dreamy', 'a solemn')} ${hero.role}, was counting stars one ${season.name} night when ${one('the ninth', 'the brightest', 'the smallest')} of them fell.`,
    );
    sayOne(
      `The ${one('dogs barked', 'owls fell silent', 'windows rattled')}, and something ${one('gleamed', 'glimmered', 'smoked')} beyond the ${one('orchard', 'barn', 'lane')}.`,
      `There was a ${one('hiss', 'soft thud', 'sound like breaking icicles')}, and a ${one('blue', 'pearly', 'golden')} glow ${one('rose', 'shone')} over the ${one('hedges', 'roofs', 'fields')}.`,
      `It ${one('drew a line of light', 'left a trail like chalk', 'whistled as it came')}, and then the ${one('dark', 'night')} closed behind it.`,
    );
    sayOne(
      `${hero.They} ran out in ${one('slippers', 'nightclothes', 'a coat and no socks')} and found it ${spot}, no bigger than ${one('an orange', 'a hedgehog', 'a loaf')}, and crying.`,
      `There it lay, ${spot}, ${one('flickering', 'trembling', 'pale')}, with one ${one('bent', 'chipped', 'sooty')} point.`,
    );
    speak(hero, one('Did you hurt yourself?', 'Where did you come from?', 'Do not be afraid. Why did you fall?'));
    sayOne(
      `In a voice like ${one('a tiny bell', 'glass beads', 'a wet finger on a goblet')} the star said that it fell because ${reason}.`,
      `The star ${one('sniffed', 'sobbed', 'gave a weak twinkle')} and told its story: it fell because ${reason}.`,
    );
    say(
      one(
        'If it was not back before the third dawn, it would go out.',
        'On the ground a star can burn for only three nights.',
        'Without the sky it grew a little dimmer every hour.',
        'Already its glow came and went like a tired firefly.',
        'A star far from home soon turns to common stone, it whispered.',
      ),
    );
    paragraph();

    sayOne(
      `${hero.name} hid it in ${one('a bread bin', 'a hat box', 'a milk can', 'a wool basket')} and told only ${hero.their} ${helper.role}, ${helper.name}.`,
      `Before sunrise ${hero.name} woke ${hero.their} ${helper.role}, ${helper.name}, who ${one('asked no silly questions', 'had seen odder things', 'put the kettle on')}.`,
    );
    const tempted = tale.chance(0.5);
    if (tempted) {
      sayOne(
        `But light leaks through every crack, and soon ${buyer.intro} ${one('stood on the doorstep', 'tapped at the window')} with ${one('a fat purse', 'a chest of money', 'a greedy smile')}.`,
        `The glow was noticed by ${buyer.intro}, who ${one('came with a sack of gold', 'laid a row of coins on the table')}.`,
      );
      speak(
        buyer,
        one(
          'Name your price for that little lamp!',
          'With this you could buy a house and a pony!',
          'It is only a stone. Sell it to me!',
        ),
      );
      sayOne(
        `${hero.name} thought of ${one('the leaking roof', 'new boots', 'all the things they lacked')} and looked at the ${one('fading', 'frightened', 'silent')} star, and ${one('shook a firm head', 'shut the door', 'said no')}.`,
        `For one breath ${hero.name} ${one('wavered', 'was tempted')}; then ${hero.they} ${one('pushed the gold back', 'closed the lid', 'answered that friends are not for sale')}.`,
      );
    } else {
      sayOne(
        `${buyer.intro} offered a ladder, ${one('the longest for miles', 'forty rungs high')}, but it ${one('ended far below the moon', 'only reached the chimney')}.`,
        `They asked ${buyer.intro} for advice, and got ${one('a telescope', 'a chart of the sky')}, ${one('but no wings', 'which was kind, but of little use')}.`,
      );
      speak(
        buyer,
        one(
          'I fear that the sky is out of reach.',
          'I could only show it the way, not carry it.',
          'Have you thought of something that flies?',
        ),
      );
      sayOne(
        `At least they now knew which ${one('gap', 'corner')} of the sky was ${one('empty', 'dark')}, between ${one('the Plough and the Pole Star', 'two blue giants', 'the Swan and the Lyre')}.`,
        `Still ${hero.name} did not ${one('give up', 'lose heart')}, and ${one('drew plans', 'paced the floor', 'sat thinking')} until ${one('noon', 'the candle was gone')}.`,
      );
    }
    paragraph();

    say(
      `On the ${one('second', 'third', 'last possible')} night they carried the star to a ${one('quiet', 'lonely', 'sheltered')} spot ${place}. ${tale.pick(how)}`,
    );
    const first = tale.chance(0.5);
    if (first) {
      sayOne(
        `${one('Up', 'Higher and higher')} it went, and ${one('higher still', 'smaller and smaller')}, until ${hero.name} ${one('had a stiff neck', 'could not tell it from the others', 'saw it click into place')}.`,
        `The wind ${one('took', 'lifted')} it at the first try, and it ${one('soared', 'climbed', 'sailed')} past ${one('the owls', 'the weathercock', 'a very surprised bat')}.`,
      );
    } else {
      sayOne(
        `The first try failed: it ${one('rose', 'got')} as far as ${one('the treetops', 'the first cloud', 'the steeple')} and ${one('sank', 'slid down again', 'dropped like a plum')}.`,
        `At first it only ${one('hopped', 'wobbled')} and ${one('came down in a bush', 'landed in a ditch')}, dimmer than before.`,
      );
      sayOne(
        `"You are too heavy with ${one('tears', 'sorrow')}," said ${helper.name}; so ${hero.name} ${one('told it a joke', 'sang to it', 'tickled its points')} until it ${one('shone', 'laughed')}, and then it rose like ${one('a lark', 'a bubble', 'smoke')}.`,
        `${hero.name} took off ${one('a heavy scarf', 'both boots to run faster')}, ${one('ran', 'tried')} again, and this time the star ${one('flew', 'caught the wind', 'held on')} and was gone into the dark.`,
      );
    }
    speak(
      helper,
      one(
        'There, one more light in the world.',
        'It has found its place.',
        'I never thought I should help to hang a star.',
        'Look how it winks at you!',
      ),
    );
    paragraph();

    const gift = tale.chance(0.5);
    if (gift) {
      sayOne(
        `In the ${one('grass', 'dew', 'dust')} lay a ${one('splinter', 'crumb', 'grain')} of starlight, ${one('enough to read by', 'which never went out', 'warm as a hand')}.`,
        `It had left ${one('a bright speck', 'a silver freckle')} on ${hero.name}'s palm, which ${one('glowed whenever it was dark', 'still tingles on clear nights')}.`,
      );
    } else {
      sayOne(
        `It left nothing behind but ${one('a scorched spot', 'a ring of flattened stalks', 'the smell of snow')}, and ${hero.name} was ${tale.pick(words.glad)} all the same.`,
        `There was no ${one('gift', 'reward')}, only a ${one('wave', 'twinkle')} now and then, ${one('quicker than the others', 'three short and one long')}.`,
      );
    }
    sayOne(
      `When ${hero.name} cannot sleep, ${hero.they} ${one('opens the curtain', 'looks up')} and ${one('is never alone', 'says good night to a friend')}.`,
      `${one('To help someone home', 'To light a lamp for others')} is ${one('the best of all adventures', 'worth more than a purse of gold')}.`,
      `Some treasures ${one('must be let go', 'belong to everyone')}, and ${one('shine all the brighter for it', 'a star is one of them')}.`,
    );

    tale.fact('where', one('Where did the star lie?', `Where did ${hero.name} find the star?`), spot);
    tale.fact('why', 'Why did the star fall?', `because ${reason}`);
    tale.fact('who', one(`Who found the star?`, 'Who ran out to the star?'), hero.name);
    tale.fact('what', 'What helped the star to rise?', way);
    tale.fact('where', 'Where did they send the star up?', place);
    tale.title(
      'The Star That Fell',
      `${hero.name} and the Star`,
      'A Star on the Ground',
      'How to Send a Star Home',
      'The Gap in the Sky',
    );
    tale.about(`a ${hero.role} named ${hero.name} who helps a fallen star to get home`);
    tale.summary(
      one(
        `${hero.name} finds a fallen star ${spot}. With ${hero.their} ${helper.role} ${helper.name} and ${way}, ${hero.they} sends it back to the sky.`,
        `A star falls from the sky because ${reason}, and ${hero.name} helps it home with ${way}.`,
      ),
    );
  },
};
