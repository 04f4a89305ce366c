import * as words from '../../lexicon';
import { heading } from './scene';
import type { Plot } from '../../plot';
import { child, grown, oneDay } from './scene';

const hiding = [
  'under a heap of gears',
  'behind a velvet curtain',
  'on the highest shelf',
  'at the back of the window',
  'inside a sea chest',
];
const harms = [
  { deed: 'broken a blue vase', thing: 'the vase', good: 'a stray dog had found a home', keep: 'the dog' },
  { deed: 'shouted at a best friend', thing: 'the quarrel', good: 'a baby had been born next door', keep: 'the baby' },
  { deed: 'missed the winning goal', thing: 'the game', good: 'a new friend had moved in', keep: 'the friend' },
  {
    deed: 'spilled ink on a painting',
    thing: 'the painting',
    good: 'the swallows had come back',
    keep: 'the swallows',
  },
  { deed: 'forgotten the words of a song', thing: 'the song', good: 'a long letter had arrived', keep: 'the letter' },
];

/** A clock that undoes the day, the bad of it and the good. */
export const backwardClock: Plot = {
  id: 'backward-clock',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const keeper = grown(tale, one('clockmaker', 'watchmaker', 'antique dealer', 'pawnbroker'));
    const season = tale.pick(words.seasons);
    const clock = tale.thing(['clock', 'pocket watch', 'alarm clock', 'cuckoo clock', 'wall clock']);
    const { deed, thing, good, keep } = tale.pick(harms);
    const spot = tale.pick(hiding);

    sayOne(
      `In ${one('a side street', 'a cobbled alley', 'the arcade by the station')} there was a shop full of ${one('ticking', 'chimes', 'springs and pendulums')}, and it belonged to ${keeper.intro}.`,
      `${keeper.name} was ${one('a stooped', 'a white-haired', 'a silent', 'a half-blind')} ${keeper.role}, and ${keeper.their} shop was ${one('the narrowest in town', 'never quiet', 'as crowded as a beehive')}.`,
    );
    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} ${one('stumbled in', 'pushed open the door', 'came in out of the weather')} with ${one('red eyes', 'a heavy heart', 'a wet face')}.`,
      `${hero.intro} ${one('wandered in', 'crept in', 'took shelter there')} ${oneDay(tale, season)}, and ${one('did not want to go home', 'was close to tears', 'kicked the mat')}.`,
    );
    sayOne(
      `${hero.They} was ${tale.pick(words.sad)} because ${hero.they} had ${deed}.`,
      `The trouble was this: only ${one('an hour', 'two hours', 'a little while')} before, ${hero.they} had ${deed}.`,
    );
    sayOne(
      `There, ${spot}, ${hero.they} ${one('noticed', 'spied', 'caught sight of')} ${clock.a} whose hands ${one('ran the wrong way', 'were turning backwards', 'crept from twelve to eleven')}.`,
      `Then something odd caught ${hero.their} eye: ${clock.a}, ${spot}, that was ${one('going backwards', 'ticking in reverse', 'counting down')}.`,
    );
    speak(hero, one('Is it broken?', 'Why does it run backwards?', 'What does that one do?'));
    speak(
      keeper,
      one(
        `It takes back a day, and all that was in it.`,
        `Wind it once, and the day begins again.`,
        `It gives you yesterday, but it never picks and chooses.`,
      ),
      one('slowly', 'in a hushed voice', 'without looking up', 'with a frown'),
    );
    paragraph();

    const borrowed = tale.chance(0.5);
    if (borrowed) {
      tale.give(clock, hero);
      sayOne(
        `${hero.name} begged so ${one('long', 'hard', 'sweetly')} that ${keeper.name} lent ${hero.them} ${clock.the} ${one('for one night', 'until the shop closed', 'with many warnings')}.`,
        `"Bring it back before ${one('supper', 'the bells ring', 'you regret it')}," said ${keeper.name}, and let ${hero.them} take ${clock.the}.`,
      );
    } else {
      sayOne(
        `When ${keeper.name} went to ${one('make tea', 'find a screwdriver', 'answer the telephone')}, ${hero.name} ${one('reached for', 'seized', 'could not help touching')} ${clock.the}.`,
        `${keeper.name} turned ${keeper.their} back, and in that moment ${hero.name} ${one('grabbed', 'took hold of', 'climbed up to')} ${clock.the}.`,
      );
    }
    sayOne(
      `${hero.They} ${one('turned', 'wound', 'twisted')} the key, and the world ${one('blurred', 'spun', 'shuddered')}: ${one('rain rose into the clouds', 'smoke sank into the chimneys', 'cats ran tail first', 'crumbs flew back into loaves')}.`,
      `The key went round with a ${one('click', 'whirr', 'sigh')}; ${one('birds flew backwards', 'leaves jumped up onto their branches', 'carriages rolled in reverse')}, and ${one('the sun slid east', 'bells un-rang', 'shadows turned about')}.`,
    );
    sayOne(
      `It was ${one('morning', 'early')} again, and this time ${hero.name} took ${one('great care', 'more care')}, so that ${thing} was ${one('saved', 'not spoiled', 'all right')}.`,
      `The same day started over, and because ${hero.they} knew what would happen, ${thing} ${one('came to no harm', 'went well', 'ended happily')}.`,
    );
    speak(hero, one('It worked!', 'Nobody will ever know!', 'I have mended time!'));
    paragraph();

    sayOne(
      `But something was ${one('missing', 'wrong', 'not as it should be')}: on the first day ${good}, and now it had ${one('not happened', 'never come about')}.`,
      `Then ${hero.name} ${one('turned pale', 'felt a chill', 'stopped short')}: on the first day ${good}, and the second day had ${one('lost that', 'no trace of that')}.`,
    );
    sayOne(
      `${hero.They} ${one('searched', 'ran', 'asked')} up and down the street for ${keep}, and people ${one('shook their heads', 'only stared', 'did not understand')}.`,
      `Where ${keep} should have been there was ${one('only an empty place', 'nothing', 'a gap that nobody else could see')}.`,
    );
    const wantsBack = tale.chance(0.6);
    const loss = one(
      'a day cannot be cut in two',
      'the good and the bad were sewn together',
      'nothing can be undone alone',
    );
    if (wantsBack) {
      sayOne(
        `${hero.name} raced to ${keeper.name} and asked to have the ${one('old', 'first', 'real')} day back, ${one('mistake and all', 'tears and all', 'with everything in it')}.`,
        `There was only one thing to do, and ${hero.they} ${one('ran', 'flew', 'tore')} back to the shop to give up ${one('the perfect day', 'the mended day')}.`,
      );
      speak(
        keeper,
        one(
          'Are you sure? The mistake will come back too.',
          'Then wind it the other way, and be brave.',
          'Everybody asks for that in the end.',
        ),
      );
      sayOne(
        `With ${one('a deep breath', 'closed eyes', 'trembling fingers')} ${hero.name} turned the key forwards, and ${keep} ${one('was there again', 'came back', 'returned')}; so did ${thing}.`,
        `${one('Click', 'Tick')}, went ${clock.the}, and everything was ${one('as it had been', 'back in its place')}, ${keep} and ${one('the mistake', 'the trouble')} alike.`,
      );
      sayOne(
        `So ${hero.they} went to say ${one('sorry', 'the hard words')}, ${one('and it was not half so bad', 'and was forgiven', 'and felt light afterwards')}, because ${loss}.`,
        `${hero.name} owned up, ${one('blushing', 'stammering', 'head held high')}; there was no other way, because ${loss}.`,
      );
    } else {
      sayOne(
        `${hero.name} ${one('wound the key again', 'pulled at the hands', 'shook it')}, but ${one('the spring snapped', 'the little wheels jammed', 'the hands fell off')}, and it could not be reversed.`,
        `But ${clock.the} had ${one('stopped', 'worn out', 'burst its spring')}, and no ${one('key', 'prayer', 'knocking')} would start it.`,
      );
      speak(
        keeper,
        one(
          'I warned you that it takes the sweet with the sour.',
          'What is done is done, even twice.',
          'Now you must make the new day good yourself.',
        ),
      );
      sayOne(
        `It had to be so, because ${loss}; and ${hero.name} ${one('set out to look for other joys', 'began at once to mend what could be mended', 'promised never to cheat a day again')}.`,
        `${hero.name} understood too late: all was gone because ${loss}. ${hero.They} resolved to ${one('earn such luck again', 'meet each hour as it came')}.`,
      );
    }
    paragraph();

    tale.give(clock, keeper);
    sayOne(
      `${keeper.name} put ${clock.the} ${one('away', 'back')} and ${one('locked the door', 'threw a cloth over it', 'hung up a sign: not for sale')}.`,
      `Afterwards ${keeper.name} ${one('took the key out for good', 'stopped it with one finger', 'let dust settle on it')}.`,
    );
    sayOne(
      `${one('Yesterday', 'The past')} is a room you ${one('may look into but not tidy', 'cannot move back to', 'should leave as it is')}.`,
      `A mistake that is ${one('owned', 'admitted', 'faced')} is ${one('half mended', 'lighter than one that is hidden', 'a teacher')}.`,
      `And ${hero.name}? ${hero.They} bought an ordinary watch, which ${one('always went forwards', 'had only one direction', 'was five minutes fast')}.`,
    );

    tale.fact('where', `Where was ${clock.the}?`, spot);
    tale.fact('what', one(`What ran backwards?`, `What did ${hero.name} find in the shop?`), clock.a);
    tale.fact(
      'why',
      one('Why could the good not be kept without the bad?', 'Why did it have to end so?'),
      `because ${loss}`,
    );
    tale.fact('who', one('Whose shop was it?', `Who was the ${keeper.role}?`), keeper.name);
    tale.fact('what', `What was lost with the first day?`, keep);
    tale.title(
      'The Clock That Ran Backwards',
      `${hero.name} and the ${heading(clock.noun)}`,
      'A Day Twice Over',
      'Yesterday for Sale',
      `The Shop of ${keeper.name}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who turns back a day with ${clock.a}`);
    tale.summary(
      wantsBack
        ? `${hero.name} uses a backward clock to undo a mistake, but loses something good of the same day. ${hero.They} takes the first day back and says sorry.`
        : `${hero.name} uses a backward clock to undo a mistake, but loses something good of the same day, and it cannot be brought back.`,
    );
  },
};
