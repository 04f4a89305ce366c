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
      `{Their|The} {supper|soup|game of {dominoes|chess|draughts}|{bedtime|evening} story} was {only half|not yet} {finished|over} when {suddenly|all at once} {every lamp|each light} {went out|died}.`,
      `{Then|At eight o'clock} there was a {flash|bang|crackle}, and {the {lamps|lights} {flickered|hissed} and {went out|died}|the {whole|entire} {street|house|village} {turned|went} black}.`,
    );
    v.say(
      `It was dark because ${reason}, but {the children|the two|they} {could not|did not} {know|guess} {that|it} {yet|then}.`,
    );
    v.remark(
      small,
      `{I cannot see {you|anything}, where are you|Where are you|Are you still there}, ${hero.name}?`,
      `{Do not leave me|Hold my hand}, ${hero.name}!`,
    );
    tale.paragraph();
    v.say(
      `${hero.name} {groped|felt} {along|about in} the {shelves|drawers|cupboard} and {found|lit} ${light}, {which was {better than nothing|enough to see by}|and the shadows {jumped|crept|fell} back|{trembling|fumbling} a little}.`,
    );
    v.say(
      `{Just then|At that moment|A minute later|Suddenly|In the silence} {there {was|came}|they heard} ${noise.sound} ${noise.where}, {once|twice}, and {then again|louder each time}.`,
    );
    v.speak(
      small,
      '{That is {a {ghost|burglar|monster|robber}|an ogre}|{Somebody|Something} is {there|coming}}, {I know it|let us {hide|run}|do not move}!',
    );
    v.say(
      `${hero.name} was @afraid too, but {would not {show|admit} it|{someone|one of them} had to be {brave|bold}|there was {nobody|no one} else to go}.`,
    );
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
      `{And what|What} {was it that they {found|saw}|did they {find|see}} ${noise.where}? {It was {only|nothing but}|Nothing worse than|Just} ${noise.source}!`,
      `There, ${noise.where}, {in the yellow light|plain to see}, was the {cause|culprit}: ${noise.source}.`,
    );
    v.say(
      `{Both|The two|They} {laughed|giggled|chuckled} until {they had hiccups|{the|their} tears ran|their sides {ached|hurt}}, and {half|most} of the {fear|fright|darkness} {was gone|melted away}.`,
    );
    tale.paragraph();
    if (company) {
      v.say(
        `{Soon|A little later|Toward nine}, {someone|a voice} {called|shouted} {from the road|through the letter box}: it was ${neighbour.intro}, {soaked|dripping} {to the skin|from hat to boots}, who had {no light at all|not even a match}.`,
      );
      v.speak(hero, `{Come in|Come and sit with us}, ${neighbour.name}, {we have ${light}|there is light for three}!`);
      v.say(
        `${neighbour.name} {told|knew} {stories|tales} of {shipwrecks|wolves|gold diggers|the year of the great flood}, {and outside the storm was forgotten|while the {rain|wind} {grew tired|sank}}.`,
      );
    } else {
      v.say(
        `{Through|From} the {window|back door|skylight} they {saw|noticed} that the {house|cottage} of ${neighbour.intro} was {dark|black} {as well|too}, {and nothing {moved|stirred} there|without a {glimmer|spark}}.`,
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
      `They {made shadow {rabbits|camels|swans} on the wall|toasted {bread|chestnuts} over the fire|sang {rounds|old songs}} until {midnight|the {clock|church bell} struck {nine|ten|eleven}|their {eyes|heads} {closed|drooped}|the fire {burned low|went out}}.`,
    );
    v.say(
      `When the {lamps|lights} {came back|shone again|were mended}, {nobody|no one} {cheered|was {really|quite} glad|even noticed}, and ${small.name} {blew out the nearest|asked for {five|ten} more minutes|only {blinked|yawned}}.`,
    );
    v.remark(
      small,
      '{The {dark|night} is full of {stories|riddles|surprises}|I {like|love} {the dark|storms|stormy nights} now}, {one must only {go and look|be curious}|so let {it storm|the wind blow} {every week|again {soon|tomorrow}}|and that is {the truth|a fact}}.',
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
