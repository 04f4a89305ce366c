import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, young } from './common';

const races = [
  { what: 'soapbox race', ride: 'soapbox cart', weak: 'a wheel', move: 'rolled' },
  { what: 'rowing race', ride: 'rowing boat', weak: 'an oar', move: 'rowed' },
  { what: 'donkey race', ride: 'donkey saddle', weak: 'a stirrup', move: 'rode' },
  { what: 'bicycle race', ride: 'bicycle', weak: 'a pedal', move: 'pedalled' },
  { what: 'stilt race', ride: 'pair of stilts', weak: 'a foot strap', move: 'stalked' },
];
const landmarks = [
  'at the old windmill',
  'by the duck pond',
  'below the quarry',
  'at the turnpike',
  'beside the vineyard wall',
];

/** The fastest is not always the first, and the first is not always the winner. */
export const race: Plot = {
  id: 'race',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const { what, ride, weak, move } = tale.pick(races);
    const hero = young(tale);
    const rival = young(tale);
    const [builder, relation] = elder(tale, hero);
    const judge = grown(tale, one('judge', 'mayor', 'schoolteacher', 'postmaster'));
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));
    const prize = tale.thing(['cup', 'medal', 'bell', 'trumpet', 'ribbon', 'flag']);
    const mark = tale.pick(landmarks);
    const reason = one(
      'the course was stony',
      'rain had made the track slippery',
      'the bend was too sharp',
      `${rival.name} had practised too little`,
    );

    sayOne(
      `${someTime(tale, season)} ${one('notices', 'posters', 'handbills')} on every ${one('lamp post', 'barn', 'tree')} announced the great ${what}, and the prize was ${prize.a}.`,
      `The whole town talked of one thing only: the ${what}, whose winner would get ${prize.a}.`,
      `Every ${season.name} there was a ${what} from the ${one('market cross', 'town gate', 'fire station')} to the ${one('church', 'harbour', 'fairground')} and back, for ${prize.a}.`,
    );
    sayOne(
      `${hero.intro} had spent ${one('weeks', 'all winter', 'every free hour')} in the shed, getting ready with ${hero.their} ${relation} ${builder.name}.`,
      `With the help of ${hero.their} ${relation} ${builder.name}, ${hero.intro} had ${one('sanded', 'oiled', 'polished', 'tightened')} and ${one('painted', 'waxed', 'tested')} a ${ride}.`,
    );
    sayOne(
      `The favourite was ${rival.intro}, who had won ${one('twice', 'three times', 'every year')} and ${one('bragged about it', 'never mentioned it', 'was cheered wherever one looked')}.`,
      `At the start ${hero.they} met ${rival.intro}, last year's winner, with a ${one('silk scarf', 'new helmet', 'feathered cap')} and ${one('a brand-new', 'a gleaming', 'an expensive')} ${ride}.`,
    );
    const proud = tale.chance(0.5);
    if (proud)
      speak(rival, one('Will that old thing even get to the corner?', 'Did you find yours on a rubbish heap?'));
    else speak(rival, one('May the better one win!', 'I have heard how hard you have worked!'));
    speak(
      builder,
      one('Do not look sideways, look ahead.', 'Start slowly and finish fast.', 'Whatever happens, be fair.'),
    );
    tale.paragraph();

    sayOne(
      `${judge.intro} ${one('fired a cork', 'dropped a handkerchief', 'waved a flag', 'struck a gong')}, and ${one('eleven', 'nine', 'fourteen')} racers ${move} off in a ${one('cloud of dust', 'wild tangle', 'chorus of shouts')}.`,
      `When ${judge.intro} had counted to three, they ${move} away, ${one('elbow to elbow', 'neck and neck', 'jostling')}, while ${one('dogs barked', 'grandmothers whooped', 'drums rolled')}.`,
    );
    sayOne(
      `${hero.name} ${one('fell behind at first', 'was sixth, then fourth')}, but ${one('kept an even pace', 'passed one after another', 'breathed calmly')}, and soon only ${rival.name} was ahead.`,
      `One ${one('lost a hat', 'landed in a hedge', 'stopped for ice cream')}, another ${one('gave up', 'went the wrong way', 'got a cramp')}, and soon it was ${rival.name} first and ${hero.name} second.`,
    );
    say(
      `${mark}, ${one('with a crack', 'all of a sudden', 'just before the last hill')}, ${rival.name} ${one('lost', 'broke')} ${weak} and went ${one('head over heels', 'into the ditch', 'down with a thud')}, because ${reason}.`,
    );
    sayOne(
      `A ${one('gasp', 'groan', 'cry')} ${one('went through', 'rose from')} the ${one('crowd', 'people at the fence', 'onlookers')}, and a ${one('whistle', 'rattle', 'trumpet')} ${one('fell silent', 'stopped')}.`,
      `${one('Dust', 'Straw', 'Gravel')} ${one('flew up', 'whirled', 'sprayed')}, and the ${one('onlookers', 'flag wavers', 'musicians')} ${one('held their breath', 'leaned forward', 'groaned')}.`,
    );
    tale.paragraph();

    const stops = tale.chance(0.65);
    if (stops) {
      sayOne(
        `The way to the ${prize.noun} was free, yet ${hero.name} ${one('stopped', 'turned back')}.`,
        `${hero.name} could have gone by, and for ${one('three breaths', 'a moment')} ${hero.they} wanted to, but then ${hero.they} stopped.`,
      );
      speak(hero, one('Are you hurt?', 'Can you stand?'));
      sayOne(
        `${rival.name} ${one('was pale and held a knee', 'had twisted an ankle', 'groaned')}, so ${hero.name} ${one('tore a strip from a shirt', 'gave a shoulder to lean on', 'fetched water')} and ${one('bandaged the leg', 'tied up the scrape', 'helped')}.`,
        `Tears ran down, and ${hero.name} ${one('wiped', 'washed')} them away and ${one('told a joke', 'hummed', 'chatted')} until ${rival.name} could smile again.`,
      );
      if (tale.chance(0.5)) {
        say(
          `Together they went on, ${one('limping', 'arm in arm', 'on three good legs')}, and crossed the line ${one('side by side', 'last of all', 'as the band was packing up')}.`,
        );
        say(
          `${judge.name} ${one('thought for a while', 'looked at both of them')} and cut the ${one('ribbon', 'victory cake', 'laurel wreath')} in two, for there were two winners that day.`,
        );
        tale.put(prize, 'in the town hall');
        say(
          `And since nobody can halve ${prize.a}, it was kept in the town hall, with both names ${one('engraved', 'painted', 'written')} under it.`,
        );
        fact('where', `Where was ${prize.the} kept?`, 'in the town hall');
        tale.summary(
          `In the ${what} ${rival.name} fell, and ${hero.name} stopped to help. They came in together, and both were called winners.`,
        );
      } else {
        const third = tale.person();
        say(
          `Meanwhile ${third.intro} ${one('puffed', 'trundled', 'crept')} past, ${one('hardly believing it', 'red as a beet', 'singing')}, and won the race.`,
        );
        tale.give(prize, third);
        say(
          `But when ${third.name} heard what had happened, ${third.they} ${one('walked up to', 'came straight to')} ${hero.name} and laid ${prize.the} in ${hero.their} ${one('lap', 'arms')}.`,
        );
        tale.give(prize, hero);
        speak(third, one('I was only the quickest.', 'This is yours, for you were the better one.'));
        fact('who', 'Who crossed the line first?', third.name);
        fact('holder', `Who had ${prize.the} in the end?`, hero.name);
        tale.summary(
          `In the ${what} ${rival.name} fell, and ${hero.name} stopped to help. ${third.name} came in first, but gave ${prize.the} to ${hero.name}.`,
        );
      }
      fact('who', `Who helped ${rival.name}?`, hero.name);
    } else {
      say(
        `${hero.name} ${one('looked back', 'slowed down')}, saw ${rival.name} ${one('wave', 'get up', 'laugh')}, and ${one('went on', 'raced on')} with ${one('burning cheeks', 'a wildly beating heart', 'clenched teeth')}.`,
      );
      say(
        `The last stretch was ${one('endless', 'steep', 'a blur')}, ${one('hats flew', 'voices screamed', 'bells clanged')}, and ${hero.name} crossed the line first.`,
      );
      tale.give(prize, hero);
      say(
        `But the ${prize.noun} felt ${one('cold', 'heavy', 'wrong')} in ${hero.their} hands, because ${one('a race won by an accident is only half won', 'nobody likes to win by bad luck')}.`,
      );
      if (tale.chance(0.5)) {
        speak(hero, one('Let us race again when yours is mended!', 'I want to know who is really faster!'));
        say(
          `A week later they ran it again, just the two of them, and ${rival.name} won by ${one('a hair', 'one yard', 'the tip of a nose')}, and so ${prize.the} went to ${rival.name}.`,
        );
        tale.give(prize, rival);
        fact('who', 'Who won the second race?', rival.name);
        tale.summary(
          `${hero.name} won the ${what}, because ${rival.name} had an accident. ${hero.name} asked for a second race, which ${rival.name} won.`,
        );
      } else {
        say(
          `So ${hero.name} ${one('went', 'walked')} straight to ${rival.name} and ${one('spent the evening', 'stayed up late')} repairing ${weak} with ${builder.name}'s tools.`,
        );
        say(
          `From that day they ${one('built', 'trained', 'practised')} together, and the next ${season.name} they ${one('started as a team', 'shared one start number', 'wore the same colours')}.`,
        );
        fact('holder', `Who had ${prize.the} in the end?`, hero.name);
        tale.summary(
          `${hero.name} won the ${what}, because ${rival.name} had an accident. Afterwards ${hero.name} helped to repair the damage, and they became a team.`,
        );
      }
    }
    tale.paragraph();
    sayOne(
      `${builder.name} ${one('said nothing', 'winked', 'lit a pipe')}, but was ${tale.pick(words.glad)}, and so was ${hero.name}.`,
      `That night ${hero.name} slept ${one('like a stone', 'with one shoe on', 'without dreaming')}, and ${builder.name} ${one('hung up the oil can', 'closed the shed')} and felt ${tale.pick(words.glad)}.`,
    );

    fact('why', `Why did ${rival.name} fall?`, reason);
    fact('where', `Where did ${rival.name} fall?`, mark);
    fact('what', 'What was the prize?', prize.a);
    tale.title(`The ${what}`, `${hero.name} and ${rival.name} Race`, 'The Last Hill', 'Two at the Finish');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who takes part in a ${what}`);
  },
};
