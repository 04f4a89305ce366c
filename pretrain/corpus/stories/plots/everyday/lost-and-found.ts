import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';

/** Something is lost, a friend helps to look, and it is where nobody thought. */
export const lostAndFound: Plot = {
  id: 'lost-and-found',
  tell(tale) {
    const hero = tale.person();
    const friend = tale.person();
    const lost = tale.thing(words.toys);
    const place = tale.pick(words.places);
    const season = tale.pick(words.seasons);
    const first = tale.fresh(place.spots);
    const last = tale.fresh(place.spots);

    tale.sayOne(
      `One ${tale.pick(season.weather)} ${tale.pick(words.timesOfDay)} in ${season.name}, ${hero.intro} went to the ${place.noun}.`,
      `There was once ${hero.intro} who spent every ${season.name} in the ${place.noun}.`,
    );
    tale.say(`${hero.They} had ${lost.a} that ${hero.they} took everywhere.`);
    tale.give(lost, hero);
    if (tale.chance(0.5)) tale.say(tale.pick(place.details));
    tale.paragraph();

    tale.sayOne(
      `When ${hero.they} wanted to go home, ${lost.the} was gone.`,
      `But while ${hero.they} was looking the other way, ${lost.the} disappeared.`,
    );
    tale.put(lost, last);
    tale.say(`${hero.name} was ${tale.pick(words.sad)}.`);
    tale.speak(friend, tale.one('What is the matter?', 'Why do you look so troubled?'));
    tale.speak(hero, `I have lost my ${lost.noun}.`);
    const patient = tale.chance(0.5);
    if (patient) {
      tale.speak(friend, 'Let us look together.');
      tale.say(`First they searched ${first}, but found nothing.`);
    } else {
      tale.speak(friend, 'Someone must have taken it!');
      tale.say(`They asked everyone in the ${place.noun}, and nobody had seen it.`);
    }
    tale.paragraph();

    tale.say(`At last ${friend.name} looked ${last}, and there was ${lost.the}.`);
    tale.give(lost, hero);
    tale.speak(hero, `Thank you, ${friend.name}!`);
    tale.say(`${hero.name} was ${tale.pick(words.glad)} and learned that ${tale.pick(words.lessons)}.`);

    tale.fact('what', `What did ${hero.name} lose?`, lost.a);
    tale.fact('where', `Where was ${lost.the}?`, last);
    tale.fact('who', `Who found ${lost.the}?`, friend.name);
    tale.fact('owner', `Whose ${lost.noun} was it?`, `${hero.name}'s`);
    tale.title(`The Lost ${lost.noun}`, `${hero.name} and the ${lost.noun}`);
    tale.about(`${withArticle(hero.role)} named ${hero.name} who loses ${lost.a}`);
    tale.summary(`${hero.name} loses ${lost.a} in the ${place.noun}. ${friend.name} finds it ${last}.`);
  },
};
