import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** A cake goes wrong for a reason, and is saved or becomes something else. */
export const bakingTogether: Plot = {
  id: 'baking-together',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['grandmother', 'grandfather', 'aunt', 'uncle', 'father', 'mother']);
    const cook = tale.kin(hero, relation);
    const guest = v.grownUp();
    const season = tale.pick(words.seasons);
    const cake = v.draw('{cherry|plum|apple|honey|lemon|carrot|almond|poppy-seed|chocolate|pumpkin} {cake|tart|pie}');
    const occasion = v.draw(
      "the {village fair|church supper|school feast|town market|lantern party|harvest dance|neighbours' supper|fishermen's ball|summer dance|winter feast}",
    );
    const salted = tale.chance(0.5);
    const saved = tale.chance(0.5);
    const error = salted
      ? v.draw(
          '{salt|pepper|soda} had {gone|slipped|been poured} into the {bowl|dough|batter} instead of {sugar|honey}',
        )
      : v.draw('the {fire|oven} had been {far too hot|much too hot}');

    v.say(
      `${v.day(season)}, ${hero.intro} {tied on an apron|rolled up both sleeves|washed ${hero.their} hands} to bake with ${family(hero, cook, relation)}.`,
      `${hero.intro} was {staying with|helping} ${family(hero, cook, relation)} {in the kitchen|for the day} one ${tale.pick(season.weather)} {morning|afternoon}.`,
    );
    v.say(
      `They were going to bake a/an ${cake} for ${occasion}, {and {flour|sugar|butter} stood ready|with a recipe {from an old notebook|written in faded ink}}.`,
      `For ${occasion}, a/an ${cake} was wanted, {and there was {little time|no time to lose}|so the two {set to work|got busy} at once}.`,
    );
    v.say(
      `{The kitchen|The whole house} smelled of {cinnamon|vanilla|butter|nutmeg|warm milk}, and {a kettle hummed on the stove|the cat purred by the hearth|rain tapped at the glass}.`,
      `${hero.name} {sifted|weighed} the flour while ${cook.name} {beat|cracked} the eggs.`,
      `${cook.name} {greased|buttered} the tin, and ${hero.name} {stirred|mixed} the {batter|dough} {with both hands|with a wooden spoon}.`,
    );
    v.remark(cook, '{Go slowly|Take your time|Measure with care}, {baking needs patience|haste spoils the dough}.');
    tale.paragraph();

    if (salted) {
      v.say(
        `But ${hero.name} was in a hurry and {reached for|emptied|grabbed} the {first|wrong} jar {on the shelf|in the cupboard}.`,
        `However, ${hero.name} was {chattering|singing|daydreaming} and never {read the label|tasted the batter|looked at the jar}.`,
      );
    } else {
      v.say(
        `But ${hero.name} wanted it to {be quick|bake faster} and {piled|put} {more logs|extra wood} {on the fire|into the stove}.`,
        `However, ${hero.name} {could not wait|was impatient} and {secretly turned|turned} the {knob|dial} {as high as it would go|all the way up}.`,
      );
    }
    v.say(
      salted
        ? `When they tasted a {crumb|corner|spoonful}, {both pulled a face|their lips puckered|it was dreadful}.`
        : `{Soon|After a while} {black smoke|a bitter smell} {came|crept|poured} out, and the {top|crust} was {as black as coal|burnt}.`,
    );
    v.say(
      `The ${cake} was {ruined|spoiled} because ${error}.`,
      `{They saw what was wrong|It was plain}: the ${cake} had failed because ${error}.`,
    );
    v.remark(
      hero,
      '{It is all my fault|I have spoiled everything}, {and now the day is lost|I was too hasty}.',
      '{I am sorry|Forgive me}, I {should|ought to} have {listened|taken care}.',
    );
    v.speak(
      cook,
      '{I have burned a hundred cakes|Every cook makes mistakes}, {and each taught me something|so chin up}.',
      `{Never mind|Do not cry}, ${hero.name}, {we shall think of something|all is not lost}.`,
    );
    tale.paragraph();

    const rescue = v.draw('{pancakes|little biscuits|jam buns|cheese scones|sweet dumplings|raisin rolls}');
    if (saved) {
      v.say(
        `{There was still|Luckily there was} enough {flour|butter} for a second try, and this time ${hero.name} {read every line|tasted every spoonful|checked everything twice}.`,
      );
      v.say(
        `The second ${cake} {rose|came out} {golden|high and golden|light as a feather}, and ${hero.name} {clapped|danced around the table|beamed}.`,
      );
    } else {
      v.say(
        `There {was too little {butter|sugar}|were too few eggs} for another ${cake}, so they made ${rescue} {instead|from what was left}.`,
      );
      v.say(
        `{A whole basket|A heap} of ${rescue} {cooled|steamed|waited} on the {rack|table|sill}, {crisp and sweet|round as moons|dusted with sugar}.`,
      );
    }
    v.say(
      `At ${occasion}, ${guest.intro} {took the first bite|asked for a second helping|licked every finger}.`,
      `First {at the table|in the queue|to taste it} at ${occasion} was ${guest.intro}.`,
    );
    const bakedNow = saved ? cake : rescue;
    v.speak(guest, `{What a wonderful treat|How delicious}! Who {made|baked} {this|such a thing}?`);
    v.speak(hero, `${cook.name} and I did, {and it took us {two tries|all day}|after a {little|small} disaster}.`);
    v.say(
      `${cook.name} {winked|smiled} at ${hero.name}, who felt @glad.`,
      `{Not a crumb|Nothing} was left, and ${hero.name} {went home|fell asleep that night} @glad.`,
    );
    v.say(
      `{After that|From then on}, ${hero.name} {never hurried a cake again|baked with patience|always {looked|checked} twice}.`,
      `{Ever since|To this day}, ${salted ? '{every jar|each tin|the salt jar} has {had|worn} a {big|bright|paper} label' : 'a {note|warning} {hangs|is pinned} by the {oven|stove}: not too hot'}.`,
    );
    v.close();

    tale.fact('what', `What were ${hero.name} and ${cook.name} going to bake?`, withArticle(cake));
    tale.fact('why', `Why was the first ${cake} no good?`, `because ${error}`);
    tale.fact('who', 'Who praised the baking?', guest.name);
    tale.fact('what', `What did they take to ${occasion}?`, bakedNow);
    v.title(
      `the ${cake}`,
      `${hero.name} bakes a/an ${cake}`,
      'a kitchen disaster',
      `flour, sugar and ${hero.name}`,
      'baking takes patience',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who bakes with ${cook.name} and makes a mistake`);
    v.summary(
      `${hero.name} bakes a/an ${cake} with ${cook.name}, and it goes wrong because ${error}. In the end they bring ${saved ? 'a second one' : rescue} to ${occasion}.`,
    );
  },
};
