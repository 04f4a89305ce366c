import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, warn, young } from './common';

const noises = [
  {
    noise: 'knocking',
    cause: 'a loose shutter was swinging in the wind',
    room: 'in the attic',
    deed: 'tied the shutter down',
  },
  {
    noise: 'sobbing',
    cause: 'a puppy had been locked in by mistake',
    room: 'in the linen room',
    deed: 'let the puppy out',
  },
  {
    noise: 'rattling',
    cause: 'a raccoon was licking out the pans',
    room: 'in the scullery',
    deed: 'lured the raccoon outside with a crust',
  },
  {
    noise: 'groaning',
    cause: 'the old sign was rubbing against its chain',
    room: 'over the front door',
    deed: 'oiled the chain',
  },
  {
    noise: 'tinkling',
    cause: 'a mouse was running over the strings of a harp',
    room: 'behind the curtain',
    deed: 'carried the mouse to the barn',
  },
];
const weathers = [
  { blow: 'a thunderstorm', because: 'the road was under water' },
  { blow: 'a snowstorm', because: 'the pass was closed' },
  { blow: 'a gale', because: 'a tree had fallen across the road' },
];

/** A noise in the night keeps a whole inn awake, and the one who goes to look finds less, and more, than a ghost. */
export const nightInInn: Plot = {
  id: 'night-in-inn',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [companion, relation] = elder(tale, hero);
    const host = grown(tale, 'innkeeper');
    const guest = grown(tale, one('merchant', 'actor', 'soldier', 'opera singer', 'professor'));
    const { noise, cause, room, deed } = tale.pick(noises);
    const { blow, because } = tale.pick(weathers);
    const lost = tale.thing(['ring', 'watch', 'necklace', 'brooch', 'snuffbox']);
    const place = one(
      'under the stove',
      'in a boot',
      'behind the washstand',
      'between the sheets',
      'in the soup kettle',
    );
    const inn = one(
      'the Golden Goose',
      'the Three Herrings',
      'the Crooked Billet',
      'the Sleeping Bear',
      'the Blue Boot',
    );

    sayOne(
      `${hero.intro} and ${hero.their} ${relation} ${companion.name} were on the way to ${one('a christening', 'the coast', 'a new home', 'the horse fair')} when ${blow} ${one('caught', 'overtook', 'surprised')} them.`,
      `It was ${one('late', 'past eight', 'pitch dark')}, and ${blow} was ${one('blowing', 'raging')}, when ${hero.intro} ${one('knocked', 'rang')} with cold fingers, together with ${hero.their} ${relation} ${companion.name}.`,
      `Because of ${blow} ${hero.intro} could travel no farther that night, and neither could ${hero.their} ${relation} ${companion.name}.`,
    );
    sayOne(
      `They had to stop at an inn called ${inn}, because ${because}.`,
      `As ${because}, they ${one('turned in at', 'begged for a room at', 'took shelter in')} an inn named ${inn}.`,
    );
    sayOne(
      `${host.intro}, ${one('round as a barrel', 'thin as a candle', 'with floury arms')}, ${one('ladled out stew', 'hung up their wet cloaks', 'showed them a bed with six pillows')}.`,
      `They were welcomed by ${host.intro}, who ${one('stirred the fire', 'brought mulled juice', 'warmed their slippers')} and ${one('yawned', 'asked no questions', 'talked without stopping')}.`,
    );
    sayOne(
      `By the hearth sat another guest, ${guest.intro}, ${one('picking at a pigeon pie', 'playing solitaire', 'boasting of far lands')} and ${one('showing off', 'polishing', 'admiring')} ${lost.a}.`,
      `There was one other guest that night, ${guest.intro}, who wore ${lost.a} and ${one('let everyone see it', 'would not stop talking of robbers', 'never took it off')}.`,
    );
    tale.give(lost, guest);
    tale.paragraph();

    sayOne(
      `At ${one('midnight', 'one in the morning', 'a quarter past two')} ${hero.name} ${one('woke with a start', 'sat up in bed', 'opened both eyes')}, for from somewhere came ${one('a strange', 'an eerie', 'a steady')} ${noise}.`,
      `The candles were ${one('out', 'cold')} and the ${one('embers low', 'clock ticked')}, when all at once ${one('a strange', 'an eerie', 'a hollow')} ${noise} went through the house.`,
    );
    warn(tale, guest, one('Thieves!', 'It is the ghost of the inn!', 'Nobody leave the house!'));
    say(
      `${host.name} ${one('hid behind the counter', 'pulled a nightcap over both ears', 'dropped the poker')}, and ${companion.name} ${one('bolted the door', 'snored on', 'lit a match with trembling fingers')}.`,
    );
    speak(
      hero,
      one('A ghost would surely be quieter.', 'Somebody has to go and look.', 'I would rather know than guess.'),
    );
    say(
      `${hero.name} was ${tale.pick(words.afraid)}, but ${hero.they} took ${one('a candle', 'the warming pan', 'a toasting fork')} and ${one('tiptoed', 'crept', 'felt the way')} ${one('along the corridor', 'up the creaking stairs', 'past the antlers')}.`,
    );
    tale.paragraph();

    sayOne(
      `The sound came from ${one('a dark spot', 'a corner', 'a place')} ${room}, and there ${hero.they} found the reason: ${cause}.`,
      `${room} ${hero.they} ${one('lifted the light', 'held still')}, looked, and ${one('burst out laughing', 'breathed again')}, because ${cause}.`,
    );
    say(
      `With ${one('cold toes', 'a few soft words', 'a steady hand')}, ${hero.name} ${deed}, and then it was ${one('quiet', 'still', 'peaceful')}.`,
    );
    const theft = tale.chance(0.55);
    if (theft) {
      say(
        `But when ${hero.they} came back into the ${one('taproom', 'parlour', 'kitchen')}, ${guest.name} was ${one('howling', 'raging', 'stamping')}: ${lost.the} was gone.`,
      );
      tale.put(lost, place);
      speak(
        guest,
        one(
          `The innkeeper must have it!`,
          'Search everybody, and begin with the cook!',
          'I have been robbed in the dark!',
        ),
      );
      if (tale.chance(0.5)) {
        say(
          `${hero.name} asked ${guest.them} to ${one('remember', 'go over', 'tell')} everything, step by step, since the ${one('first scream', 'soup', 'nightcap')}.`,
        );
        say(
          `${guest.name} had ${one('jumped', 'leaped', 'hopped')} up in terror and ${one('flung', 'tossed')} both arms about, and so it was that they looked ${place}, and there lay ${lost.the}.`,
        );
      } else {
        say(
          `${hero.name} noticed ${one('wet prints of tiny paws', 'a trail of crumbs', 'one scratch on the floor')} and followed this clue to ${lost.the}, which lay ${place}, where ${one('the cat', 'a jackdaw', 'the kitchen kitten')} had ${one('rolled', 'dragged', 'chased')} it.`,
        );
      }
      tale.give(lost, guest);
      say(
        `${guest.name} turned ${one('crimson', 'purple', 'pink')}, begged ${host.name}'s pardon, and ${one('paid for breakfast', 'bought lemonade for all', 'sang a serenade')}.`,
      );
      fact('where', `Where was ${lost.the} in the night?`, place);
      fact('owner', `Whose ${lost.noun} was it?`, `${guest.name}'s`);
      tale.summary(
        `At an inn a ${noise} frightened everyone, and ${hero.name} found out that ${cause}. Then ${hero.they} also found ${lost.the} of ${guest.name}, which had been lost in the dark.`,
      );
    } else {
      if (tale.chance(0.5)) {
        say(
          `On the way back ${hero.they} ${one('bumped into', 'trod on')} ${companion.name}, who had come after ${hero.them} with ${one('a frying pan', 'one slipper')} and ${one('great courage', 'closed eyes')}.`,
        );
        speak(companion, one('I would not let you go alone.', 'Next time wake me first, will you?'));
        fact('who', `Who came after ${hero.name}?`, companion.name);
      } else {
        say(
          `For a joke ${hero.they} ${one('put on a sheet', 'moaned a little', 'scratched at the door')}, and ${guest.name} ${one('dived under a table', 'climbed the curtain', 'fainted into the coal bin')}.`,
        );
        say(
          `It was not kind, and ${hero.name} was sorry and ${one('fetched a glass of water', 'said so', 'made peace over a piece of cake')}.`,
        );
        fact('who', `Whom did ${hero.name} frighten for a joke?`, guest.name);
      }
      say(
        `${guest.name} confessed that ${guest.they} had been ${one('afraid of the dark', 'scared of noises')} since ${one('childhood', 'the army', 'a night in a windmill')}, and ${host.name} lent ${guest.them} ${one('a night light', 'the fat tomcat', 'a teddy bear')}.`,
      );
      tale.summary(
        `At an inn a ${noise} frightened everyone, and ${hero.name} went to look and found out that ${cause}. Then all could laugh about it and sleep.`,
      );
    }
    tale.paragraph();

    sayOne(
      `By morning the ${one('storm', 'weather')} ${one('had blown over', 'had passed', 'was done')}, ${one('eggs sizzled', 'the coachman whistled', 'puddles shone')}, and nobody could say who had been the most ${one('foolish', 'frightened')}.`,
      `At breakfast there were ${one('omelettes', 'waffles', 'muffins')} ${one('on the house', 'for free')}, and ${host.name} told the tale ${one('with gestures', 'three times over', 'as if the ghost had been real')}.`,
    );
    sayOne(
      `Over the bed where ${hero.name} slept there is now a ${one('sign', 'plate')} with ${hero.their} name, which makes every guest ${one('smile', 'curious', 'laugh')}.`,
      `${hero.name} and ${companion.name} travelled on, ${one('waving', 'rested', 'full of pancakes')} and ${tale.pick(words.glad)}.`,
    );

    fact('why', 'Why did they have to stop at an inn?', because);
    fact('what', `What was the reason for the noise?`, cause);
    fact('who', 'Who kept the inn?', host.name);
    fact('name', 'What was the inn called?', inn);
    fact('where', 'Where did the noise come from?', room);
    tale.title('A Night at the Inn', inn, `${hero.name} and the Noise in the Night`, `The Ghost of ${inn}`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who hears a noise at an inn`);
  },
};
