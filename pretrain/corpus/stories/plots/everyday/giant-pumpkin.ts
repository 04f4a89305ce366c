import { capital, withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

/** Two gardeners want the same prize; a dry time makes them share or lose. */
export const giantPumpkin: Plot = {
  id: 'giant-pumpkin',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const rival = tale.person();
    const judge = v.grownUp();
    const crop = v.draw('{pumpkin|marrow|melon|sunflower|cabbage|turnip|radish|beetroot|cucumber|leek}');
    const prize = v.draw(
      '{a golden trowel|a silver cup|a sack of seeds|a blue rosette|a wheelbarrow|a new spade|a copper watering can|a basket of honey}',
    );
    const thePrize = prize.replace(/^a /, 'the ');
    const plot = v.draw(
      '{behind the {shed|barn|school}|beside the {stream|wall|railway}|at the foot of the hill|under the {old plum tree|church tower}|between two hedges}',
    );
    const dry = tale.chance(0.5);
    const shared = tale.chance(0.5);
    const trouble = dry
      ? v.draw('no rain {fell|came} for {five|six|seven} weeks')
      : v.draw('{snails|caterpillars|beetles|rabbits} came {in the night|by the hundred|out of the ditch}');

    v.say(
      `Every {year|autumn|September}, ${prize} was {given|promised} to whoever grew the {biggest|heaviest|finest} ${crop} in the {village|valley|parish}.`,
      `{There was to be a contest|A contest was announced}: the {biggest|heaviest|finest} ${crop} would {win|earn} ${prize}.`,
    );
    v.say(
      `${hero.intro} {wanted|longed|hoped} to win it and {planted|sowed} a {seed|single seed} ${plot}.`,
      `So, in {April|May|spring}, ${hero.intro} {dug|raked|weeded} a {patch|bed} ${plot} and {pressed|dropped} a seed into the {soil|dark earth}.`,
    );
    v.say(
      `{On the other side of the {hedge|fence}|Not ten steps away}, ${rival.intro} {did the same|had the same dream|grew a ${crop} too}.`,
      `But ${rival.intro} {worked|dug} {next door|over the {hedge|fence}}, and {would not even nod|wanted ${thePrize} just as much}.`,
    );
    v.remark(
      rival,
      `My ${crop} will {be|grow} {twice|three times} as big as yours, ${hero.name}!`,
      `{Do not waste your time|Go and play with {dolls|marbles}}, ${hero.name}, {the prize|${thePrize}} is {mine|as good as mine}.`,
    );
    v.say(
      `${hero.name} {said nothing|only smiled|bit ${hero.their} lip} and {{watered|hoed} the {young|tender|little} {plant|shoot} {morning and night|every dawn}|fed the {young|tender|little} {plant|shoot} with {compost|nettle tea}}.`,
    );
    tale.paragraph();
    v.say(
      `{In July|In midsummer|When the days were longest} ${trouble}, and {everything|all that was green} {suffered|was in danger|looked {sad|sick}}.`,
      `Then ${trouble}, and {leaf after leaf|one leaf after another} {drooped|was lost|turned {yellow|brown}}.`,
    );
    v.say(`{Before long|Soon} ${rival.name}'s ${crop} was {dying|nearly lost} because ${trouble}.`);
    v.say(
      dry
        ? `Only ${hero.name} still had {a {barrel|tub} of {rainwater|water}|a well that had not {dried up|run dry}}.`
        : `Only ${hero.name} had put {a ring of {ashes|eggshells|sawdust}|a {high|fine} net} around the {plant|stem} {in time|in spring}.`,
    );
    if (shared) {
      v.say(
        `${hero.name} {looked over the {hedge|fence}|lay awake} and {thought|saw} how {sad|worn} ${rival.name} {was|looked}, and {could not bear it|made up ${hero.their} mind}.`,
      );
      v.remark(
        hero,
        dry
          ? `{Take|Have} half of my water, ${rival.name}, {there is enough for two|or it will be too late}.`
          : `{Let me help you|I will show you how to keep them off}, ${rival.name}, {there is enough for two beds|before it is too late}.`,
      );
      v.speak(rival, '{Why would you do that|Why help me}, {when I was so rude|after all that I said}?');
      v.say(
        `${hero.name} {shrugged|grinned} and {said|answered} that {a contest is no fun alone|a neighbour comes before a prize|a garden needs company}.`,
      );
    } else {
      v.say(
        `${hero.name} {looked away|pretended not to see|closed the gate}, {thinking of|dreaming of} ${thePrize}, and {went on {watering|hoeing}|did nothing}.`,
      );
      v.say(
        `{A week later|One morning} ${rival.name}'s ${crop} {lay|was} {limp|dead|withered}, and {no one spoke|it was quiet} {over the {hedge|fence}|on the other side}.`,
      );
      v.speak(rival, `{You might|You could} have {helped|said a word}, ${hero.name}!`);
    }
    tale.paragraph();
    v.say(
      `On the day of the contest, ${judge.intro} {came with|brought} {a pair of scales|a long measuring tape|a notebook} and {weighed|inspected|measured} {every|each} ${crop} {twice|with great care}.`,
      `{The judge was|To judge them came} ${judge.intro}, who {knocked on|sniffed at|measured} {every|each} ${crop} and {hummed|made notes}.`,
    );
    const winner = shared ? rival : hero;
    v.speak(
      judge,
      `${capital(thePrize)} goes to ${winner.name}, {by a hair|by the width of a thumb|for a splendid ${crop}}!`,
    );
    if (shared) {
      v.say(
        `${rival.name} {took|accepted} ${thePrize}, {walked|went} {straight|right} to ${hero.name} and {broke into a smile|bowed}.`,
      );
      v.speak(
        rival,
        '{Half of this is yours|We won it together}, {for I would have had nothing without you|and I shall tell everyone}.',
      );
      v.say(
        `{They shared|So the two shared} ${thePrize} and {in the next year|the year after} {took down the {hedge|fence}|dug one big garden}, {where|in which} {beans|peas|roses} {climbed|grew} {from side to side|on every pole}.`,
      );
    } else {
      v.say(
        `${hero.name} {held|carried home} ${thePrize}, but {it gave no joy|nobody {cheered|clapped} for long|it felt {cold|heavy}}, for ${rival.name} {stood|was} {alone|apart} {by the gate|at the back}.`,
      );
      v.remark(hero, `{I should have helped you|I was selfish}, ${rival.name}, {and I am sorry|please forgive me}.`);
      v.say(
        `${hero.name} {cut up|shared out} the {great|huge} ${crop}, gave ${rival.name} the {best|largest} {part|piece} and {half of the seeds|a bag of seeds}, and {next year|the following spring} {they|the two} {watered|planted} side by side.`,
      );
    }
    v.close();

    tale.fact('why', `Why was ${rival.name}'s ${crop} in danger?`, `because ${trouble}`);
    tale.fact('where', `Where did ${hero.name} plant the seed?`, plot);
    tale.fact('who', 'Who won the contest?', winner.name);
    tale.fact('what', 'What was the prize?', prize);
    tale.fact('name', 'What was the name of the judge?', judge.name);
    v.title(
      `the biggest ${crop}`,
      `${hero.name} and the giant ${crop}`,
      'over the hedge',
      `who wins ${thePrize}?`,
      `${hero.name}, ${rival.name} and a ${crop}`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who wants to grow the biggest ${crop}`);
    v.summary(
      shared
        ? `${hero.name} and ${rival.name} both want ${prize}. ${hero.name} helps ${rival.name}, who wins and shares the prize.`
        : `${hero.name} wins ${prize} but did not help ${rival.name}, and is sorry for it afterwards.`,
    );
  },
};
