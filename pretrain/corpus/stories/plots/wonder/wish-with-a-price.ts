import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { capital, withArticle } from '../../person';
import { child, oneDay } from './scene';

const granters = ['heron', 'toad', 'raven', 'otter', 'white hare', 'stork', 'turtle'];
const wishes = [
  {
    want: 'to be the fastest runner',
    line: 'I wish to be the fastest runner of all!',
    effect: 'won every race',
    use: 'run',
  },
  { want: 'to be rich', line: 'I wish to be rich!', effect: 'had pockets full of coins', use: 'spend' },
  {
    want: 'to be the best singer',
    line: 'I wish to be the best singer in the land!',
    effect: 'sang like a nightingale',
    use: 'sing',
  },
  {
    want: 'to know everything',
    line: 'I wish to know everything there is to know!',
    effect: 'answered every question',
    use: 'know',
  },
  {
    want: 'to be as strong as a bear',
    line: 'I wish to be as strong as a bear!',
    effect: 'lifted a cart with one hand',
    use: 'lift',
  },
];
const prices = [
  { price: 'a shadow', loss: 'no shadow followed on the road', word: 'shadow' },
  { price: 'a laugh', loss: 'no joke was funny any more', word: 'laugh' },
  { price: 'the memory of home', loss: 'every street looked strange', word: 'memory' },
  { price: 'the taste of food', loss: 'honey was like sawdust', word: 'taste' },
  { price: 'the colours of the world', loss: 'the whole meadow was grey', word: 'colours' },
];
const spots = [
  'under the footbridge',
  'beside the millpond',
  'near a bubbling spring',
  'between the roots of an ash',
  'behind the waterfall',
];

