import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const crafts = [
  {
    trade: 'potter',
    room: 'pottery',
    makes: ['jug', 'bowl', 'vase'],
    stuff: 'clay',
    flaw: 'the kiln had been too hot',
    act: 'shaped, smoothed and glazed',
  },
  {
    trade: 'blacksmith',
    room: 'forge',
    makes: ['horseshoe', 'hinge', 'weathercock'],
    stuff: 'iron',
    flaw: 'the iron had cooled too fast',
    act: 'heated, hammered and filed',
  },
  {
    trade: 'weaver',
    room: 'weaving room',
    makes: ['blanket', 'shawl', 'rug'],
    stuff: 'yarn',
    flaw: 'the thread had been too thin',
    act: 'spun, dyed and wove',
  },
  {
    trade: 'carpenter',
    room: 'joinery',
    makes: ['stool', 'cradle', 'birdhouse'],
    stuff: 'wood',
    flaw: 'the wood had not been dry',
    act: 'sawed, planed and glued',
  },
  {
    trade: 'glassblower',
    room: 'glassworks',
    makes: ['bottle', 'lamp', 'marble'],
    stuff: 'glass',
    flaw: 'the glass had been blown in a hurry',
    act: 'melted, blew and turned',
  },
  {
    trade: 'saddler',
    room: 'saddlery',
    makes: ['bridle', 'belt', 'satchel'],
    stuff: 'leather',
    flaw: 'the stitches had been too far apart',
    act: 'cut, punched and sewed',
  },
  {
    trade: 'clockmaker',
    room: 'clock shop',
    makes: ['clock', 'music box', 'barometer'],
    stuff: 'brass',
    flaw: 'one wheel had been left out',
    act: 'filed, fitted and wound',
  },
];
const shelves = [
  'on the windowsill',
  'above the door',
  'in the shop window',
  'beside the till',
  'on the highest shelf',
];

