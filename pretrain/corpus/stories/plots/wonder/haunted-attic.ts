import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, oneDay, the } from './scene';

const spots = [
  'behind the chimney',
  'under a broken rocking chair',
  'inside the painted chest',
  'on top of the wardrobe',
  'between two trunks',
  'beneath the skylight',
];
const culprits = [
  {
    noun: 'an owl',
    sounds: ['a hollow hooting', 'a flutter', 'a scrape of claws'],
    reason: 'a pane of glass was missing',
    living: true,
  },
  {
    noun: 'a stray kitten',
    sounds: ['a thin wailing', 'a scratching', 'a soft thump'],
    reason: 'the trapdoor had been left open',
    living: true,
  },
  {
    noun: 'a family of dormice',
    sounds: ['a pattering', 'a nibbling', 'a rolling of nuts'],
    reason: 'there were walnuts in a sack',
    living: true,
  },
  {
    noun: 'a lost pigeon',
    sounds: ['a deep cooing', 'a flapping', 'a moaning'],
    reason: 'a storm had broken its wing',
    living: true,
  },
  {
    noun: 'an empty bottle',
    sounds: ['a long whistle', 'a ghostly tune', 'a low hooting'],
    reason: 'the wind blew across its neck',
    living: false,
  },
  {
    noun: 'a music box',
    sounds: ['a tinkling', 'a few slow notes', 'a silvery ringing'],
    reason: 'the heat made its spring move',
    living: false,
  },
  {
    noun: 'a loose shutter',
    sounds: ['a knocking', 'a groan', 'a slow creaking'],
    reason: 'one of its hinges was broken',
    living: false,
  },
];

