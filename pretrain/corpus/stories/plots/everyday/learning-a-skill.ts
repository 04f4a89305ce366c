import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** What can be learned, how it goes wrong, what the trick is and what it is good for. */
const skills = [
  {
    name: 'ride a bicycle',
    fail: 'fell into the {nettles|ditch|rose bush|mud}',
    trick: 'look ahead and not at the wheel',
    use: 'ride for the doctor',
    tool: 'bicycle',
  },
  {
    name: 'swim',
    fail: 'sank like a {stone|boot|sack}',
    trick: 'breathe out under the water',
    use: 'swim after a drifting boat',
    tool: 'swimming cap',
  },
  {
    name: 'play the fiddle',
    fail: 'scratched so badly that {cats fled|dogs howled|windows closed}',
    trick: 'hold the bow as lightly as an egg',
    use: 'play when the band fell ill',
    tool: 'fiddle',
  },
  {
    name: 'skate',
    fail: 'sat down hard on the ice',
    trick: 'bend both knees',
    use: 'carry a rope across the ice',
    tool: 'lantern',
  },
  {
    name: 'whistle',
    fail: 'blew nothing but {air|spit|crumbs}',
    trick: 'curl the tongue and think of a bird',
    use: 'call the sheep out of the fog',
    tool: 'scarf',
  },
  {
    name: 'knit',
    fail: 'made a {knot|tangle} as big as a {cabbage|cat}',
    trick: 'count every stitch aloud',
    use: 'mend the fishing net before the tide',
    tool: 'needle case',
  },
  {
    name: 'row a boat',
    fail: 'turned round and round like a {leaf|top}',
    trick: 'pull with both arms at once',
    use: 'fetch the children from the island',
    tool: 'oar',
  },
  {
    name: 'juggle',
    fail: 'dropped {every egg|three plates|all the plums}',
    trick: 'watch the highest ball',
    use: 'calm the crowd when the lights went out',
    tool: 'bell',
  },
  {
    name: 'read a map',
    fail: 'led everyone into a {bog|pigsty|cabbage field}',
    trick: 'turn the map until north is north',
    use: 'guide the lost hikers home',
    tool: 'compass',
  },
  {
    name: 'climb a rope',
    fail: 'slid down and burned both {palms|knees}',
    trick: 'squeeze the rope with the feet',
    use: 'free the bell that had stuck',
    tool: 'belt',
  },
] as const;

/** What cannot be learned at any time of the year. */
const seasonOf: Readonly<Record<string, string>> = { skate: 'winter', swim: 'summer' };

