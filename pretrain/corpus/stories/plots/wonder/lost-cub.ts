import * as words from '../../lexicon';
import { capital, withArticle } from '../../person';
import type { Plot } from '../../plot';
import { child, heading, oneDay } from './scene';

const families = [
  { animal: 'bear', young: 'cub', food: 'blueberries' },
  { animal: 'wolf', young: 'cub', food: 'scraps of ham' },
  { animal: 'fox', young: 'cub', food: 'bits of cheese' },
  { animal: 'lynx', young: 'kitten', food: 'a little fish' },
  { animal: 'otter', young: 'pup', food: 'a small trout' },
  { animal: 'badger', young: 'cub', food: 'slices of apple' },
  { animal: 'marten', young: 'kit', food: 'a boiled egg' },
];
const hidingPlaces = [
  'under a fallen spruce',
  'behind a wall of ferns',
  'between two boulders',
  'inside a hollow stump',
  'below the river bank',
  'beside a mossy rock',
];

/** A young animal has lost its mother, and someone brings them together without coming too near. */
export const lostCub: Plot = {
  id: 'lost-cub',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const elder = tale.kin(hero, one('grandfather', 'grandmother', 'uncle', 'aunt', 'father', 'mother'));
    const { animal, young, food } = tale.pick(families);
    const season = tale.pick(words.seasons);
    const aYoung = withArticle(`${animal} ${young}`);
    const spot = tale.pick(hidingPlaces);
    const reason = one(
      'a storm had parted them',
      'it had chased a butterfly too far',
      'thunder had made it run',
      'it had followed the wrong path',
      'the noise of saws had scared it',
    );

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} was ${one('gathering firewood', 'looking for mushrooms', 'following a stream', 'picking up feathers')} at the edge of the ${one('forest', 'wild hills', 'moor')}.`,
      `${hero.name}, ${one('a quiet', 'a sharp-eyed', 'a gentle')} ${hero.role} from ${tale.pick(words.homes)}, was out alone ${oneDay(tale, season)}.`,
      `${oneDay(tale, season)}, ${hero.intro} ${one('climbed over the stile', 'followed a rabbit trail', 'took the long way home')}.`,
    );
    if (tale.chance(0.5)) say(tale.pick(season.signs));
    sayOne(
      `A ${one('thin', 'tiny', 'pitiful', 'shaky')} ${one('whimper', 'cry', 'squeak')} made ${hero.them} stop.`,
      `Suddenly ${hero.they} heard a ${one('sniffle', 'whine', 'soft wail')} quite ${one('close', 'near')}.`,
    );
    sayOne(
      `There, ${spot}, sat ${aYoung}, all ${one('ears and eyes', 'fluff and fear', 'wet and trembling')}.`,
      `${hero.They} ${one('bent down', 'knelt', 'parted the leaves')} and found, ${spot}, a little ${animal} ${young}.`,
    );
    sayOne(`It was ${one('alone', 'lost')} because ${reason}.`, `It had lost its mother, because ${reason}.`);
    paragraph();

    sayOne(
      `${hero.name} longed to ${one('stroke', 'hug', 'cuddle')} it, but first ${hero.they} ran to ${hero.their} ${elder.role}, ${elder.name}.`,
      `${hero.name} knew who would ${one('help', 'know what to do')}: ${hero.their} ${elder.role} ${elder.name}, who had ${one('worked as a ranger', 'lived beside the forest for years', 'once raised an orphan owl')}.`,
    );
    speak(
      hero,
      one(
        `May I take the ${young} home and keep it?`,
        `It is so lonely! Can it sleep in my bed?`,
        `What should we do with a lost ${young}?`,
      ),
    );
    speak(
      elder,
      one(
        'Do not touch it, or its mother may fear the smell.',
        'It does not need a house. It needs its mother.',
        'The wild is its home, so let us be clever and keep away.',
      ),
      one('gently', 'firmly', 'in a whisper', 'with a shake of the head'),
    );
    sayOne(
      `${hero.name} ${one('swallowed', 'sighed', 'bit a lip')}, for ${hero.they} had already ${one('thought of a name', 'planned a basket with a cushion', 'imagined playing together')}.`,
      `It was ${one('hard', 'not easy')} to hear, yet ${hero.name} ${one('nodded', 'understood', 'agreed')}.`,
    );
    paragraph();

    const tracks = tale.chance(0.5);
    if (tracks) {
      sayOne(
        `In the ${one('soft earth', 'mud', 'damp sand')} they ${one('discovered', 'spotted', 'made out')} big prints, which led ${one('uphill', 'past the waterfall', 'into a valley')}.`,
        `${elder.name} pointed at ${one('a scratched tree', 'a tuft of hair on a thorn', 'a line of paw marks')}: the mother had ${one('gone that way', 'been searching here')}.`,
      );
      sayOne(
        `So they laid a trail of ${food} from the ${young} to the tracks, and ${one('hid', 'crouched', 'lay flat')} ${one('downwind', 'behind a ridge', 'among the heather')}.`,
        `They dropped ${food} along the way, ${one('a little at a time', 'step by step', 'every few paces')}, and the ${young} ${one('waddled', 'crept', 'tottered')} after it.`,
      );
    } else {
      sayOne(
        `They ${one('put down', 'left')} ${food} nearby, climbed ${one('a tree', 'a high rock', 'the old watchtower')} and waited.`,
        `From ${one('a hilltop', 'a loft in a barn', 'behind a haystack')} they ${one('watched', 'kept guard')}, with ${food} left as a ${one('gift', 'comfort')}.`,
      );
      sayOne(
        `${hero.name} ${one('cupped both hands and copied', 'softly imitated', 'tried again and again to make')} the ${young}'s cry, so that it would ${one('carry across the hills', 'be heard far away', 'travel on the wind')}.`,
        `Whenever the ${young} fell silent, ${hero.name} ${one('whimpered', 'called', 'whined')} in its place${one('', ', as sadly as possible', ', and felt rather foolish')}.`,
      );
    }
    sayOne(
      `It was ${one('growing late', 'almost too dark to see', 'so still that a leaf could be heard')} when a ${one('twig snapped', 'shadow moved', 'deep call answered')}.`,
      `${one('An hour', 'A long time', 'Half the day')} went by, and their ${one('feet went numb', 'legs fell asleep', 'stomachs growled')}; then ${one('the bushes shook', 'something splashed', 'a stone rolled')}.`,
    );
    const anxious = tale.chance(0.4);
    if (anxious) {
      sayOne(
        `The mother ${animal} stood there, and she was ${one('looking straight at them', 'angry with fear', 'ready to fight')}.`,
        `Out came the mother ${animal}, ${one('bristling', 'showing her teeth', 'stiff with worry')}, for she had ${one('smelled people', 'caught their scent')}.`,
      );
      sayOne(
        `${elder.name} ${one('took', 'squeezed')} ${hero.name}'s hand, and slowly, ${one('without a sound', 'never turning round', 'breath by breath')}, they went backwards.`,
        `"Do not run," ${elder.name} whispered, and they ${one('backed away', 'moved back inch by inch', 'made themselves small')}.`,
      );
      say(
        one(
          `Only then did she turn, and the ${young} ${one('tumbled', 'leapt', 'rolled')} into her warm side.`,
          `When they were far enough off, the ${young} ${one('squealed', 'bounced')} and pressed against her.`,
        ),
      );
    } else {
      sayOne(
        `The mother ${animal} ${one('trotted', 'came', 'rushed')} out, and the ${young} ${one('flung itself at her', 'squealed with joy', 'almost fell over with delight')}.`,
        `It was the mother ${animal}, and how she ${one('licked', 'nuzzled', 'sniffed')} her ${young} from ${one('nose to tail', 'ear to ear', 'head to toe')}!`,
      );
      sayOne(
        `Before she left she ${one('lifted her head', 'paused', 'looked back')} towards the place where they ${one('hid', 'sat')}, ${one('as if to nod', 'for one long moment', 'with calm golden eyes')}.`,
        `Then the two ${one('melted', 'slipped', 'vanished')} into the ${one('mist', 'twilight', 'green shadows')}, side by side.`,
      );
    }
    paragraph();

    speak(
      hero,
      one(
        `I am glad we did not keep it.`,
        `Now it is really at home.`,
        'Do you think it will remember us?',
        'I miss it already, but I am happy too.',
      ),
      one('quietly', 'on the way home', 'with a lump in the throat', ''),
    );
    const returns = tale.chance(0.5);
    if (returns) {
      sayOne(
        `The next year ${hero.name} saw ${one('a tall young', 'a strong', 'a sleek')} ${animal} at the same place, and it ${one('did not run', 'looked at the child and yawned', 'blinked twice')}.`,
        `Months later, ${one('fresh prints', 'small gifts of pine cones', 'two sets of tracks')} were found ${spot}, and ${hero.name} ${one('knew whose they were', 'smiled all day')}.`,
      );
    } else {
      sayOne(
        `They never saw the ${young} again, but ${hero.name} often ${one('listened', 'thought of it', 'dreamed of it')} at night.`,
        `${hero.name} drew a picture of the ${young} and hung it ${one('over the bed', 'beside the window', 'in the hall')}.`,
      );
    }
    sayOne(
      `To love something is sometimes to ${one('let it go', 'leave it free', 'open your hands')}.`,
      `${elder.name} said that ${one('the best helpers leave no footprints', 'kindness can also mean keeping a distance', 'wild things are gifts that nobody owns')}.`,
      `${hero.name} had ${one('helped', 'been a friend')} by ${one('being patient', 'staying away', 'waiting')}, and ${one('that takes courage', 'that is the hardest kind of help', 'felt taller for it')}.`,
    );

    tale.fact('where', one(`Where was the ${young}?`, `Where did ${hero.name} find the ${young}?`), spot);
    tale.fact('what', one(`What animal did ${hero.name} find?`, 'What kind of animal was lost?'), `${animal} ${young}`);
    tale.fact('why', `Why was the ${young} without its mother?`, `because ${reason}`);
    tale.fact('who', `Who told ${hero.name} what to do?`, elder.name);
    tale.fact('what', 'What food did they leave?', food);
    tale.title(
      `The Lost ${heading(young)}`,
      `${hero.name} and the ${heading(animal)} ${heading(young)}`,
      'A Cry at the Edge of the Forest',
      'Not Ours to Keep',
      `How the ${heading(young)} Went Home`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who finds a lost ${animal} ${young}`);
    tale.summary(
      one(
        `${hero.name} finds a lost ${animal} ${young} ${spot}. With ${hero.their} ${elder.role} ${elder.name}, ${hero.they} brings it back to its mother.`,
        `${capital(aYoung)} has lost its mother, and ${hero.name} and ${elder.name} help the two to find each other.`,
      ),
    );
  },
};