/** Something small is asked for a great wish, and it turns out to be the greater of the two. */
export const wishWithAPrice: Plot = {
  id: 'wish-with-a-price',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const friend = tale.kin(hero, one('brother', 'sister', 'cousin', 'grandmother', 'grandfather'));
    const granter = tale.person({ kind: 'animal', role: tale.pick(granters) });
    const aGranter = withArticle(granter.role);
    const season = tale.pick(words.seasons);
    const wish = tale.pick(wishes);
    const cost = tale.pick(prices);
    const spot = tale.pick(spots);
    const trouble = one(
      'its foot was caught in a wire',
      'brambles held it fast',
      'it was tangled in an old net',
      'a heavy branch lay on its back',
    );

    sayOne(
      `All ${hero.intro} ever wanted was ${wish.want}.`,
      `There was once ${hero.intro} who lived in ${tale.pick(words.homes)} and longed ${wish.want}.`,
      `${hero.name} was ${one('an ordinary', 'a restless', 'a discontented')} ${hero.role}, and ${hero.their} dearest dream was ${wish.want}.`,
    );
    sayOne(
      `${oneDay(tale, season)}, ${spot}, ${hero.they} ${one('came across', 'discovered', 'heard')} ${aGranter} that ${one('gasped', 'struggled', 'wriggled')}, for ${trouble}.`,
      `${oneDay(tale, season)}, ${hero.they} found ${aGranter} ${spot}, ${one('weak', 'helpless', 'hardly moving')}: ${trouble}.`,
    );
    if (tale.chance(0.35)) say(tale.pick(season.signs));
    sayOne(
      `${hero.name} ${one('knelt in the wet', 'rolled up both sleeves', 'worked with numb fingers')} until it was free, and then, ${one('to the surprise of all the frogs', 'as clear as a bell', 'in a cracked old voice')}, it spoke.`,
      `With ${one('great', 'much', 'gentle')} care ${hero.name} ${one('set it free', 'helped it', 'rescued it')}, and the ${granter.role} ${one('opened its mouth', 'bowed', 'shook itself')} and talked.`,
    );
    speak(
      granter,
      one(
        `I am ${granter.name}, and I owe you a wish.`,
        `My name is ${granter.name}. Ask for one thing, and I will give it.`,
      ),
    );
    speak(hero, wish.line);
    speak(
      granter,
      one(
        `Every wish has a price, and yours is ${cost.price}.`,
        `It will cost you ${cost.price}. Do you agree?`,
        `For that I must take ${cost.price}.`,
      ),
      one('gravely', 'with a long look', 'softly'),
    );
    sayOne(
      `That seemed ${one('cheap', 'a trifle', 'very little')}, so ${hero.name} ${one('agreed', 'nodded', 'said yes')} ${one('at once', 'without thinking', 'before the echo died')}.`,
      `${hero.name} shrugged; what use ${cost.word === 'colours' ? 'were' : 'was'} such ${cost.word === 'colours' ? 'things' : 'a thing'}? And so the bargain was ${one('struck', 'made', 'sealed')}.`,
    );
    paragraph();

    sayOne(
      `From that hour ${hero.name} ${wish.effect}, and ${one('the whole school cheered', 'people pointed and whispered', 'the newspapers wrote about it')}.`,
      `It worked: ${hero.name} ${wish.effect}, ${one('day after day', 'wherever people gathered')}, and was ${one('famous', 'admired', 'envied')} within a ${one('week', 'month')}.`,
    );
    sayOne(
      `But ${cost.loss}, and ${one('little by little', 'bit by bit', 'with each day')} the joy ${one('drained away', 'leaked out', 'went stale')}.`,
      `Then came the other side of it: ${cost.loss}, and ${hero.name} felt ${tale.pick(words.sad)}.`,
    );
    sayOne(
      `${friend.name}, ${hero.name}'s ${friend.role}, ${one('noticed it first', 'saw that something was missing', 'sat down on the bed')}.`,
      `The only one who ${one('understood', 'was not dazzled')} was ${hero.name}'s ${friend.role}, ${friend.name}.`,
    );
    speak(
      friend,
      one(
        'You have everything and you look like a rainy Monday.',
        'What did you pay for all this?',
        'Would you not rather be yourself again?',
      ),
    );
    sayOne(
      `${hero.name} ${one('wept', 'confessed', 'told the whole story')}, and at last said aloud: "I gave away ${cost.price}."`,
      `"I sold ${cost.price}," said ${hero.name} ${one('in a tiny voice', 'bitterly', 'and hid behind both hands')}.`,
    );
    paragraph();

    const trade = tale.chance(0.5);
    sayOne(
      `Together they ${one('hurried', 'ran', 'went')} back ${spot} and called until the ${granter.role} ${one('came', 'appeared', 'rose out of the mist')}.`,
      `That same day they looked ${spot}, and there the ${granter.role} ${one('waited', 'sat', 'was')}, as if ${one('it had known', 'no time had passed', 'somebody had sent word')}.`,
    );
    speak(
      hero,
      one('Please take back the wish!', 'I was wrong. May I undo it?', 'Keep your gift and return what was mine!'),
    );
    if (trade) {
      speak(
        granter,
        one(
          'A wish can be returned, but nobody will remember your glory.',
          'So be it. You will be as you were, no more and no less.',
        ),
      );
      sayOne(
        `${hero.name} ${one('did not hesitate', 'laughed with tears', 'held out a hand')}, and with a ${one('puff', 'splash', 'flash')} ${one('the bargain was over', 'it was done', 'all was as before')}.`,
        `A ${one('warm wind', 'shiver', 'sound like tearing silk')} went through ${hero.name}, and everything that had been ${one('lost', 'sold', 'taken')} ${one('came home', 'was back')}.`,
      );
      sayOne(
        `${hero.They} was ordinary again, and ${one('skipped', 'sang off key', 'stumbled over every root')} the whole way home with ${friend.name}.`,
        `Now ${hero.name} ${one('lost', 'failed', 'tripped')} as often as others do, and ${one('was happier than ever', 'did not mind a bit', 'practised every evening')}.`,
      );
    } else {
      speak(
        granter,
        one(
          'I can give it back only if somebody else gives something up.',
          'One thing must be paid with another, freely given.',
        ),
      );
      sayOne(
        `Then ${friend.name} ${one('stepped forward', 'spoke up')} and offered ${one('a voice of silver', 'a year of good dreams', 'the luck of a whole summer', 'the sharpest pair of eyes in town')}, ${one('just like that', 'without being asked', 'and smiled')}.`,
        `Before ${hero.name} could ${one('protest', 'speak')}, ${friend.name} gave ${one('a treasured ring', 'a beloved fiddle', 'the savings of seven years')} for it.`,
      );
      sayOne(
        `The ${granter.role} was so ${one('moved', 'touched')} that it ${one('took nothing', 'gave both back', 'let the debt go')}, for ${one('a gift of love', 'kindness')} breaks every bargain.`,
        `At this the ${granter.role} ${one('laughed', 'bowed low')}: a price paid for ${one('another', 'love')} is always ${one('returned', 'forgiven')}.`,
      );
      say(
        `So ${hero.name} had ${cost.word === 'colours' ? 'them' : 'it'} back, and ${one('hugged', 'thanked', 'would not let go of')} ${friend.name} ${one('all the way home', 'for a long time', 'until both were breathless')}.`,
      );
    }
    paragraph();

    sayOne(
      `${one('Be careful', 'Think twice', 'Take your time')} when you wish, and ask first what it ${one('costs', 'takes away', 'leaves behind')}.`,
      `We seldom know the worth of a thing until ${one('it is gone', 'someone asks to buy it')}.`,
      `There is nothing small about what ${one('makes us who we are', 'we have had since birth', 'we never notice')}.`,
      `${hero.name} still helps ${one('animals', 'strangers')} in trouble, but when they offer ${one('wishes', 'rewards')}, ${hero.they} only asks for ${one('a feather', 'a story', 'a smile')}.`,
    );

    tale.fact('what', one(`What was the price of the wish?`, `What did ${hero.name} pay for the wish?`), cost.price);
    tale.fact('where', `Where did ${hero.name} find the ${granter.role}?`, spot);
    tale.fact('why', `Why did the ${granter.role} need help?`, trouble);
    tale.fact('who', `Who saw that ${hero.name} was unhappy?`, friend.name);
    tale.fact('what', `What did ${hero.name} long for?`, wish.want);
    tale.title(
      'A Wish and Its Price',
      `What ${hero.name} Paid`,
      `The Talking ${capital(granter.role)}`,
      'The Costly Wish',
      `${hero.name} and the ${capital(granter.role)}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who gives away ${cost.price} for a wish`);
    tale.summary(
      one(
        `${hero.name} frees ${aGranter} and is granted a wish, but the price is ${cost.price}. With the help of ${friend.name}, ${hero.they} undoes the bargain.`,
        `${capital(aGranter)} grants ${hero.name} a wish in return for ${cost.price}. ${hero.name} regrets it and gets back what was lost.`,
      ),
    );
  },
};