export const learningSkill: Plot = {
  id: 'learning-a-skill',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['sister', 'brother', 'cousin']);
    const mocker = tale.kin(hero, relation);
    const teacher = v.grownUp();
    const skill = tale.pick(skills);
    const season = words.seasons.find(({ name }) => name === seasonOf[skill.name]) ?? tale.pick(words.seasons);
    const gift = tale.thing([skill.tool]);
    const place = v.draw(
      '{behind the {school|brewery|windmill}|at the {harbour|quarry|fairground}|near the {lighthouse|old bridge|sawmill}}',
    );
    const asked = tale.chance(0.5);
    const needed = tale.chance(0.5);
    const reason = v.draw(
      `{everyone else {could do it|had learned it} {long ago|already}|{a contest|the festival} was {only|just} a month away|${hero.they} had {dreamed of it since the cradle|boasted about it in class}}`,
    );

    v.say(
      `In @home lived ${hero.intro}, who {wanted|longed|wished} to ${skill.name} but could not.`,
      `${v.day(season)}, ${hero.intro} made up ${hero.their} mind to learn to ${skill.name}.`,
    );
    v.say(
      `${hero.name} wanted to ${skill.name} because ${reason}.`,
      `It {was important|mattered a great deal}, because ${reason}.`,
    );
    v.say(
      `{The first time|At the first try}, ${hero.name} ${skill.fail}, {and the second time was no better|in front of {half the street|a {cow|postman}}}.`,
      `{On Monday|On the first day} ${hero.name} ${skill.fail}, {and on the next day it was the same|and then once more}.`,
    );
    v.say(
      `${family(hero, mocker, relation)} {saw|watched} it {all|from a {wall|tree|window}} and {giggled|laughed aloud|snorted}.`,
    );
    v.remark(
      mocker,
      `{You will never learn|Even a {snail|potato} could do better}, ${hero.name}!`,
      `{Give up|Let it be}, ${hero.name}, {not everyone can do it|some are born for the sofa}!`,
    );
    v.say(
      `${hero.name} {went|turned} as red as a {beetroot|poppy|brick|tomato|rooster's comb|radish} and {was|felt} @angry, but {came back|tried again} {the next {day|morning}|before breakfast}.`,
    );
    tale.paragraph();
    if (asked) {
      v.say(
        `{In town|In the same street|Not far off} lived ${teacher.intro}, who {had once|once} {won medals for it|taught half the {village|county}}, and ${hero.name} {dared to knock|went and asked for help}.`,
      );
      v.remark(hero, `{Would you|Could you} {teach|show} me how to ${skill.name}, {please|if you have the time}?`);
    } else {
      v.say(
        `{One day|By chance}, ${teacher.intro} {passed|came} by ${place}, {stopped|put down a heavy bag} and {looked on|watched} {for a while|in silence}.`,
      );
      v.remark(
        teacher,
        `{You do it all at once|You are trying too hard}, {I {made|know} the same mistake|slow down|{take|have} more time}. {May|Can} I {show you a trick|help you|give you {advice|a hint}}?`,
      );
    }
    v.speak(
      teacher,
      `{The trick|The whole secret} is to ${skill.trick}, {and to fall down {gladly|often}|nothing more}.`,
    );
    v.say(
      `{Every day|Each evening|Day after day}, {they|the two} {met|practised} ${place}, {in wind and rain|until the {lamps|stars} came out|for {a fortnight|three weeks}}.`,
    );
    v.say(
      `{There were|${hero.name} had} {bruises|blisters} and {tears|groans}, {but also|and} a {little|bit of} progress {each time|every day}, {like {drops|pennies|beans} in a {jar|jug|pot}|inch by inch}.`,
    );
    v.say(
      `{Then, one {evening|morning}|On the twentieth day}, it {worked|happened}: ${hero.name} could ${skill.name} {alone|without help|at last}.`,
    );
    v.speak(teacher, '{There|You see}! {I did nothing|That was all your own work}!');
    tale.paragraph();
    if (needed) {
      v.say(
        `{A week later|That very {month|autumn}}, {help was needed|there was {an alarm|trouble}|a cry went up} in the {town|village|harbour|valley}, and only ${hero.name} {was able|could be found} to ${skill.use}.`,
      );
      v.say(
        `{Without a word|With a pounding heart}, ${hero.name} {remembered the trick|thought of ${teacher.name}} and {did it|managed it} {from {beginning|start} to end|as if it were {nothing|play|easy}|without {one|a single} {slip|mistake}}.`,
      );
      v.say(
        `{The crowd|All the people} {clapped|threw {hats|caps|bonnets} in the air|cheered|stamped {for joy|their feet}}, and ${mocker.name} {looked at the ground|was @surprised}.`,
      );
    } else {
      v.say(
        `{At the {festival|fair}|On Sunday}, ${hero.name} {showed|did} it before {the whole family|everybody|all the neighbours}, and {no one laughed|the laughing stopped}.`,
      );
      v.say(
        `${mocker.name} {stared|gaped|was @surprised} and {then|after a while} {came nearer|said something unexpected}.`,
      );
    }
    v.remark(
      mocker,
      `{I was {mean|unkind|a fool}|I should {not|never} have {laughed|teased you}|That was {splendid|great}}, {and I am {sorry|ashamed}|I wish I had {half|some of} your {patience|courage}|I take {everything|it all} back}, ${hero.name}.`,
    );
    const kind = tale.chance(0.5);
    v.say(
      kind
        ? `${hero.name} {forgave|hugged} ${mocker.name} and {the next {day|week}|from then on} {taught ${mocker.them}|showed ${mocker.them}} {all of it|everything}, {bruise by bruise|fall by fall}.`
        : `${hero.name} {only grinned|nodded} and {said|answered} that {practice is the best master|falling is half of learning|one good teacher is worth ten mockers}.`,
    );
    v.say(
      `{As a keepsake|To mark the day|In the end}, ${teacher.name} gave ${hero.name} ${gift.a}, {which ${hero.name} kept for life|which had seen {many|better} years}.`,
    );
    tale.give(gift, hero);
    v.close();

    tale.fact('what', `What did ${hero.name} learn?`, `to ${skill.name}`);
    tale.fact('why', `Why did ${hero.name} want to learn it?`, `because ${reason}`);
    tale.fact('who', `Who taught ${hero.name} the trick?`, teacher.name);
    tale.fact('where', 'Where did they practise?', place);
    tale.fact('what', `What did ${teacher.name} give to ${hero.name}?`, gift.a);
    v.title(
      `${hero.name} learns to ${skill.name}`,
      'the twentieth try',
      'the secret trick',
      `${hero.name} and the patient ${teacher.role}`,
      'never give up',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who learns to ${skill.name}`);
    v.summary(
      `${hero.name} fails at first, and ${mocker.name} laughs. With the help of ${teacher.name}, ${hero.name} learns to ${skill.name}.`,
      `${teacher.name} teaches ${hero.name} to ${skill.name}, and ${mocker.name}, who had laughed, is sorry.`,
    );
  },
};
