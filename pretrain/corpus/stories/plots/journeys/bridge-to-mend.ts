import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, young } from './common';

const breaks = [
  'a plank had rotted',
  'a flood had loosened its posts',
  'an ox cart had been too heavy',
  'woodworms had eaten the posts',
  'the rain had softened the banks',
];
const hides = [
  'under the bridge',
  'behind the toll house',
  'in the hollow willow',
  'among the nettles',
  'beneath a heap of sand',
];

/** Two sides of a river cannot agree who must mend the bridge between them. */
export const bridgeToMend: Plot = {
  id: 'bridge-to-mend',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const first = young(tale);
    const second = young(tale);
    const [grandparent, relation] = elder(tale, second);
    const mayor = grown(tale, one('mayor', 'judge', 'toll keeper'));
    const cause = tale.pick(breaks);
    const spot = tale.pick(hides);
    const tool = tale.thing(['hammer', 'saw', 'drill', 'wrench', 'axe']);
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));
    const [north, south] = tale.pick([
      ['Upper', 'Lower'],
      ['East', 'West'],
      ['Old', 'New'],
    ]);

    sayOne(
      `${first.intro} lived on one side of the ${one('river', 'gorge', 'creek')}, and ${second.intro} lived on the other.`,
      `Between ${north} Village and ${south} Village there was ${one('a deep gorge', 'a green river', 'a rushing stream')}; on this side lived ${first.intro}, and on that side ${second.intro}.`,
    );
    sayOne(
      `Every day they met in the middle of the ${one('wooden', 'narrow', 'humpbacked', 'shaky')} bridge to ${one('fish', 'trade marbles', 'drop sticks', 'spit cherry stones', 'play cards')}.`,
      `They were ${one('the best of friends', 'as close as peas', 'never bored together')} and ${one('shared', 'split', 'divided')} ${withArticle(tale.pick(words.foods))} on the bridge ${one('after school', 'each noon', 'on most days')}.`,
      `The bridge was their ${one('ship', 'castle', 'clubhouse')}, and they knew all its ${one('knots and nails', 'squeaks', 'creaks and cracks')}.`,
    );
    sayOne(
      `${someTime(tale, season)} the bridge ${one('gave way', 'broke', 'collapsed in the middle')}, because ${cause}.`,
      `It happened ${someTime(tale, season)} that ${cause}, and the bridge ${one('sagged', 'split', 'came down')} with a ${one('crash', 'crack', 'splash')}.`,
    );
    tale.paragraph();

    sayOne(
      `Those of ${north} Village said that those of ${south} Village must ${one('pay', 'build a new one', 'bring the timber')}, and those of ${south} Village said the ${one('opposite', 'reverse')}.`,
      `Both villages ${one('held meetings', 'wrote angry letters', 'banged on tables')}, for neither wanted to ${one('spend a penny', 'lift a plank', 'begin')}.`,
    );
    sayOne(
      `${mayor.intro} ${one('measured', 'inspected', 'walked round')} the ruin ${one('with a long ruler', 'in shiny boots', 'four times')} and ${one('made a speech', 'sighed', 'went to lunch')}.`,
      `Even ${mayor.intro}, who was ${one('fair', 'patient', 'learned')}, could not ${one('settle it', 'calm them', 'end the quarrel')}.`,
    );
    say(
      `Weeks ${one('went by', 'passed', 'dragged on', 'were wasted')}, and ${one('letters piled up', 'the doctor could not cross', 'the milk went sour on the wrong side', 'cousins missed each other')}.`,
    );
    speak(
      first,
      one('How long shall we stand here and shout?', 'Can you hear me over there?', 'Shall we do it ourselves?'),
    );
    speak(
      second,
      one('If you begin on your side, I will begin on mine!', 'We start today!', 'I know where there is wood!'),
    );
    tale.paragraph();

    say(
      `${second.name} borrowed ${tool.a} from ${second.their} ${relation} ${grandparent.name}, who had once been ${one('a shipwright', 'a carpenter', 'a wheelwright', 'a stonemason')}.`,
    );
    tale.give(tool, second);
    sayOne(
      `${first.name} ${one('dragged', 'rolled', 'carried')} ${one('fence posts', 'tree trunks', 'old doors', 'barrel staves')} to the bank and ${one('tied', 'bound', 'lashed', 'fastened')} them ${one('together', 'in bundles', 'into a frame')} with ${one('vines', 'clothes line', 'ivy', 'fishing cord')}.`,
      `On the other bank ${first.name} collected ${one('nails', 'bolts', 'wire')} and sorted ${one('beams', 'boards', 'logs')} by length.`,
    );
    const stolen = tale.chance(0.5);
    if (stolen) {
      say(
        `On the second morning ${tool.the} was ${one('gone', 'missing', 'nowhere to be seen')}, and ${one('at once', 'before breakfast', 'by noon', 'in no time')} each ${one('village', 'side', 'shore')} called the other a ${one('nest', 'pack', 'gang')} of thieves.`,
      );
      tale.put(tool, spot);
      if (tale.chance(0.5)) {
        say(
          `But ${first.name}, who had ${one('climbed down to the water', 'followed a trail of sawdust', 'gone to look for nails')}, saw ${tool.the} ${spot}, where ${one('a magpie', 'an otter', 'a playful goat')} had dragged it.`,
        );
      } else {
        say(
          `But ${first.name} remembered the ${one('wind', 'rain', 'mist')} of the night before and found ${tool.the} ${spot}, where ${second.name} had ${one('sheltered it', 'put it to keep it dry', 'laid it')} and ${one('forgotten it', 'lost sight of it')}.`,
        );
      }
      tale.give(tool, second);
      say(
        `Those who had ${one('shouted loudest', 'accused the others', 'been so sure')} looked at their ${one('toes', 'shoes', 'fingernails')} and ${one('picked up a board', 'began to carry stones', 'sawed without a word')}.`,
      );
      fact('where', `Where did ${first.name} find ${tool.the}?`, spot);
      fact('who', `Who found ${tool.the}?`, first.name);
    } else {
      say(
        `For ${one('three', 'five', 'six')} days ${one('they worked toward each other', 'the gap between them grew smaller', 'their hammering answered across the water')}, and ${one('people', 'neighbours', 'idlers', 'old men')} came to ${one('laugh', 'watch', 'shake their heads')}.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Then a ${one('beam', 'log', 'board')} slipped and ${first.name} hung ${one('by one hand', 'by the belt', 'head down')} over the water.`,
        );
        say(
          `From both sides people ${one('rushed', 'ran', 'jumped')} to help, formed a chain, and ${one('pulled', 'heaved', 'dragged')} ${first.them} up, and after that nobody wanted to ${one('let go', 'sit and watch', 'quarrel')}.`,
        );
        fact('who', 'Who almost fell into the water?', first.name);
      } else {
        say(
          `Then ${grandparent.name} ${one('limped', 'strolled', 'came')} down to the bank, ${one('spat in both hands', 'sighed happily', 'put down the walking stick')}, and ${one('showed them how to make a joint', 'took the other end of a beam', 'drew a plan in the sand')}.`,
        );
        say(
          `When the others saw that, they were ${one('ashamed', 'moved', 'silent')} and fetched their own ${one('ladders', 'ropes', 'toolboxes')}.`,
        );
        fact('who', 'Who came to show them how to build?', grandparent.name);
      }
    }
    tale.paragraph();

    sayOne(
      `In ${one('a week', 'eight days', 'less than a fortnight')} the bridge was ${one('higher', 'stronger', 'wider')} than before, with ${one('a bench', 'a little roof', 'a carved dragon', 'a lamp')} in the middle.`,
      `Two days later the last ${one('nail', 'peg', 'stone')} was in place, exactly halfway, and ${one('a brass band played', 'everyone threw flowers', 'the frogs sang')}.`,
    );
    speak(
      mayor,
      one(
        'I declare that it belongs to both villages!',
        'Half for you and half for you makes one bridge!',
        'May it never again hear an angry word!',
        `Long live ${first.name} and ${second.name}!`,
        'From today the toll is one friendly greeting!',
      ),
    );
    say(
      `${first.name} and ${second.name} ${one('sat down', 'met', 'stood')} in the middle again, ${one('with dangling legs', 'side by side', 'arm in arm')}, and were ${tale.pick(words.glad)}.`,
    );
    sayOne(
      `${tool.the} went back to ${grandparent.name}, ${one('a little blunter', 'scratched', 'worn')} and much more ${one('famous', 'admired', 'honoured')}.`,
      `${second.name} gave ${tool.the} back to ${grandparent.name}, who ${one('hung it over the door', 'oiled it', 'kissed it for luck')}.`,
    );
    tale.give(tool, grandparent);

    fact('why', 'Why did the bridge break?', cause);
    fact('owner', `Whose ${tool.noun} was it?`, `${grandparent.name}'s`);
    fact('what', `What did ${second.name} borrow?`, tool.a);
    tale.title(
      'The Bridge',
      'Two Sides of a Bridge',
      `${first.name}, ${second.name} and the Broken Bridge`,
      'Meeting in the Middle',
    );
    tale.about(`two friends named ${first.name} and ${second.name} who mend the bridge between their villages`);
    tale.summary(
      `The bridge between two villages broke, because ${cause}, and nobody wanted to mend it. ${first.name} and ${second.name} began from both sides, until everyone helped.`,
    );
  },
};
