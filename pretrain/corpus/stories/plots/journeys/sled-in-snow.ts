import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, warn, young } from './common';

const errands = [
  { cargo: 'medicine', need: 'the children there had the measles' },
  { cargo: 'firewood', need: 'the last logs there had been burned' },
  { cargo: 'flour', need: 'the road to the mill was buried' },
  { cargo: 'blankets', need: 'the roof there had fallen in' },
  { cargo: 'lamp oil', need: 'the nights there were as black as soot' },
];
const shelters = ['under a spruce', 'in an empty hut', 'behind a drift', 'in a hollow log', 'under the upturned sled'];

/** A sled, a load that is needed, and snow that hides the road. */
export const sledInSnow: Plot = {
  id: 'sled-in-snow',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const winter = seasonNamed('winter');
    const hero = young(tale);
    const [lender, relation] = elder(tale, hero);
    const friend = tale.person({ kind: tale.pick(['girl', 'boy', 'animal'] as const) });
    const woman = grown(tale, one('nurse', 'innkeeper', 'cook', 'forester', 'teacher'));
    const { cargo, need } = tale.pick(errands);
    const sled = tale.thing(['sled', 'sledge', 'toboggan']);
    const shelter = tale.pick(shelters);
    const top = one(
      'the farm on the ridge',
      'the hamlet beyond the forest',
      'the house at the pass',
      'the school in the high valley',
    );

    sayOne(
      `It had snowed for ${one('a week', 'six days', 'three nights')}, and the village lay ${one('silent', 'muffled', 'buried')} under ${one('white cushions', 'a thick quilt', 'a feather bed')}.`,
      `That winter the snow reached ${one('the window sills', 'the branches of the apple trees', 'the tops of the fences')}, and ${one('icicles hung like organ pipes', 'smoke stood straight up', 'the well wore a cap')}.`,
      `One ${tale.pick(winter.weather)} morning nobody could ${one('open a door', 'leave the house', 'reach the hens', 'find the gate')} without a ${one('shovel', 'spade')}.`,
    );
    say(tale.pick(winter.signs));
    sayOne(
      `Word came from ${top} that they must have ${cargo} ${one('at once', 'before the week was out', 'soon')}, since ${need}.`,
      `At ${top} people were waiting for ${cargo}, because ${need}.`,
    );
    sayOne(
      `No ${one('horse', 'cart', 'wagon')} could get through, but ${hero.intro} had ${sled.a}, made by ${hero.their} ${relation} ${lender.name}.`,
      `${hero.intro} owned ${sled.a} that ${hero.their} ${relation} ${lender.name} had built ${one('of ash wood', 'from an old pew', 'without a single nail')}, and ${one('no drift was too deep for it', 'it glided like a swan', 'there was none lighter', 'it had never yet tipped over')}.`,
    );
    tale.give(sled, hero);
    speak(hero, one('I can pull it up there!', `My ${sled.noun} will not sink in!`, 'Let me go, I know every tree!'));
    tale.paragraph();

    sayOne(
      `So they ${one('strapped', 'tied', 'roped')} the ${cargo} on tight, and ${friend.intro} ${one('offered to push', 'came along', 'took hold of the back')}.`,
      `${friend.intro} would not let ${hero.them} go alone, and ${one('together', 'side by side', 'with stiff fingers')} they ${one('lashed down', 'packed', 'loaded', 'covered')} the ${cargo} and ${one('pulled on their mittens', 'turned up their collars', 'set off')}.`,
    );
    warn(
      tale,
      lender,
      one('Turn back if the wind rises!', 'Stay together, whatever happens!', 'Keep the frozen brook on your right!'),
    );
    sayOne(
      `The runners ${one('squeaked', 'sang', 'whispered')} over the crust, ${one('breath smoked', 'noses tingled', 'toes ached')}, and the ${one('tracks of a hare', 'prints of a lynx', 'marks of small claws')} ran beside them.`,
      `${one('Up and up they went', 'They climbed', 'So they toiled on', 'Slowly they gained height')}, ${one('one tugging and one shoving', 'slipping and laughing', 'counting steps')}, between firs that ${one('bowed like old men', 'dropped loads of powder', 'cracked in the cold')}.`,
    );
    sayOne(
      `But at noon the wind rose, and ${one('needles of ice', 'whirling flakes', 'a wall of white')} ${one('hid the road', 'covered their own footprints', 'wiped out the world')}.`,
      `Halfway there, a blizzard ${one('fell on them', 'came screaming down the slope', 'blotted out the trees')}.`,
    );
    tale.paragraph();

    let ending: string;
    if (tale.chance(0.5)) {
      speak(friend, one('Shall we turn back?', 'Can you see anything at all?', 'Which way is home?'));
      say(
        `${hero.name} ${one('knew', 'remembered', 'had been taught')} that ${one('those who wander in a storm walk in circles', 'to go on was to get lost')}, and so they ${one('crept to shelter', 'took cover', 'hid from the wind')} ${shelter}.`,
      );
      sayOne(
        `There they ${one('huddled', 'squeezed')} together, ${one('rubbed their ears', 'shared a frozen bun', 'sang rounds')} and ${one('took turns at staying awake', 'pinched each other', 'told tales')}, so that neither would fall asleep.`,
        `They ${one('stamped', 'wriggled their toes')} and ${one('recited tables', 'guessed riddles', 'named all the fish they knew')}, because sleep is ${one('dangerous', 'a thief')} in the cold.`,
      );
      if (tale.chance(0.5)) {
        say(
          `In the evening the clouds ${one('tore', 'parted')}, the moon ${one('came out', 'lit the slope')}, and there, not a ${one('stone', 'snowball')}'s throw away, shone the windows of ${top}.`,
        );
        ending = `They waited ${shelter} until the storm was over and then brought the ${cargo} to ${top}`;
      } else {
        say(
          `After hours ${one('a dog bayed', 'a horn sounded', 'a lantern swayed')}, and ${woman.intro} came on skis, looking for them.`,
        );
        ending = `They waited ${shelter} until ${woman.name} found them and took the ${cargo} to ${top}`;
        fact('who', 'Who came on skis?', woman.name);
      }
      fact('where', 'Where did they wait for the storm to end?', shelter);
    } else {
      speak(
        friend,
        one(
          'I hear the brook under the ice.',
          'Let us feel our way along the fence.',
          'The wind must stay on our left cheek.',
        ),
      );
      say(
        `It was good advice, and they ${one('crawled', 'groped', 'edged')} forward, with ${one('a rope', 'a scarf')} tied from one to the other.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Suddenly the ground ${one('gave way', 'broke')}, and ${friend.name} ${one('slid', 'dropped')} into a ${one('gully', 'hollow', 'crack')}, but the knot held.`,
        );
        say(
          `${hero.name} ${one('wedged', 'jammed')} ${sled.the} across the gap, ${one('dug in both heels', 'lay down flat')}, and ${one('hauled', 'pulled')} until ${friend.name} was out.`,
        );
        fact('who', 'Who fell and was pulled out?', friend.name);
      } else {
        say(
          `When the slope grew too steep, they ${one('unloaded half', 'made two trips')}, and ${one('dragged', 'carried')} bundle after bundle, ${one('panting', 'without a word', 'bent double')}.`,
        );
        say(
          `Their ${one('lashes froze', 'gloves turned stiff', 'scarves grew white beards')}, but not ${one('one piece', 'a scrap')} of the load was lost.`,
        );
      }
      say(
        `At last a ${one('chimney', 'gate', 'wall')} ${one('loomed', 'rose', 'appeared')} out of the ${one('white', 'mist', 'driving snow', 'grey')}, and ${one('it was', 'they had reached', 'there stood')} ${top}.`,
      );
      ending = `They felt their way through the blizzard and brought the ${cargo} to ${top}`;
    }
    tale.paragraph();

    const care = one('peeled off their coats', 'thawed their fingers', 'wrapped them in sheepskins');
    const meal = one('ladled out lentil soup', 'gave them hot elder juice', 'pushed them toward the stove');
    if (ending.includes(woman.name))
      say(`${woman.name} led them ${one('indoors', 'in', 'to the fire')}, ${care} and ${meal}.`);
    else
      sayOne(
        `${woman.intro} ${one('threw the door open', 'dropped a ladle', 'came running out')} and ${one('cried', 'danced', 'wept')} for joy, for nobody had ${one('hoped', 'thought')} that anyone would come.`,
        `Inside, ${woman.intro} ${care} and ${meal}.`,
      );
    say(
      `The ${cargo} ${one('came just in time', 'came as if from heaven', 'came at the right moment')}, and ${one('before long', 'by nightfall', 'within the hour')} ${one('there was laughter in every room', 'someone sang in the kitchen', 'the kettle hummed', 'the smallest ones were smiling', 'nobody was afraid any more')}.`,
    );
    sayOne(
      `Two days later they ${one('whizzed', 'flew', 'shot')} home on ${sled.the}, ${one('shrieking', 'whooping')} all the way ${one('down', 'to the valley', 'through the forest')}, and what had ${one('been', 'taken', 'cost them')} ${one('six hours', 'a whole day')} up was ${one('ten minutes', 'a quarter of an hour')} down.`,
      `${one('When the road was clear', 'On the third day', 'As soon as the sky was blue', 'Early the next morning')}, ${hero.name} and ${friend.name} rode ${sled.the} down the mountain in one ${one('long swoop', 'wild ride', 'breathless slide')}.`,
    );
    say(
      `${lender.name} ${one('was standing at the fence', 'waited by the last house')}, ${one('counted them', 'felt their noses')} and was ${tale.pick(words.glad)}.`,
    );

    fact('why', `Why was the ${cargo} needed?`, need);
    fact('what', `What did ${hero.name} bring?`, cargo);
    fact('who', `Who had made ${sled.the}?`, lender.name);
    fact('who', `Who went with ${hero.name}?`, friend.name);
    tale.title(
      `The ${sled.adjective} ${sled.noun}`,
      `${hero.name} in the Snow`,
      'Up Through the Snow',
      `The ${sled.noun} and the Storm`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who pulls ${sled.a} through a snowstorm`);
    tale.summary(`${hero.name} and ${friend.name} set out with ${cargo} on ${sled.a}, because ${need}. ${ending}.`);
  },
};
