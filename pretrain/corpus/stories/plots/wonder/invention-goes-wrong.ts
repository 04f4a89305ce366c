import * as words from '../../lexicon';
import { capital, withArticle } from '../../person';
import type { Plot } from '../../plot';
import { child, grown, heading, oneDay } from './scene';

const machines = [
  {
    name: 'jam machine',
    aim: 'cook jam by itself',
    chaos: 'jam flooded the kitchen and ran down the stairs',
    other: 'a hive of bees was fed all winter',
  },
  {
    name: 'snow machine',
    aim: 'make snow in July',
    chaos: 'foam buried the garden up to the windows',
    other: 'every dog in the street got a bath',
  },
  {
    name: 'walking bed',
    aim: 'carry sleepers to school',
    chaos: 'the bed galloped round and round the yard',
    other: 'it pulled the milk cart up the hill',
  },
  {
    name: 'sock finder',
    aim: 'find lost socks',
    chaos: 'every sock in the town flew in through the window',
    other: 'it gathered the litter from the river',
  },
  {
    name: 'porridge fountain',
    aim: 'serve breakfast to a hundred',
    chaos: 'porridge shot up to the ceiling and would not stop',
    other: 'the cracks in the wall were filled for good',
  },
  {
    name: 'flying umbrella',
    aim: 'lift its owner over puddles',
    chaos: 'the umbrella whirled about the room and broke every lamp',
    other: 'the church clock was mended without a ladder',
  },
];
const parts = ['a tiny spring', 'a brass cog', 'a rubber ring', 'a copper screw', 'a loop of wire'];
const spots = [
  'under the workbench',
  'behind the stove',
  'in a jar of nails',
  'inside a boot',
  'beside the inkpot',
  'on the windowsill',
];

