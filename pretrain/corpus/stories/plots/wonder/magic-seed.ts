import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown, oneDay, the } from './scene';

const sold = [
  'an old bicycle',
  'a pair of boots',
  'a lame goat',
  'a cracked fiddle',
  'a bundle of firewood',
  'a woollen cap',
];
const foods = [
  { need: 'songs', verb: 'sang to it', sign: 'it leaned towards every tune' },
  { need: 'kind words', verb: 'said something kind to it', sign: 'it blushed at every compliment' },
  { need: 'stories', verb: 'told it a story', sign: 'it rustled when a chapter ended' },
  { need: 'secrets', verb: 'whispered a secret to it', sign: 'it bent down like an ear' },
  { need: 'laughter', verb: 'told it a joke', sign: 'it shook with silent giggles' },
];
const spots = [
  'behind the shed',
  'under the kitchen window',
  'beside the well',
  'near the garden wall',
  'in a cracked pot',
];
const fruits = ['glowing pears', 'tiny golden bells', 'warm loaves', 'paper lanterns', 'umbrellas', 'velvet slippers'];

/** A seed that grows from something that is no water, and what too much wanting does to it. */
export const magicSeed: Plot = {
  id: 'magic-seed',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const stranger = grown(tale, one('pedlar', 'tinker', 'beggar', 'wanderer', 'gardener'));
    const parent = tale.kin(hero, one('mother', 'father', 'grandmother', 'grandfather'));
    const spring = words.seasons.find(({ name }) => name === 'spring') ?? tale.pick(words.seasons);
    const price = tale.pick(sold);
    const food = tale.pick(foods);
    const spot = tale.pick(spots);
    const fruit = tale.pick(fruits);

    sayOne(
      `${oneDay(tale, spring)}, ${hero.intro} was sent to market to sell ${price}.`,
      `${hero.name} and ${hero.their} ${parent.role} ${parent.name} were so ${one('poor', 'short of money', 'hungry')} that ${oneDay(tale, spring)} they had to sell ${price}.`,
      `The rent was due, so ${oneDay(tale, spring)} ${hero.intro} ${one('set out', 'went to town')} to sell ${price}.`,
    );
    if (tale.chance(0.4)) say(tale.pick(spring.signs));
    sayOne(
      `At the ${one('crossroads', 'ford', 'town gate', 'milestone')} ${hero.they} met ${stranger.intro}, who ${one('wore a coat of patches', 'smelled of rain and thyme', 'had earth under every fingernail')}.`,
      `On the way ${hero.they} came upon ${stranger.intro}, ${one('resting on a stone', 'feeding sparrows', 'barefoot and merry')}.`,
    );
    speak(
      stranger,
      one(
        `I have no money, but I will give you this seed.`,
        `Take my last seed for it, and you will not be sorry.`,
        `What you carry is worth a seed, and this seed is worth a kingdom.`,
      ),
    );
    sayOne(
      `It was ${one('black and wrinkled', 'striped like a bee', 'no bigger than a lentil', 'as blue as a plum')}, and ${one('it ticked softly', 'it felt warm', 'it seemed to hum')}, and ${hero.name} ${one('could not say no', 'agreed', 'nodded before thinking')}.`,
      `${hero.name} looked at the ${one('odd', 'shining', 'speckled')} seed, then at the ${one('thin', 'tired', 'friendly')} face, and handed over ${the(price)}.`,
    );
    paragraph();

    sayOne(
      `At home ${parent.name}, ${hero.name}'s ${parent.role}, ${one('groaned', 'clapped a hand to one cheek', 'was not pleased')}.`,
      `${hero.name}'s ${parent.role}, ${parent.name}, ${one('stared at it', 'sighed deeply', 'sat down heavily')}.`,
    );
    speak(
      parent,
      one('A seed? We cannot eat a seed!', 'Who trades a good thing for a speck?', 'Well, plant it, and let us hope.'),
    );
    sayOne(
      `${hero.name} planted it ${spot} and ${one('watered it', 'poured a can of water on it', 'tended it')} for ${one('a week', 'ten days', 'a fortnight')}, but nothing ${one('sprouted', 'happened', 'came up')}.`,
      `The seed went into the ground ${spot}, and for days there was ${one('only bare soil', 'nothing but a worm', 'not one green tip')}.`,
    );
    sayOne(
      `Then, ${one('out of boredom', 'feeling sad', 'while nobody was about')}, ${hero.they} ${food.verb}, and by ${one('evening', 'morning', 'noon')} there was a ${one('sprout', 'shoot', 'curly stalk')}.`,
      `One day ${hero.they} ${food.verb}, ${one('just for fun', 'to cheer it up', 'feeling rather silly')}, and a ${one('pale', 'green', 'silver')} shoot ${one('popped up', 'broke the crust', 'unrolled')}.`,
    );
    sayOne(
      `The plant grew because it was fed with ${food.need}, and ${food.sign}.`,
      `So that was the trick: it grew because it was fed with ${food.need}; ${food.sign}.`,
    );
    paragraph();

    sayOne(
      `Every day ${hero.name} came, and soon the plant was ${one('higher than the roof', 'as thick as a barrel', 'taller than the steeple')} and hung full of ${fruit}.`,
      `By midsummer it ${one('shaded the whole yard', 'had climbed over the chimney', 'needed a ladder')}, and from each branch hung ${fruit}.`,
    );
    const greedy = tale.chance(0.5);
    if (greedy) {
      sayOne(
        `They sold them, and the ${one('money', 'silver', 'coins')} made ${hero.name} ${one('hasty', 'greedy', 'careless')}.`,
        `People paid well for them, and ${hero.name} began to count ${one('profits', 'coins', 'sacks')} instead of ${one('leaves', 'blossoms', 'days')}.`,
      );
      speak(
        hero,
        one('Grow faster, you lazy weed!', 'I need twice as many by Friday!', 'Hurry, there are customers waiting!'),
      );
      sayOne(
        `At this the plant ${one('shrank', 'drooped', 'closed every leaf')}, and in one night it ${one('withered', 'turned grey', 'dropped all it had')}.`,
        `The leaves ${one('curled', 'hung down', 'went brown')}, and the ${fruit} fell and ${one('crumbled', 'burst', 'faded like smoke')}.`,
      );
      sayOne(
        `${hero.name} wept and said ${one('sorry', 'that it was all a mistake')}, and sat ${spot} until dawn, ${one('giving without asking', 'wanting nothing', 'doing as in the first days')}.`,
        `Full of ${one('shame', 'regret')}, ${hero.name} ${one('knelt down', 'came back with an honest heart')} and ${food.verb}, this time for nothing at all.`,
      );
      sayOne(
        `Just one green leaf ${one('unfolded', 'opened', 'came back')}, but ${one('that was enough', 'it was a beginning', 'it was worth more than a purse')}.`,
        `And at the root there lay ${one('a single new seed', 'one fresh seed')}, ${one('ticking softly', 'warm as a pocket', 'ready for another spring')}.`,
      );
    } else {
      sayOne(
        `${hero.name} gave them away, ${one('to everyone in the lane', 'to all who asked', 'first to the hungriest')}, and kept only ${one('two', 'a handful', 'what they needed')}.`,
        `The neighbours came with ${one('baskets', 'aprons', 'barrows')}, and nobody went home without ${one('something', 'a share', 'a gift')}.`,
      );
      sayOne(
        `In return they brought ${one('eggs and flour', 'wool and candles', 'milk and honey')}, so that ${hero.name} and ${parent.name} were ${one('never hungry again', 'poor no longer', 'rich in friends')}.`,
        `Others brought ${food.need} as well, and the more ${one('was given away', 'hands picked')}, the more ${one('there was', 'grew back')}.`,
      );
      speak(
        parent,
        one(
          'That was the best bargain anyone ever made.',
          'I take back every word about that speck.',
          'You saw more in that seed than I did.',
        ),
      );
    }
    paragraph();

    const back = tale.chance(0.5);
    if (back) {
      sayOne(
        `In autumn ${stranger.name} the ${stranger.role} passed by again, ${one('nodded at the plant', 'tasted one', 'patted the stem')} and ${one('smiled', 'winked', 'was content')}.`,
        `A year later ${stranger.name} ${one('knocked', 'stood at the fence')}, still with ${the(price)}, and ${one('stayed for supper', 'asked for nothing but a chair', 'laughed for joy')}.`,
      );
      speak(
        stranger,
        one(
          'So you found out what it eats.',
          'Most people only try water.',
          'I knew that you would be patient, sooner or later.',
        ),
      );
    } else {
      sayOne(
        `${stranger.name} was never seen again, but ${one('on windy nights', 'each spring', 'now and then')} ${one('someone hummed at the crossroads', 'a bare footprint was found in the yard', 'the plant bowed to the road')}.`,
        `${hero.name} ${one('looked for', 'asked everyone about', 'often thought of')} ${stranger.name}, yet nobody ${one('knew that name', 'had seen such a person')}.`,
      );
    }
    sayOne(
      `What grows best is what is ${one('loved', 'given freely', 'never hurried')}.`,
      `There are things that no ${one('money', 'water', 'shouting')} can make grow.`,
      `${hero.name} kept ${one('one seed in a matchbox', 'a seed in a thimble', 'the last seed under a pillow')}, for whoever ${one('might need it', 'would come along next', 'could be patient')}.`,
    );

    tale.fact('what', one(`What did ${hero.name} give for the seed?`, 'What was the seed traded for?'), price);
    tale.fact('where', one(`Where did ${hero.name} plant the seed?`, 'Where was the seed planted?'), spot);
    tale.fact('who', 'Who had the seed at first?', stranger.name);
    tale.fact('why', 'Why did the plant grow?', `because it was fed with ${food.need}`);
    tale.fact('what', 'What hung on the branches?', fruit);
    tale.title(
      'The Magic Seed',
      `The Seed That Ate ${food.need.charAt(0).toUpperCase()}${food.need.slice(1)}`,
      `What ${hero.name} Planted`,
      'A Seed for a Bargain',
      `${hero.name} and the Wonderful Plant`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who trades ${price} for a magic seed`);
    tale.summary(
      greedy
        ? `${hero.name} gets a magic seed for ${price}, and it grows when it is fed with ${food.need}. When ${hero.name} becomes greedy the plant withers, and ${hero.they} has to learn patience again.`
        : `${hero.name} gets a magic seed for ${price}, and it grows when it is fed with ${food.need}. ${hero.name} shares what it bears with the neighbours.`,
    );
  },
};
