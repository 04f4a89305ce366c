import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const loads = ['salt', 'silk', 'dates', 'pepper', 'incense', 'carpets', 'indigo', 'saffron'];
const guides = ['the stars', 'the flight of the sandgrouse', 'the shape of the dunes', 'an old song about wells'];
const reasons = [
  'a sandstorm had covered the track',
  'the leader had a fever',
  'the old well had fallen in',
  'robbers had burned the signposts',
];
const tokens = ['charm', 'ring', 'coin', 'shell', 'bead', 'whistle', 'bracelet', 'pebble'];
const tents = [
  'under a saddle',
  'in a water jar',
  'between two carpets',
  'at the bottom of a basket',
  'inside the big kettle',
];

/** A caravan loses its way in the desert, and the smallest member has the knowledge that it needs. */
export const caravan: Plot = {
  id: 'caravan',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [teacher, relation] = elder(tale, hero);
    const leader = grown(tale, one('caravan leader', 'camel driver', 'merchant'));
    const doubter = grown(tale, one('spice dealer', 'cook', 'guard', 'tent maker'));
    const load = tale.pick(loads);
    const guide = tale.pick(guides);
    const reason = tale.pick(reasons);
    const token = tale.thing(tokens);
    const spot = tale.pick(tents);
    const city = one('the city of towers', 'the harbour in the south', 'the palace of the queen', 'the great bazaar');

    sayOne(
      `${one('Forty', 'Thirty', 'Twenty-one', 'Seventeen')} camels ${one('swayed', 'plodded', 'marched')} through the desert with ${load} for ${city}, and on the last of them rode ${hero.intro}.`,
      `${hero.intro} travelled with a caravan that carried ${load} to ${city}.`,
      `Bells ${one('tinkled', 'jingled', 'chimed')} when the caravan set out for ${city}, laden with ${load}, and ${hero.intro} ${one('trotted', 'skipped', 'walked')} beside the youngest camel.`,
    );
    sayOne(
      `At its head went ${leader.intro}, ${one('wrapped in white', 'tall and silent', 'as brown as a nut')}, who had ${one('crossed the sands', 'made the journey')} ${one('nineteen', 'a hundred', 'more than thirty')} times.`,
      `It was led by ${leader.intro}, whom even the ${one('grumpiest', 'laziest', 'wildest')} camel obeyed.`,
    );
    sayOne(
      `Before ${hero.they} left, ${hero.their} ${relation} ${teacher.name} had taught ${hero.them} to read ${guide} and had given ${hero.them} ${token.a} for luck.`,
      `${hero.Their} ${relation} ${teacher.name} had stayed at home, but ${hero.name} carried ${token.a} from ${teacher.them} and ${one('knew by heart', 'had learned long ago', 'had practised each night', 'understood')} how to follow ${guide}.`,
    );
    tale.give(token, hero);
    tale.paragraph();

    sayOne(
      `On the ${one('fifth', 'eighth', 'twelfth')} day they were lost, because ${reason}.`,
      `${one('For a week', 'At first', 'Until the ninth day')} ${one('all went well', 'there was no trouble', 'they sang as they rode')}, and then nobody ${one('knew the way any more', 'could find the road', 'could say where they were')}, because ${reason}.`,
    );
    sayOne(
      `Every ${one('ridge', 'dune', 'hill of sand')} looked ${one('alike', 'the same')}, the ${one('sun blazed', 'heat shimmered', 'air burned')}, and the water ${one('shrank', 'ran low', 'tasted of leather')}.`,
      `${one('Vultures circled', 'A hot wind hissed', 'The camels moaned')}, lips ${one('cracked', 'bled', 'dried')}, and each ${one('cup', 'mouthful', 'skin')} of water had to be shared by ${one('four', 'six', 'three')}.`,
    );
    speak(
      leader,
      one(
        'Does anyone know where we are?',
        'Who can tell me which way is south?',
        'Has anybody seen a landmark?',
        'Must we turn back?',
        'Which of these hills have we passed before?',
      ),
    );
    speak(
      hero,
      one(
        `I can follow ${guide}.`,
        `Let me look for ${guide}.`,
        `At home we always trust ${guide}.`,
        `We need nothing but ${guide}.`,
      ),
    );
    say(
      `${doubter.intro} ${one('snorted', 'laughed', 'spat into the sand')} and said that a ${one('little one', 'beginner', 'newcomer')} should ${one('hold the reins', 'stay with the goats', 'be quiet')}.`,
    );
    tale.paragraph();

    const believed = tale.chance(0.55);
    if (believed) {
      say(
        `But ${leader.name} remembered ${teacher.name}, whose ${one('advice', 'word', 'wisdom')} had once saved ${leader.them}, and so ${leader.they} put ${hero.name} at the head.`,
      );
      sayOne(
        `For two nights ${hero.name} led them by ${guide}, ${one('over stony ground', 'through a dry valley', 'past bleached bones')} and ${one('along a salt lake', 'between red cliffs', 'across whispering dunes')}.`,
        `${hero.name} trusted ${guide} and turned ${one('left', 'east')}, though the ground grew ${one('rougher', 'steeper', 'stonier')} and ${doubter.name} ${one('grumbled', 'complained', 'sneered')} at every step.`,
      );
      if (tale.chance(0.5)) {
        say(`Then ${hero.they} ${one('reached for', 'felt for', 'wanted to touch')} ${token.the}, and it was gone.`);
        tale.put(token, spot);
        say(
          `Without it ${hero.name} felt ${tale.pick(words.afraid)}, and ${one('stood still', 'could not decide', 'lost all courage')}.`,
        );
        speak(leader, one('It was not the luck that led us, it was you.', 'You have your head, and that is enough.'));
        say(
          `So ${hero.they} went on, and at daybreak the camels ${one('smelled water', 'began to trot', 'lifted their noses')}: before them lay an oasis of ${one('palms', 'figs', 'tamarisks')}.`,
        );
        say(
          `When they unpacked, ${doubter.name} found ${token.the} ${spot} and ${one('brought it back', 'held it out')} with ${one('a red face', 'an embarrassed bow', 'both hands')}.`,
        );
        tale.give(token, hero);
        fact('where', `Where was ${token.the}?`, spot);
        fact('who', `Who found ${token.the}?`, doubter.name);
      } else {
        say(
          `On the third morning there was ${one('a green line', 'a glitter', 'a row of palms')} on the horizon, and everyone ${one('held their breath', 'shaded their eyes', 'began to pray')}.`,
        );
        speak(doubter, one('It is only a mirage!', 'The heat is playing tricks!'));
        say(
          `But frogs ${one('croaked', 'sang')}, reeds ${one('rustled', 'swayed')}, and a moment later ${doubter.name} was ${one('up to the chin', 'sitting', 'splashing')} in cool water, ${one('sputtering apologies', 'laughing like a baby', 'hat and all')}.`,
        );
        fact('who', 'Who thought it was a mirage?', doubter.name);
      }
      tale.summary(
        `A caravan was lost in the desert, because ${reason}. ${leader.name} let ${hero.name} lead, who could follow ${guide} and brought everyone to water.`,
      );
    } else {
      say(
        `${leader.name} ${one('was too tired', 'had too many worries', 'did not dare')} to listen, and the caravan ${one('trudged', 'stumbled', 'dragged itself')} on the wrong way until ${one('evening', 'sunset')}.`,
      );
      say(
        `In the night ${hero.name} ${one('could not sleep', 'lay awake')}, took ${one('an empty water skin', 'a lantern', 'the youngest camel')} and followed ${guide}, leaving ${one('a trail of date stones', 'knots of red wool', 'heaps of pebbles')} behind, ${one('so as to find the way back', 'to mark the way back', 'in order to return', 'so that the way home was plain')}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Before dawn ${hero.they} ${one('fell', 'slid', 'rolled')} down a slope and landed in ${one('wet sand', 'mud', 'a patch of mint')}: it was a hidden spring.`,
        );
      } else {
        say(
          `At dawn ${hero.they} met a ${one('shepherd', 'nomad', 'falconer')} who ${one('was drawing water', 'was watering goats')} at a well that no map showed, and ${one('bought', 'paid for')} a drink with ${token.the}.`,
        );
        fact('what', `What did ${hero.name} give for a drink?`, token.the);
      }
      say(
        `${one('Dripping', 'Singing', 'With full skins')}, ${hero.they} came back into the camp, where ${doubter.name} was ${one('weeping', 'lying in the shade', 'licking an empty cup')}.`,
      );
      speak(doubter, one('You have saved us, and I laughed at you!', 'Forgive me, small one!'));
      fact('who', 'Who found water?', hero.name);
      tale.summary(
        `A caravan was lost in the desert, because ${reason}, and nobody listened to ${hero.name}. In the night ${hero.name} followed ${guide}, found water and saved the others.`,
      );
    }
    tale.paragraph();

    say(
      `${one('Eight', 'Ten', 'Four')} days later the ${load} ${one('reached', 'came safely to')} ${city}, amid ${one('drums', 'fireworks', 'trumpets', 'the cries of water sellers')}.`,
    );
    say(
      `${leader.name} ${one('bought', 'chose')} ${hero.name} ${one('a saddle with tassels', 'red slippers', 'a turban', 'a foal')} and asked ${hero.them} to ${one('ride in front', 'be the guide')} on the way home.`,
    );
    sayOne(
      `${hero.name}, who was ${tale.pick(words.glad)}, ${one('wrote', 'sent word')} to ${teacher.name} ${one('that every lesson had been worth its weight in gold', 'that the old lessons still held', 'of the night when the lessons came true', 'that no school could have taught more')}.`,
      `And ${hero.name} was ${tale.pick(words.glad)}, most of all because ${hero.they} could tell ${teacher.name} about it ${one('by the fire', 'over sweet tea', 'on the flat roof')}.`,
    );

    fact('why', 'Why was the caravan lost?', reason);
    fact('what', 'What did the caravan carry?', load);
    fact('who', `Who taught ${hero.name} to find the way?`, teacher.name);
    tale.title('The Caravan', `${hero.name} and the Caravan`, 'Lost in the Desert', 'The Way Through the Sand');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who travels through the desert with a caravan`);
  },
};
