import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { beast, called, heading, oneDay, the } from './scene';

const slow = ['tortoise', 'snail', 'toad', 'mole', 'hedgehog', 'badger'];
const fast = ['hare', 'squirrel', 'weasel', 'deer', 'greyhound', 'pony'];
const marks = ['the hollow log', 'the stone bridge', 'the old well', 'the split pine', 'the mossy gate', 'the mill'];
const prizes = ['a silver bell', 'a honey cake', 'a basket of plums', 'a ribbon of blue silk', 'a round cheese'];

/** A race that the quick one throws away and the slow one walks to its end. */
export const slowOneWins: Plot = {
  id: 'slow-one-wins',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = beast(tale, slow);
    const rival = beast(tale, fast);
    const season = tale.pick(words.seasons);
    const start = tale.fresh(marks);
    const halfway = tale.fresh(marks);
    const finish = tale.fresh(marks);
    const prize = tale.pick(prizes);

    sayOne(
      `In ${tale.pick(words.homes)} there lived ${hero.intro}, who ${one('never rushed', 'took one small step after another', 'always arrived last at the table')}.`,
      `Nobody in the ${one('forest', 'valley', 'meadow')} was as ${one('slow', 'unhurried', 'steady')} as ${hero.name} the ${hero.role}.`,
      `${hero.name} was ${one('a plump', 'an elderly', 'a patient', 'a dusty')} ${hero.role} who ${one('walked everywhere', 'plodded along the lanes', 'counted every pebble on the road')}.`,
    );
    sayOne(
      `${rival.name} the ${rival.role} ${one('laughed', 'giggled', 'sneered', 'snorted')} whenever they ${one('met', 'passed each other', 'shared the path')}.`,
      `Next door lived ${rival.intro}, who ${one('dashed', 'galloped', 'zipped', 'raced')} past ${one('ten times a day', 'in a cloud of dust', 'without saying hello')}.`,
      `The quickest legs around belonged to ${rival.name}, ${one('a boastful', 'a vain', 'a restless', 'a noisy')} ${rival.role}.`,
    );
    speak(
      rival,
      one(
        'You could not outrun a turnip!',
        'Even the moss grows faster than you walk!',
        'My shadow would be asleep before you reached the corner!',
        'Do you carry a house, or are you just heavy?',
      ),
    );
    speak(
      hero,
      one(
        `Then race me from ${start} to ${finish}.`,
        `Let us see who gets to ${finish} first.`,
        `I challenge you to a race to ${finish}.`,
      ),
      one('calmly', 'politely', 'without blinking', 'with a small smile', 'after a while'),
    );
    sayOne(
      `The neighbours ${one('promised', 'offered', 'put up')} ${prize} as the prize.`,
      `The winner would get ${prize}, so everybody ${one('gathered to watch', 'came with flags', 'lined the road')}.`,
      `They agreed that ${prize} would go to whoever ${one('came first', 'won', 'crossed the line ahead')}.`,
    );
    paragraph();

    sayOne(
      `The race began at ${start} ${oneDay(tale, season)}.`,
      `So, ${oneDay(tale, season)}, the two stood side by side at ${start}.`,
      `${oneDay(tale, season)}, an acorn was dropped at ${start} as the signal to go.`,
    );
    if (tale.chance(0.4)) say(tale.pick(season.signs));
    sayOne(
      `${rival.name} ${one('shot away', 'flew off', 'vanished round the bend')} like ${one('an arrow', 'a gust of wind', 'a stone from a sling')}, while ${hero.name} ${one('took the first careful step', 'had hardly moved', 'was still lifting one foot')}.`,
      `In a ${one('blink', 'heartbeat', 'twinkling')} ${called(tale, rival)} was far ahead, and ${called(tale, hero)} ${one('swallowed the dust', 'simply kept walking', 'hummed a walking song')}.`,
    );
    const mishap = tale.pick(['nap', 'mud', 'show'] as const);
    const why =
      mishap === 'nap'
        ? one(`${rival.name} fell asleep`, `${rival.name} lay down for a nap`, `${rival.name} dozed in the shade`)
        : mishap === 'mud'
          ? one(
              `${rival.name} got stuck in the mud`,
              `${rival.name} sank into a bog`,
              `${rival.name} was trapped in the brambles`,
            )
          : one(
              `${rival.name} stopped to show off`,
              `${rival.name} stopped to boast`,
              `${rival.name} danced for the crowd`,
            );
    if (mishap === 'nap') {
      sayOne(
        `Near ${halfway} ${called(tale, rival)} looked back and saw ${one('an empty road', 'nobody at all', 'only a few butterflies')}.`,
        `At ${halfway} the lead was so ${one('huge', 'enormous', 'comfortable')} that running seemed ${one('silly', 'needless', 'a waste of breath')}.`,
      );
      speak(
        rival,
        one(
          'There is time for forty winks.',
          'I can win this after a rest.',
          'A pillow of clover is just what I need.',
        ),
      );
    } else if (mishap === 'mud') {
      sayOne(
        `At ${halfway} ${called(tale, rival)} ${one('spotted', 'chose', 'could not resist')} a shortcut through the ${one('marsh', 'thicket', 'swamp')}.`,
        `The road curved at ${halfway}, and ${called(tale, rival)} was too ${one('impatient', 'proud', 'hasty')} to follow it.`,
      );
      speak(rival, one('Only fools go the long way!', 'I will save a mile!', 'Rules and roads are for slow folk!'));
    } else {
      sayOne(
        `A crowd of ${one('rabbits', 'geese', 'mice', 'lambs')} was ${one('clapping', 'cheering', 'waving')} beside ${halfway}.`,
        `At ${halfway} stood ${one('a painter', 'a drummer', 'a row of admirers')}, and ${called(tale, rival)} loved ${one('attention', 'applause', 'praise')}.`,
      );
      speak(rival, one('Watch me jump!', 'Have you ever seen such splendid legs?', 'Let me tell you how quick I am!'));
    }
    sayOne(
      `Before long ${why}, and the ${one('minutes', 'sun', 'clouds')} went by.`,
      `That is how ${why} with the race only half ${one('run', 'done', 'over')}.`,
      `And so ${why}, and ${called(tale, hero)} was ${one('quite', 'soon', 'completely')} forgotten.`,
    );
    paragraph();

    const kind = mishap === 'mud' ? tale.chance(0.6) : false;
    sayOne(
      `${hero.name} came along ${tale.one('step by step', 'inch by inch', 'at the usual pace', 'puffing a little')} and ${one('saw what had happened', 'understood at once', 'noticed everything')}.`,
      `Meanwhile ${called(tale, hero)} had not ${one('stopped', 'rested', 'turned aside')} once, and now reached ${halfway} too.`,
    );
    if (kind) {
      sayOne(
        `${hero.They} could have ${one('crept past', 'gone on', 'left at once')}, but ${hero.they} ${one('held out a long branch', 'dragged a fallen bough over', 'threw a rope of ivy')} and pulled until ${rival.name} was free.`,
        `Instead of ${one('gloating', 'hurrying on', 'laughing')}, ${hero.name} ${one('found a stout stick', 'bent a willow down', 'rolled a log closer')} and helped ${rival.name} out.`,
      );
      sayOne(
        `${rival.name} was ${one('so dirty', 'so scratched', 'so ashamed')} that ${rival.they} ${one('limped behind', 'walked the rest', 'could not run any more')}.`,
        `Muddy and ${one('tired', 'sore', 'humble')}, ${rival.name} followed ${one('at a crawl', 'on shaky legs', 'with a drooping head')}.`,
      );
    } else {
      sayOne(
        `${hero.They} ${one('tiptoed by', 'did not make a sound', 'went straight on')}, for ${one('a race is a race', 'a promise is a promise', 'the goal was still far off')}.`,
        `Without a ${one('word', 'pause', 'sideways glance')} ${hero.they} walked on towards ${finish}.`,
      );
      sayOne(
        `When ${rival.name} ${one('remembered the race', 'looked up at last', 'came rushing after')}, it was ${one('far too late', 'no use at all', 'a minute too late')}.`,
        `${rival.name} ${one('sprinted', 'bolted', 'tore')} down the last stretch, ${one('panting', 'gasping', 'red in the face')}, but in vain.`,
      );
    }
    sayOne(
      `${hero.name} touched ${finish} first and won ${the(prize)}.`,
      `The ${one('cheer', 'shout', 'roar')} at ${finish} was for ${hero.name}, who was handed ${the(prize)}.`,
      `So ${the(prize)} went to ${hero.name}, the first to reach ${finish}.`,
    );
    paragraph();

    const shares = kind || tale.chance(0.5);
    if (shares) {
      speak(
        rival,
        one(
          'I was a fool to laugh at you.',
          'You beat me fairly, my friend.',
          'Will you teach me how to go slowly?',
          'Forgive me for being so rude.',
        ),
      );
      sayOne(
        `${hero.name} ${one('nodded', 'grinned', 'shook hands')}, and from then on they ${one('went for walks together', 'were friends', 'took the long road side by side')}.`,
        `That night the two ${one('shared supper', 'sat by one fire', 'told the story together')} like ${one('brothers', 'old friends', 'good neighbours')}.`,
      );
    } else {
      speak(
        rival,
        one('It was only luck!', 'I was not really trying!', 'Tomorrow I would win!'),
        one('crossly', 'with a pout', 'with a stamp of the foot'),
      );
      sayOne(
        `But nobody listened, and ${rival.name} ${one('slunk home', 'hid behind a hedge', 'went off to sulk')}.`,
        `The crowd only ${one('chuckled', 'shrugged', 'smiled')}, and ${rival.name} ${one('never bragged again', 'stayed indoors for a week', 'had nothing more to say')}.`,
      );
    }
    sayOne(
      `Those who keep going ${one('get there', 'will arrive', 'often win')}.`,
      `It is better to be ${one('steady than swift', 'patient than proud', 'slow and sure than quick and careless')}.`,
      `A small step is still a step${one('', ', and many of them cross a country', ', if you take the next one too')}.`,
      `Speed is a gift, but ${one('only effort brings you home', 'boasting wastes it', 'it helps only those who use it')}.`,
    );

    tale.fact('who', one('Who won the race?', `Who reached ${finish} first?`), hero.name);
    tale.fact('what', 'What was the prize?', prize);
    tale.fact('where', one('Where did the race begin?', 'Where did they start?'), `at ${start}`);
    tale.fact('why', `Why did ${rival.name} lose the race?`, why);
    tale.fact('name', `What was the name of the ${hero.role}?`, hero.name);
    tale.title(
      `The ${heading(hero.role)} Who Won`,
      `${hero.name} Against ${rival.name}`,
      `The Race to ${heading(finish)}`,
      `Slow and Steady ${hero.name}`,
      `The ${heading(hero.role)} and the ${heading(rival.role)}`,
    );
    tale.about(`a slow ${hero.role} named ${hero.name} who wins a race against a fast ${rival.role}`);
    tale.summary(
      one(
        `${hero.name} the ${hero.role} races against ${rival.name} the ${rival.role}. ${hero.name} wins ${prize} because ${why}.`,
        `A slow ${hero.role} named ${hero.name} wins a race against ${rival.name}, because ${why} on the way.`,
      ),
    );
  },
};