/** There are noises over the ceiling, and a cause that harms nobody. */
export const hauntedAttic: Plot = {
  id: 'haunted-attic',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const companion = tale.kin(hero, one('sister', 'brother', 'cousin'));
    const host = tale.kin(hero, one('grandmother', 'grandfather', 'aunt', 'uncle'));
    const season = tale.pick(words.seasons);
    const culprit = tale.pick(culprits);
    const spot =
      culprit.noun === 'a loose shutter' ? one('at the gable window', 'beside the skylight') : tale.pick(spots);
    const sound = tale.pick(culprit.sounds);
    const light = tale.pick(['a torch', 'a candle', 'a storm lamp', 'a lantern']);

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} came with ${hero.their} ${companion.role} ${companion.name} to stay with ${hero.their} ${host.role} ${host.name} in ${one('a crooked house', 'a tall old house', 'a house with nine chimneys', 'a farmhouse at the end of a lane')}.`,
      `In the ${season.name} holidays, ${hero.name} and ${hero.their} ${companion.role} ${companion.name} ${one('visited', 'stayed with')} ${hero.their} ${host.role} ${host.name}, whose house ${one('creaked like a ship', 'smelled of lavender and dust', 'had more stairs than rooms')}.`,
    );
    sayOne(
      `${hero.name} shared a ${one('room under the roof', 'little bedroom', 'bunk bed')} with ${companion.name}, right below the attic.`,
      `${hero.They} and ${companion.name} slept in the ${one('topmost', 'smallest', 'blue')} room, and above it was only the attic.`,
    );
    sayOne(
      `At ${one('midnight', 'ten sharp', 'eleven')} there came ${sound} from overhead.`.replace(
        "midnight o'clock",
        'midnight',
      ),
      `They had just ${one('put out the light', 'said good night', 'closed their eyes')} when they heard ${sound} above the ceiling.`,
      `On the ${one('first', 'second', 'third')} night they were woken by ${sound} somewhere over the beams.`,
    );
    speak(
      companion,
      one(
        'It is a ghost!',
        'Somebody dead is walking about up there!',
        'I want to go home!',
        'Pull the blanket over your head!',
      ),
    );
    speak(
      hero,
      one(
        'Ghosts do not exist, I think.',
        'There must be a reason for it.',
        'Let us look before we tremble.',
        'A noise is only a question.',
      ),
      one('with a dry throat', 'more bravely than was true', 'after a gulp', 'in a whisper'),
    );
    paragraph();

    const alone = tale.chance(0.35);
    sayOne(
      `At breakfast ${host.name} ${one('spread the butter', 'poured the tea', 'cracked an egg')} and ${one('said', 'remarked')} that the attic had been ${one('locked', 'shut', 'empty')} for ${one('years', 'ages', 'a long time')}.`,
      `${host.name} only ${one('chuckled', 'shrugged', 'smiled into a cup')}, and gave them ${one('a rusty key', 'the key to the attic', 'a key on a string')}.`,
    );
    if (alone) {
      sayOne(
        `${companion.name} ${one('refused to come', 'stayed at the foot of the ladder', 'had a sudden stomach ache')}, so ${hero.name} took ${light} and climbed up alone.`,
        `When it grew dark ${hero.name} went up with ${light}, while ${companion.name} ${one('held the ladder with shaking hands', 'counted aloud from below', 'kept watch by the door')}.`,
      );
    } else {
      sayOne(
        `That evening, ${one('hand in hand', 'one behind the other', 'on tiptoe')}, the two climbed the ${one('narrow', 'steep', 'groaning')} ladder with ${light}.`,
        `${companion.name} did not want to be left behind, so they both ${one('went up', 'crawled up')}, with ${light} and ${one('a broom', 'an umbrella', 'a frying pan')} in case of danger.`,
      );
    }
    sayOne(
      `The glow of ${the(light)} fell on ${one('cobwebs', 'yellow newspapers')}, ${one('a headless dummy', 'a birdcage', 'a cracked globe')} and ${one('rows of hats', 'rolled-up carpets', 'a moth-eaten flag')}.`,
      `Everything was covered in ${one('grey dust', 'sheets', 'cobwebs')}, and ${one('a coat on a hook', "an old dressmaker's dummy", 'a tall mirror')} looked ${one('exactly', 'very much', 'rather')} like a ${one('person', 'phantom')}.`,
    );
    sayOne(
      `Then it came again, ${sound}, ${one('nearer this time', `so close that ${hero.name} shuddered`, 'and a shadow moved')}.`.replace(
        'their hair',
        `${hero.name}'s hair`,
      ),
      `Suddenly there was ${sound} again, and ${the(light)} ${one('nearly fell', 'flickered', 'shook')}.`,
    );
    sayOne(
      `${hero.name} ${one('wanted to run', 'held still', 'felt cold all over')}, but ${one('took one more step', 'lifted the light', 'counted to three')} and ${one('looked', 'peered', 'reached')} ${spot}.`,
      `The sound came from ${one('the darkest corner', 'the far end')}, and ${hero.name} made ${hero.them === 'her' ? 'herself' : 'himself'} look ${spot}.`,
    );
    paragraph();

    sayOne(
      `There, ${spot}, was ${culprit.noun}.`,
      `And what was ${spot}? It was ${culprit.noun}!`,
      `No ghost was there, only ${culprit.noun}, ${spot}.`,
    );
    sayOne(
      `It made the noise because ${culprit.reason}.`,
      `The whole ${one('mystery', 'haunting', 'fright')} had begun because ${culprit.reason}.`,
    );
    speak(hero, one(`Here is our ghost!`, `Come and see what frightened us!`, `So this is the terrible phantom!`));
    sayOne(
      `${companion.name} ${one('laughed with relief', 'turned red', 'let out a long breath')}, and the attic ${one('seemed to grow lighter', 'was suddenly an ordinary room', 'had lost its terrors')}.`,
      `${companion.name} stared and then ${one('giggled until it hurt', 'had to sit down', 'burst out laughing')}.`,
    );
    paragraph();

    const keep = tale.chance(0.5);
    if (culprit.living && keep) {
      sayOne(
        `They brought ${one('a saucer of water', 'a handful of oats', 'a box with soft rags')} upstairs and let ${the(culprit.noun)} stay.`,
        `${host.name} said that ${the(culprit.noun)} might ${one('stay as a lodger', 'live up there', 'keep the attic')}, since ${one('nobody else used it', 'a house needs company', 'guests bring luck')}.`,
      );
    } else if (culprit.living) {
      sayOne(
        `The next morning they carefully carried ${the(culprit.noun)} to ${one('the barn', 'the woods behind the house', 'an old elm', 'a safe place in the orchard')} and made the attic safe.`,
        `${host.name} fetched ${one('gloves and a basket', 'a crate and some hay')}, and ${the(culprit.noun)} found a ${one('better', 'quieter', 'drier')} home ${one('in the stable', 'in the garden shed', 'in the hollow oak')}.`,
      );
    } else if (keep) {
      sayOne(
        `They told ${host.name} about it ${one('over cocoa', 'at once', 'in the kitchen')}, and ${host.name} ${one('wiped away a tear of laughter', 'told them an old tale', 'remembered the sound from childhood')}.`.replace(
          'took it',
          'took the news',
        ),
        `${host.name} ${one('laughed', 'clapped')} and said that the house had ${one('sung', 'talked', 'complained')} like that since ${one('the old days', 'a certain gale', 'before they were born')}.`,
      );
    } else {
      sayOne(
        `With ${one('a rag and some string', 'a cushion and a cord', 'a wad of wool')} ${hero.name} put an end to the noise, and ${one('the house was silent', 'almost missed it')}.`,
        `${hero.name} ${one('fixed', 'quieted')} it in a minute, and that night ${one('nothing stirred', 'they slept like stones', 'there was only the rain')}.`,
      );
    }
    sayOne(
      `${one('A light', 'A closer look', 'A question')} is the best thing against ${one('ghosts', 'fear', 'dark corners')}.`,
      `${host.name} said that fear ${one('is a noise without a name', 'grows in the dark and shrinks in the light', 'hates to be looked at')}.`,
      `Since then ${hero.name} has ${one('always looked first and screamed later', 'been fond of attics', 'wanted to be a detective')}.`,
      `And when the stairs creaked, they ${one('only smiled', 'said good night to the house', 'turned over and slept')}.`,
    );

    tale.fact('what', one('What made the noise?', 'What was the ghost really?'), culprit.noun);
    tale.fact('where', one(`Where was ${the(culprit.noun)}?`, `Where did ${hero.name} look in the attic?`), spot);
    tale.fact('why', 'Why was there a noise?', `because ${culprit.reason}`);
    tale.fact('who', `Who was afraid of a ghost?`, companion.name);
    tale.fact('what', `What light did ${hero.name} carry up?`, light);
    tale.title(
      'The Ghost in the Attic',
      'Noises Over the Ceiling',
      `${hero.name} and the Attic`,
      'Something Above the Beams',
      'The Haunted House of Nothing',
    );
    tale.about(`a ${hero.role} named ${hero.name} who hears a strange noise in an attic`);
    tale.summary(
      one(
        `${hero.name} and ${companion.name} hear a strange noise in the attic and fear a ghost. ${hero.name} goes up and finds ${culprit.noun}.`,
        `A noise in ${host.name}'s attic sounds like a ghost, but ${hero.name} finds that ${culprit.noun} made it.`,
      ),
    );
  },
};
