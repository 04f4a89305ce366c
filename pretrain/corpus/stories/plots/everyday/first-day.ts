import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** The first day at a new school: a small thing goes wrong, and it leads to the first friend. */
export const firstDay: Plot = {
  id: 'first-day',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['mother', 'father', 'grandmother', 'grandfather', 'aunt', 'uncle']);
    const parent = tale.kin(hero, relation);
    const teacher = v.grownUp('teacher');
    const mate = v.youngster();
    const season = tale.pick(words.seasons);
    const bag = v.draw('@colour {satchel|backpack|school bag|knapsack|lunch box}');
    const seat = v.draw(
      '{beside|near|under|next to} the {window|globe|stove|blackboard|bookcase|aquarium|piano|map|coat hooks}',
    );
    const lostWay = tale.chance(0.5);
    const brave = tale.chance(0.5);
    const reason = lostWay
      ? v.draw(`${hero.they} had {gone|walked} {up|down} the wrong {stairs|corridor|passage}`)
      : v.draw(`the {bus|ferry|tram|milk cart} had {come|arrived|left} {late|without ${hero.them}|in a thick fog}`);

    v.say(
      `${v.day(season)}, ${hero.intro} {went|set out} to a {new|strange} school for the {first|very first} time.`,
      `It was {the first day|the first morning} of school for ${hero.intro}, on a/an ${tale.pick(season.weather)} {morning|day} in ${season.name}.`,
    );
    v.say(
      `{At the {door|gate|corner}|On the steps}, ${family(hero, parent, relation)} {straightened|brushed} ${hero.their} collar and handed over a/an ${bag}.`,
      `${family(hero, parent, relation)} {packed|filled} a/an ${bag} with {pencils|crayons|a ruler|paper}, and {a {pear|bun|sandwich|muffin|pretzel|peach}|an {apple|orange|oatcake}} {for luck|on top|as a treat}.`,
    );
    v.remark(
      parent,
      '{Every|Each} {friend|friendship} begins with a {hello|smile|question}, {so be bold|remember that}.',
      '{Keep|Hold} your {head|chin} up, {and ask when you are lost|nobody bites}!',
    );
    v.say(
      `${hero.name} {nodded|gulped|swallowed}, {but|though} ${hero.their} {knees|fingers|lips} {trembled|shook} {a little|like jelly|all the way}.`,
      `{Inside|Secretly}, ${hero.name} was @afraid, and {the building|the school} {looked|seemed} as {big|tall} as a {castle|mountain|cathedral}.`,
    );
    tale.paragraph();
    v.say(
      `${hero.name} {came|arrived} {late|last of all} because ${reason}, and {every head|all faces} turned {round|to the door}.`,
    );
    v.say(
      `The class was {led|taught} by ${teacher.intro}, who {put down the chalk|looked over a pair of spectacles|was watering a {fern|cactus}} and {smiled|waved}.`,
      `{In front|Before the class} stood ${teacher.intro}, {with chalk on both sleeves|holding a {globe|bell|frog}}.`,
    );
    v.speak(
      teacher,
      `{Welcome|Come in}, ${hero.name}, {you have missed nothing|we were just beginning}, {there is a seat|sit down} ${seat}.`,
    );
    v.say(
      `${hero.name} sat {down|quietly} ${seat}, {and did not dare to {look up|breathe}|with ${brave ? 'curious' : 'lowered'} eyes}.`,
    );
    v.say(
      `{At the next desk|One seat away|In the same row} sat ${mate.intro}, {drawing {dragons|ships}|chewing a pencil|humming a tune}.`,
    );
    tale.paragraph();
    if (brave) {
      v.say(
        `{When the bell rang|At playtime}, ${hero.name} {took heart|plucked up courage} and {walked|went} {straight|right} {over|up} to ${mate.name}.`,
      );
      v.remark(
        hero,
        `{Could I {play|draw|sit} with you|May I {join in|come along}|Do you need {one more|another player}}, ${mate.name}?`,
      );
      v.speak(mate, '{Of course|Gladly|Why not}, {I was hoping you would ask|the more the merrier|come along}!');
    } else {
      v.say(
        `{When the bell rang|At playtime}, ${hero.name} {stayed|hid} {behind|near} the {coats|woodpile|water pump} and {counted|stared at} the {tiles|clouds|cracks in the wall}.`,
      );
      v.remark(
        mate,
        `{Are you all by yourself|Why are you hiding}, ${hero.name}?`,
        `I was {new|strange here} last year, {and I hid in the same place|so I know how it is}.`,
      );
      v.speak(hero, '{I do not know anybody|I know none of the games}, {and nobody knows me|that is why}.');
    }
    const thing = v.draw('{half|a piece|a share} of {an apple|a bun|a gingerbread heart|a cheese roll|a plum cake}');
    v.say(
      `Then ${brave ? hero.name : mate.name} {offered|gave} ${brave ? mate.name : hero.name} ${thing}, and {they|the two} {ate|chewed} and {talked|laughed} {until the bell|without a pause}.`,
    );
    v.say(
      lostWay
        ? `${mate.name} {drew|sketched} a map of {every|each} {stair|corridor} {on a napkin|on the back of a spelling list}, {so that|and} ${hero.name} {would never be|was never} lost {there|in them} again.`
        : `{It turned out|They found out} that ${mate.name} {lived {near|behind} the same {bridge|mill|square}|took the same road}, and {they|the two} could {walk|travel} together from {now|then} on.`,
    );
    tale.paragraph();
    v.say(
      `{In the afternoon|At the end of the day}, ${parent.name} {waited|stood} at the {gate|door}, and ${hero.name} came {skipping|running} {out|down the steps} with the ${bag} {open|upside down|full of leaves}.`,
      `{Back home|In the evening}, ${parent.name} {wanted to hear everything|poured some @drink|asked how it had been}, and ${hero.name} {talked|chattered} {without a stop|until bedtime}.`,
    );
    v.speak(
      hero,
      `I have a {friend|seat ${seat} and a friend|new friend}, and {the|that} friend is called ${mate.name}!`,
    );
    v.say(
      `The {second|next} day did not seem {half so {long|hard}|hard at all}, and the {school|building} looked {no bigger than a {house|barn}|quite small}.`,
      `That night ${hero.name} {slept|went to bed} @glad, and {laid out|put out} ${hero.their} {clothes|shoes} for the {next|second} day.`,
    );
    v.close();

    tale.fact('where', `Where did ${hero.name} sit in class?`, seat);
    tale.fact('why', `Why was ${hero.name} late?`, `because ${reason}`);
    tale.fact('name', "What was the teacher's name?", teacher.name);
    tale.fact('who', `Who became the first friend of ${hero.name}?`, mate.name);
    tale.fact('what', `What did ${brave ? hero.name : mate.name} share?`, thing);
    v.title(
      'the first day',
      `${hero.name} goes to school`,
      `a seat ${seat}`,
      `${hero.name} meets ${mate.name}`,
      'a new school',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who goes to a new school for the first time`);
    v.summary(
      `${hero.name} comes late to a new school and sits ${seat}. At playtime ${mate.name} becomes a friend.`,
      `On the first day at a new school ${hero.name} is afraid, but ${mate.name} becomes a friend over ${thing}.`,
    );
  },
};
