import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const hints = [
  { hint: 'bees were flying to one spot among the stones', sense: 'bees never go far from water' },
  { hint: 'one willow was still green', sense: 'a willow has its feet in water' },
  { hint: 'mist hung over the hollow every morning', sense: 'mist comes from damp ground' },
  { hint: 'frogs were croaking where nobody saw a pond', sense: 'frogs do not live in dust' },
  { hint: 'ants were carrying wet sand', sense: 'wet sand must come from below' },
];
const sites = [
  'below the old quarry',
  'behind the chapel',
  'at the foot of the cliff',
  'between two thorn bushes',
  'in the lowest pasture',
];
const dried = [
  'it had not rained since the thaw',
  'the stream had been led to the factory',
  'a rich man had dammed the brook',
  'the snow of the winter had been thin',
];

/** Where to dig when there is little strength left to dig with. */
export const droughtAndWell: Plot = {
  id: 'drought-and-well',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [digger, relation] = elder(tale, hero);
    const doubter = grown(tale, one('mayor', 'innkeeper', 'miller', 'tax collector', 'grain dealer'));
    const { hint, sense } = tale.pick(hints);
    const site = tale.pick(sites);
    const cause = tale.pick(dried);
    const tool = tale.thing(['spade', 'shovel', 'hoe', 'pickaxe']);

    sayOne(
      `${one('It was the summer of the great drought', 'Nobody had ever known such a dry year', 'Even the oldest people had seen nothing like it')}: ${cause}, and the ${one('fields', 'gardens', 'meadows')} ${one('cracked like old plates', 'turned to straw', 'lay brown as biscuits')}.`,
      `That summer every ${one('trough', 'barrel', 'pond')} was empty, because ${cause}.`,
      `Once, when ${cause}, the village well gave nothing but ${one('mud', 'a dry echo', 'three toads')}.`,
    );
    sayOne(
      `${one('Cabbages drooped', 'Cows lowed', 'Leaves curled')}, ${one('hens panted', 'dust danced', 'dogs lay flat')}, and each family got ${one('one jug', 'two cups', 'half a pail')} a day.`,
      `People washed ${one('only their noses', 'once a fortnight', 'with sand')}, ${one('wilted', 'squabbled', 'sighed')} and ${one('searched the sky', 'prayed for clouds', 'sold their sheep')}.`,
    );
    sayOne(
      `In that village lived ${hero.intro}, and ${hero.their} ${relation} ${digger.name} had dug wells all over the ${one('country', 'district', 'plain')} until ${digger.their} back gave out.`,
      `${hero.intro} carried what little there was to ${hero.their} ${relation} ${digger.name}, ${one('who had once been a famous digger of wells', 'the best well digger of former days', 'who in better years had dug forty wells', 'whose wells were known far and wide')}.`,
    );
    say(`By the door leaned ${tool.a}, ${one('unused for years', 'its handle worn smooth', 'covered in cobwebs')}.`);
    tale.put(tool, 'by the door');
    tale.paragraph();

    sayOne(
      `One ${one('dawn', 'noon', 'evening')} ${hero.name}, ${one('minding the goats', 'hunting for berries', 'looking for shade')}, noticed that ${hint}.`,
      `While the others ${one('slept through the heat', 'complained', 'quarrelled over a puddle')}, ${hero.name} saw that ${hint}.`,
    );
    speak(hero, one('What can that mean?', 'Could there be water below?', 'Did you ever see the like?'));
    say(
      `"Remember that ${sense}," said ${digger.name}, and ${one('sat up straight', 'laughed for the first time in weeks', 'pointed at the door')}.`,
    );
    say(`So ${hero.name} took ${tool.the} and began to dig ${site}.`);
    tale.give(tool, hero);
    sayOne(
      `${doubter.intro} came by, ${one('fanning a red face', 'under a parasol', 'on a skinny mule')}, and ${one('scoffed', 'sneered', 'clicked a tongue')}.`,
      `The first to laugh was ${doubter.intro}, who had a ${one('full cistern', 'locked cellar', 'private tank')} and sold water by the ${one('spoon', 'glass', 'thimble')}.`,
    );
    speak(
      doubter,
      one('You will find nothing but worms!', 'Dig, and you will only be thirstier!', 'What a waste of sweat!'),
    );
    tale.paragraph();

    const alone = tale.chance(0.5);
    if (alone) {
      sayOne(
        `For ${one('five', 'six', 'eight')} days ${hero.name} ${one('hacked', 'scraped', 'shovelled')} through ${one('clay', 'chalk', 'gravel')} and ${one('roots', 'flint', 'shards')}, until only ${hero.their} ${one('hat', 'hair', 'fingertips')} could be seen from above.`,
        `Down and down it went, through ${one('yellow', 'red', 'grey')} earth and ${one('blue', 'black', 'white')}, and ${hero.name} ${one('ached all over', 'dreamed of buckets', 'tied rags round both hands')}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Then there was a rock as ${one('big as a calf', 'wide as a table', 'hard as iron')}, and ${hero.name} sat down on it, ${tale.pick(words.sad)}.`,
        );
        speak(digger, one('Do not strike it, go round it.', 'Knock on it, and tell me how it sounds.'));
        say(
          `${digger.name}, who had been ${one('carried there in a chair', 'wheeled there in a barrow')}, ${one('listened', 'gave orders')} from above, and beside the rock the soil was ${one('soft', 'cool', 'dark')}.`,
        );
        fact('who', `Who told ${hero.name} how to go on?`, digger.name);
      } else {
        say(
          `One wall ${one('slid', 'crumbled', 'caved')} in, and everything had to be begun again, this time ${one('with boards', 'with a ring of stones', 'in steps')}, as ${digger.name} had taught ${hero.them}.`,
        );
      }
    } else {
      sayOne(
        `On the second day ${one('three children', 'two cousins', 'some goatherds')} came to watch, on the third they brought ${one('hoes', 'baskets', 'ropes')}, and on the fourth ${one('half the village', 'a long row of people')} was digging.`,
        `At first ${hero.name} dug alone, but ${one('laughter', 'hope', 'a song')} is ${one('catching', 'quick to spread')}, and soon ${one('weavers', 'shepherds', 'washerwomen')} and ${one('clerks', 'cobblers', 'monks')} ${one('stood in line and passed up the earth', 'handed the earth from hand to hand', 'carried off the rubble', 'took turns in the pit')}.`,
      );
      say(
        `${digger.name} was ${one('carried', 'pushed')} there in a ${one('chair', 'barrow')} and told them where to ${one('prop the walls', 'turn the shaft', 'set the stones')}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Even ${doubter.name} came one night, ${one('in secret', 'hidden by a hood')}, because ${doubter.their} own water had run out, and ${one('took a turn at the rope', 'hauled up earth until sunrise', 'dug as hard as anyone', 'filled basket upon basket')}.`,
        );
        fact('why', `Why did ${doubter.name} come to help?`, `${doubter.their} own water had run out`);
      }
    }
    sayOne(
      `And then, at the depth of ${one('nine', 'seven', 'twelve')} ladders, something ${one('gurgled', 'trickled', 'glittered')}.`,
      `On ${one('Saturday', 'the tenth day', 'the eve of the new moon')} the ${one('soil turned to mud', 'bottom grew cold', 'mud began to bubble')}, and a ${one('thread', 'finger', 'ribbon')} of water ran over ${hero.name}'s toes.`,
    );
    speak(hero, one('Water, there is water!', 'It is cold, and it is sweet!', 'Send down the buckets!'));
    tale.paragraph();

    if (alone) {
      say(
        `Everyone came ${one('with jugs', 'with bathtubs', 'with hats')}, ${one('drank', 'splashed', 'wept')} and ${one('kissed each other', 'danced in the mud', 'rang the bell')}, and last of all came ${doubter.name} with ${one('an empty cup', 'downcast eyes', 'a dry throat')}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Some wanted to ${one('send', 'chase', 'drive')} ${doubter.them} away, but ${hero.name} filled the cup to the brim.`,
        );
        speak(hero, one('Thirst is the same for all of us.', 'A well has no door.'));
        fact('who', `Who gave water to ${doubter.name}?`, hero.name);
      } else {
        say(
          `${doubter.name} offered ${one('a purse', 'a gold watch', 'three cows')} for the well, but ${hero.name} ${one('would not sell it', 'shook a muddy head', 'only laughed')}, for it belonged to all.`,
        );
        fact('who', 'Who wanted to buy the well?', doubter.name);
      }
      tale.summary(
        `In a drought ${hero.name} noticed that ${hint}, and dug a well ${site}. ${doubter.name} had laughed, but in the end there was water for all.`,
      );
    } else {
      say(
        `They drank in turns, the ${one('oldest', 'smallest', 'thirstiest')} first, and built ${one('a wall of white stones', 'a roof of shingles', 'a round bench')} about the well.`,
      );
      say(
        `${doubter.name} ${one('paid for', 'gave')} the ${one('chain', 'winch', 'bucket')} and never again ${one('sold a drop', 'laughed at anyone who dug', 'spoke of worms')}.`,
      );
      fact('who', 'Who gave something for the well?', doubter.name);
      tale.summary(
        `In a drought ${hero.name} noticed that ${hint}, and began to dig ${site}. The village joined in, and together they found water.`,
      );
    }
    sayOne(
      `${tool.the} ${one('hangs over the well to this day', 'was nailed up above the well', 'lies on a cushion in the town hall', 'has been painted gold')}, and ${hero.name} is ${one('the new master of wells', 'called to every dry valley', 'asked for advice in every drought')}.`,
      `When the rain came at last, ${hero.name} and ${digger.name} stood in it ${one('with open mouths', 'without hats', 'hand in hand')} and were ${tale.pick(words.glad)}.`,
    );

    fact('why', 'Why was there no water?', cause);
    fact('where', `Where did ${hero.name} dig?`, site);
    fact('what', `What did ${hero.name} notice?`, hint);
    fact('who', `Who laughed at ${hero.name}?`, doubter.name);
    fact('what', `What did ${hero.name} dig with?`, tool.the);
    tale.title('The Well', `${hero.name} Digs a Well`, 'The Dry Summer', `${hero.name} and the Drought`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who digs a well in a drought`);
  },
};
