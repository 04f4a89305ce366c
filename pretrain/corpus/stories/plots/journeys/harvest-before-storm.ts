import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, warn, young } from './common';

const omens = [
  { sign: 'the swallows were flying low', sense: 'watched the birds' },
  { sign: 'the cows had lain down early', sense: 'knew the herd' },
  { sign: 'the ants were closing their doors', sense: 'kept an eye on small things' },
  { sign: 'the pine cones had shut tight', sense: 'collected cones' },
  { sign: 'the spiders had taken in their webs', sense: 'noticed every cobweb' },
];

/** Someone small sees the storm coming; whether the grown-ups believe it decides what is saved. */
export const harvestBeforeStorm: Plot = {
  id: 'harvest-before-storm',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const [farmer, relation] = elder(tale, hero);
    const neighbour = grown(tale, one('farmer', 'beekeeper', 'miller', 'goatherd', 'shepherd'));
    const crop = one('wheat', 'barley', 'hay', 'rye', 'oats');
    const { sign, sense } = tale.pick(omens);
    const tool = tale.thing(['rake', 'sickle', 'pitchfork', 'scythe']);
    const barn = one('behind the barn', 'against the orchard wall', 'beside the haystack', 'under the cart');
    const field = one('upper field', 'field by the brook', 'long field', 'sloping field');

    sayOne(
      `At the end of summer the ${crop} stood ${one('ripe', 'tall and dry', 'golden')} in the ${field}, where ${hero.intro} helped ${hero.their} ${relation} ${farmer.name}.`,
      `${hero.intro} lived on a farm with ${hero.their} ${relation} ${farmer.name}, and that August the ${crop} was ${one('heavier', 'thicker', 'finer')} than ever.`,
      `There was once ${hero.intro} whose ${relation} ${farmer.name} ${one('ploughed', 'owned', 'tended')} a farm and grew more ${crop} than anyone in the ${one('valley', 'parish', 'county')}.`,
    );
    sayOne(
      `${hero.name} had ${tool.a} that was ${one('just the right size', 'a little too long', 'as light as a feather')}, and ${one('oiled', 'polished', 'cleaned')} it every ${one('Saturday', 'night', 'week')}.`,
      `${hero.They} was allowed to use ${tool.a}, which ${hero.they} always put ${barn}, so that nobody would ${one('trip over', 'step on', 'stumble over')} it.`,
      `${farmer.name} had given ${hero.them} ${tool.a}, and ${hero.they} ${one('swung', 'carried', 'handled')} it with ${one('pride', 'great care', 'a grown-up face')}.`,
    );
    tale.give(tool, hero);
    sayOne(
      `The grown-ups meant to begin on Monday, after the ${one('village fair', 'dance', 'cattle show')}.`,
      `Everyone wanted to ${one('rest', 'sleep late', 'go fishing')} first and cut the ${crop} ${one('next week', 'after the Sunday feast', 'when the moon was full')}.`,
    );
    tale.paragraph();

    sayOne(
      `But ${hero.name}, who ${sense}, saw that ${sign}.`,
      `On ${one('Friday', 'Thursday', 'Wednesday')} ${hero.name} ${sense} as usual and saw that ${sign}.`,
    );
    warn(
      tale,
      hero,
      one('A storm is coming!', 'There will be hail before tomorrow night!', 'We must bring the harvest in!'),
    );
    sayOne(
      `The sky was as ${one('blue as cornflowers', 'clear as glass', 'bright as a plate')}, and ${farmer.name} ${one('looked up', 'frowned', 'squinted')} in doubt.`,
      `There was not one cloud over the ${one('poplars', 'church tower', 'hedges')}, and ${farmer.name} ${one('chuckled', 'shrugged', 'raised an eyebrow')}.`,
    );
    const trusted = tale.chance(0.55);
    if (trusted) {
      speak(farmer, one('Are you sure?', 'Did you see that yourself?'));
      say(
        `${hero.name} ${one('nodded', 'explained it all', 'showed the place')}, and ${farmer.name} believed ${hero.them}, because ${hero.they} had been right about ${one('the frost in May', 'the flood in spring', 'the early snow')}.`,
      );
      tale.paragraph();
      sayOne(
        `They ${one('sharpened', 'whetted')} the blades and worked ${one('without a pause', 'through the heat', 'until the stars came out')}, cutting, ${one('binding', 'raking', 'tying')} and ${one('stacking', 'loading', 'hauling')}.`,
        `Row after row ${one('fell', 'sank down')}, and the ${one('sheaves', 'bundles')} ${one('climbed', 'rose', 'piled up')} on the ${one('creaking', 'swaying', 'loaded')} wagon.`,
      );
      const axle = tale.chance(0.5);
      if (axle) {
        say(
          `With half of it still outside, the wagon's ${one('axle', 'wheel', 'shaft')} ${one('snapped', 'split', 'cracked')}, because the load was too heavy.`,
        );
        say(
          `${hero.name} ${one('raced', 'ran barefoot', 'dashed')} to ${neighbour.intro} and ${one('begged for', 'asked for', 'pleaded for')} another.`,
        );
        speak(neighbour, one('Take mine, and take me as well!', 'I will harness the mare at once!'));
        fact('why', 'Why did the wagon break?', 'the load was too heavy');
        fact('who', 'Who lent a wagon?', neighbour.name);
        say(`Now they had sound wheels again, and ${neighbour.name} ${one('drove', 'lifted', 'worked')} like a giant.`);
      } else {
        say(
          `When ${one('the old arms grew tired', 'everyone yawned', 'backs began to ache')}, ${hero.name} ${one('sang', 'counted out loud', 'told jokes')}, and ${one('the work went on', 'nobody stopped', 'the rakes moved faster')}.`,
        );
        say(
          `${neighbour.intro} came by, ${one('shook with laughter', 'teased them', 'called them foolish')}, and went home to ${one('nap', 'supper', 'a hammock')}.`,
        );
      }
      sayOne(
        `The last load ${one('rumbled', 'rolled', 'swayed')} through the barn door as the first ${one('drops', 'hailstones', 'gusts')} struck the roof.`,
        `They had barely ${one('bolted', 'barred', 'shut')} the barn when ${one('lightning', 'thunder')} ${one('split the sky', 'shook the hill', 'broke loose')}.`,
      );
      tale.paragraph();
      say(
        `All night the storm ${one('howled', 'raged', 'roared')}, ${one('flattening hedges', 'ripping branches', 'tossing tiles')} and ${one('drowning the ditches', 'beating the cabbages', 'breaking fences')}.`,
      );
      if (axle) {
        say(
          `In the morning ${farmer.name} gave ${neighbour.name} ${one('ten sacks', 'a third of the grain', 'a fat share')}, since friends in a hurry are friends indeed.`,
        );
      } else {
        say(
          `In the morning the ${crop} of ${neighbour.name} lay in the mud, and ${farmer.name} ${one('shared', 'sent over', 'offered')} a part of what they had saved.`,
        );
        speak(neighbour, one('Next year I shall listen to you.', 'I laughed too soon.'));
        fact('who', 'Who laughed and lost the harvest?', neighbour.name);
      }
      tale.summary(
        `${hero.name} saw that ${sign} and warned of a storm. ${farmer.name} believed it, and they brought in the ${crop} just in time.`,
      );
    } else {
      speak(farmer, one('Go and play.', 'Nonsense, the sky is clear.', 'You worry too much, my dear.'));
      say(
        `${hero.name} did not ${one('sulk', 'give up', 'quarrel')}, but took ${tool.the} and began alone with the ${one('strip', 'corner', 'edge')} nearest the house.`,
      );
      tale.paragraph();
      say(
        `By ${one('evening', 'sunset', 'dusk')} ${hero.their} palms were ${one('blistered', 'sore', 'raw')}, and a tenth of the ${crop} was ${one('dry under the roof', 'safe in the loft', 'stacked indoors')}.`,
      );
      say(
        `${neighbour.intro}, riding past, ${one('stopped', 'got down', 'wondered')} and asked what the hurry was about.`,
      );
      if (tale.chance(0.5)) {
        speak(hero, one('Look for yourself.', 'Come and see.'));
        say(
          `When ${neighbour.name} had seen that ${sign}, ${neighbour.they} ${one('whistled', 'turned pale', 'jumped')} and ran to ${one('ring the alarm bell', 'wake the village', 'fetch every neighbour')}.`,
        );
        say(
          `${one('Aprons, nightcaps and all', 'With torches and rakes', 'Carrying lamps')}, the whole village ${one('came', 'marched', 'poured')} into the ${field}, and even ${farmer.name} ${one('joined them', 'grabbed a fork', 'hitched the oxen')}.`,
        );
        say(
          `When the storm ${one('burst', 'arrived', 'broke')} at midnight, it found only ${one('stubble', 'bare ground', 'empty rows')}.`,
        );
        fact('who', 'Who called the village to help?', neighbour.name);
        tale.summary(
          `${farmer.name} did not believe ${hero.name}, who saw that ${sign}. But ${neighbour.name} called the village, and the ${crop} was saved before the storm.`,
        );
      } else {
        say(
          `${neighbour.name} ${one('shrugged', 'did not believe it', 'laughed out loud')} and ${one('trotted on', 'rode home', 'went away')}.`,
        );
        say(
          `That night hail ${one('drummed', 'hammered', 'crashed')} on the shutters, and at sunrise the ${field} looked ${one('as if cattle had danced on it', 'like a trampled carpet', 'grey and broken')}.`,
        );
        say(
          `Only the part that ${hero.name} had cut was left, and it was enough for ${one('bread until spring', 'seed for the next year', 'the hens and the winter porridge')}.`,
        );
        fact('who', 'Who saved a part of the harvest?', hero.name);
        tale.summary(
          `${hero.name} saw that ${sign}, but ${farmer.name} did not believe in the storm. The hail destroyed the harvest except for the part that ${hero.name} had cut alone.`,
        );
      }
      tale.paragraph();
      say(
        `${farmer.name} ${one('took off a dripping hat', 'bowed', 'sat down on the step')} and looked at ${hero.name} for a long time.`,
      );
      speak(
        farmer,
        one(
          'I should have believed you.',
          'From now on you will tell us when to mow.',
          'Forgive me, you have better eyes than I.',
        ),
      );
    }
    say(
      `${hero.name} ${one('wiped', 'dried', 'rubbed')} ${tool.the} and laid it ${barn}, ${one('tired', 'sleepy', 'aching')} but ${tale.pick(words.glad)}.`,
    );
    tale.put(tool, barn);

    fact('where', `Where did ${hero.name} lay ${tool.the}?`, barn);
    fact('what', `What did ${farmer.name} grow?`, crop);
    fact('what', `What did ${hero.name} see?`, sign);
    tale.title('Before the Storm', `${hero.name} and the Storm`, 'The Harvest', `The ${crop} and the Storm`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who sees a storm coming before the harvest is in`);
  },
};
