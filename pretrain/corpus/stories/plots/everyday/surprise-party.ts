import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

const gifts = [
  'kite',
  'scarf',
  'telescope',
  'paintbox',
  'lantern',
  'flute',
  'music box',
  'backpack',
  'penknife',
  'globe',
  'umbrella',
  'diary',
];

/** A birthday seems forgotten, because everyone keeps a secret. */
export const surpriseParty: Plot = {
  id: 'surprise-party',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick([
      'mother',
      'father',
      'grandmother',
      'grandfather',
      'sister',
      'brother',
      'aunt',
      'uncle',
    ]);
    const planner = tale.kin(hero, relation);
    const friend = v.youngster();
    const gift = tale.thing(gifts);
    const season = tale.pick(words.seasons);
    const hall = v.draw('in the {barn|attic|orchard|old mill|boathouse|bakery|greenhouse|schoolroom|town hall}');
    const leaked = tale.chance(0.5);
    const sulked = tale.chance(0.5);

    v.say(
      `${v.day(season)}, ${hero.intro} {woke|jumped out of bed|opened both eyes} and {remembered|knew} that it was {a birthday, a very special one|${hero.their} birthday}.`,
      `${hero.intro} had {a birthday|${hero.their} birthday} {one|on a/an} ${tale.pick(season.weather)} ${season.name} {morning|day}.`,
    );
    v.say(
      `But {at|over} breakfast ${family(hero, planner, relation)} {only|just} {read the paper|talked of the weather|buttered the {toast|bread}|asked about the {hens|laundry|dishes}}.`,
      `But ${family(hero, planner, relation)} {said nothing|spoke no word} about it and {went on {sewing|knitting|peeling potatoes}|hurried out with a {bag|basket|list}}.`,
    );
    v.say(
      `{There was|${hero.name} found} no {cake|candle|card}, {no song|no ribbon} and {not even a wink|no parcel}.`,
      `{Not one|No} {candle|card|parcel} {stood|lay} on the {table|sideboard}, and ${hero.name} felt @sad.`,
    );
    tale.paragraph();
    v.say(
      `{On the way to school|At the {gate|well|corner}|Outside}, ${hero.name} met {a friend|a classmate}, ${friend.intro}.`,
      `{Near|By} the {bridge|bakery|fountain} ${friend.intro} {came along|stood waiting}, a {good|dear|close} friend of ${hero.name}'s.`,
    );
    v.remark(
      hero,
      `Do you know what {day|sort of day} {it is|this is}, ${friend.name}?`,
      `{Guess|Tell me} what day it is, ${friend.name}!`,
    );
    v.speak(
      friend,
      v.draw(
        '{A {plain|common|boring} {Monday|Tuesday|Thursday|Friday}|The day for {sweeping|washing|spelling tests}}, {I think|as far as I know}.',
      ),
      'I {really|simply} cannot {say|tell you}, {and I must run|I am late}!',
    );
    v.say(
      `Then ${friend.name} {turned pink|coughed|looked at the clouds} and {ran|hurried} {off|away} {like the wind|with a strange smile|in a great rush}.`,
      `With that, ${friend.name} {hid|pushed} something {behind a {hedge|fence}|under a {coat|shawl}} and {vanished|was gone}.`,
    );
    if (sulked) {
      v.say(
        `${hero.name} {sulked|cried a little|kicked stones} {by the {river|canal|railway}|under a {willow|chestnut tree}} {all afternoon|for hours}, {quite sure|certain} that nobody {cared|remembered}.`,
      );
    } else {
      v.say(
        `${hero.name} {decided|made up ${hero.their} mind} to {make the best of it|be cheerful} and {spent|passed} the afternoon {helping an old neighbour|feeding the ducks|picking {flowers|berries} for the table}.`,
      );
    }
    tale.paragraph();

    if (leaked) {
      v.say(
        `{Toward evening|At five o'clock|Later}, ${hero.name} {noticed|found} a {trail|row} of {confetti|paper scraps|flour|ribbon ends} {on the path|in the lane} and {followed|traced} it {step by step|out of curiosity}.`,
      );
    } else {
      v.say(
        `{Toward evening|At six o'clock|At sunset}, ${planner.name} {came to fetch ${hero.name}|took ${hero.name} by the arm} and {asked for help with a heavy {sack|trunk}|spoke of a {stray hen|leaking pipe}}.`,
      );
    }
    v.say(
      `It was {dark|pitch dark|quiet} ${hall} at first, then {lamps|lanterns|candles} were lit and {everybody|a whole crowd} {shouted|sang}.`,
      `It was {dim|gloomy|silent} ${hall}, until {suddenly|all at once} {fifty|a hundred|a dozen} {candles|lights} {blazed|shone} and {trumpets|whistles|horns} {blew|sounded}.`,
    );
    v.remark(
      planner,
      `{Happy birthday|Many happy returns}, {dear|dearest} ${hero.name}!`,
      `{Surprise|Three cheers for ${hero.name}}!`,
    );
    const secret = v.draw(
      '{the party|the feast|the celebration} {was to be|had to be|was meant as} a {surprise|secret}',
    );
    v.say(`{Nobody|No one} had said a word {all day|since morning} because ${secret}.`);
    v.say(
      `{From|Out of} a {box|parcel} with a {bow|ribbon}, ${hero.name} {took|lifted} ${gift.a}, {a present from|the gift of} ${friend.name}.`,
      `${friend.name} {came forward|stepped up} and gave ${hero.name} ${gift.a}, {wrapped in {moss|tissue|newspaper}|tied up with string}.`,
    );
    tale.give(gift, hero);
    tale.paragraph();
    if (sulked) {
      v.speak(
        hero,
        `I {thought|believed} {you had all forgotten|nobody loved me}, {and I was so wrong|how silly I was}!`,
      );
      v.say(
        `{Laughing|Half laughing and half crying}, ${hero.name} {begged everyone's pardon|hugged ${planner.name}} and {ate {two|three} {slices|pieces} of cake|danced till {ten|midnight}}.`,
      );
    } else {
      v.speak(hero, `{This is|It is} the {best|finest|loveliest} {birthday|day} {of all|I ever had}!`);
      v.say(
        `{Everyone|All the company} {sang|clapped} {twice|three times}, and ${hero.name} {cut|shared} the cake with {everyone|all the guests}.`,
      );
    }
    v.say(
      `${planner.name} and ${friend.name} {looked at each other|shook hands|grinned}, {pleased|happy|relieved|delighted} that the secret had {lasted|been kept}.`,
      `{Since then|Every year since}, ${hero.name} {smiles|grins} when {a birthday seems forgotten|people are {strangely|oddly} {quiet|busy}}.`,
    );
    v.close();

    tale.fact('why', 'Why had nobody said a word?', `because ${secret}`);
    tale.fact('where', 'Where was the party?', hall);
    tale.fact('what', `What did ${friend.name} give to ${hero.name}?`, gift.a);
    tale.fact('who', `Whose birthday was it?`, hero.name);
    v.colourOf(gift, hero);
    v.title(
      'the forgotten birthday',
      `a surprise for ${hero.name}`,
      `${hero.name}'s birthday`,
      'not a word!',
      `the secret of ${planner.name}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who thinks that a birthday has been forgotten`);
    v.summary(
      `${hero.name} thinks that everyone has forgotten the birthday, but ${planner.name} and ${friend.name} have a party ready ${hall}.`,
      `Nobody speaks of ${hero.name}'s birthday, for there is a surprise party ${hall}. ${friend.name} gives ${hero.name} ${gift.a}.`,
    );
  },
};
