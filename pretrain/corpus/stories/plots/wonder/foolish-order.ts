import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { capital } from '../../person';
import { child, grown, oneDay } from './scene';

const orders = [
  {
    order: 'all bells must be silent',
    cause: 'the noise disturbed a nap',
    result: 'nobody knew the time, and the bread burned in every oven',
    proof: 'the palace kitchen caught fire and no bell could ring',
    banned: 'bells',
  },
  {
    order: 'nobody may wear shoes',
    cause: 'a footprint had spoiled the carpet',
    result: 'people hopped on the cold stones and sneezed',
    proof: 'a nail pricked the royal toe',
    banned: 'shoes',
  },
  {
    order: 'all dogs must leave the town',
    cause: 'a bark had spoiled a poem',
    result: 'thieves strolled through the streets at night',
    proof: 'somebody stole the crown from the bedside',
    banned: 'dogs',
  },
  {
    order: 'it is forbidden to laugh',
    cause: 'someone had giggled at the new hat',
    result: 'the children grew pale and the cows gave sour milk',
    proof: 'the court jester made even the guards shake, and no prison was big enough',
    banned: 'laughter',
  },
  {
    order: 'everyone must walk backwards',
    cause: 'an adviser had praised it as graceful',
    result: 'carts collided and eggs were smashed by the dozen',
    proof: 'the royal procession walked straight into the duck pond',
    banned: 'walking forwards',
  },
  {
    order: 'all lamps must be put out',
    cause: 'a moth had flown into the soup',
    result: 'people bumped into lampposts and kissed the wrong aunts',
    proof: 'the palace stairs were dark, and down they came with a crash',
    banned: 'lamps',
  },
];

