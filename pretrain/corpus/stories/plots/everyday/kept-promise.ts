import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

/** Someone promises to look after something, and a better offer comes. */
export const keptPromise: Plot = {
  id: 'kept-promise',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const owner = v.grownUp();
    const tempter = v.youngster();
    const season = tale.pick(words.seasons);
    const task = tale.pick([
      { animal: 'hen', need: 'shut the coop before dark', danger: 'the fox might come', place: 'in the coop' },
      {
        animal: 'goat',
        need: 'tie the rope every evening',
        danger: 'the cabbages were not safe',
        place: 'in the yard',
      },
      { animal: 'parrot', need: 'cover the cage at night', danger: 'the stove went cold', place: 'on the perch' },
      {
        animal: 'pony',
        need: 'fill the trough at noon',
        danger: 'the trough ran dry in the heat',
        place: 'in the stable',
      },
      { animal: 'tortoise', need: 'close the garden gate', danger: 'the road was near', place: 'in the garden' },
      {
        animal: 'lamb',
        need: 'warm a bottle of milk at six',
        danger: 'the lamb was still too small for grass',
        place: 'by the stove',
      },
      { animal: 'goose', need: 'lock the shed at sunset', danger: 'a stray dog was about', place: 'in the shed' },
      {
        animal: 'kitten',
        need: 'bring fresh fish and water',
        danger: 'the kitten had no mother',
        place: 'in a basket',
      },
    ] as const);
    const pet = tale.person({ kind: 'animal', role: task.animal });
    const journey = v.draw(
      '{to see a sister|to sell {cloth|cheese|clocks}|to a wedding|to the dentist|for a cure|to a concert} {in the city|across the bay|beyond the hills}',
    );
    const fun = v.draw(
      '{the {fair|circus|bonfire} {by the river|on the green}|a {boat race|picnic} on the lake|the fireworks {on the pier|over the harbour}|the {skating|singing} on the square}',
    );
    const keeps = tale.chance(0.5);
    const lucky = tale.chance(0.5);

    v.say(
      `${v.day(season)}, ${owner.intro} had to {go on a journey|travel} ${journey}.`,
      `In @home lived ${owner.intro}, who one ${season.name} {day|morning} had to {travel|go} ${journey}.`,
    );
    v.say(
      `${owner.They} had a {lively|gentle|greedy|beautiful} ${task.animal} named ${pet.name}, {and no one to mind ${pet.them}|who could not {go along|travel}}.`,
    );
    v.say(
      `So ${hero.intro} was {asked|called|hired} to look after ${pet.name} {for three days|until {Friday|Sunday}|over the weekend}.`,
      `{Next door|In the same lane|Near by} lived ${hero.intro}, who was {asked|trusted} to mind ${pet.name} {for three days|until {Friday|Sunday}}.`,
    );
    v.remark(
      owner,
      `{You must never forget|Remember above all} to ${task.need}, ${hero.name}, for {you know ${pet.name}|much depends on it}.`,
    );
    v.speak(
      hero,
      `I {promise|give you my word}, {you can rely on me|cross my heart}!`,
      `{That is a promise|You have my word}, {on my honour|and I mean it}!`,
    );
    v.say(`It had to be done because ${task.danger}, and ${hero.name} {knew|understood} it {well|very well}.`);
    tale.paragraph();
    v.say(
      `{For two days|At first} all went {well|smoothly}, and ${pet.name} {grew fond of ${hero.name}|ate {well|like a king}|slept {soundly|without fear}} ${task.place}.`,
    );
    v.say(
      `But {on the last day|on the third day} ${tempter.intro} {came running|knocked at the window|jumped over the fence} with {news|a ticket|two tickets}.`,
      `Then, on the last {day|afternoon}, {a friend|a playmate} came by: it was ${tempter.intro}.`,
    );
    v.remark(tempter, `{Come|Come along}, ${hero.name}, {we are off to|everyone is going to} ${fun}!`);
    v.speak(hero, `I have promised to ${task.need}, {so I am not free|you see}.`);
    v.speak(
      tempter,
      '{Who would notice|Who will ever know|What can happen in one evening}?',
      `{One|A single} {evening|time} {does not matter|will not hurt}, {you goose|come on}!`,
    );
    tale.paragraph();
    if (keeps) {
      v.say(
        `${hero.name} {looked|gazed} {at the road|toward the music|after ${tempter.name}} {for a long time|with longing}, {sighed|swallowed} and {stayed|turned back}.`,
        `It was {hard|bitter}, but ${hero.name} {waved ${tempter.name} goodbye|shook ${hero.their} head} and {stayed|remained} with ${pet.name}.`,
      );
      v.say(
        lucky
          ? `And it was {well|lucky}, for that very {night|evening} ${pet.name} {fell ill|was in danger|got {stuck|tangled} in a {fence|wire}}, and ${hero.name} {was there to {help|call the vet}|could help at once}.`
          : `{Nothing {special|at all} happened|It was a quiet night}, {the stars came out|an owl hooted}, and ${hero.name} {read a book|sang a song} to ${pet.name}.`,
      );
      v.say(
        `{In the distance|Far away} {laughter|music|drums} could be heard from ${fun}, {and it hurt a {little|bit}|and then that too grew quiet}.`,
      );
    } else {
      v.say(
        `${hero.name} {hesitated|wavered} {for a moment|a little} and then {went|ran off} to ${fun} with ${tempter.name}.`,
      );
      v.say(
        `{In the middle of the fun|Between two songs}, {a cold feeling|the promise} came {over|back to} ${hero.name}, who {ran|raced} home {without a word|through the dark}.`,
      );
      v.say(
        lucky
          ? `{Out of breath|With a beating heart}, ${hero.name} found ${pet.name} {safe|unharmed} ${task.place}, {by pure luck|just in time}.`
          : `But ${pet.name} was gone, and ${hero.name} {searched|called} {in every {ditch|lane}|with a lantern} until {dawn|four in the morning}, {and found ${pet.name} {shivering|trembling} under a {cart|hedge}|when ${pet.name} came {limping|creeping} home}.`,
      );
    }
    tale.paragraph();
    v.say(
      `{When|As soon as} ${owner.name} {came home|returned|was back}, {${owner.they} asked how it had been|the first question was about ${pet.name}}.`,
    );
    if (keeps) {
      v.speak(
        owner,
        `{A promise kept|Your word} is worth more than {gold|any ticket}, ${hero.name}, {and I thank you|I shall not forget it}.`,
      );
      v.say(
        `{As a reward|To say thanks}, ${owner.name} invited ${hero.name} to {the theatre|a boat trip|the next fair|the sea}, {and ${tempter.name} was allowed to come too|which was better than anything}.`,
      );
    } else {
      v.remark(hero, '{I broke my promise|I did not keep my word}, {and I am ashamed|I went away for an hour}.');
      v.say(
        `${owner.name} was {silent|grave|disappointed}, but {glad of|thankful for} the {truth|honest words}, and {gave ${hero.name} another chance|let ${hero.name} try again} the {next|following} {week|month}.`,
      );
      v.say(
        `{That time|The second time}, {no fair|nothing} in the {whole|wide} world could have {moved|tempted} ${hero.name} {away|from the spot}.`,
      );
    }
    v.say(
      `${tempter.name} {thought about it|had learned something too} and never {said|asked} such a thing again.`,
      `And ${pet.name} {rubbed against|followed|ran to meet} ${hero.name} {every day|whenever they met} {after that|from then on}.`,
    );
    v.close();

    tale.fact('name', `What was the name of the ${task.animal}?`, pet.name);
    tale.fact('what', `What did ${hero.name} promise?`, `to ${task.need}`);
    tale.fact('why', 'Why did it have to be done?', `because ${task.danger}`);
    tale.fact('who', `Who wanted ${hero.name} to break the promise?`, tempter.name);
    tale.fact('where', `Where did ${pet.name} sleep?`, task.place);
    tale.fact('owner', `Who owned ${pet.name}?`, owner.name);
    v.title(
      keeps ? 'a promise kept' : 'a promise broken',
      `${hero.name}'s promise`,
      `who looks after ${pet.name}?`,
      `${hero.name} and the ${task.animal}`,
      'my word of honour',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who promises to look after ${withArticle(task.animal)}`);
    v.summary(
      `${hero.name} promises ${owner.name} to look after ${pet.name}, ${withArticle(task.animal)}. ${tempter.name} comes with a better offer, and ${hero.name} ${keeps ? 'stays' : 'goes along and is sorry'}.`,
    );
  },
};
