import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, seasonNamed, someTime, young } from './common';

const needs = [
  { noun: 'lantern', need: 'the way home was dark' },
  { noun: 'kettle', need: 'soup cannot be boiled in a hat' },
  { noun: 'umbrella', need: 'the roof of the stall was leaking' },
  { noun: 'pillow', need: 'a stiff neck had spoiled every night' },
  { noun: 'ladder', need: 'the ripest cherries hung too high' },
  { noun: 'whistle', need: 'the sheep would not listen' },
];
const starts = ['marble', 'button', 'feather', 'ribbon', 'chestnut', 'bobbin', 'spoon', 'pebble'];
const lasts = ['kite', 'drum', 'skate', 'music box', 'puppet', 'telescope'];

/** One small thing goes round three times and comes back as what was wished for, or as what is better. */
export const threeTrades: Plot = {
  id: 'three-trades',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const first = tale.person({ kind: tale.pick(['woman', 'man', 'animal'] as const) });
    const second = tale.person({ kind: tale.pick(['woman', 'man', 'animal'] as const) });
    const [last, relation] = elder(tale, hero);
    const small = tale.thing(starts);
    const { noun, need } = tale.fresh(needs);
    const middle = tale.thing([noun]);
    const wish = tale.thing(lasts);
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));
    const food = tale.thing(['cheese', 'honey cake', 'ham', 'pumpkin', 'loaf', 'sausage']);
    const spot = one(
      'on the bridge',
      'at the crossroads',
      'beside the horse trough',
      'in front of the barber shop',
      'under the town gate',
    );

    sayOne(
      `${someTime(tale, season)} ${hero.intro} stood before a shop window and looked at ${wish.a} until ${hero.their} breath ${one('fogged the glass', 'made a cloud', 'hid it')}.`,
      `More than anything ${hero.intro} wished for ${wish.a}, which ${one('hung', 'stood', 'gleamed')} in the window of the ${one('toy shop', 'junk dealer', 'general store')}.`,
      `There was once ${hero.intro} who had ${one('counted every penny', 'turned out every pocket', 'looked under every cushion')} and still could not buy ${wish.a}.`,
    );
    sayOne(
      `In ${hero.their} pocket there was no money, only ${small.a}.`,
      `All that ${hero.they} owned was ${small.a} that ${hero.they} had ${one('won at a game', 'picked up in the street', 'got for carrying coal')}.`,
    );
    tale.give(small, hero);
    say(
      `But ${one('a neighbour', 'an old proverb', 'the song of a rag picker')} says that ${one('what one drops another needs', 'a thing is worth what somebody misses', 'small things open big doors')}, and so ${hero.name} ${one('set off', 'went to try it', 'marched down the street')}.`,
    );
    tale.paragraph();

    sayOne(
      `${spot} ${hero.they} met ${first.intro}, who was ${one('cursing softly', 'close to tears', 'searching the ground')}.`,
      `The first whom ${hero.they} met, ${spot}, was ${first.intro}, ${one('looking glum', 'kneeling in the dust', 'with a long face')}.`,
    );
    speak(
      first,
      one(
        `Have you by any chance seen ${withArticle(small.noun)}?`,
        `Where on earth shall I find ${withArticle(small.noun)}?`,
      ),
    );
    say(
      `${first.name} needed one ${one('for a bet', 'to finish a costume', 'to complete a row of seven', 'to please a crying baby')}, so ${hero.name} gave away ${small.the} and got ${food.a} for it.`,
    );
    tale.give(small, first);
    tale.give(food, hero);
    sayOne(
      `It ${one('smelled delicious', 'was heavy', 'looked tasty')}, and ${hero.name} was hungry, but ${hero.they} did not ${one('nibble', 'taste it', 'take one bite')}.`,
      `${hero.Their} stomach ${one('growled', 'rumbled')}, yet ${hero.name} ${one('walked on', 'thought of the shop window')}.`,
    );
    sayOne(
      `Before long ${hero.they} came upon ${second.intro}, who had ${one('forgotten lunch', 'eaten nothing since dawn', 'been travelling for two days')} and was sitting beside ${middle.a}.`,
      `A little farther on sat ${second.intro} beside ${middle.a}, too ${one('weak', 'hungry', 'tired')} to ${one('get up', 'whistle', 'shoo a fly')}.`,
    );
    speak(
      second,
      one(`Will you take my ${middle.noun} for that ${food.noun}?`, 'Is that for sale, or may I only smell it?'),
    );
    tale.paragraph();

    const generous = tale.chance(0.5);
    if (generous) {
      say(
        `${hero.name} ${one('broke off a piece', 'cut it in half', 'handed it over at once')} and wanted nothing, because ${one('hunger is no time for bargains', 'one does not trade with the hungry')}.`,
      );
      tale.give(food, second);
      say(
        `But ${second.name} ${one('chewed', 'swallowed', 'licked every finger')} and pressed ${middle.the} on ${hero.them} ${one('all the same', 'with both hands', 'and would not hear a no')}.`,
      );
    } else {
      say(
        `They ${one('shook hands', 'agreed', 'spat and shook hands')}, and ${hero.name} went on with ${middle.the} ${one('under one arm', 'over one shoulder', 'hugged tightly')}.`,
      );
      tale.give(food, second);
      say(`Behind ${hero.them} ${second.name} ${one('munched', 'feasted', 'hummed with a full mouth')}.`);
    }
    tale.give(middle, hero);
    fact('who', `Who got ${food.the}?`, second.name);
    sayOne(
      `At the ${one('corner', 'fountain', 'last house')} there was somebody whom ${hero.they} knew well: ${hero.their} ${relation} ${last.name}, ${one('in great trouble', 'at the end of all patience', 'wringing both hands')}.`,
      `And then ${hero.they} ran into ${hero.their} own ${relation}, ${last.name}, who ${one('looked worried', 'was grumbling', 'had walked all over town')}.`,
    );
    say(`${last.name} needed ${withArticle(middle.noun)}, because ${need}.`);
    if (tale.chance(0.5)) {
      speak(last, one('I would give a good coin for one!', 'I would pay whatever it costs!'));
      say(
        `So ${last.name} got ${middle.the}, and ${hero.name} got a coin that was ${one('bright', 'heavy', 'warm from the pocket')} and exactly enough.`,
      );
      tale.give(middle, last);
      tale.paragraph();
      if (tale.chance(0.6)) {
        sayOne(
          `${hero.They} ${one('flew', 'raced', 'skipped')} back to the shop, and a ${one('minute', 'moment')} later ${wish.the} was ${hero.their} own.`,
          `The shopkeeper ${one('bit the coin', 'climbed on a stool', 'rang up the till')} and ${one('wrapped', 'handed over')} ${wish.the}, and ${hero.name} ${one('could hardly breathe', 'whooped', 'ran out without the change')}.`,
        );
        tale.give(wish, hero);
        say(
          `In the street ${hero.they} met ${first.name}, ${one('beaming', 'dancing', 'singing')}, for ${small.the} had ${one('done its work', 'brought good luck', 'been just the right one')}.`,
        );
        fact('holder', `Who had ${wish.the} in the end?`, hero.name);
        tale.summary(
          `${hero.name} traded ${small.a} for ${food.a}, and so came to ${middle.a}, which ${last.name} needed. With the coin from ${last.name}, ${hero.name} bought ${wish.a}.`,
        );
      } else {
        say(
          `But the window was empty, for ${wish.the} had been sold ${one('an hour before', 'that very minute', 'at noon')}, and ${hero.name} felt ${tale.pick(words.sad)}.`,
        );
        say(
          `At home, however, ${first.name} was waiting on the step, with ${wish.the} ${one('behind the back', 'in a basket', 'tied up in string')}, since ${small.the} had ${one('won the bet', 'brought great luck', 'made a rich uncle laugh')}.`,
        );
        tale.give(wish, hero);
        speak(first, one('Good luck should be shared.', 'You gave me what I needed, and I asked what you did.'));
        say(`The coin ${hero.name} put ${one('in a jar', 'into the poor box', 'under the mattress')}.`);
        fact('who', `Who gave ${wish.the} to ${hero.name}?`, first.name);
        tale.summary(
          `${hero.name} traded ${small.a} for ${food.a}, and so came to ${middle.a}, which ${last.name} needed. The ${wish.noun} was already sold, but ${first.name} brought it as a gift.`,
        );
      }
    } else {
      speak(last, one('But I have no money left at all.', 'Alas, I spent my last penny on nails.'));
      say(
        `${hero.name} thought of the ${wish.noun}, ${one('sighed', 'swallowed', 'shut both eyes')} once, and gave ${middle.the} to ${last.name} for ${one('a kiss', 'a pat on the head', 'a thank-you')}.`,
      );
      tale.give(middle, last);
      tale.paragraph();
      say(
        `That was the third trade, and it seemed the ${one('worst', 'poorest')}, until ${last.name} ${one('opened an old trunk', 'reached under the bed', 'climbed to the attic')} and took out ${one('pieces of bamboo and silk', 'wood, wire and glue', 'a box of paints and screws')}.`,
      );
      say(
        `For ${one('three', 'four', 'five')} evenings they ${one('cut', 'measured', 'whittled')} and ${one('glued', 'stitched', 'painted')} together, and in the end there was ${wish.a}, ${one('a little crooked', 'twice as fine as the other', 'like no other in the world')}.`,
      );
      tale.give(wish, hero);
      speak(hero, one('Nobody could ever buy one like this!', 'It is better than the one in the shop!'));
      fact('who', `Who made the ${wish.noun} with ${hero.name}?`, last.name);
      tale.summary(
        `${hero.name} traded ${small.a} for ${food.a}, and so came to ${middle.a}, which ${hero.they} gave to ${last.name} for nothing. In return ${last.name} helped to make ${wish.a}.`,
      );
    }
    sayOne(
      `${hero.name} was ${tale.pick(words.glad)}, and the ${small.noun}, the ${food.noun} and the ${middle.noun} were all where they were ${one('needed', 'wanted', 'missed')} most.`,
      `So everybody had what ${one('was needed', 'was missing')}, and it had all begun with ${small.a}.`,
    );

    fact('what', `What did ${hero.name} have at first?`, small.a);
    fact('where', `Where did ${hero.name} meet ${first.name}?`, spot);
    fact('holder', `Who got ${small.the}?`, first.name);
    fact('why', `Why did ${last.name} need ${withArticle(middle.noun)}?`, need);
    fact('what', `What did ${hero.name} wish for?`, wish.a);
    tale.title(
      'Three Trades',
      `${hero.name} Makes a Trade`,
      `The ${small.noun} and the ${wish.noun}`,
      'Round and Round',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who trades ${small.a} three times`);
  },
};
