import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, warn, young } from './common';

const wares = [
  'baskets',
  'jars of honey',
  'duck eggs',
  'wool socks',
  'goat cheeses',
  'clay mugs',
  'candles',
  'pumpkins',
  'brooms',
  'radishes',
];
const spots = [
  'beside the pump',
  'under the clock',
  'behind the town hall',
  'near the cattle pens',
  'in front of the chapel',
];
const mishaps = [
  { cause: 'a goose had got loose', effect: 'flapped over the tables' },
  { cause: 'a pony had bolted', effect: 'galloped between the stalls' },
  { cause: 'a pig had escaped', effect: 'squealed through the crowd' },
  { cause: 'a puppy had stolen a sausage', effect: 'tore round every corner' },
];

/** A stall that nobody visits, until something goes wrong or someone is honest. */
export const marketDay: Plot = {
  id: 'market-day',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [parent, relation] = elder(tale, hero);
    const rival = grown(tale, one('butcher', 'pedlar', 'cobbler', 'tinker', 'spice seller'));
    const goods = tale.pick(wares);
    const spot = tale.pick(spots);
    const wish = tale.thing(tale.pick([words.clothes, words.tools, words.instruments]));
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));

    sayOne(
      `${someTime(tale, season)} ${hero.intro} ${one('loaded a barrow', 'filled a handcart', 'packed two sacks')} with ${goods}.`,
      `It was market day, and ${hero.intro} had been ${one('up since four', 'awake before the rooster', 'packing since dawn')}, loading ${goods} on a ${one('cart', 'wagon', 'barrow')}.`,
      `${hero.intro} went to market all alone for the first time, with ${goods} to sell.`,
    );
    sayOne(
      `${hero.Their} ${relation} ${parent.name} had ${one('sprained an ankle', 'caught a cold', 'hurt a shoulder')} and could not ${one('come', 'stand at the stall', 'push the load')}.`,
      `Usually ${hero.their} ${relation} ${parent.name} did the selling, but ${parent.name} lay ${one('in bed with a fever', 'at home with a cough', 'on the sofa with a stiff back')}.`,
    );
    sayOne(
      `The family needed the money for ${wish.a}, because the last one had ${one('worn out', 'broken', 'fallen to pieces')}.`,
      `With the money they wanted to buy ${wish.a}, which ${parent.name} needed ${one('badly', 'before the month was over', 'very much')}.`,
    );
    tale.paragraph();

    sayOne(
      `All the good places were taken, so ${hero.name} set up ${spot}, where ${one('hardly anyone passed', 'the wind blew', 'it smelled of drains')}.`,
      `The only free corner was ${spot}, and ${one('few shoppers', 'not many people', 'hardly a customer')} came by.`,
    );
    sayOne(
      `All around, people ${one('haggled', 'weighed', 'bargained')} over ${one('turnips', 'ribbons', 'kettles', 'herrings')} and ${one('lace', 'gingerbread', 'buttons', 'onions')}.`,
      `The square was full of ${one('shouting', 'laughter', 'chatter')}, and it smelled of ${one('fried dough', 'leather', 'fresh bread', 'peppermint')}.`,
      `${one('Scales clinked', 'Awnings flapped', 'Coins jingled')}, and ${one('a juggler tossed plates', 'a fiddler played a polka', 'a baby howled')}.`,
    );
    sayOne(
      `Next to ${hero.name}, ${rival.intro} ${one('bellowed', 'called out', 'praised', 'rattled off')} prices and sold one thing after another.`,
      `The neighbour was ${rival.intro}, whose ${one('loud voice', 'striped tent', 'painted sign')} drew all the people away.`,
    );
    say(
      `By ${one('ten', 'eleven', 'noon')} ${hero.name} had sold ${one('nothing at all', 'not a single thing', 'next to nothing')} and felt ${tale.pick(words.sad)}.`,
    );
    tale.paragraph();

    if (tale.chance(0.5)) {
      const { cause, effect } = tale.pick(mishaps);
      const animal = cause.split(' ')[1];
      say(`Then ${one('there was a scream', 'a crash made everyone turn', 'a great noise began')}, because ${cause}.`);
      say(
        `The ${animal} ${effect} and ${one('knocked down', 'overturned', 'upset')} ${rival.name}'s table, so that everything ${one('rolled', 'scattered', 'spilled')} ${one('into the gutter', 'over the cobbles', 'in all directions')}.`,
      );
      warn(tale, rival, one('Help, I am ruined!', 'Catch that beast!', 'My beautiful goods!'));
      if (tale.chance(0.5)) {
        sayOne(
          `${hero.name} left the stall alone and ${one('crawled', 'darted', 'scrambled')} after every ${one('last piece', 'rolling thing', 'lost item')}.`,
          `Nobody else moved, but ${hero.name} ${one('knelt', 'stooped', 'crept under the tables')} and gathered everything up.`,
        );
        say(
          `${rival.name} ${one('blushed', 'blinked', 'wiped away a tear')}, counted the goods, and found that nothing was missing.`,
        );
        speak(rival, one('Now I will shout for both of us!', 'Now it is my turn to help!'));
        sayOne(
          `With that voice behind them, the ${goods} were sold out by ${one('three', 'four', 'teatime')}.`,
          `${rival.name} praised the ${goods} so ${one('loudly', 'merrily', 'cleverly')} that a ${one('queue', 'crowd', 'long line')} formed ${spot}.`,
        );
        fact('who', `Who helped to sell the ${goods}?`, rival.name);
        tale.summary(
          `${hero.name} sells nothing at the market until ${cause} and ${hero.they} picks up ${rival.name}'s goods. In return ${rival.name} helps to sell the ${goods}.`,
        );
      } else {
        sayOne(
          `${hero.name} ${one('spread a sack', 'held out a cabbage leaf', 'blocked the lane with the cart')} and waited ${one('without moving', 'quite calmly', 'with a pounding heart')}.`,
          `Everyone ran and yelled, but ${hero.name} ${one('sat down', 'crouched', 'knelt')} and ${one('clucked', 'hummed', 'whistled')} softly.`,
        );
        say(
          `The ${animal}, ${one('tired of running', 'curious at last', 'puffing hard')}, came to ${hero.name} and ${one('let itself be held', 'lay down', 'stood still')}.`,
        );
        say(
          `The people ${one('applauded', 'cheered', 'stamped their feet')}, and for the first time they noticed the ${goods} on the little stall.`,
        );
        say(
          `Within an hour ${one('every one was gone', 'the cart was empty', 'there was nothing left to sell')}, and ${rival.name} ${one('had bought the last', 'paid for two', 'lent a hand with the change')}.`,
        );
        fact('who', `Who caught the ${animal}?`, hero.name);
        tale.summary(
          `At the market ${cause}, and ${hero.name} catches it. Then everyone notices the stall and buys the ${goods}.`,
        );
      }
      fact('why', 'Why was there such a noise?', cause);
    } else {
      const purse = tale.thing(['purse', 'wallet', 'money bag', 'pouch']);
      const lady = grown(tale, one('judge', 'doctor', 'cook', 'innkeeper'));
      say(
        `Then ${lady.intro} ${one('stopped', 'paused', 'bent down')} to look at the ${goods}, ${one('shook a wise head', 'asked the price', 'felt them')}, and ${one('walked on', 'left', 'went away')} without buying.`,
      );
      say(`On the ground lay ${purse.a}, ${one('bulging', 'heavy', 'fat')} with ${one('silver', 'coins', 'money')}.`);
      tale.put(purse, 'on the ground');
      speak(rival, one('Keep it, nobody saw!', 'Put it in your pocket!', 'What luck you have!'));
      speak(hero, one('It is not mine.', 'It belongs to somebody else.', 'I could not sleep if I did.'));
      if (tale.chance(0.5)) {
        say(
          `${hero.name} ${one('ran', 'dashed', 'squeezed')} through the crowd, past ${one('sheep and geese', 'the puppet show', 'a tower of cheeses')}, until ${hero.they} ${one('caught up with', 'found', 'reached')} ${lady.name}.`,
        );
        say(
          `When ${hero.they} came back, nothing had been stolen, for ${rival.name}, ashamed of those words, had ${one('guarded', 'watched over', 'kept an eye on')} the stall.`,
        );
      } else {
        say(
          `${hero.name} could not leave the stall, so ${hero.they} ${one('hung', 'tied', 'fastened')} the ${purse.noun} high on a pole, where its owner would see it from afar.`,
        );
        say(
          `Soon ${lady.name} came ${one('panting', 'rushing', 'stumbling')} back, ${one('pale', 'red in the face', 'out of breath')}, and ${one('spotted', 'saw', 'recognised')} it at once.`,
        );
      }
      tale.give(purse, lady);
      speak(lady, one('Such an honest seller must have honest goods.', 'Then I trust your goods as well.'));
      say(
        `${lady.name} bought all the ${goods} for ${one('the whole street', 'a big kitchen', 'a feast on Sunday', 'the children in the hospital')} and paid ${one('double', 'a fair price', 'in silver')}.`,
      );
      fact('who', `Who bought the ${goods}?`, lady.name);
      fact('owner', `Whose ${purse.noun} was it?`, `${lady.name}'s`);
      fact('what', `What did ${hero.name} find?`, purse.a);
      tale.summary(
        `${hero.name} sells nothing at the market, but gives ${purse.the} back to ${lady.name}. ${lady.name} is so pleased that all the ${goods} are sold.`,
      );
    }
    tale.paragraph();

    sayOne(
      `${hero.name} bought ${wish.the} and ${one('pushed the empty cart', 'trotted', 'skipped')} home through the ${one('dusk', 'poppies', 'long shadows', 'barley')}.`,
      `On the way home ${hero.they} carried ${wish.the} for ${parent.name} and ${one('sang', 'hummed', 'whistled')} all the way.`,
    );
    tale.give(wish, parent);
    sayOne(
      `${parent.name} ${one('sat up', 'beamed', 'stared')} and would not believe it until ${hero.name} had told the story ${one('three times', 'twice', 'from beginning to end')}.`,
      `"I could not have done it better," said ${parent.name}, and was ${tale.pick(words.glad)}.`,
    );

    fact('where', `Where was ${hero.name}'s stall?`, spot);
    fact('what', `What did ${hero.name} sell?`, goods);
    fact('holder', `Who got ${wish.the} in the end?`, parent.name);
    tale.title('Market Day', `${hero.name} Goes to Market`, `${hero.name}'s First Market`, 'The Stall in the Corner');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who sells ${goods} at the market`);
  },
};
