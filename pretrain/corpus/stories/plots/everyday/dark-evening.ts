import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** A storm puts out the lights; a strange noise is looked into, and the evening turns out well. */
export const darkEvening: Plot = {
  id: 'dark-evening',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['sister', 'brother', 'cousin']);
    const small = tale.kin(hero, relation);
    const neighbour = v.grownUp();
    const noise = tale.pick([
      { sound: 'a knocking', where: 'at the cellar door', source: 'a loose shutter' },
      { sound: 'a scratching', where: 'behind the wardrobe', source: 'a lost kitten' },
      { sound: 'a rattling', where: 'in the attic', source: 'a squirrel in a biscuit tin' },
      { sound: 'a tapping', where: 'on the kitchen window', source: 'a branch of the pear tree' },
      { sound: 'a moaning', where: 'in the chimney', source: 'the wind in an empty bottle' },
      { sound: 'a dripping', where: 'under the stairs', source: 'a crack in the water pipe' },
      { sound: 'a creaking', where: 'on the landing', source: 'an old rocking chair' },
      { sound: 'a humming', where: 'inside the piano', source: 'a fat bumblebee' },
      { sound: 'a thumping', where: 'in the wash house', source: 'a hen that had lost her way' },
      { sound: 'a whistling', where: 'at the keyhole', source: 'the storm itself' },
    ] as const);
    const reason = v.draw(
      '{lightning|a falling {oak|elm|branch}} had {torn down|cut|broken} the {wire|power line} {on the hill|at the crossroads|by the river}',
    );
    const light = v.draw(
      '{a candle stub|an oil lamp|a bicycle lamp|a jar of glow-worms|a tin lantern|a pocket torch|three birthday candles}',
    );
    const bold = tale.chance(0.5);
    const company = tale.chance(0.5);

    v.say(
      `One {stormy|wild|thundery} {evening|night}, ${hero.intro} was alone {in the house|at home} with ${family(hero, small, relation)}.`,
      `${hero.intro} and ${family(hero, small, relation)} {sat|were} at home {alone|by themselves} one {stormy|wild|windy} {evening|night}.`,
    );
    v.say(
      `Rain {drummed|beat|hammered} on the {roof|tiles|panes}, and {thunder|the wind} {rolled|howled} {over|round} the {house|chimneys|hills}.`,
      `Outside, {trees|gates} {groaned|creaked}, {gutters|drains} {overflowed|gurgled} and {clouds|shadows} {raced|chased} across the {sky|moon}.`,
    );
    v.say(
      `{Their|The} {supper|soup|game of dominoes} was {only half|not yet} {finished|over} when {suddenly|all at once} {every lamp|each light} {went out|died}.`,
      `{Then|At eight o'clock} there was a {flash|bang}, and {the lamps flickered and went out|the whole street turned black}.`,
    );
    v.say(`It was dark because ${reason}, but {the children|the two} {could not know|did not know} that {yet|then}.`);
    v.remark(
      small,
      `{I cannot see {you|anything}, where are you|Where are you|Are you still there}, ${hero.name}?`,
      `{Do not leave me|Hold my hand}, ${hero.name}!`,
    );
    tale.paragraph();
    v.say(
      `${hero.name} {groped|felt} {along|about in} the {shelves|drawers|cupboard} and {found|lit} ${light}, {which was better than nothing|and the shadows jumped back}.`,
    );
    v.say(
      `{Just then|At that moment} {there was|they heard} ${noise.sound} ${noise.where}, {once|twice}, and {then again|louder each time}.`,
    );
    v.speak(small, '{That is a {ghost|burglar|monster}|Somebody is there}, {I know it|let us hide}!');
    v.say(`${hero.name} was @afraid too, but {would not show it|someone had to be brave}.`);
    if (bold) {
      v.say(
        `{Armed with|Holding} {a ladle|an umbrella|a rolling pin|a broom}, ${hero.name} {tiptoed|crept} {forward|nearer} {inch by inch|step by step} and {raised|lifted} the light.`,
      );
    } else {
      v.say(
        `They {crawled|hid} under {the table|a heap of blankets} and {counted to {fifty|a hundred}|held their breath}, until ${hero.name} {could stand it no longer|peeped out} and {crept|went} to look.`,
      );
    }
    v.say(
      `{And what|What} was it that they {found|saw} ${noise.where}? It was {only|nothing but} ${noise.source}!`,
      `There, ${noise.where}, {in the yellow light|plain to see}, was the {cause|culprit}: ${noise.source}.`,
    );
    v.say(
      `{Both|The two} {laughed|giggled} until {they had hiccups|the tears ran}, and {half|most} of the {fear|darkness} was gone.`,
    );
    tale.paragraph();
    if (company) {
      v.say(
        `{Soon|A little later}, someone {called|shouted} {from the road|through the letter box}: it was ${neighbour.intro}, {soaked|dripping} {to the skin|from hat to boots}, who had {no light at all|not even a match}.`,
      );
      v.speak(hero, `{Come in|Come and sit with us}, ${neighbour.name}, {we have ${light}|there is light for three}!`);
      v.say(
        `${neighbour.name} {told|knew} {stories|tales} of {shipwrecks|wolves|gold diggers|the year of the great flood}, {and outside the storm was forgotten|while the {rain|wind} {grew tired|sank}}.`,
      );
    } else {
      v.say(
        `{Through|From} the window they {saw|noticed} that the house of ${neighbour.intro} was {dark|black} as well, {and nothing moved there|without a glimmer}.`,
      );
      v.remark(
        small,
        `{Perhaps|I think} ${neighbour.name} is {afraid|sitting in the dark} too. {Shall we go over|Can we take some light across}?`,
      );
      v.say(
        `{Under one coat|Hand in hand}, they {ran|splashed} {across|over} with ${light}, and ${neighbour.name} {wept for joy|put the kettle on the coals|kissed them both}.`,
      );
    }
    v.say(
      `They {made shadow {rabbits|camels|swans} on the wall|toasted {bread|chestnuts} over the fire|sang {rounds|old songs}} until {midnight|the clock struck ten}.`,
    );
    v.say(
      `When the lamps {came back|were lit again}, {nobody|no one} was {really|quite} glad, and ${small.name} {blew them out again|asked for five more minutes}.`,
    );
    v.remark(
      small,
      '{The dark is full of stories|I like the dark now}, {one must only go and look|so let there be a storm every week}.',
    );
    v.close();

    tale.fact('why', 'Why was it dark?', `because ${reason}`);
    tale.fact('where', `Where did ${noise.sound.replace('a ', 'the ')} come from?`, noise.where);
    tale.fact('what', `What made ${noise.sound.replace('a ', 'the ')}?`, noise.source);
    tale.fact('what', `What did ${hero.name} find for light?`, light);
    tale.fact('name', 'What was the name of the neighbour?', neighbour.name);
    v.title(
      'the dark evening',
      `${noise.sound} ${noise.where}`,
      'when the lamps went out',
      `${hero.name} and the storm`,
      `${small.name} is not afraid`,
    );
    v.about(`${withArticle(hero.role)} named ${hero.name} who looks into a strange noise in the dark`);
    v.summary(
      `In a storm the lights go out, and ${hero.name} and ${small.name} hear ${noise.sound} ${noise.where}. It is only ${noise.source}.`,
    );
  },
};
