import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, warn, young } from './common';

const causes = [
  'a gull had broken the glass',
  'the oil had run out',
  'lightning had struck the tower',
  'salt had eaten through a wire',
  'the big lens had slipped',
];
const nooks = [
  'under the spiral stairs',
  'behind the coal bin',
  'in the sea chest',
  'on the top shelf',
  'beside the barometer',
];

/** The great lamp goes out on the one night when a ship needs it. */
export const lighthouse: Plot = {
  id: 'lighthouse',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [keeper, relation] = elder(tale, hero);
    const captain = grown(tale, 'captain');
    const cause = tale.pick(causes);
    const nook = tale.pick(nooks);
    const helper = tale.thing(['lantern', 'mirror', 'trumpet', 'drum', 'bell']);
    const ship = one('schooner', 'trawler', 'steamer', 'cutter', 'freighter');

    sayOne(
      `On a ${one('bare', 'rocky', 'lonely', 'windy')} island ${one('stood a lighthouse', 'rose a white tower with a lamp', 'there was a lighthouse')}, and ${one('in it', 'there', 'within its round walls')} lived ${hero.intro} with ${hero.their} ${relation} ${keeper.name}.`,
      `${hero.intro} lived in a lighthouse, ${one('ninety-nine', 'two hundred', 'a hundred and twelve')} steps above the ${one('waves', 'surf', 'breakers')}, with ${hero.their} ${relation} ${keeper.name}.`,
      `Every ${one('holiday', 'summer', 'winter')} ${hero.intro} stayed at the lighthouse that ${hero.their} ${relation} ${keeper.name} kept.`,
    );
    sayOne(
      `Each ${one('evening', 'night')} they ${one('polished', 'wound up', 'trimmed')} the lamp, ${one('wrote in the logbook', 'ate sardines', 'played dominoes')}, and ${one('listened to the seals', 'watched the tide', 'counted masts')}.`,
      `${hero.name} knew how to ${one('fill the tank', 'clean the lens', 'read the barometer')} and how to tell a ${one('tanker', 'dory', 'tug')} from a ${one('yacht', 'whaler', 'barge')}.`,
    );
    sayOne(
      `${hero.Their} own treasure was ${helper.a}, which lay ${nook}.`,
      `${nook} ${hero.they} kept ${helper.a} that had once been washed ashore.`,
      `A sailor had left ${helper.a} behind, and ${hero.name} had put it ${nook}.`,
    );
    tale.put(helper, nook);
    tale.paragraph();

    sayOne(
      `One ${one('November', 'January', 'March', 'October')} night a gale ${one('blew up', 'sprang out of the west', 'shook the tower')}, and ${one('suddenly', 'with a hiss', 'with a bang')} the light went out.`,
      `In the worst ${one('storm', 'gale', 'tempest')} of the ${one('winter', 'year')}, while ${one('spray', 'rain', 'sleet')} ${one('lashed', 'whipped', 'rattled')} the panes, the great lamp died.`,
    );
    sayOne(
      `It was dark because ${cause}, and ${keeper.name} ${one('needed an hour', 'could not repair it soon', 'had cut a hand')}.`,
      `${keeper.name} climbed up, found that ${cause}, and ${one('groaned', 'turned white', 'shook with worry')}.`,
    );
    sayOne(
      `${one('Just then', 'At that very moment', 'A minute later', 'Then')} a ${one('red', 'green', 'bright')} rocket ${one('burst', 'hissed', 'glowed')} over the sea: a ${ship} was ${one('heading', 'drifting', 'sailing')} straight for the reef.`,
      `And out there, ${one('tiny as a spark', 'pitching and rolling', 'between two waves')}, came the ${one('lamps', 'sails', 'mast')} of a ${ship}, too near the rocks.`,
    );
    speak(
      hero,
      one(
        'What can we do without a light?',
        'How will they see the rocks?',
        'Will they be dashed to pieces?',
        'Do they not know where they are?',
        'Can nothing warn them?',
      ),
    );

    let signal: string;
    if (tale.chance(0.5)) {
      warn(
        tale,
        keeper,
        one('Show them anything that shines!', 'Make a light of your own!', 'Burn whatever you can find!'),
      );
      tale.paragraph();
      if (tale.chance(0.5)) {
        signal = one('the old rowing boat', 'a heap of driftwood', 'the broken fence');
        say(
          `${hero.name} ${one('tumbled', 'rushed', 'flew')} down the stairs and set fire to ${signal}, ${one('pouring tar over it', 'though the wind bit', 'shielding the match with both hands')}.`,
        );
        say(
          `At first it only ${one('smoked', 'smouldered', 'sizzled')}, and then the flames ${one('leaped', 'roared', 'crackled')} as high as a ${one('door', 'house', 'chapel')}.`,
        );
      } else {
        signal = one('a tin tray', 'a silver dish', 'the copper kettle lid');
        say(
          `${hero.name} put every candle in the house ${one('on the sill', 'on the gallery', 'into jam jars')} and held up ${signal} behind them.`,
        );
        say(
          `The ${one('glow', 'gleam', 'beam')} was ${one('small', 'thin', 'shaky')}, but it ${one('reached', 'danced', 'stretched')} over the black water, and ${hero.name} ${one('moved it to and fro', 'did not let it drop', 'held on till both arms trembled')}.`,
        );
      }
      say(
        `${helper.the} stayed ${nook}, ${one('for this time only light would do', 'since nobody needed it that night', 'forgotten in all the hurry', 'where it had always been')}.`,
      );
      fact('where', `Where was ${helper.the}?`, nook);
    } else {
      speak(keeper, one('Then they must hear them.', 'If they cannot see, let them listen.'));
      tale.paragraph();
      signal = helper.the;
      say(
        `${hero.name} ${one('snatched', 'took', 'grabbed')} ${helper.the} ${one('from its place', 'in a flash', 'without a word', 'with both hands')} and ${one('ran', 'dashed', 'stepped', 'hurried')} out on the ${one('gallery', 'balcony', 'rocks')}, where the wind almost ${one('threw', 'knocked', 'blew')} ${hero.them} down.`,
      );
      tale.give(helper, hero);
      const act: Record<string, string> = {
        lantern: 'swung it in wide circles and yelled',
        mirror: 'caught every flash of lightning in it',
        trumpet: 'blew it three times, and three times again',
        drum: 'beat it like thunder',
        bell: 'rang it without stopping',
      };
      say(
        `${hero.They} ${act[helper.noun]} until ${hero.their} ${one('fingers were numb', 'arms were stiff', 'ears hummed')}.`,
      );
      if (tale.chance(0.5))
        say(
          `Nothing happened, and ${hero.name} was ${tale.pick(words.afraid)}, but ${hero.they} did not ${one('stop', 'rest', 'give in')}.`,
        );
      fact('holder', `Who had ${helper.the} during the storm?`, hero.name);
    }
    if (tale.chance(0.6)) {
      say(
        `Slowly, ${one('yard by yard', 'like a tired horse', 'with its sails in rags')}, the ${ship} turned and ${one('found', 'slipped through', 'made for')} the channel.`,
      );
      tale.paragraph();
      say(
        `${one('At dawn', 'When the wind had dropped', 'The next morning')} ${captain.intro} ${one('rowed', 'came', 'was carried')} ashore with ${one('a basket of oranges', 'a box of figs', 'a crate of lemons', 'a green parrot')}.`,
      );
      speak(captain, one('Who warned us last night?', 'Where is the hero of this island?'));
      speak(keeper, one(`It was ${hero.name}.`, `You must thank ${hero.name}, not me.`));
      say(
        `${captain.name} ${one('saluted', 'bowed low', 'lifted a soaked cap')} and the ${one('sailors', 'crew', 'stokers')} cheered.`,
      );
      tale.summary(
        `The light of the lighthouse went out in a storm, because ${cause}. ${hero.name} warned a ${ship} with ${signal}, and ${captain.name} came to give thanks.`,
      );
    } else {
      say(
        `The ${ship} turned too late and ${one('scraped', 'struck', 'ran onto')} the last ${one('ledge', 'reef', 'rock')}, but gently, for it had already ${one('slowed down', 'lowered its sails', 'dropped an anchor')}.`,
      );
      tale.paragraph();
      say(
        `${keeper.name} and ${hero.name} launched the ${one('dinghy', 'lifeboat', 'skiff')} and brought ${one('seven', 'nine', 'eleven')} wet sailors to the ${one('stove', 'fireside', 'kitchen')}, the last of them ${captain.intro}.`,
      );
      speak(
        captain,
        one('The ship can be mended, and we are all alive!', 'Without your signal we would have drowned!'),
      );
      say(
        `They drank ${one('cocoa', 'broth', 'hot blackcurrant juice')}, ${one('dried their socks', 'sang shanties', 'slept in heaps')}, and ${one('in the morning', 'at daybreak', 'before they left')} they ${one('helped to put the light in order', 'mended the lamp together', 'made the great lamp shine again')}.`,
      );
      tale.summary(
        `The light of the lighthouse went out in a storm, because ${cause}. ${hero.name} warned a ${ship} with ${signal}, and all its sailors were saved.`,
      );
    }
    sayOne(
      `Since that night ${hero.name} has been allowed to ${one('light the lamp', 'wind the clockwork', 'write the logbook')} alone.`,
      `From then on ${keeper.name} always kept ${one('spare oil', 'a second lamp', 'an extra pane')} ready, and ${hero.name} was ${tale.pick(words.glad)}.`,
      `${hero.name} went to bed at noon, ${tale.pick(words.glad)}, with ${one('soot on one cheek', 'seaweed in both shoes', 'a biscuit in one hand')}.`,
    );

    fact('why', 'Why did the lamp go out?', cause);
    fact('who', 'Who was the captain?', captain.name);
    fact('what', `What did ${hero.name} use to warn the ship?`, signal);
    tale.title(
      'The Night the Light Went Out',
      `${hero.name} and the Lighthouse`,
      'A Light in the Storm',
      `The ${ship} and the Rocks`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who lives in a lighthouse whose lamp goes out`);
  },
};
