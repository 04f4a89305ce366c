import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { makeThing } from '../../thing';
import { family, voice } from './voice';

const breakables = ['vase', 'teapot', 'jug', 'bowl', 'plate', 'lamp', 'mug', 'mirror', 'candlestick', 'clock'];

/** Something is broken and hidden, and it costs courage to say so. */
export const brokenVase: Plot = {
  id: 'broken-vase',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['mother', 'father', 'grandmother', 'grandfather', 'aunt', 'uncle']);
    const elder = tale.kin(hero, relation);
    const friend = v.girlOrBoy();
    const broken = makeThing(tale.pick(breakables), tale.pick(words.colours));
    const hiding = v.draw(
      '{under the bed|behind the stove|in the laundry basket|behind the curtain|under a pile of towels|inside an old boot|at the bottom of the toy chest}',
    );
    const game = v.draw('{catch|leapfrog|marbles|tag|bowling with oranges|knights and dragons}');
    const fear = v.draw(
      `${hero.they} was {afraid of a scolding|scared of losing all trust|too ashamed to tell|frightened of angry words}`,
    );
    const confessed = tale.chance(0.5);
    const mended = tale.chance(0.5);

    v.say(
      `${hero.intro} lived in @home with ${family(hero, elder, relation)}.`,
      `In @home there lived ${hero.intro} and ${family(hero, elder, relation)}.`,
      `Once ${hero.intro} {shared|kept} a {cosy|neat|tiny} house with ${family(hero, elder, relation)}.`,
    );
    v.say(
      `On the {shelf|sideboard|windowsill} stood ${broken.a}, and ${elder.name} {loved|treasured|dusted} it {every day|more than {silver|gold|pearls}}.`,
      `${elder.name} had ${broken.a}, {a wedding present|a souvenir from the sea|older than anyone in the family}.`,
      `The {pride|jewel} of the {parlour|kitchen|hall} was ${broken.a}, and it belonged to ${elder.name}.`,
    );
    tale.give(broken, elder);
    v.say(
      `One ${tale.pick(tale.pick(words.seasons).weather)} {afternoon|morning|evening}, ${friend.intro} came {to visit|round to play|knocking at the door}.`,
      `{Last|One} {Monday|Tuesday|Wednesday|Friday}, a friend came to {play|visit}: it was ${friend.intro}.`,
    );
    tale.paragraph();

    v.say(
      `${hero.name} and ${friend.name} played ${game} {indoors|in the parlour|in the hall}, {though it was forbidden|which was against the rules|and they grew wilder and wilder}.`,
      `{Because of the rain|To pass the time}, the two played ${game} in the house, {although that was not allowed|louder and louder}.`,
    );
    v.say(
      `Suddenly ${hero.name} {slipped|stumbled|tripped over a rug|swung an elbow}, and ${broken.the} {crashed|fell|tumbled} to the floor and broke.`,
      `Then {an elbow|a knee|a flying cushion} of ${hero.name}'s {hit|struck|knocked against} ${broken.the}, and {crack|crash}, it {broke|split} in {two|three}.`,
    );
    v.remark(
      friend,
      '{Oh no|Oh dear}, {what shall we do now|whatever will become of us}?',
      '{Quick|Hurry}, {sweep|gather} up the pieces!',
    );
    v.say(`${hero.name} hid the pieces ${hiding}, because ${fear}.`);
    tale.put(broken, hiding);
    v.say(
      `{All through|During} supper, ${hero.name} {could not swallow a bite|pushed the peas about|stared at the tablecloth}.`,
      `That night ${hero.name} {tossed and turned|lay awake|dreamed of {broken glass|sharp splinters}}.`,
      `The secret {weighed|lay} on ${hero.name} like a {stone|sack of potatoes|heavy blanket}.`,
    );
    tale.paragraph();

    if (confessed) {
      v.say(
        `{In the morning|At breakfast|Before bedtime}, ${hero.name} {took a deep breath|swallowed hard|gathered ${hero.their} courage} and {went|walked|tiptoed} to ${elder.name}.`,
      );
      v.remark(
        hero,
        `{I broke your ${broken.noun}|It was me who broke your ${broken.noun}}, {and I am so sorry|please forgive me}.`,
      );
      v.say(
        `${elder.name} was {quiet|silent|still} for a moment and then {smiled|nodded|opened both arms}.`,
        `At first ${elder.name} {frowned|looked @sad|sighed}, but {not for long|only for a moment}.`,
      );
      v.speak(
        elder,
        `{A ${broken.noun} can be replaced|It was only a ${broken.noun}}, but {the truth|an honest heart|an honest child} is worth {far more|a great deal}.`,
      );
    } else {
      v.say(
        `{The next day|Two days later|On washing day}, ${elder.name} {looked|searched|reached} ${hiding} and found the pieces.`,
      );
      v.speak(elder, `{Who did this|Who has broken my ${broken.noun}|What is the meaning of this}?`);
      v.say(
        `${hero.name} {blushed|turned red|began to cry} and {told the whole story|owned up to everything|admitted it all}.`,
      );
      v.speak(
        elder,
        `I am {not cross|hardly angry} about the ${broken.noun}, {but|only} {the hiding|your silence} {made me sad|hurt me}.`,
      );
    }
    tale.paragraph();

    const glue = v.draw('{glue|paste|putty}');
    if (mended) {
      v.say(
        `{Together|Side by side|All evening}, ${hero.name} and ${elder.name} {mended|repaired} ${broken.the} with ${glue}, {piece by piece|crack by crack}.`,
      );
      v.say(
        `{The cracks|Thin lines} {could still be seen|never quite disappeared}, {but {everyone|the family} liked it {even better|all the more}|yet it {stood|shone} proudly in its old place}.`,
      );
    } else {
      v.say(
        `It was {beyond repair|past mending|broken for good}, so ${hero.name} {saved every penny|swept paths|washed windows|carried firewood} {for weeks|for a month} to {buy|pay for} a new one.`,
      );
      v.say(
        `The new ${broken.noun} was {plainer|smaller|rounder}, but ${elder.name} {called it perfect|was @glad with it|hugged ${hero.name} for it}.`,
      );
    }
    tale.give(broken, elder);
    v.say(
      `{From then on|After that}, ${hero.name} and ${friend.name} {played outdoors|took their games to the {yard|meadow}}, {where nothing could break|far from shelves and cupboards}.`,
      `And ${hero.name} {knew|understood} now that {a mistake is lighter when it is shared|a secret is heavier than a scolding|telling the truth takes {a weight|a load} off the heart}.`,
    );
    v.close();

    tale.fact('what', `What did ${hero.name} break?`, broken.the);
    tale.fact('where', `Where did ${hero.name} hide the pieces?`, hiding);
    tale.fact('why', `Why did ${hero.name} hide the pieces?`, `because ${fear}`);
    tale.fact('owner', `Who owned ${broken.the}?`, elder.name);
    tale.fact('colour', `What colour was the ${broken.noun}?`, broken.adjective);
    tale.fact('what', `What game did ${hero.name} and ${friend.name} play?`, game);
    v.title(
      `the broken ${broken.noun}`,
      `${hero.name} tells the truth`,
      `the secret of the ${broken.noun}`,
      `a crash in the house`,
      `the pieces of the ${broken.noun}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who breaks ${broken.a} and hides the pieces`);
    v.summary(
      `${hero.name} breaks ${broken.a} of ${elder.name}'s and hides the pieces ${hiding}. In the end the truth comes out and ${elder.name} forgives.`,
      `While playing ${game}, ${hero.name} breaks ${elder.name}'s ${broken.noun}. The truth comes out, and all is forgiven.`,
    );
  },
};
