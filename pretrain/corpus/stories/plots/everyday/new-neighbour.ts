import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

const treats = [
  'muffin',
  'apple pie',
  'gingerbread heart',
  'loaf of bread',
  'plum cake',
  'cheese tart',
  'pot of jam',
  'honey cake',
  'jar of pickles',
  'custard pie',
];
const useful = ['hammer', 'saw', 'ladder', 'lantern', 'toolbox', 'mallet', 'bucket', 'rope', 'drill', 'wheelbarrow'];

/** Someone moves in next door; what is told about them is not true, and a gift shows it. */
export const newNeighbour: Plot = {
  id: 'new-neighbour',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const neighbour = v.grownUp();
    const doubter = v.youngster();
    const season = tale.pick(words.seasons);
    const food = tale.fresh(treats);
    const tool = tale.thing(useful);
    const reason = v.draw(
      `${neighbour.they} {knew nobody in the street|missed ${neighbour.their} old friends|was shy among strangers|had a sore throat and could hardly speak|worked at night and slept by day}`,
    );
    const storm = tale.chance(0.5);
    const returned = tale.chance(0.5);

    v.say(
      `${v.day(season)}, a {cart|van|wagon} full of {boxes|crates|furniture} stopped at the empty house next to ${hero.name}'s.`,
      `${v.day(season)}, {smoke rose from|a light shone in|curtains appeared in} the empty house beside ${hero.name}'s.`,
    );
    v.say(
      `${hero.name} was ${withArticle(`${hero.trait} ${hero.role}`)} who {noticed everything|loved to @hobby|never missed anything new}.`,
      `Now ${hero.name}, ${withArticle(`${hero.trait} ${hero.role}`)}, {watched|looked on} from {the gate|the fence|an upstairs window}.`,
    );
    v.say(
      `The new neighbour was ${neighbour.intro}, {who kept the shutters closed|who greeted no one|who hardly ever came out}.`,
      `In moved ${neighbour.intro}, and {then the door stayed shut|for a week nobody saw ${neighbour.them} again}.`,
    );
    if (tale.chance(0.5)) tale.say(tale.pick(season.signs));
    tale.paragraph();

    v.say(
      `{Across the road|Two doors down|Round the corner} lived ${doubter.intro}, who {liked to gossip|always knew the news|had an opinion on everything}.`,
    );
    v.remark(
      doubter,
      `${neighbour.name} {must be|is surely} {a grump|a pirate in hiding|a witch's cousin|as cold as a cellar}.`,
      `{Stay away|Keep away} from that {house|gate}, {it is haunted|I tell you}!`,
    );
    v.say(
      `${hero.name} {was not so sure|did not believe it|shook ${hero.their} head} and {made a plan|wondered what the truth was}.`,
      `But ${hero.name} {had seen|remembered} {a kind smile|tired eyes|a friendly wave} at the window, and {felt curious|wanted to know more}.`,
    );
    if (storm) {
      v.say(
        `That {night|evening} a {storm|gale} {tore|ripped} {tiles|shingles} from ${neighbour.name}'s roof, and rain {poured|dripped|streamed} in.`,
        `{Then|That week} the wind {knocked over|broke|flattened} ${neighbour.name}'s fence {with a bang|in the dark}.`,
      );
      v.say(
        `{At once|Without waiting|Right away}, ${hero.name} {fetched|took|grabbed} ${tool.a} and {knocked|rapped} at the door.`,
      );
      tale.give(tool, neighbour);
      v.speak(hero, `{May I lend you|Could you use|Do you need} my ${tool.noun}?`);
    } else {
      v.say(
        `{The next day|On Sunday}, ${hero.name} {wrapped up|packed|put} ${withArticle(food)} in a {napkin|clean cloth|basket} and {knocked|rang the bell} next door.`,
      );
      v.speak(hero, `{Welcome to our street|I live next door}! {Would you like|Do you care for} ${withArticle(food)}?`);
    }
    tale.paragraph();

    v.say(
      `The door {creaked|opened} {slowly|an inch|a crack}, and ${neighbour.name} {blinked|stared|looked out} in {surprise|wonder}.`,
      `${neighbour.name} was @surprised, {and a smile spread over ${neighbour.their} face|and then ${neighbour.their} eyes shone}.`,
    );
    v.speak(
      neighbour,
      `{How kind|You are the first to come}, {nobody has called until now|I had begun to think nobody would}.`,
      '{Come in|Step inside}, {there is warm @drink on the stove|the kettle is singing}!',
    );
    v.say(
      `It turned out that ${neighbour.name} had stayed indoors because ${reason}.`,
      `{Over|With} a {cup|mug} of @drink, ${hero.name} {heard|learned} that ${neighbour.name} stayed at home because ${reason}.`,
    );
    if (storm) {
      v.say(
        `{Together they|The two} {hammered|worked|mended} until {dusk|noon|the stars came out}, and {the damage was gone|everything stood firm again}.`,
      );
      v.say(
        returned
          ? `{A week later|On Saturday} ${neighbour.name} brought back ${tool.the}, {polished and sharp|with a bunch of {daisies|violets} tied to it}.`
          : `${hero.name} let ${neighbour.name} keep ${tool.the}, {for there were more in the shed|as a welcome present}.`,
      );
      if (returned) tale.give(tool, hero);
    } else {
      v.say(
        returned
          ? `{A week later|On Saturday} ${neighbour.name} came with {a tray of|a plate full of} {honey cakes|ginger biscuits|warm rolls} for the {whole street|neighbours}.`
          : `{In return|To say thanks}, ${neighbour.name} {taught|showed} ${hero.name} {a song from far away|how to carve a whistle|how to fold paper {birds|boats}}.`,
      );
    }
    tale.paragraph();

    v.say(
      `{When|As soon as} ${doubter.name} heard {this|the whole story|what had happened}, {both cheeks turned red|silence fell|the gossip stopped}.`,
    );
    v.remark(
      doubter,
      `I {judged|spoke} {too soon|too quickly}, {and I am sorry|I see that now}.`,
      'I was {wrong|unfair|foolish}, {and I will say so|and I am sorry}.',
    );
    v.say(
      `${neighbour.name} {forgave at once|laughed and shook it off|only laughed}, and {that {season|year}|soon|before long} there were {three|four} chairs {in the garden|by the fire|on the porch} instead of one.`,
      `{Since then|From that day}, the three {met|sat together} every {Friday|Sunday|week}, and no {shutter|curtain} was ever closed.`,
    );
    v.close();

    tale.fact('who', 'Who moved into the empty house?', neighbour.name);
    tale.fact('why', `Why did ${neighbour.name} stay indoors?`, `because ${reason}`);
    tale.fact('what', `What did ${hero.name} take to the new neighbour?`, storm ? tool.a : withArticle(food));
    tale.fact('who', `Who spoke badly of the new neighbour?`, doubter.name);
    if (storm) tale.fact('holder', `Who had ${tool.the} in the end?`, returned ? hero.name : neighbour.name);
    v.title(
      'the new neighbour',
      `${hero.name} and the house next door`,
      `a knock at ${neighbour.name}'s door`,
      `who is ${neighbour.name}?`,
      'the closed shutters',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who makes friends with a new neighbour`);
    v.summary(
      `${neighbour.name} moves in next door and ${doubter.name} spreads tales. ${hero.name} knocks at the door and finds a friend.`,
      `${hero.name} does not believe what is said of the new neighbour, ${neighbour.name}, and makes a friend by being kind.`,
    );
  },
};
