import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

const small = [
  'puppet',
  'music box',
  'rag doll',
  'puzzle',
  'kaleidoscope',
  'toy boat',
  'teddy bear',
  'whistle',
  'picture book',
  'snow globe',
  'finger puppet',
  'toy train',
  'card game',
  'spinning top',
];

/** A friend is ill and misses something; the day is brought to the bed. */
export const sickFriend: Plot = {
  id: 'sick-friend',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const friend = v.youngster();
    const healer = v.grownUp('doctor');
    const season = tale.pick(words.seasons);
    const gift = tale.thing(small);
    const event = v.draw(
      '{the circus|the lantern parade|the puppet show|the boat race|the kite day|the big picnic|the school concert}',
    );
    const illness = v.draw('{a fever|a bad cold|a sore throat|the measles|a terrible cough|a swollen foot}');
    const cause = v.draw(
      'had {stood in the rain without a coat|fallen into the {brook|pond}|walked home in wet {socks|shoes}|slept beside an open window}',
    );
    const show = tale.chance(0.5);
    const well = tale.chance(0.5);

    v.say(
      `${hero.intro} and ${friend.intro} were {the best of friends|friends from the cradle|always together}.`,
      `{Everyone|All of the village} knew ${hero.intro}, and {beside ${hero.them}|at ${hero.their} side} {went|was} always ${friend.intro}.`,
    );
    v.say(
      `{All ${season.name}|For weeks}, the two had {looked forward to|counted the days to|talked of nothing but} ${event}.`,
      `That ${season.name} both {could hardly wait|were longing} for ${event}.`,
    );
    v.say(
      `But {two days before|the day before|on the very morning}, ${friend.name} {fell ill|lay in bed} with ${illness}, because ${friend.they} ${cause}.`,
    );
    v.say(
      `They sent for ${healer.intro}, who {felt ${friend.their} forehead|listened to ${friend.their} chest|looked at ${friend.their} tongue}.`,
      `${healer.intro} {came with a black bag|hurried up the stairs} and {shook a wise head|tucked in the blankets}.`,
    );
    v.speak(
      healer,
      `You must {stay in bed|rest|keep warm}, ${friend.name}, {and there will be no going out|and drink plenty of warm @drink}.`,
    );
    tale.paragraph();

    v.say(
      `${friend.name} {turned to the wall|wept into the pillow|was @sad}, and {the room|the house} {was very quiet|seemed dark}.`,
      `{Tears|Big tears} {rolled|ran} down ${friend.name}'s face, {for ${event} came only once a year|and nothing helped}.`,
    );
    v.say(
      `${hero.name} {heard of it|got the news} {at the gate|on the stairs|from the milkman} and {thought hard|grew thoughtful|scratched ${hero.their} head}.`,
    );
    v.remark(
      hero,
      show
        ? `If ${friend.name} cannot {go to|see} ${event}, {then it must come to ${friend.name}|I will bring it here}.`
        : `{It is no fun|There is no joy in it} without ${friend.name}, so I {shall|will} {stay too|not go either}.`,
    );
    if (show) {
      v.say(
        `So ${hero.name} went to ${event} with {a notebook|a pencil and paper|a sharp eye} and {remembered|wrote down|drew} {every|each} {joke|colour|song|wonder}.`,
      );
      v.say(
        `{In the evening|When it was over}, ${hero.name} {acted out the best parts|told it all|played every part} {at the bedside|in the doorway|under ${friend.name}'s window} {with a sheet for a cloak|in a paper hat|with pots for drums}.`,
      );
    } else {
      v.say(
        `So ${hero.name} {gave away the ticket|let the others go alone} and {sat|settled down} by the bed with {a pile of books|a pack of cards|a bag of riddles}.`,
      );
      v.say(
        `{Hour after hour|All afternoon}, the two {read about {pirates|dragons|the North Pole}|played {dominoes|cards}|made up silly rhymes|cut out paper {stars|crowns}}.`,
      );
    }
    tale.paragraph();

    v.say(`{Before leaving|At last}, ${hero.name} put ${gift.a} {on the quilt|on the pillow|beside the medicine}.`);
    tale.give(gift, friend);
    v.speak(
      hero,
      `It is yours{| now}, {to keep you company|until you are well and for ever after|so that you will not be lonely}.`,
    );
    v.say(
      `${friend.name} {laughed|giggled} {so hard that the bed shook|until the cough was forgotten|for the first time in days}.`,
      `{A smile|Some colour} came back to ${friend.name}'s face, {and the soup tasted good again|and sleep came easily}.`,
    );
    if (well) {
      v.say(
        `{Three days later|By the end of the week}, ${friend.name} was {up and about|as fit as a fiddle|running again}, and ${healer.name} {said that laughter had helped|could hardly believe it}.`,
      );
      v.say(
        `{The first walk|Their first outing} {took|led} them to {the hill|the river|the market|the baker's shop}, {arm in arm|with the ${gift.noun} between them}.`,
      );
    } else {
      v.say(
        `It {took|was} {a whole month|many long weeks} {before|until} ${friend.name} was {well|on ${friend.their} feet} again, and ${hero.name} came every {day|afternoon}.`,
      );
      v.say(
        `{The following year|A year later} they went to ${event} {together|side by side}, and it was {twice as good|worth the wait}.`,
      );
    }
    v.speak(
      friend,
      `{You are the best medicine|You made me well}, ${hero.name}!`,
      '{Nobody|No one} ever had a {truer|better} friend!',
    );
    v.close();

    tale.fact('why', `Why did ${friend.name} fall ill?`, `because ${friend.they} ${cause}`);
    tale.fact('what', `What did ${friend.name} miss?`, event);
    tale.fact('name', 'What was the name of the doctor?', healer.name);
    tale.fact('holder', `Who has ${gift.the} now?`, friend.name);
    tale.fact('what', `What did ${hero.name} give to ${friend.name}?`, gift.a);
    v.title(
      `${friend.name} is ill`,
      `${hero.name} at the bedside`,
      'the best medicine',
      `a friend for ${friend.name}`,
      `how ${friend.name} missed ${event}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who cheers up a sick friend`);
    v.summary(
      `${friend.name} falls ill and misses ${event}. ${hero.name} ${show ? 'brings the fun to the bed' : 'stays at the bedside'} and gives ${friend.name} ${gift.a}.`,
    );
  },
};
