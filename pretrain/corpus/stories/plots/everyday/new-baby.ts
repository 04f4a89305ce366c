import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** A baby comes, everything turns round it, and the elder child finds a place again. */
export const newBaby: Plot = {
  id: 'new-baby',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['mother', 'father']);
    const parent = tale.kin(hero, relation);
    const babyIs = tale.pick(['sister', 'brother']);
    const baby = tale.kin(hero, babyIs);
    const guest = v.grownUp();
    const season = tale.pick(words.seasons);
    const toy = tale.thing([
      'teddy bear',
      'rattle',
      'rag doll',
      'music box',
      'stuffed rabbit',
      'blanket',
      'pillow',
      'toy duck',
      'drum',
      'picture book',
    ]);
    const hideout = v.draw(
      '{in the {treehouse|hayloft|dovecote|wood shed|wardrobe|boathouse}|under the {stairs|kitchen table|blackberry bush}|behind the {woodpile|rain barrel|sofa}}',
    );
    const sound = v.draw(
      '{a {silly|lullaby|sea|cuckoo} song|the {bark of a seal|buzz of a bee|hoot of an owl}|a poem about a {pig|pancake|whale}}',
    );
    const reason = v.draw(
      '{nobody {listened|had time} {any more|that day}|a {model ship|drawing|story} had been {pushed aside|used to light the stove}|{supper|a birthday walk} had been {forgotten|put off} again}',
    );
    const runs = tale.chance(0.5);
    const alone = tale.chance(0.5);

    v.say(
      `${v.day(season)}, {a cradle was carried|a midwife hurried} into the house of ${hero.intro}, {and everything was different|for a baby had come}.`,
      `${v.day(season)}, ${hero.intro} {came home|woke up} and {was told|heard} {great|wonderful} news: there was a baby ${babyIs}.`,
    );
    v.say(
      `In a basket lay a {tiny|wrinkled|rosy} baby ${babyIs} {named|called} ${baby.name}, {with a voice like a {trumpet|gull}|with fists like {walnuts|plums}}.`,
      `The baby ${babyIs} was called ${baby.name}, and ${baby.they} {slept|cried} {all day|most of the time}.`,
    );
    v.say(
      `${family(hero, parent, relation)} was {tired|worn out} and {happy|proud}, {and {warmed|washed} {bottles|napkins}|and {hummed|yawned}} from {morning till night|dawn till midnight}.`,
    );
    v.say(
      `${hero.name} had {hoped|wished} for {someone to play with|a playmate}, but ${baby.name} {could do nothing|did nothing} but {yell|sleep} and {spit|dribble}.`,
      `{Everyone|All the neighbours} {bent|leaned} over the {cradle|basket} and {cooed|whispered}, and {no one|nobody} {asked|looked} {about ${hero.name}|for ${hero.name}}.`,
    );
    v.say(
      `A {visitor|guest}, ${guest.intro}, {brought|came with} {ten presents|a cake|a bonnet} for the baby and {patted|stepped past} ${hero.name} without a {word|glance|smile}.`,
    );
    tale.paragraph();
    v.say(
      `{Then one evening|On the fifth day}, ${hero.name} felt @sad because ${reason}.`,
      `{At last|One day} it was too much, and ${hero.name} was @angry because ${reason}.`,
    );
    v.remark(
      hero,
      `{Nobody {needs|wants|sees} me {here|any more}|You only {love|look at} the baby|It is {always|all} the baby}, {I {might|could} as well be {air|a broom|a lamp post}|and I wish {it had never come|we were alone again}}!`,
    );
    if (runs) {
      v.say(
        `${hero.name} {packed|took} {a bun and|an apple and} ${toy.a}, {ran off|slipped out} and {hid|crept} ${hideout}.`,
      );
    } else {
      v.say(
        `${hero.name} {slammed|banged} {a door|two doors} and {sat|crouched} ${hideout} with ${toy.a}, {dry-eyed and furious|crying hot tears}.`,
      );
    }
    tale.give(toy, hero);
    v.say(
      `{It was {quiet|cold|dusty|stuffy} there|A {spider|beetle|mouse} was the only company}, and {time|the {evening|hour}} {passed|went by|crept on} {slowly|like a snail}.`,
    );
    v.say(
      runs
        ? `{In the house|Meanwhile}, ${parent.name} {missed ${hero.name}|found the empty bed}, {seized|took} a {lantern|lamp} and {called|searched} {in every corner|up and down the lane}.`
        : `{After a while|An hour later}, ${parent.name} {came looking|followed the sobs} and {sat|knelt} down {there as well|beside ${hero.name}}, {although it was far too small|without a word}.`,
    );
    v.remark(
      parent,
      `{There you are|I have found you}, ${hero.name}! {Did you think|Do you believe} there is only {one|a single} {chair|room|place|window} in my {heart|life}?`,
    );
    v.speak(
      parent,
      `I {made a mistake|was blind|forgot {something|the best}}, {I had {eyes|time} for {one|the cradle} {only|alone}|and I am {sorry|ashamed}|{tired|sleepy} as I was}, {but {it|a heart} grows with {every|each} child|you {were|came} first, {and|so} {that will stay so|nobody can take your place}}.`,
    );
    tale.paragraph();
    if (alone) {
      v.say(
        `That night the baby {screamed|wailed} {for hours|without end}, {and neither milk nor rocking helped|and ${parent.name} was at {a loss|the end of ${parent.their} strength}}.`,
      );
    } else {
      v.say(
        `{The next morning|Next day}, ${parent.name} {had to go|was called} {to the well|to the door}, and {for the first time|for a moment} ${hero.name} was alone with the {crying|red-faced} baby.`,
      );
    }
    v.say(
      `${hero.name} {bent|leaned} over the {cradle|basket} and {tried|performed} ${sound}, {a little crossly|more for fun}.`,
    );
    v.say(
      `Then ${baby.name} {stopped|fell silent}, {stared|blinked} and {smiled|laughed}, {for the {very first|first} time {in {life|the world}|since birth}|with a {wide|pink} {toothless mouth|mouth}|from ear to ear}!`,
    );
    v.remark(parent, `{You are a magician|What a wonder}, ${hero.name}! {Only you can do it|Nobody else can}!`);
    v.say(
      `${hero.name} {put|laid} ${toy.the} {beside the {baby|pillow}|into the {cradle|basket}}, {and {did not want|never asked for} it back|{without being asked|of ${hero.their} own free will}|with a {small|proud} bow}.`,
    );
    tale.give(toy, baby);
    v.say(
      `From {then on|that hour}, {twice a day|every evening} {came|there was} ${sound}, and {afterward|after that} {an hour|a walk|a story} {for ${hero.name} alone|that belonged to ${hero.name} and ${parent.name}}.`,
    );
    v.say(
      `When ${guest.name} {came again|visited}, the first {greeting|present} {was for|went to} ${hero.name}, {and that was only fair|who {bowed|blushed}}.`,
      `And the first word that ${baby.name} {ever said|spoke}, {a year later|the next ${season.name}}, was "${hero.name}".`,
    );
    v.close();
    tale.fact('name', 'What was the name of the baby?', baby.name);
    tale.fact('where', `Where did ${hero.name} hide?`, hideout);
    tale.fact('why', `Why was ${hero.name} upset?`, `because ${reason}`);
    tale.fact('holder', `Who has ${toy.the} in the end?`, baby.name);
    tale.fact('what', `What made the baby smile?`, sound);
    tale.fact('who', `Who found ${hero.name}?`, parent.name);
    v.title('the new baby', `${hero.name} and the baby`, 'room for two', `${baby.name} smiles`, 'the first smile');
    v.about(`${withArticle(hero.role)} named ${hero.name} who has a new baby ${babyIs}`);
    v.summary(
      `A baby ${babyIs}, ${baby.name}, is born, and ${hero.name} feels forgotten and hides ${hideout}. Then ${hero.name} is the one who makes the baby smile.`,
    );
  },
};