/** A machine does too much of what it was made for, for want of one small part. */
export const inventionGoesWrong: Plot = {
  id: 'invention-goes-wrong',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const inventor = grown(tale, one('inventor', 'engineer', 'tinker', 'professor'));
    const neighbour = grown(tale, one('grocer', 'postmaster', 'constable', 'dentist', 'florist'));
    const season = tale.pick(words.seasons);
    const machine = tale.pick(machines);
    const aMachine = withArticle(machine.name);
    const part = tale.pick(parts);
    const spot = tale.pick(spots);
    const it = part.replace(/^an? /, '');
    const why = one(
      'the inventor had been in a hurry',
      'the cat had jumped onto the plans',
      'the last page of the plans was missing',
      'someone had called them to lunch too early',
    );

    sayOne(
      `${inventor.intro} lived in ${one('a shed full of pipes', 'a tower of crooked bricks', 'a house with eleven chimneys', 'a workshop behind the station')}, and ${one('there was always a bang or a buzz', 'smoke of odd colours rose from it')}.`,
      `At the end of ${one('the last street', 'the lane', 'a muddy street')} lived ${inventor.intro}, who had already ${one('invented a left-handed teapot', 'blown up two sheds', 'built a whistle for deaf ducks')}.`,
    );
    sayOne(
      `${hero.intro} was allowed to ${one('hold the screws', 'hand over the pliers', 'pump the bellows')} ${one('on Saturdays', 'after school', 'in the holidays')}.`,
      `Helping there was ${hero.intro}, ${one('black to the elbows', 'who sketched everything', 'who asked good questions')}.`,
    );
    sayOne(
      `Their ${one('latest', 'newest', 'greatest')} work was ${aMachine}, which was meant to ${machine.aim}.`,
      `All ${season.name} they ${one('hammered', 'soldered', 'laboured')} at ${aMachine}. It was going to ${machine.aim}.`,
    );
    speak(
      inventor,
      one(
        'Tomorrow the whole world will speak of us!',
        'What could possibly go wrong?',
        'One more turn, and it is perfect!',
      ),
    );
    paragraph();

    sayOne(
      `${oneDay(tale, season)}, ${one('the neighbours were invited', 'a crowd had come', 'a ribbon was cut')}, and ${inventor.name} ${one('pulled the lever', 'pressed the red button', 'turned the crank')}.`,
      `${oneDay(tale, season)}, in front of ${one('the brass band', 'thirty people and a goat', 'the whole street')}, the ${machine.name} was ${one('switched on', 'started')}.`,
    );
    sayOne(
      `First it ${one('hummed', 'purred', 'ticked')}, then it ${one('shook', 'whistled', 'coughed')}, and then ${machine.chaos}.`,
      `For ${one('a minute', 'ten seconds')} all went ${one('well', 'smoothly')}. Then there was a ${one('clank', 'twang', 'pop')}, and ${machine.chaos}.`,
    );
    sayOne(
      `${neighbour.name}, the ${neighbour.role} from next door, ${one('climbed a lamppost', 'lost a shoe', 'hid under a table', 'clung to a drainpipe')}.`,
      `In the ${one('front row', 'midst of it', 'worst of it')} stood ${neighbour.name} the ${neighbour.role}, ${one('waving both fists', 'splashed from head to toe', 'close to fainting')}.`,
    );
    speak(
      neighbour,
      one('Stop that thing at once!', 'My best hat! My poor best hat!', 'Somebody call the fire brigade!'),
    );
    sayOne(
      `${inventor.name} ${one('pulled every knob', 'kicked the boiler', 'ran in circles')}, which made it ${one('worse', 'twice as fast')}.`,
      `The off switch ${one('came off', 'snapped')} in ${inventor.name}'s hand, and ${inventor.they} ${one('gave a weak laugh', 'went as white as a sheet')}.`,
    );
    paragraph();

    sayOne(
      `${hero.name} ${one('did not shout', 'kept calm', 'shut out the noise')} and ${one('thought of the drawing', 'went through the plans', 'listened to the rattle')}: one part was missing, and it was ${part}.`,
      `Something had been left out, and ${hero.name} ${one('remembered', 'worked out')} what it was: ${part}.`,
    );
    sayOne(`It had been forgotten because ${why}.`, `It was not in its place because ${why}.`);
    sayOne(
      `On hands and knees ${hero.they} searched and found the ${it} ${spot}.`,
      `${hero.They} ${one('dived', 'rushed', 'waded')} back inside, and there the ${it} was, ${spot}.`,
    );
    const fixed = tale.chance(0.5);
    if (fixed) {
      sayOne(
        `With ${one('a pair of tweezers', 'two steady fingers', 'a hairpin')} ${hero.name} ${one('slipped', 'clicked', 'pressed')} it into place, and the ${machine.name} ${one('sighed', 'hiccuped')} and ${one('stood still', 'grew gentle')}.`,
        `${hero.name} ${one('crawled beneath it', 'leaned far in')} and set the ${it} where it belonged; the ${one('roar', 'rattle')} sank to a ${one('purr', 'murmur')}.`,
      );
      speak(
        inventor,
        one(
          'You have saved us with a thing the size of a pea!',
          'And I thought that little parts did not matter!',
          'From now on you check everything twice, and I pull the lever.',
        ),
      );
      sayOne(
        `The next time it ${one('worked', 'behaved')} just as it should, and could really ${machine.aim}, ${one('though slowly', 'and even politely')}.`,
        `After ${one('a good cleaning', 'three days of mopping')}, it was tried again, and it did what it was made to do: to ${machine.aim}.`,
      );
    } else {
      sayOne(
        `But it was too late to put it in, so ${hero.name} ${one('threw it between the wheels', 'wedged it in the gears')}, and with a ${one('crunch', 'shriek')} the ${machine.name} ${one('stopped', 'gave up')}.`,
        `There was no ${one('reaching the place', 'time to fit it')}, so ${hero.name} ${one('jammed the belt with it', 'short-circuited the coil')}, and after one last ${one('burp', 'bang')} there was ${one('peace', 'silence')}.`,
      );
      speak(
        inventor,
        one('It was a failure, a total failure.', 'I shall become a gardener.', 'All that work for nothing!'),
      );
      sayOne(
        `But ${hero.name} looked at the mess and ${one('had an idea', 'grinned')}, and with a few changes ${machine.other}.`,
        `"Not for nothing," said ${hero.name}, and ${one('turned two screws', 'drew a new plan')}; before ${one('the month', 'the week')} was out, ${machine.other}.`,
      );
    }
    paragraph();

    sayOne(
      `${neighbour.name} ${one('grumbled for a while', 'sent a bill for the hat', 'had to laugh in the end')}, and then ${one('asked for one too', 'brought a bucket and helped to clean up', 'came to tea')}.`,
      `The whole street helped with ${one('mops and shovels', 'brooms and buckets')}, and ${neighbour.name} ${one('admitted that it had been fun', 'told everyone about it for years')}.`,
    );
    sayOne(
      `A ${one('great', 'clever')} machine is only as good as its ${one('smallest', 'humblest')} part.`,
      `${one('Haste', 'Hurry')} makes ${one('a mess', 'work for the mop')}, and ${one('patience cleans it up', 'care makes wonders')}.`,
      `Mistakes are ${one('the stairs to a good idea', 'the best teachers, and the stickiest')}.`,
      `On the door there is a sign now: ${one('count the screws', 'look twice, pull once', 'lunch comes later')}.`,
    );

    tale.fact('what', one('What did they build?', 'What was the invention?'), aMachine);
    tale.fact('what', 'Which part was missing?', part);
    tale.fact('where', `Where was the ${it}?`, spot);
    tale.fact('why', 'Why had the part been forgotten?', `because ${why}`);
    tale.fact('who', one('Who found the missing part?', 'Who stopped the chaos?'), hero.name);
    tale.title(
      `The ${heading(machine.name)}`,
      'An Invention Goes Wrong',
      `${hero.name} and the ${heading(machine.name)}`,
      'One Part Too Few',
      `The Workshop of ${inventor.name}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who helps to build ${aMachine}`);
    tale.summary(
      one(
        `${inventor.name} and ${hero.name} built ${aMachine}, but ${machine.chaos}. ${hero.name} found the missing part and put an end to the chaos.`,
        `${capital(aMachine)} goes wrong because ${part} is missing. ${hero.name} finds it and saves the day.`,
      ),
    );
  },
};
