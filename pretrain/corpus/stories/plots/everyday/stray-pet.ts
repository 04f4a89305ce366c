import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** A stray comes along; it has, or has not, a home already. */
export const strayPet: Plot = {
  id: 'stray-pet',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['mother', 'father', 'grandmother', 'grandfather', 'aunt', 'uncle']);
    const parent = tale.kin(hero, relation);
    const breed = v.draw('{puppy|kitten|poodle|terrier|spaniel|sheepdog|cat|dog}');
    const pet = tale.person({ kind: 'animal', role: breed });
    const owner = v.grownUp();
    const season = tale.pick(words.seasons);
    const where = v.draw(
      '{under a cart|behind the {station|post office|mill}|in a {ditch|doorway|barrel|cardboard box}|on the {ferry|church} steps|beneath a {hedge|bridge}}',
    );
    const collar = v.draw('{torn|@colour} {collar|ribbon}');
    const owned = tale.chance(0.5);
    const scolded = tale.chance(0.5);
    const reason = scolded
      ? v.draw(`${pet.they} had {chewed|torn} {the {best|new} {boots|cushion|curtains}|a whole {ham|newspaper|hat}}`)
      : v.draw('there was {little money for {meat|food}|no room in the {flat|house}|a baby asleep in the house}');

    v.say(
      `${v.day(season)}, ${hero.intro} heard a {whimper|faint cry|whine|small noise} ${where}.`,
      `${v.day(season)}, on the way {home|from {school|the market|the well}}, ${hero.intro} {stopped|stood still}, for something {moved|stirred} ${where}.`,
    );
    v.say(
      `There {sat|crouched|lay} a {thin|wet|muddy|shivering} ${breed} with {one white {ear|paw}|a crooked tail|eyes like {honey|amber}} and a/an ${collar}.`,
      `It was a {hungry|dirty|lonely|frightened} ${breed}, {with|wearing} a/an ${collar} and {nothing|little} else.`,
    );
    if (tale.chance(0.5)) tale.say(tale.pick(season.signs));
    v.remark(
      hero,
      '{You poor thing|Hello, little one}, {where do you come from|have you lost your way|are you hungry}?',
    );
    v.say(
      `{Half a sandwich|A crust|A bit of cheese|A piece of sausage} {was gone|vanished} in {one gulp|a blink}, and the ${breed} {followed|trotted after} ${hero.name} {all the way home|to the door|through three streets}.`,
    );
    tale.paragraph();
    v.say(
      `{At home|In the kitchen|On the doorstep} {waited|stood} ${family(hero, parent, relation)}, {arms folded|with a ladle|holding a broom}.`,
      `${family(hero, parent, relation)} {opened the door|looked up from the {stove|newspaper}} and {gasped|frowned|sighed}.`,
    );
    v.remark(hero, `{May I keep ${pet.them}|Can we keep ${pet.them}}, {please|just for tonight}, ${parent.name}?`);
    v.speak(
      parent,
      `{One|A single} night, {and not an hour more|but not in your bed}, ${hero.name}.`,
      '{Very well|All right}, {until the rain stops|until tomorrow}, {but no longer|and then we shall see}.',
    );
    v.say(
      `${hero.name} {washed|brushed|dried} the ${breed} {gently|with care|by the stove} and chose a name: ${pet.name}, {because it {fitted|sounded right}|after {a hero|someone|a star} in a {book|song|film}}.`,
    );
    v.say(
      `One {night|day} {became|turned into} {two|three}, and {soon|before long} ${pet.name} {could {shake hands|fetch sticks|roll over}|knew every {chair|corner}|slept on ${hero.name}'s feet}.`,
    );
    tale.paragraph();
    v.say(`But then ${parent.name} {said|declared|decided} that ${pet.name} had to go, because ${reason}.`);
    v.say(
      `${hero.name} {pleaded|cried|argued} and {offered to work for it|promised to be {careful|strict}|hid in the {attic|shed} with ${pet.name}}.`,
      `{That night|For an hour} ${hero.name} {wept into|pressed a wet face into} ${pet.name}'s fur, and felt @sad.`,
    );
    if (owned) {
      v.say(
        `{The next morning|A day later}, a {notice|paper|poster} hung {at the baker's|on a lamp post|outside the school}, with {a drawing of|some words about} a lost ${breed} and a/an ${collar}.`,
      );
      v.say(
        `It would have been {easy|tempting} to {tear it down|walk past}, but ${hero.name} {thought of someone waiting|did what was right} and {went|walked} to the {address|house}.`,
      );
      v.say(
        `{The door was opened by|There lived} ${owner.intro}, who {cried for joy|dropped a {teacup|hat}} when ${pet.name} {ran in|jumped up}.`,
      );
      v.speak(owner, `{I had given up hope|Three weeks I have searched}! How can I {thank|repay} you, ${hero.name}?`);
    } else {
      v.say(
        `{That very night|At midnight}, {there was smoke in the {kitchen|hall}|someone tried the window|water {poured|burst} from a pipe}, and ${pet.name} made {such a noise|so much noise} that {everyone|the whole house} {woke|got up} in time.`,
      );
      v.say(
        `${parent.name} {put it right|stopped the danger|saw to everything}, {sat down|grew pale} and {stroked|looked at} ${pet.name} {for a long time|with new eyes}.`,
      );
      v.remark(
        parent,
        `{This house would be poor without ${pet.name}|We have a watchman now}, {so ${pet.they} may stay|and nobody sends ${pet.them} away}.`,
      );
      v.say(
        `{The news reached|They told it to} ${owner.intro}, who {gave|brought} ${pet.name} a {bone|blanket|brass bell} {as a medal|for bravery}.`,
      );
    }
    tale.paragraph();
    if (owned) {
      v.say(
        `{It hurt to {say goodbye|let go}|Saying goodbye was hard}, but ${owner.name} {asked|invited} ${hero.name} to {take ${pet.name} for walks|come and play} {every day|after school|each Saturday}.`,
      );
      v.say(
        `{In spring|A year later}, ${pet.name} ${pet.they === 'she' ? 'had' : 'was the father of'} {four|five|six} {babies|little ones}, and one of them {was for ${hero.name}|moved in with ${hero.name}}, {and even ${parent.name} smiled|with the blessing of ${parent.name}}.`,
      );
    } else {
      v.say(
        `{From then on|After that}, ${hero.name} {saved|earned} {a coin|a few pennies} each week {for {meat|bones|brushes}|by sweeping {yards|steps}}, so that ${pet.name} was {no burden|never hungry}.`,
      );
      v.say(
        `{In the evenings|On cold nights}, ${parent.name} {read aloud|knitted|dozed} {by the fire|in the armchair} with ${pet.name} {across both feet|underneath}, {and said no more about it|quite content}.`,
      );
    }
    v.close();
    const home = owned ? owner : hero;
    tale.fact('where', `Where did ${hero.name} find the ${breed}?`, where);
    tale.fact('name', `What was the ${breed} called?`, pet.name);
    tale.fact('why', `Why did ${pet.name} have to go?`, `because ${reason}`);
    tale.fact('holder', `With whom did ${pet.name} live in the end?`, home.name);
    tale.fact('what', `What did the ${breed} wear?`, withArticle(collar));
    v.title(
      `the stray ${breed}`,
      `${hero.name} and ${pet.name}`,
      `a ${breed} without a name`,
      'one night, and no longer',
      `who owns ${pet.name}?`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who finds a stray ${breed}`);
    v.summary(
      owned
        ? `${hero.name} finds a stray ${breed} ${where} and names ${pet.them} ${pet.name}. Then ${hero.name} takes ${pet.them} back to ${owner.name}.`
        : `${hero.name} finds a stray ${breed} ${where} and names ${pet.them} ${pet.name}. ${pet.name} wakes the house in time and may stay.`,
    );
  },
};
