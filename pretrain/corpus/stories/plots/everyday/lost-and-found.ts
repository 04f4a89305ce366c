import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

/** Too big to be taken along. */
const big = /swing|seesaw|trampoline|tent|horse|windmill|castle|board|sandcastle|parachute|go-cart/;
const carried = words.toys.filter((toy) => !big.test(toy));

/** Something is lost, a friend helps to look, and it is where nobody thought. */
export const lostAndFound: Plot = {
  id: 'lost-and-found',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const friend = tale.person();
    const lost = tale.thing(carried);
    const place = tale.pick(words.places);
    const season = tale.pick(words.seasons);
    const first = tale.fresh(place.spots);
    const last = tale.fresh(place.spots);
    const patient = tale.chance(0.5);
    const tired = tale.chance(0.5);

    v.say(
      `${v.day(season)}, ${hero.intro} {went to|set off for|visited} the ${place.noun}.`,
      `There was once ${hero.intro} who {loved|liked} to {spend|pass} every ${season.name} at the ${place.noun}.`,
      `${hero.intro} {played|roamed|wandered} {about|around} in the ${place.noun} one ${tale.pick(season.weather)} {morning|afternoon}.`,
    );
    v.say(
      `${hero.They} had ${lost.a} that {was ${hero.their} greatest treasure|went with ${hero.them} everywhere|had been a present}.`,
      `With ${hero.them} came ${lost.a}, {a gift from an uncle|a birthday gift|the dearest thing ${hero.they} had}.`,
    );
    tale.give(lost, hero);
    if (tale.chance(0.5)) tale.say(tale.pick(place.details));
    v.say(
      `${friend.intro}, who was ${hero.name}'s friend, came along {too|as well|that day}.`,
      `Soon ${hero.name} met a friend there, ${friend.intro}.`,
      `A friend was there already: ${friend.intro}.`,
    );
    tale.paragraph();

    const cause = v.draw(
      '{had put it down to {tie a lace|pet a kitten|chase a butterfly|look at a beetle}|had a hole in the {bag|basket|sack}|had thought only of {games|the sunshine|a snack}}',
    );
    v.say(
      `When it was time to {go home|leave|have {supper|tea}}, ${lost.the} was gone.`,
      `{A little later|An hour later|Before long}, ${lost.the} was {gone|nowhere to be seen|missing}.`,
    );
    v.say(`{It had vanished|It was missing|That had happened} because ${hero.name} ${cause}.`);
    tale.put(lost, last);
    v.speak(friend, `{What is the matter|Why do you look so {troubled|pale|glum}|What has happened}, ${hero.name}?`);
    tale.speak(hero, v.draw(`{I have lost|I cannot find} my ${lost.noun}{.|!}`));
    if (patient) {
      v.speak(
        friend,
        '{Do not worry|Cheer up|Dry your tears}, {we will {find|search for} it {together|side by side}|four eyes see more than two}.',
      );
      v.say(`First they {searched|looked|hunted} ${first}, but {found nothing|saw only {dust|pebbles|an old button}}.`);
    } else {
      v.speak(friend, '{Someone|A thief} must have {taken|stolen|grabbed} it!');
      v.say(
        `They {asked|questioned} {everyone|all the people} in the ${place.noun}, {and nobody had seen it|but it was no use|and some were hurt by the question}.`,
      );
    }
    tale.paragraph();

    if (tired) {
      v.say(
        `${hero.name} {sat down|gave up|sank to the ground} and {sighed|sniffed|felt @sad}.`,
        `{Tired and|Weary and} @sad, ${hero.name} {wanted to stop|was ready to give up}.`,
      );
    } else {
      v.say(
        `${hero.name} {tried to remember|thought hard about} every {step|turn} of the {day|walk}.`,
        `{Step by step|Bit by bit}, ${hero.name} {went back the same way|walked the same path again}.`,
      );
    }
    const finder = tired ? friend : hero;
    v.say(
      `At last ${finder.name} {looked|peeped|peered} ${last}, and there was ${lost.the}.`,
      `Then ${finder.name} {spied|saw|noticed} something ${last}: it was ${lost.the}.`,
      `There, ${last}, ${finder.name} found ${lost.the}, {dusty but whole|safe and sound|just as good as before}.`,
    );
    tale.give(lost, hero);
    if (!patient) {
      v.remark(
        friend,
        'Nobody {stole|took} it {at all|after all}, {and I am ashamed|so I spoke too soon|and I was wrong}.',
      );
    }
    v.speak(
      hero,
      `{Thank you|Thank you so much|A thousand thanks}, ${friend.name}!`,
      `How can I {ever thank|repay} you, ${friend.name}?`,
    );
    v.say(
      `${hero.name} was {@glad|@glad and @glad}, and {from then on|ever after} ${hero.they} {looked after ${hero.their} things|kept the ${lost.noun} close|counted ${hero.their} things twice}.`,
      `{On the way home|That evening}, ${hero.name} {tied a ribbon to|wrote ${hero.their} name on|held on tight to} ${lost.the}, so that it would {stay close|never be lost again}.`,
    );
    v.close();

    tale.fact('what', `What did ${hero.name} lose?`, lost.a);
    tale.fact('where', `Where was ${lost.the}?`, last);
    tale.fact('who', `Who found ${lost.the}?`, finder.name);
    tale.fact('why', `Why was ${lost.the} missing?`, `because ${hero.name} ${cause}`);
    tale.fact('holder', `Who had ${lost.the} in the end?`, hero.name);
    v.colourOf(lost, hero);
    v.title(
      `the lost ${lost.noun}`,
      `${hero.name} and the ${lost.noun}`,
      `where is the ${lost.noun}?`,
      `a/an ${lost.noun} goes missing`,
      `something lost, something found`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who loses ${lost.a}`);
    v.summary(
      `${hero.name} loses ${lost.a} at the ${place.noun}. ${finder.name} finds it ${last}.`,
      `${hero.name}'s ${lost.noun} goes missing at the ${place.noun}, but it is found ${last}.`,
    );
  },
};
