import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, warn, young } from './common';

const errors = [
  { error: 'north and south had been mixed up', found: 'the moss grew on the wrong side of the trees' },
  { error: 'a lake was missing', found: 'the path ran straight into deep water' },
  { error: 'the copyist had spilled ink on a crossroads', found: 'there were five roads where the paper showed three' },
  { error: 'two hills had changed places', found: 'the ruin stood on the round hill and not on the pointed one' },
  { error: 'it had been drawn before the great landslide', found: 'a wall of rubble filled the valley' },
];
const goals = [
  'a spring of warm water',
  'an abandoned silver mine',
  'a tower with a telescope',
  'a garden of wild tulips',
  'a cave full of crystals',
];

/** A map sends two travellers wrong; they mend the map instead of cursing it. */
export const mapWithError: Plot = {
  id: 'map-with-error',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const friend = young(tale);
    const [owner, relation] = elder(tale, hero);
    const local = grown(tale, one('shepherd', 'forester', 'charcoal burner', 'beekeeper', 'fisherman'));
    const { error, found } = tale.pick(errors);
    const goal = tale.pick(goals);
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));
    const place = one(
      'in a sea chest',
      'behind a portrait',
      'under a loose floorboard',
      'between two cookbooks',
      'in the lid of a piano',
    );
    const tool = tale.thing(['compass', 'telescope', 'notebook', 'pencil', 'whistle']);

    sayOne(
      `${place} ${hero.intro} discovered a map, ${one('brown', 'crackling', 'stained')} with age.`,
      `While ${hero.intro} was ${one('hunting for moths', 'tidying up', 'looking for string')}, ${hero.they} found a map ${place}.`,
      `It all began ${someTime(tale, season)} when ${hero.intro} came upon a map ${place}.`,
    );
    sayOne(
      `It had belonged to ${hero.their} ${relation} ${owner.name}, and a cross of ${one('red ink', 'faded ink', 'gold paint')} marked ${goal}.`,
      `${hero.Their} ${relation} ${owner.name} ${one('smiled at it', 'adjusted a monocle', 'sighed')} and said that it led to ${goal}, though ${owner.they} had never ${one('got there', 'reached the place', 'found it')}.`,
    );
    sayOne(
      `${hero.name} showed it to ${friend.intro}, who ${one('danced with excitement', 'packed at once', 'wanted to leave that minute')}.`,
      `An hour later ${friend.intro} was standing at the door with ${one('a rucksack', 'two blankets', 'a bag of buns')}, ready to ${one('explore', 'set off', 'march')}.`,
    );
    say(
      `They took ${tool.a}, ${withArticle(tale.pick(words.foods))}, and ${one('a ball of string', 'dry socks', 'an umbrella', 'a tin cup')}.`,
    );
    tale.give(tool, friend);
    say(`${friend.name} carried ${tool.the}, and ${hero.name} carried the map.`);
    tale.paragraph();

    sayOne(
      `For a while everything ${one('agreed', 'fitted')}: ${one('the mill', 'the hollow oak', 'the stone cross')}, ${one('the ford', 'the sheepfold', 'the double bend')}, ${one('the row of limes', 'the chapel', 'the quarry')}.`,
      `All morning they ${one('tramped', 'wandered', 'hiked')} ${one('past hedgerows', 'over stiles', 'through buttercups')} and ${one('ticked off', 'greeted', 'counted')} each mark on the paper.`,
    );
    if (tale.chance(0.5)) say(tale.pick(season.signs));
    sayOne(
      `Then something was wrong, for ${found}.`,
      `But in the afternoon they ${one('stopped short', 'halted', 'stood puzzled')}, because ${found}.`,
    );
    speak(friend, one('Are you holding it upside down?', 'Did we take the wrong turn?', 'Who drew this thing?'));
    const quarrel = tale.chance(0.5);
    if (quarrel) {
      say(
        `They ${one('quarrelled', 'argued')} until ${one('the jays flew off', 'they were hoarse', 'an echo joined in')}, and ${friend.name} stamped away to the left, while ${hero.name} went to the right.`,
      );
      tale.paragraph();
      if (tale.chance(0.5)) {
        say(
          `Soon ${hero.name} was stuck to the knees in a ${one('bog', 'swamp', 'marsh')}, and nobody was there to ${one('pull', 'lend a hand', 'help')}.`,
        );
        warn(tale, hero, one('Help!', 'Over here!', 'I was wrong!'));
        say(
          `${friend.name}, who had not gone far, came ${one('crashing', 'running', 'tumbling')} through the ${one('ferns', 'alders', 'rushes')} with a long branch and dragged ${hero.them} out, one ${one('boot', 'shoe', 'sock')} short.`,
        );
        fact('who', `Who pulled ${hero.name} out?`, friend.name);
      } else {
        say(
          `Each of them walked in a circle, and ${one('an hour later', 'before long', 'by and by', 'when the sun was low')} they ${one('bumped into each other', 'met nose to nose', 'came face to face')} at the very same ${one('stump', 'boulder', 'signpost')}.`,
        );
        speak(hero, one('It is not you and not me, it is the map.', 'I would rather be lost with you.'));
        fact('why', 'Why did they meet again?', 'each of them walked in a circle');
      }
    } else {
      speak(hero, one('Then the paper must be mistaken, and not the land.', 'The ground cannot lie, so the map does.'));
      tale.paragraph();
      if (tale.chance(0.5)) {
        say(
          `They ${one('climbed', 'shinned up', 'scaled')} a tall ${one('pine', 'beech', 'fir')}, looked about from the top, and compared ${one('every roof', 'each stream', 'every hill')} with the drawing.`,
        );
        say(
          `The ${one('bark scratched', 'branches swayed', 'resin stuck')}, but from up there the ${one('country', 'land', 'world')} lay like a ${one('tablecloth', 'quilt', 'chessboard')}.`,
        );
      } else {
        say(
          `${one('They sat down', 'They spread the paper on a rock', 'They rested on a log')}, drew what ${one('they really saw', 'was really there', 'lay before their eyes')} ${one('in the dust', 'on the back', 'on a birch bark')} and ${one('turned it this way and that', 'laid the two side by side')}.`,
        );
        say(
          `${friend.name} used ${tool.the} to ${one('hold down a corner', 'point out the sun', 'measure the distance')}, and ${hero.name} ${one('frowned', 'hummed', 'chewed a stalk')} and thought.`,
        );
      }
    }
    sayOne(
      `On the next slope they met ${local.intro}, who ${one('laughed until the tears came', 'knew the map at once', 'bent over the paper')}.`,
      `${local.intro} came by with ${one('a dog', 'a load of wood', 'two buckets')} and ${one('stopped to look', 'asked to see the map', 'scratched an ear')}.`,
    );
    speak(
      local,
      one(
        'You have found the mistake that fooled everyone.',
        'No wonder that nobody ever gets there.',
        'That old paper has sent many people astray.',
      ),
    );
    say(`Then they understood it: ${error}.`);
    tale.paragraph();

    const reached = tale.chance(0.65);
    if (reached) {
      sayOne(
        `With that in mind they ${one('turned round', 'started afresh')}, and by ${one('sundown', 'five', 'twilight')} they stood before ${goal}.`,
        `Now every line made sense, and ${one('two bends', 'one hill', 'a mile')} later they came upon ${goal}.`,
      );
      say(
        `It was ${one('smaller', 'quieter', 'stranger')} than they had ${one('dreamed', 'imagined', 'hoped')}, ${one('and much more beautiful', 'but far lovelier', 'and yet more mysterious')}, and they ${one('stayed', 'lingered', 'sat there')} until ${one('the first star', 'the owls called', 'the moon rose')}.`,
      );
    } else {
      say(
        `It was too late to go on, for ${one('bats were out', 'the light was failing', 'rain was coming')}, so ${local.name} gave them ${one('milk', 'potatoes from the ashes', 'flat bread')} and ${one('a bed of hay', 'a seat by the fire', 'a lantern for the way home')}.`,
      );
      say(
        `They had not seen ${goal}, but ${one('they knew now where it must be', 'the right way was plain to them now', 'at least the riddle was solved')}, and ${one('tomorrow', 'next week', 'the next holiday')} would come soon.`,
      );
    }
    sayOne(
      `At home ${hero.name} ${one('dipped a pen', 'sharpened a quill', 'took a brush')} and corrected the map, while ${friend.name} ${one('held the lamp', 'spelled the names', 'wiped up the blots')}.`,
      `${one('The same week', 'Before the month was over', 'On the next rainy day', 'That Sunday')} they ${one('drew a new map together', 'made a better map', 'drew the whole country anew')}, and ${one('in the corner', 'on the back', 'at the bottom')} they wrote that it was ${one('checked on foot', 'true at last', 'tested by both of them')}.`,
    );
    say(
      `${owner.name} ${one('hung it in the hall', 'framed it', 'showed it to every guest')} and was ${tale.pick(words.glad)}.`,
    );

    fact('where', `Where did ${hero.name} find the map?`, place);
    fact('owner', 'Whose map had it been?', `${owner.name}'s`);
    fact('what', 'What was the map to lead to?', goal);
    fact('why', 'Why was the map wrong?', error);
    fact('who', `Who went with ${hero.name}?`, friend.name);
    fact('holder', `Who carried ${tool.the}?`, friend.name);
    tale.title(
      'The Map with a Mistake',
      `${hero.name} and ${friend.name} Get Lost`,
      'The Old Map',
      'A Cross on the Map',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who finds a map that is wrong`);
    tale.summary(
      `${hero.name} and ${friend.name} followed an old map to ${goal} and lost the way. They found out that ${error}, and drew the map anew.`,
    );
  },
};
