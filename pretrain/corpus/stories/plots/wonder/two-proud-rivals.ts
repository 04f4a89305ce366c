import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { beast, called, heading, oneDay, the } from './scene';

const proud = ['goat', 'stag', 'ram', 'boar', 'bear', 'moose', 'peacock'];
const small = ['mouse', 'wren', 'beetle', 'shrew', 'frog', 'ladybird'];
const bridges = ['a fallen trunk', 'a narrow plank', 'a bridge of rope', 'a slippery beam', 'a single birch log'];
const loads = ['a sack of chestnuts', 'a jar of honey', 'a bundle of hay', 'a pot of soup', 'a basket of turnips'];

/** Neither will step back on a narrow bridge, and a small one shows them how. */
export const twoProudRivals: Plot = {
  id: 'two-proud-rivals',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const first = beast(tale, proud);
    const second = beast(tale, proud);
    const wise = beast(tale, small);
    const season = tale.pick(words.seasons);
    const bridge = tale.pick(bridges);
    const load = tale.pick(loads);
    const water = one('stream', 'gorge', 'brook', 'torrent', 'ravine');

    sayOne(
      `Deep in the woods a ${water} could be crossed only by ${bridge}.`,
      `Across the ${water} lay ${bridge}, so narrow that ${one('two could not pass', 'there was room for only one', 'even a cat walked it with care')}.`,
      `There was ${bridge} over the ${one('noisy', 'rushing', 'foaming', 'chilly')} ${water}, and ${one('there was no other way', 'everybody used it', 'it wobbled at every step')}.`,
    );
    sayOne(
      `On the sunny bank lived ${first.intro}, and on the shady bank ${second.intro}.`,
      `To the north lived ${first.intro}; to the south lived ${second.intro}.`,
      `${first.name}, ${one('a stubborn', 'a lordly', 'a haughty')} ${first.role}, lived on one side, and ${second.name}, ${one('a stiff', 'a touchy', 'a grand')} ${second.role}, on the other.`,
    );
    const quarrel = one(
      'each wanted to be called the lord of the woods',
      'each believed the other had stolen an acorn years ago',
      'each thought the other had the uglier voice',
      'neither had ever said good morning first',
    );
    sayOne(
      `They had been ${one('rivals', 'enemies')} for years because ${quarrel}.`,
      `They could not ${one('stand', 'bear')} each other, because ${quarrel}.`,
    );
    paragraph();

    sayOne(
      `${oneDay(tale, season)}, ${first.name} stepped onto the bridge with ${load}.`,
      `${oneDay(tale, season)}, ${called(tale, first)} set out to cross, carrying ${load} ${one('for a feast', 'to the market', 'for a sick aunt')}.`,
    );
    if (tale.chance(0.4)) say(tale.pick(season.signs));
    sayOne(
      `At that very moment ${second.name} ${one('came', 'marched', 'strutted', 'stamped')} from the far end.`,
      `From the other side, with ${one('chin held high', 'a puffed-up chest', 'a scornful look')}, came ${second.name}.`,
    );
    sayOne(
      `They met ${one('nose to nose', 'right in the middle', 'face to face')} above the ${one('swirling', 'icy', 'dark', 'bubbling')} water.`,
      `In the ${one('exact', 'very')} middle they stopped, and neither ${one('moved', 'gave way', 'would bow')}.`,
    );
    speak(first, one('Out of my way!', 'Step back, for I was here first!', 'Great folk do not walk backwards!'));
    speak(
      second,
      one(
        'I would sooner grow roots.',
        'You go back, or we stand here until the snow melts twice.',
        'Never in a hundred years!',
        'Do you not know who I am?',
      ),
      one('coldly', 'with a snort', 'through gritted teeth', 'loudly'),
    );
    paragraph();

    const falls = tale.chance(0.5);
    if (falls) {
      sayOne(
        `They ${one('pushed', 'shoved', 'butted')} and ${one('grunted', 'growled', 'huffed')} until there was a ${one('loud crack', 'terrible creak', 'sharp snap')}.`,
        `Neither noticed how the bridge ${one('bent', 'trembled', 'groaned')} under so much ${one('anger', 'weight', 'stamping')}.`,
      );
      say(
        `${one('With a mighty splash', 'Head over heels', 'In a tangle of legs')} both of them fell in, and ${the(load)} ${one('went', 'floated', 'bobbed')} down the ${one('current', 'water')}.`,
      );
      sayOne(
        `${wise.name}, ${one('a tiny', 'a little', 'a quick')} ${wise.role} on the bank, saw them ${one('struggle', 'splutter', 'cling to a rock')}.`,
        `It was ${wise.name}, a ${wise.role} no bigger than ${one('a thimble', 'a walnut', 'a spoon')}, who heard them ${one('shout', 'cough', 'wail')}.`,
      );
      speak(
        wise,
        one(
          'Hold on to each other and walk!',
          'Alone you will slip, but together you are heavy enough!',
          'Lean on one another!',
        ),
      );
      sayOne(
        `They had ${one('no choice', 'no time to argue')}: ${first.name} ${one('braced against', 'held up', 'gripped')} ${second.name}, and so, step by step, they ${one('waded ashore', 'reached the reeds', 'came to dry ground')}.`,
        `So ${first.name} took hold of ${second.name}, and ${one('shoulder to shoulder', 'side by side', 'dripping and shivering')} they ${one('climbed out', 'crawled up the bank', 'fought their way to the shore')}.`,
      );
    } else {
      sayOne(
        `They stood there ${one('until the stars came out', 'for hours', 'until their knees shook')}, and ${one('a queue formed behind them', 'hunger came', 'rain began to drip on them')}.`,
        `An hour passed, then ${one('another', 'two more', 'three')}, and still they ${one('glared', 'scowled', 'stared')} without a word.`,
      );
      sayOne(
        `${wise.name}, ${one('a tiny', 'a humble', 'a busy')} ${wise.role}, needed to ${one('get home', 'cross as well', 'bring supper to the children')}.`,
        `Then along came ${wise.name}, a ${wise.role} with ${one('a crumb of cheese', 'an umbrella made of a leaf', 'very little time')}.`,
      );
      speak(
        wise,
        one(
          'The one who lies down is the one who is truly strong.',
          'Which of you is brave enough to kneel?',
          'I wonder which of you is great enough to be polite.',
        ),
      );
      sayOne(
        `There was a long ${one('silence', 'pause')}, and then ${first.name} ${one('knelt', 'lay flat', 'crouched low')} so that ${second.name} could ${one('step over', 'climb across', 'pass')}.`,
        `${first.name} ${one('turned pink', 'blinked', 'thought about it')} and then ${one('crouched', 'lay down', 'bowed')}, and ${second.name} ${one('stepped across', 'walked over', 'passed')} as gently as ${one('a feather', 'falling snow', 'a dancer')}.`,
      );
      say(
        `${wise.name} ${one('scampered', 'hurried', 'hopped')} after, and ${the(load)} ${one('came safely over', 'was not even spilled', 'was saved')}.`,
      );
    }
    paragraph();

    speak(
      second,
      one(
        'Thank you. I could not have done that alone.',
        'That was nobly done.',
        'Perhaps I have been wrong about you.',
        'May I say good morning at last?',
      ),
      one('softly', 'shyly', 'after a long breath', ''),
    );
    const ending = tale.pick(['bridge', 'rule', 'meal'] as const);
    if (ending === 'bridge') {
      sayOne(
        `That ${season.name} they built ${one('a second bridge', 'a wider bridge', 'a bridge with two lanes')} and ${one('painted', 'carved', 'wrote')} both their names on it.`,
        `Together they ${one('felled a pine', 'hauled planks', 'gathered stones')} and made a ${one('broad', 'strong', 'handsome')} bridge where ${one('two could pass', 'anyone could pass')}.`,
      );
    } else if (ending === 'rule') {
      sayOne(
        `Ever since, there has been a ${one('rule', 'custom', 'law')} in those woods: whoever is ${one('stronger', 'bigger', 'less tired')} ${one('waits', 'lets the other go first', 'steps aside')}.`,
        `They put up a ${one('sign', 'board', 'post')} that said: after ${one('you, friend', 'you, neighbour', 'you, please')}.`,
      );
    } else {
      sayOne(
        `They ${one('lit a fire', 'spread a cloth', 'sat down on the moss')} and shared ${one('a hot meal', 'what food they had', 'a late supper')}, and ${wise.name} got the ${one('best seat', 'first bite', 'softest cushion')}.`,
        `${wise.name} invited both to ${one('supper', 'tea', 'a bowl of broth')}, and they ${one('laughed about it', 'talked until midnight', 'found that they liked the same songs')}.`,
      );
    }
    sayOne(
      `${one('Pride', 'Stubbornness')} makes any road too ${one('narrow', 'short', 'steep')}.`,
      `To give way is ${one('sometimes the shortest path', 'not the same as to lose', 'a strength of its own')}.`,
      `They had learned that ${one('a bow costs nothing', 'two rivals can make one good team', 'a quarrel is heavier than any load')}.`,
    );

    tale.fact('who', `Who gave ${first.name} and ${second.name} good advice?`, wise.name);
    tale.fact('what', `What did ${first.name} carry?`, load);
    tale.fact('why', `Why were ${first.name} and ${second.name} rivals?`, `because ${quarrel}`);
    tale.fact('name', `What was the ${wise.role} called?`, wise.name);
    tale.title(
      'Two on a Bridge',
      `The Proud ${heading(first.role)} and the Proud ${heading(second.role)}`,
      `${first.name} and ${second.name}`,
      'No Room for Two',
      `What the ${heading(wise.role)} Said`,
    );
    tale.about(`a proud ${first.role} named ${first.name} who meets a rival on a narrow bridge`);
    tale.summary(
      falls
        ? `${first.name} and ${second.name} will not let each other pass on a bridge and fall into the water. ${wise.name} the ${wise.role} tells them how to get out together.`
        : `${first.name} and ${second.name} will not let each other pass on a bridge. ${wise.name} the ${wise.role} makes them see that giving way is strong.`,
    );
  },
};