/** The first piece goes wrong; a second try, or honesty about the first, makes an apprentice. */
export const firstPiece: Plot = {
  id: 'first-piece',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const craft = tale.pick(crafts);
    const hero = young(tale);
    const master = grown(tale, craft.trade);
    const [parent, relation] = elder(tale, hero);
    const customer = grown(tale, one('doctor', 'sea captain', 'organist', 'ambassador', 'florist'));
    const piece = tale.thing(craft.makes);
    const shelf = tale.pick(shelves);

    sayOne(
      `In a lane behind the ${one('cathedral', 'fish market', 'theatre', 'barracks')}, ${hero.intro} was learning a trade from ${master.intro}.`,
      `When the snow had melted, ${hero.intro} ${one('walked to town', 'left the farm', 'packed a bundle')} to be the apprentice of ${master.intro}.`,
      `There was once ${hero.intro}, apprentice to ${master.intro}, and ${one('no one asked more questions', 'nobody swept a cleaner floor', 'nobody got up earlier')}.`,
    );
    sayOne(
      `For a whole year ${hero.they} had only ${one('swept', 'tidied', 'dusted')} the ${craft.room}, ${one('fetched', 'carried', 'sorted')} ${craft.stuff} and watched the ${one('quick', 'knobbly', 'scarred', 'calm')} hands of ${master.name}.`,
      `At first ${hero.they} was allowed to ${one('stir the fire', 'make the tea', 'rinse the brushes')} and to carry ${craft.stuff}, and ${hero.they} ${one('dreamed of', 'hoped for', 'wished for')} more.`,
    );
    say(
      `${hero.Their} ${relation} ${parent.name} ${one('wrote every month', 'came by on Sundays', 'sent gingerbread')} and ${one('asked', 'wanted to know')} when there would be something to ${one('see', 'show the neighbours', 'be proud of')}.`,
    );
    tale.paragraph();

    sayOne(
      `At last ${master.name} put some ${craft.stuff} on the ${one('workbench', 'table', 'counter')}.`,
      `One ${one('frosty', 'rainy', 'golden', 'drowsy')} ${one('Monday', 'Tuesday', 'Thursday')} ${master.name} pushed a ${one('heap', 'load', 'parcel')} of ${craft.stuff} across to ${hero.them}.`,
    );
    speak(
      master,
      one(
        `Today you will make your first ${piece.noun}.`,
        `Now show me what your eyes have learned.`,
        'It is your turn, and I shall not help.',
      ),
    );
    sayOne(
      `${hero.name} ${craft.act} until ${one('the lamps were lit', 'the watchman called ten', 'the candle was a stub')}, and the result was ${piece.a}.`,
      `With ${one('a beating heart', 'the tip of the tongue between the teeth', 'damp fingers')}, ${hero.name} ${craft.act}, and there it stood: ${piece.a}.`,
    );
    tale.give(piece, hero);
    sayOne(
      `But by morning there was a ${one('crack', 'flaw', 'fault')} in it as ${one('long as a finger', 'wide as a straw', 'crooked as lightning')}, because ${craft.flaw}.`,
      `In the first light ${hero.they} saw that it was ${one('lopsided', 'crooked', 'spoiled')}, because ${craft.flaw}.`,
    );
    say(`${hero.name} ${one('swallowed hard', 'sat down on the floor', 'bit a lip')} and was ${tale.pick(words.sad)}.`);
    tale.paragraph();

    const honest = tale.chance(0.6);
    if (honest) {
      say(
        `Just then ${customer.intro} ${one('swept in', 'entered', 'rang the bell')}, ${one('looked round', 'pointed with a glove', 'took off a plumed hat')}, and wanted to buy ${piece.the} that stood there.`,
      );
      tale.put(piece, 'on the bench');
      speak(customer, one('How much do you want for it?', 'Will you sell me that one?'));
      say(
        `The flaw was ${one('turned to the wall', 'hidden by the shadow', 'easy to miss')}, and ${hero.name} could have ${one('kept silent', 'said nothing', 'taken the money')}.`,
      );
      speak(hero, one('I cannot sell it, for it is not sound.', 'It has a fault, and you should know of it.'));
      if (tale.chance(0.5)) {
        say(
          `${customer.name} ${one('raised an eyebrow', 'smiled', 'bowed a little')} and ordered ${one('a dozen', 'six', 'twenty')} new ones, because ${one('an honest workshop is rare', 'an honest hand learns quickly', 'a truthful shop is a good shop')}.`,
        );
        say(
          `So ${hero.name} ${one('began again', 'started afresh')}, this time slowly, and each ${piece.noun} was ${one('truer', 'better', 'finer')} than the one before.`,
        );
        fact('who', `Who ordered more from ${hero.name}?`, customer.name);
      } else {
        say(
          `${customer.name} bought it all the same, for ${one('half the price', 'a single penny', 'a song')}, to ${one('keep umbrellas company', 'remember an honest face', 'show to a boastful nephew')}.`,
        );
        tale.give(piece, customer);
        say(
          `With the coin ${hero.name} ${one('bought', 'paid for')} fresh ${craft.stuff} and made another, and that one had no ${one('flaw', 'fault', 'crack')} at all.`,
        );
        fact('holder', `Who had ${piece.the} in the end?`, customer.name);
      }
      tale.summary(
        `${hero.name}, an apprentice of ${master.name}, spoiled the first piece, because ${craft.flaw}. ${hero.They} told the truth about it to ${customer.name} and then made a better one.`,
      );
    } else {
      if (tale.chance(0.5)) {
        say(
          `${hero.name} hid ${piece.the} under ${one('a sack', 'some straw', 'an apron')}, but ${master.name} ${one('stubbed a toe on it', 'lifted the cloth', 'found it before lunch')}.`,
        );
        speak(master, one('Why do you hide your best teacher?', 'Are you ashamed of learning?'));
        fact('who', `Who found ${piece.the}?`, master.name);
      } else {
        say(
          `${hero.name} ${one('packed a bundle', 'untied the apron', 'put on a coat')} to go home, but ${master.name} stood in the door.`,
        );
        speak(
          master,
          one(
            'Sit down, I have something to show you.',
            'Nobody leaves before breakfast.',
            'You may go when you have seen my own.',
          ),
        );
        fact('who', `Who stopped ${hero.name} at the door?`, master.name);
      }
      say(
        `From ${one('a locked chest', 'a dusty corner', 'behind the stove')} ${master.name} took a ${piece.noun} so ${one('ugly', 'crooked', 'clumsy')} that ${hero.name} ${one('had to laugh', 'giggled', 'snorted')}: it was the first that ${master.name} had ever made.`,
      );
      say(
        `Then they looked for the mistake together, and ${hero.name} ${one('understood', 'saw')} that ${craft.flaw}.`,
      );
      say(
        `The second ${piece.noun} took ${one('three days', 'a week', 'twice as long')} and was ${one('straight and sound', 'as good as any in the town', 'almost perfect')}, and ${customer.intro} ${one('bought it on the spot', 'paid for it in gold', 'carried it home like a baby')}.`,
      );
      fact('who', `Who bought the second ${piece.noun}?`, customer.name);
      tale.summary(
        `${hero.name} spoiled the first piece, because ${craft.flaw}. ${master.name} showed an old first piece that was just as bad, and ${hero.name} tried again and sold the next one.`,
      );
    }
    tale.paragraph();

    if (honest && tale.holder(piece) === customer) {
      say(
        `${parent.name} came to see the new ${piece.noun}, which ${one('shone', 'stood', 'had its place')} ${shelf}, and ${one('wept a little', 'told the whole coach about it', 'walked round it twice')}.`,
      );
    } else {
      tale.put(piece, shelf);
      say(
        `The spoiled one still has its place ${shelf}, and when ${parent.name} came to visit, ${hero.name} showed that one ${one('first', 'before all the others', 'with a grin')}.`,
      );
    }
    sayOne(
      `"Mistakes are the tuition we pay," said ${master.name}, and ${hero.name} felt ${tale.pick(words.glad)}.`,
      `${hero.name} was ${tale.pick(words.glad)}, for now ${hero.they} knew that ${one('a thing done slowly is done once', 'every good hand has made bad pieces', 'the truth is part of the craft')}.`,
      `That evening ${master.name} ${one('cut', 'carved', 'painted')} a second name on the sign over the ${craft.room}, and it was the name of ${hero.name}.`,
    );

    fact('why', `Why was the first ${piece.noun} spoiled?`, craft.flaw);
    fact('what', `What was the first thing ${hero.name} made?`, piece.a);
    fact('who', `Who taught ${hero.name} the trade?`, master.name);
    fact(
      'where',
      honest && tale.holder(piece) === customer
        ? `Where was the new ${piece.noun}?`
        : `Where was the spoiled ${piece.noun} in the end?`,
      shelf,
    );
    tale.title(
      'The First Piece',
      `${hero.name} the Apprentice`,
      `${master.name} and the Apprentice`,
      `The Crooked ${piece.noun}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who learns to be a ${craft.trade}`);
  },
};
