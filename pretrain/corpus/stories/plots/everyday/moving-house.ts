import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

const keepsakes = [
  'shell',
  'key',
  'marble',
  'button',
  'whistle',
  'ribbon',
  'pebble',
  'coin',
  'feather',
  'spoon',
  'bell',
  'locket',
];

/** A family moves; something small ties the old home to the new. */
export const movingHouse: Plot = {
  id: 'moving-house',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const relation = tale.pick(['mother', 'father', 'grandmother', 'grandfather']);
    const parent = tale.kin(hero, relation);
    const friend = v.youngster();
    const stranger = v.youngster();
    const keepsake = tale.thing(keepsakes);
    const season = tale.pick(words.seasons);
    const oldHome = v.draw(
      '{a cottage|a flat|a small house|a cabin} {by the canal|above the bakery|near the station|on the hill|at the edge of the forest|behind the church}',
    );
    const newHome = v.draw(
      '{a tall house|a farm|a lighthouse|a stone house|a houseboat|two rooms} {on the coast|in the city|across the mountains|by a lake|far to the north|beside a railway}',
    );
    const reason = v.draw(
      '{{good|new} work was waiting there|the old roof {leaked|had fallen in}|the {mine|mill|factory} had {closed|burned down}|someone had to look after the {goats|orchard|bees} there}',
    );
    const hiding = v.draw(
      '{under a loose floorboard|behind the chimney|in the hollow {apple|pear} tree|on the highest shelf|beneath the doorstep|in a crack of the wall}',
    );
    const leave = tale.chance(0.5);
    const letters = tale.chance(0.5);

    v.say(
      `${hero.intro} {had been born|had always lived} in ${oldHome} with ${family(hero, parent, relation)}.`,
      `For {years|as long as anyone could remember}, ${hero.intro} and ${family(hero, parent, relation)} had {lived|made their home} in ${oldHome}.`,
    );
    v.say(
      `{Two doors away|In the same street|Close by} lived ${friend.intro}, and the two {shared everything|met {daily|every evening}|built dens together}.`,
      `${hero.name}'s {best|oldest} friend was ${friend.intro}, who {lived next door|knew every {path|tree} there|could whistle like a/an @bird}.`,
    );
    v.say(
      `${v.day(season)}, ${parent.name} {called ${hero.name} in|put down a letter|cleared ${parent.their} throat} and {told the news|began to speak}.`,
      `Then, {one|on a/an} ${tale.pick(season.weather)} ${season.name} {evening|morning}, {came the news|everything changed}.`,
    );
    v.remark(
      parent,
      `We are {moving|going to move} {soon|this ${season.name}|before the month is out}, {to a new home|all of us together}.`,
    );
    v.say(
      `They were to live in ${newHome}, because ${reason}.`,
      `The new home was ${newHome}, and they had to go because ${reason}.`,
    );
    v.say(
      `${hero.name} {ran outside|slammed a door|hid in the cupboard|said not a word} and {felt @angry|was @sad} {for the rest of the day|until dark}.`,
    );
    tale.paragraph();
    v.say(
      `{On the last {day|evening}|Before the {van|wagon} came}, ${friend.name} {brought|pulled out} ${keepsake.a}, {found long ago on one of their walks|the best of a whole collection}.`,
      `${friend.name} {came to say goodbye|helped to pack the {plates|books|quilts}} and {held out|brought} ${keepsake.a}.`,
    );
    tale.give(keepsake, hero);
    v.remark(friend, `{Take it|Keep it}, {so that you do not forget me|then a part of me goes along}, ${hero.name}.`);
    if (leave) {
      v.say(
        `But ${hero.name} {thought for a while|shook ${hero.their} head} and hid ${keepsake.the} ${hiding}, {as a sign|as a promise} to {come back|return}.`,
      );
      tale.put(keepsake, hiding);
    } else {
      v.say(
        `${hero.name} {held it tight|closed both eyes|could hardly speak} and {carried|took} ${keepsake.the} {all the way|through the whole journey} {in a pocket|in a {sock|matchbox|pouch}}.`,
      );
    }
    v.say(
      `{The wheels|The van|The wagon} {rolled|rattled} {past|by} the {school|well|market} and the {last|familiar} {house|lamp post}, and {soon|at last} the {roofs|chimneys} were {gone|out of sight}.`,
      `{They drove|They travelled} {all day|until midnight} {through|past} {hills|forests|fields} that ${hero.name} had never {seen|known}.`,
    );
    tale.paragraph();
    v.say(
      `{In the new home|In the new place}, {every step echoed|the walls were bare|nothing was where it should be}, and {even the moon|even the bread|the air} {seemed|was} {different|strange}.`,
      `At {first|night} {the floor creaked|the wind whistled|unknown bells rang} in the new {home|rooms}, and ${hero.name} {could not sleep|missed ${friend.name}}.`,
    );
    v.say(
      `{On the third day|After a week|One morning}, {someone|a face} {looked|peeped} over the {wall|fence|windowsill}: it was ${stranger.intro}.`,
      `Then ${stranger.intro} {knocked|came by} with a {basket of {eggs|plums}|bunch of keys|ball|puppy}.`,
    );
    v.remark(
      stranger,
      `{Do you like|Would you like to see} {caves|frogs|old bridges|secret paths|wild strawberries}? {I know a place|Follow me}!`,
      '{Are you the new one|Have you just moved in}? I {can|could} show you {everything|the best places}!',
    );
    v.say(
      `{That afternoon|All day}, ${stranger.name} {showed|led} ${hero.name} {round|about} {the harbour|the fields|the alleys|the ruins}, and {they|both} came {home|back} {muddy|wet|with torn {sleeves|socks}}, but @glad.`,
    );
    tale.paragraph();
    if (letters) {
      v.say(
        `{Every Sunday|Each month}, ${hero.name} {wrote|sent} a {long|thick} letter to ${friend.name}, with {drawings|pressed flowers|jokes} {inside|in it}, and {soon|before long} ${friend.name} and ${stranger.name} {exchanged greetings|wrote to each other too}.`,
      );
    } else {
      v.say(
        `{When {spring|summer|the holidays} came|A year later}, ${friend.name} {travelled|came} to {visit|stay}, and {the three|all three} {swam|camped|climbed} {together|side by side} {from dawn to dusk|for a whole week}.`,
      );
    }
    v.say(
      leave
        ? `And ${keepsake.the} {still lies|waits to this day} ${hiding}, {until ${hero.name} comes back|safe and {dry|sound}}.`
        : `And ${keepsake.the} {lay|shone} on ${hero.name}'s {windowsill|pillow|shelf}, {where the sun reached it|next to a bowl of {shells|acorns}}.`,
    );
    v.remark(hero, '{I have two homes now|One can have two homes}, {and a friend in each|and that is twice as good}.');
    v.close();

    tale.fact('why', `Why did the family of ${hero.name} have to move?`, `because ${reason}`);
    tale.fact('where', `Where had ${hero.name} lived before?`, `in ${oldHome}`);
    tale.fact('what', `What did ${friend.name} give to ${hero.name}?`, keepsake.a);
    if (leave) tale.fact('where', `Where did ${hero.name} hide ${keepsake.the}?`, hiding);
    else tale.fact('holder', `Who has ${keepsake.the}?`, hero.name);
    tale.fact('who', `Who showed ${hero.name} the new place?`, stranger.name);
    v.title(
      'moving house',
      `${hero.name} moves away`,
      `the ${keepsake.noun} and the new home`,
      'two homes',
      `goodbye, ${friend.name}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who has to move to a new home`);
    v.summary(
      `${hero.name} must leave ${oldHome} and says goodbye to ${friend.name}. In the new home, ${stranger.name} becomes a friend.`,
      `${hero.name} and ${parent.name} move to ${newHome}. ${friend.name} gives ${hero.name} ${keepsake.a}, and ${stranger.name} is a new friend.`,
    );
  },
};
