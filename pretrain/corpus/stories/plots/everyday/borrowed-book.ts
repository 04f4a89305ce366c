import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { makeThing } from '../../thing';
import { voice } from './voice';

const readings = [
  'atlas',
  'cookbook',
  'songbook',
  'storybook',
  'diary',
  'dictionary',
  'bird book',
  'sketchbook',
  'book of riddles',
  'book of maps',
  'book of knots',
  'almanac',
];

/** A lent book comes to harm, and what follows depends on owning up. */
export const borrowedBook: Plot = {
  id: 'borrowed-book',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const lender = v.youngster();
    const binder = v.grownUp('bookbinder');
    const season = tale.pick(words.seasons);
    const book = makeThing(tale.pick(readings), tale.pick(words.colours));
    const spot = v.draw(
      '{on the {porch|windowsill|garden wall|boat landing}|under the {apple tree|swing|garden table}|in the {hammock|wheelbarrow|rowing boat}}',
    );
    const harm = v.draw(
      '{rain had {soaked|swollen} {every page|half the pages}|a goat had {eaten|nibbled} the {cover|last chapter}|a {jug of @drink|pot of ink} had {tipped|been spilled} over it|{mice|snails} had {chewed|eaten} the corners}',
    );
    const need = v.draw(
      '{a speech at school|a birthday party|the Sunday reading|a long train journey|a test on {Friday|Monday}}',
    );
    const honest = tale.chance(0.5);
    const repaired = tale.chance(0.5);

    v.say(
      `${lender.intro} {owned|had} ${book.a}, {a present from far away|with gold on the {spine|edges}|full of {notes|pressed flowers}}.`,
      `The {greatest|dearest} {treasure|possession} of ${lender.intro} was ${book.a}, {read a hundred times|with one corner bent}.`,
    );
    tale.give(book, lender);
    v.say(
      `${v.day(season)}, ${hero.intro} {came to tea|paid a visit|dropped in} and {could not stop looking at it|turned the {pages|leaves} with shining eyes}.`,
      `${hero.intro}, {a friend|a playmate} of ${lender.name}'s, {saw|noticed} it {on the shelf|beside the lamp} {and {sighed|blushed}|and fell in love with it}.`,
    );
    v.remark(
      hero,
      `{May I borrow|Would you lend me} your ${book.noun}, ${lender.name}, {just for a week|only until Saturday}?`,
    );
    v.speak(
      lender,
      `{Gladly|Of course|All right}, ${hero.name}, but {bring it back|return it} {in time|dry and whole}, I need it for ${need}.`,
    );
    tale.give(book, hero);
    v.say(
      `${hero.name} {pressed|hugged} ${book.the} {tight|with both arms} and {promised|swore} to {guard it|be careful}.`,
    );
    tale.paragraph();
    v.say(
      `{All the next day|For two days} ${hero.name} {read|studied} ${spot}, {forgetting|without a thought for} {meals|the time}.`,
      `{The best place to read was|${hero.name} liked to read} ${spot}, {where it was quiet|far from chores}.`,
    );
    v.say(
      `{Then|But} {a friend|somebody|a bell} called, {there was {cake|a parade|a ball game}|supper was ready}, and ${book.the} {stayed|was left} {behind|lying there}.`,
    );
    tale.put(book, spot);
    v.say(
      `When ${hero.name} {remembered|came back}, {it was too late|the harm was done}: ${book.the} was ruined because ${harm}.`,
      `{In the morning|At dawn} ${book.the} {was a sorry sight|was ruined} because ${harm}.`,
    );
    v.say(
      `${hero.name} {stood|sat} there, {pale|dizzy|hot and cold}, and {wanted to sink into the ground|did not know what to do}.`,
      `{A lump|Something heavy} {sat|stuck} in ${hero.name}'s throat, and {the sun|the day} was {dark|grey}.`,
    );
    tale.paragraph();
    if (honest) {
      v.say(
        `{It was tempting to wait|A lie would have been easy}, but ${hero.name} {wrapped|took} up the {poor|sad} ${book.noun} and {went|walked} to ${lender.name} {at once|before breakfast}.`,
      );
      v.remark(
        hero,
        `I left your ${book.noun} ${spot}, {and it is spoiled|and look at it}. {I am so sorry|Please forgive me}, ${lender.name}.`,
      );
      v.say(
        `${lender.name} {cried a little|swallowed|was silent for a long time}, {and then|but after a while} {nodded|took ${hero.name}'s arm}.`,
      );
      v.speak(
        lender,
        '{At least|Thank goodness} you {told|came to} me {straight away|yourself}, {so there is still time|and that counts}.',
      );
    } else {
      v.say(
        `${hero.name} {hid|stuffed} it {under a mattress|in a drawer|behind the coal} and {told|sent word to} ${lender.name} that {it was not yet finished|there were a few pages left}.`,
      );
      v.say(
        `{One excuse|A first lie} led to {the next|a second}, and {each|every} {knock|footstep} made ${hero.name} {jump|tremble}, until {the day came|at last it could not be hidden}.`,
      );
      v.remark(lender, `{Tell me the truth|No more stories}, ${hero.name}, {where is it|what have you done with it}?`);
      v.speak(hero, '{It is ruined|I ruined it}, {and I was too {cowardly|scared} to say so|and I lied to you}.');
    }
    tale.paragraph();
    v.say(
      `Together they {took|carried} it to ${binder.intro}, who {put on spectacles|turned it over|smelled the paper} and {hummed|clicked ${binder.their} tongue}.`,
      `{There was one|Only one} person {in town|far and wide} who {might help|knew about such things}: ${binder.intro}.`,
    );
    if (repaired) {
      v.speak(
        binder,
        '{I have seen worse|Nothing is lost}, {with glue, thread and a week of patience it will live|leave it to me}.',
      );
      v.say(
        `${hero.name} paid for it by {sweeping|tidying} the {shop|workshop} {every evening|after school}, and ${book.the} came {home|back} {with a new {spine|cover}|better than before}.`,
      );
    } else {
      v.speak(
        binder,
        '{This one|The poor thing} is {beyond help|too far gone}, {but I can show you how to make another|I am sorry to say}.',
      );
      v.say(
        `So ${hero.name} {learned|was taught} to {sew|bind} {pages|paper} and {made|copied} a new one {by hand|letter by letter}, {night after night|for a month}.`,
      );
    }
    tale.give(book, lender);
    v.say(
      honest
        ? `It was {ready|done} {just in time|a day before} for ${need}, and ${lender.name} {beamed|was @glad}.`
        : `For ${need} it {came|was} too late, {and that could not be changed|which hurt them both}, but ${lender.name} {forgave in the end|smiled again}.`,
    );
    v.say(
      `{Years|Weeks} later, ${lender.name} {lent|offered} ${hero.name} {another|a second} book, {and it came back wrapped in {silk|brown paper}|with a wink}.`,
      `{Now|Since then} ${hero.name} {carries|keeps} {every|each} borrowed book in a {tin|leather bag|box with a lid}, {rain or shine|even in the desert}.`,
    );
    v.close();
    tale.fact('owner', `Who owned ${book.the}?`, lender.name);
    tale.fact('where', `Where did ${hero.name} read it?`, spot);
    tale.fact('why', `Why was ${book.the} ruined?`, `because ${harm}`);
    tale.fact('what', `What did ${lender.name} need it for?`, need);
    tale.fact('colour', `What colour was the ${book.noun}?`, book.adjective);
    tale.fact('who', 'Who was the bookbinder?', binder.name);
    v.title(
      `the borrowed ${book.noun}`,
      `${hero.name} borrows ${book.a}`,
      'only for a week',
      `${lender.name}'s ${book.noun}`,
      'a book left outside',
    );
    v.about(`${withArticle(hero.role)} named ${hero.name} who borrows ${book.a} and spoils it`);
    v.summary(
      `${hero.name} borrows ${book.a} from ${lender.name} and leaves it ${spot}, where it is ruined. With the help of ${binder.name}, ${hero.name} makes up for it.`,
    );
  },
};
