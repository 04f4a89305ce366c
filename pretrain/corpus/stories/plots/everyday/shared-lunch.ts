import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

const outdoors = words.places.filter(({ indoors }) => !indoors);

/** Somebody has no lunch; the sharing comes back when it is needed. */
export const sharedLunch: Plot = {
  id: 'shared-lunch',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const hungry = v.youngster();
    const grabber = v.youngster();
    const season = tale.pick(words.seasons);
    const place = tale.pick(outdoors);
    const spot = v.draw(
      '{under|beside|next to|near} {a {chestnut|willow} tree|a {stone wall|statue|fountain}|a {hedge|haystack|little bridge}|an old {pump|cart|mill wheel}}',
    );
    const dish = v.draw('{cheese|honey|egg|ham|jam|cucumber|mushroom|nut} {sandwich|pie|roll|pancake|pasty|dumpling}');
    const reason = v.draw(
      '{a {crow|goat|monkey|gull} had {stolen|eaten} it|it had {fallen|rolled} into the {river|canal|mud}|the {cupboard|pantry} at home was {empty|bare}|it was still lying on the kitchen table|a {hungry|blind} old traveller had got it}',
    );
    const willing = tale.chance(0.5);
    const rain = tale.chance(0.5);
    const tripGoal = v.draw('{museum|castle|lighthouse|zoo|waterfall|windmill|fossil cliff|puppet theatre}');

    v.say(
      `${v.day(season)}, the {class|whole class|school} {went on a trip|set off} to the ${tripGoal}, with a rest {on the way|at noon} at the ${place.noun}.`,
      `${v.day(season)}, {twenty|thirty|a dozen} {pupils|scholars} {walked|marched} to the ${tripGoal} and {rested|stopped} at the ${place.noun}.`,
    );
    v.say(
      `Among them was ${hero.intro}, who {carried|had brought} a/an ${dish} {in a {tin|napkin|cabbage leaf}|for {lunch|noon}}.`,
      `${hero.intro} was {one of them|there too} and {could hardly wait for|was looking forward to} a/an ${dish}, {still warm|the best in the {county|world}}.`,
    );
    if (tale.chance(0.6)) tale.say(tale.pick(place.details));
    v.say(
      `{Everyone|They all} {sat|settled} down ${spot} and {unpacked|opened} {bags|tins|baskets}, {chattering|laughing|comparing}.`,
    );
    v.say(
      `Only ${hungry.intro} {sat|stood} {apart|at the edge}, {looking at the {clouds|ground}|pretending to {sleep|read}}.`,
    );
    tale.paragraph();
    v.remark(hero, `{Are you not eating|Where is your lunch|Have you nothing with you}, ${hungry.name}?`);
    v.speak(hungry, '{I am not hungry|I ate before|It does not matter}, {really|thank you}.');
    v.say(
      `But {just then|at that moment} ${hungry.name}'s {stomach|belly} {growled|rumbled} {like a {bear|lion|drum}|so loudly that a/an @bird flew up}.`,
    );
    v.say(
      `${hungry.name} had no lunch because ${reason}.`,
      `{In the end|With a sigh}, ${hungry.name} {admitted|confessed} to having no lunch because ${reason}.`,
    );
    v.say(
      `{Beside them|Close by} sat ${grabber.intro} with {three {buns|eggs|apples}|a whole {chicken|cake}|a mountain of sweets}, who {heard it|looked away|ate faster}.`,
    );
    v.remark(
      grabber,
      '{I need mine|One must look after oneself}, {I have a big appetite|that is how it is}.',
      `{Next time|Tomorrow} {be more careful|pack better}, ${hungry.name}!`,
    );
    tale.paragraph();
    if (willing) {
      v.say(
        `${hero.name} did not {hesitate|think twice}, {broke|tore|cut} the ${dish} {in the middle|down the middle} and {held out|offered} the {bigger|larger} half.`,
      );
    } else {
      v.say(
        `${hero.name} {looked at|smelled} the ${dish} and {struggled|argued} {inside|in silence}, {for it smelled {wonderful|of butter}|because breakfast was long ago}.`,
      );
      v.say(
        `{Then|At last} ${hero.name} {sighed|blushed}, {broke|tore|cut} it in {two|half} and {moved|slid} {over|closer} to ${hungry.name}.`,
      );
    }
    v.remark(
      hero,
      `{Half is enough for me|Two halves make one feast}, ${hungry.name}, {it tastes better in company|so eat}!`,
    );
    v.say(
      `{They|The two} {ate|munched} {slowly|side by side}, {bite by bite|down to the last crumb}, and {discovered|found out} that {both|they both} {loved to @hobby|collected {stamps|riddles|beetles}|were afraid of {geese|thunder}}.`,
    );
    tale.paragraph();
    if (rain) {
      v.say(
        `{On the way back|An hour later}, {clouds piled up|the sky turned black}, and {rain|hail} {poured|came} down, and ${hero.name} had no {coat|cape|umbrella}.`,
      );
      v.say(
        `{At once|Without being asked} ${hungry.name} {spread|held} {a wide cloak|a great umbrella|a sheet of oilcloth} over {both of them|the two}, and {they|both} {stayed dry|got home warm}.`,
      );
    } else {
      v.say(
        `{On the way back|An hour later}, ${hero.name} {twisted|sprained} an ankle on a {root|loose stone|step} and could {hardly|not} {walk|stand}.`,
      );
      v.say(
        `{At once|Without being asked} ${hungry.name} {offered a strong arm|cut a stick} and {walked|went} {slowly|step by step} beside ${hero.name} for {two|three} {miles|hours}.`,
      );
    }
    v.remark(
      hungry,
      `{You shared with me|I have not forgotten your half}, ${hero.name}, {so I share with you|now it is my turn}.`,
    );
    v.say(`${grabber.name} {saw|watched} it all, {thought about it|felt ashamed} and {came up shyly|grew quiet}.`);
    v.remark(grabber, '{Would you like some of mine|May I sit with you {tomorrow|next time}|Is it too late to share}?');
    v.say(
      `{Since then|From that day on}, {the three|all three} {put everything together|laid their food on one cloth} and {divided|shared} it {fairly|in three}, {and no one went hungry|down to the last {nut|grape}}.`,
    );
    v.close();
    tale.fact('why', `Why did ${hungry.name} have no lunch?`, `because ${reason}`);
    tale.fact('what', `What did ${hero.name} share?`, dish);
    tale.fact('where', 'Where did they eat?', spot);
    tale.fact('what', 'What was the class going to see?', `the ${tripGoal}`);
    tale.fact('who', 'Who would not share at first?', grabber.name);
    v.title(
      'half a lunch',
      `${hero.name} shares a/an ${dish}`,
      'the bigger half',
      `${hungry.name} has no lunch`,
      'three at one cloth',
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who shares a lunch`);
    v.summary(
      `On a trip to the ${tripGoal}, ${hungry.name} has no lunch, and ${hero.name} shares a/an ${dish}. Later ${hungry.name} helps ${hero.name}.`,
    );
  },
};