/** Someone in power gives a silly order, and a child makes its folly plain. */
export const foolishOrder: Plot = {
  id: 'foolish-order',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const queen = tale.chance(0.5);
    const ruler = tale.person({ kind: queen ? 'woman' : 'man', role: queen ? 'queen' : 'king' });
    const worker = grown(tale, one('cook', 'gardener', 'tailor', 'baker', 'cobbler'));
    const season = tale.pick(words.seasons);
    const law = tale.pick(orders);
    const seat = one(
      'in a marble palace',
      'in a castle of a hundred rooms',
      'behind seven gates',
      'on a throne with lion feet',
    );

    sayOne(
      `Long ago there ruled ${ruler.intro}, who sat ${seat} and ${one('was bored', 'was seldom contradicted', 'knew little of the streets')}.`,
      `In a ${one('small', 'faraway', 'mountainous')} kingdom lived ${ruler.intro}, who sat ${seat}, with ${one('forty advisers', 'nineteen clocks', 'a great many mirrors')}.`,
    );
    sayOne(
      `${oneDay(tale, season)}, a herald ${one('blew a horn', 'nailed a paper to the oak')} and read a new order: ${law.order}!`,
      `${oneDay(tale, season)}, the ${ruler.role} ${one('thumped the table', 'leapt out of bed')} and decided that, from now on, ${law.order}.`,
    );
    sayOne(
      `The reason was that ${law.cause}.`,
      `And why? Only because ${law.cause}.`,
      `It was all because ${law.cause}, ${one('but nobody dared to smile', 'which had happened just once', 'and there was no more to it')}.`,
    );
    speak(
      ruler,
      one(
        'Obey, or scrub the dungeon floor!',
        'My word is law, and my law is wise!',
        'Whoever disagrees may do so in prison!',
      ),
    );
    paragraph();

    sayOne(
      `Soon ${law.result}.`,
      `Within ${one('a week', 'three days', 'a fortnight')} ${law.result}.`,
      `The ${one('trouble', 'misery', 'muddle')} began ${one('at once', 'the next morning')}: ${law.result}.`,
    );
    sayOne(
      `${worker.intro}, who ${one('worked at the palace', 'served at court')}, ${one('lost all patience', 'could hardly do a stroke of work')}, but was ${tale.pick(words.afraid)} to say so.`,
      `At the palace ${worker.intro} ${one('grumbled into a pot', 'sighed behind a curtain', 'wept quietly')}, for ${one('the order made work impossible', 'a good day had become a bad one')}.`,
    );
    speak(
      worker,
      one(
        'Somebody ought to tell the truth up there.',
        'If I speak, I lose my place.',
        'Who would listen to people like us?',
      ),
      one('in a whisper', 'bitterly', 'with a glance at the guards'),
    );
    sayOne(
      `${hero.name}, ${one('a freckled', 'a barefoot', 'a bright-eyed')} ${hero.role} who ${one('delivered milk', 'carried firewood', 'looked after the geese')} there, ${one('heard it', 'was listening')}.`,
      `This was overheard by ${hero.intro}, who ${one('swept the yard', 'brought the eggs', 'fed the peacocks')}.`,
    );
    speak(
      hero,
      one('Then I will tell the truth.', 'I am small, so perhaps they will not be angry.', 'Let me try something.'),
    );
    paragraph();

    const clever = tale.chance(0.5);
    if (clever) {
      sayOne(
        `${hero.They} did not ${one('argue', 'complain')}; instead ${hero.they} ${one('praised the order', 'bowed to the ground')} and begged the ${ruler.role} to ${one('obey it too', 'set an example', 'be the first to follow it')} for ${one('a single day', 'one whole week')}.`,
        `With ${one('a low bow', 'a solemn face')} ${hero.name} asked for one favour only: that the ${ruler.role} should ${one('keep the order as well', 'live by it from sunrise to sunset')}.`,
      );
      sayOne(
        `Flattered, the ${ruler.role} ${one('agreed', 'nodded')}, and before ${one('noon', 'dinner')} ${law.proof}.`,
        `What could be said against that? The ${ruler.role} ${one('tried', 'consented')}, and then ${law.proof}.`,
      );
    } else {
      sayOne(
        `${hero.They} marched ${one('past the guards', 'up the red carpet', 'through the great hall')} and said ${one('loudly', 'clearly')} what ${one('everyone thought', 'no one dared to say')}: the order was foolish.`,
        `In the throne room, ${one('with shaking knees', 'chin up')}, ${hero.name} told the ${ruler.role} to ${one('look out of the window', 'come down to the street for an hour')}.`,
      );
      sayOne(
        `The ${one('advisers', 'ladies')} ${one('gasped', 'dropped their fans')}, the ${ruler.role} turned purple, and at that moment ${law.proof}.`,
        `"${one('Seize that child', 'Out with you')}," cried the ${ruler.role}, but just then ${law.proof}.`,
      );
    }
    sayOne(
      `${ruler.name} ${one('sat very still', 'went red, then white', 'opened and closed that royal mouth')}, and ${one('began to see', 'thought about it, perhaps for the first time')}.`,
      `There was ${one('a dreadful hush', 'not a sound')}, while ${ruler.name} ${one('looked about', 'rubbed that royal head')} and understood.`,
    );
    paragraph();

    speak(
      ruler,
      one(
        'I have been a goose.',
        'How could I be so silly?',
        'Tear up that paper, and bring me a smaller crown.',
        'Why did none of you wise men say so?',
      ),
    );
    const reward = tale.chance(0.5);
    if (reward) {
      sayOne(
        `${hero.name} was made ${one('adviser for common sense', 'keeper of the plain truth', 'the youngest minister ever')} and ${one('paid in gingerbread', 'given a pony', 'allowed to ask questions at any hour')}.`,
        `From then on every law was first read to ${hero.name}, and if ${hero.they} ${one('frowned', 'giggled')} it went ${one('into the stove', 'out of the window')}.`,
      );
    } else {
      sayOne(
        `${hero.name} wanted no ${one('reward', 'title', 'medal')}; ${hero.they} went back to ${one('the geese', 'the yard', 'work')}, whistling.`,
        `When a purse of gold was offered, ${hero.name} gave it to ${worker.name} and the others, who had ${one('suffered most', 'borne it longest')}.`,
      );
    }
    sayOne(
      `The people ${one('danced', 'cheered', 'lit bonfires')}, and ${worker.name} the ${worker.role} ${one('danced hardest of all', 'sang for the first time in weeks', 'made a cake as tall as a drum')}.`,
      `And so the foolish order ${one('lasted no longer than a cold', 'ended up as a paper boat', 'was forgotten, except in this story')}.`,
    );
    sayOne(
      `${one('Power', 'A crown')} without ears is ${one('a danger', 'a bell without a rope')}.`,
      `One honest word is worth ${one('forty flatterers', 'a hundred bows')}.`,
      `Who makes rules should ${one('live by them first', 'try them at home')}.`,
    );

    tale.fact('what', one('What was the new order?', `What did the ${ruler.role} order?`), law.order);
    tale.fact('why', one('Why was the order given?', `Why did the ${ruler.role} give the order?`), law.cause);
    tale.fact(
      'who',
      one('Who showed that the order was foolish?', `Who made the ${ruler.role} see the truth?`),
      hero.name,
    );
    tale.fact('name', `What was the name of the ${ruler.role}?`, ruler.name);
    tale.fact('where', `Where did the ${ruler.role} sit?`, seat);
    tale.title(
      'The Foolish Order',
      `The ${capital(ruler.role)} and the ${capital(hero.role)}`,
      `${hero.name} Tells the Truth`,
      `No More ${capital(law.banned)}`,
      'A Law for a Day',
    );
    tale.about(`a ${ruler.role} named ${ruler.name} who gives a foolish order`);
    tale.summary(
      one(
        `${capital(ruler.role)} ${ruler.name} gives a foolish order: ${law.order}. ${hero.name} makes the ${ruler.role} see how silly it is.`,
        `A foolish order makes a kingdom unhappy, until a ${hero.role} named ${hero.name} is brave enough to show the ${ruler.role} the truth.`,
      ),
    );
  },
};
