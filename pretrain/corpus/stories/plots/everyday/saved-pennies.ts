import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

const presents = [
  'shawl',
  'teapot',
  'lamp',
  'clock',
  'brooch',
  'cushion',
  'pair of gloves',
  'mirror',
  'jewel box',
  'picture frame',
  'walking stick',
  'coffee mill',
];

/** Money is earned for a present, and then something else needs it more. */
export const savedPennies: Plot = {
  id: 'saved-pennies',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick([
      'mother',
      'father',
      'grandmother',
      'grandfather',
      'aunt',
      'uncle',
      'sister',
      'brother',
    ]);
    const loved = tale.kin(hero, relation);
    const seller = v.grownUp('shopkeeper');
    const stranger = v.youngster();
    const season = tale.pick(words.seasons);
    const present = tale.thing(presents);
    const jar = v.draw(
      '{in a {jam jar|sock|clay pig|matchbox|cracked cup} {under the bed|on the beam|behind the clock|in the flour bin}}',
    );
    const work = v.draw(
      '{{sweeping|scrubbing} {steps|floors}|{carrying|chopping} {firewood|kindling}|{walking|brushing} {dogs|ponies}|{picking|selling} {plums|mushrooms|berries}|{washing|polishing} {windows|boots}|delivering {milk|newspapers|bread}}',
    );
    const reason = v.draw(
      `{the old one had {broken|been lost} {in spring|long ago}|${loved.name} had {worked|sewn|cooked} for others all year|a birthday was {coming|near}|${loved.name} had never {owned|been given} such a thing}`,
    );
    const gives = tale.chance(0.5);
    const kindSeller = tale.chance(0.5);
    const loss = v.draw(
      '{had {lost|dropped} the {rent|milk money|bus fare}|needed {medicine|new shoes} for a {sick|little} brother|could not pay for a {cracked|broken} window}',
    );

    v.say(
      `In the window of {a|the} {corner|little} shop {lay|stood} ${present.a}, and ${hero.intro} {stopped in front of it|pressed a nose to the glass} every day.`,
      `${v.day(season)}, ${hero.intro} saw ${present.a} in a shop window and {thought at once of|stood still, thinking of} ${family(hero, loved, relation)}.`,
    );
    v.say(
      `It {was to be|had to be} a {present|surprise} for ${loved.name}, because ${reason}.`,
      `${hero.name} wanted to give it to ${loved.name}, ${hero.their} ${relation}, because ${reason}.`,
    );
    v.remark(hero, `How {much|dear} is ${present.the} {in the window|over there}, {please|if I may ask}?`);
    v.say(
      `The shop belonged to ${seller.intro}, who {looked up from the {scales|ledger}|scratched ${seller.their} chin}.`,
    );
    v.speak(
      seller,
      '{Twenty|Thirty|Forty} {pennies|silver coins}, {and not one less|young friend}, {it is good work|it came over the sea}.',
    );
    v.say(
      `So ${hero.name} {earned|made} {coin after coin|penny after penny} by ${work} and {kept|saved} them ${jar}.`,
      `{All ${season.name}|For weeks} ${hero.name} earned money by ${work}, and it {grew|was kept} ${jar}.`,
    );
    tale.paragraph();
    v.say(
      `{At last|On the eve of the day} {there was enough|the sum was complete}, and ${hero.name} {ran|set off} {to the shop|down the street} with {full|jingling} pockets.`,
    );
    v.say(
      `{On the bridge|At the corner|Beside the well} {sat|stood} ${stranger.intro}, {crying|in tears|sobbing into a {sleeve|cap}}.`,
    );
    v.remark(hero, '{What has happened|Why are you crying|Can I help you}?');
    v.say(`${stranger.name} ${loss}, {and was too {afraid|ashamed} to go home|and nobody would {help|listen}}.`);
    v.say(
      `${hero.name} {felt|weighed} the {warm|heavy} coins and {thought|saw two pictures at once}: {a present|a happy face} here, {a trouble|a sad one} there.`,
    );
    if (gives) {
      v.say(
        `{Slowly|With a deep breath}, ${hero.name} {counted out|poured} ${kindSeller ? 'half' : 'all'} of the {coins|money} into ${stranger.name}'s {cap|basket|bag}.`,
      );
      v.remark(hero, `{Take it|It is for you}, ${stranger.name}, {I can earn more|${loved.name} would do the same}.`);
      v.speak(stranger, '{I will never forget it|How shall I thank you}! {What is your name|Who are you}?');
    } else {
      v.say(
        `${hero.name} {looked away|murmured an excuse}, {hurried|walked} {on|past} and bought ${present.the} {without any joy|with a bad feeling}.`,
      );
      v.say(
        `But {after|at} every step {the weeping|that face} {came along|followed}, and {halfway home|at the gate} ${hero.name} {turned|went} back.`,
      );
      v.remark(
        hero,
        `I {went by|walked past}, {and that was wrong|I am ashamed of it}. {Come, we will|Let us} {find|think of} a way {together|for both of us}, ${stranger.name}.`,
      );
    }
    tale.paragraph();
    if (gives) {
      v.say(
        kindSeller
          ? `${seller.name} had {seen|watched} it all {through the glass|from the door}, {called|waved} ${hero.name} in and sold ${present.the} for {half the price|one penny|the coins that were left}.`
          : `{In the shop|A little later} ${seller.name} {shook|wagged} a grey head, for a price was a price, and ${present.the} {stayed|remained} in the shop window.`,
      );
    } else {
      v.say(
        kindSeller
          ? `They {asked|went to} ${seller.name}, who {needed help|was looking for someone quick} and {gave|offered} ${stranger.name} {work|a place} and {a month's pay|the money} {in advance|on the spot}.`
          : `They went ${work} together {for three days|until Sunday}, {four hands being faster than two|and it was twice as quick}, and {soon|then} ${stranger.name} had {enough|what was needed}.`,
      );
    }
    const hasPresent = !gives || kindSeller;
    if (hasPresent) {
      v.say(
        `On the {day|evening} itself, ${loved.name} {opened|unwrapped} the {paper|parcel}, {saw|found} ${present.the} and {was @surprised|could not speak}.`,
      );
      tale.give(present, loved);
    } else {
      v.say(
        `On the {day|evening} itself, ${hero.name} {gave|brought} ${loved.name} {a bunch of {clover|heather|cornflowers}|a drawing of it}, and told {the story|why there was no more}.`,
      );
      tale.put(present, 'in the shop window');
    }
    v.speak(
      loved,
      hasPresent
        ? `{It is beautiful|I have never had anything finer}, ${hero.name}, {but your good heart is finer still|and I know what it cost you}.`
        : `{I need no|What is a} ${present.noun}? {A child like you|Your kindness} is the {best|finest} present, ${hero.name}!`,
    );
    v.say(
      `{A week later|Soon after}, ${stranger.name} {came to the door|knocked} with {a cake|a basket of nuts|the first coin of many} {and a new friendship began|and stayed for supper}.`,
    );
    v.close();
    tale.fact('what', `What did ${hero.name} want to buy?`, present.a);
    tale.fact('why', `Why did ${hero.name} want to give it to ${loved.name}?`, `because ${reason}`);
    tale.fact('where', `Where did ${hero.name} keep the money?`, jar);
    tale.fact('name', 'What was the name of the shopkeeper?', seller.name);
    if (hasPresent) tale.fact('holder', `Who has ${present.the} in the end?`, loved.name);
    tale.fact('what', `What work did ${hero.name} do?`, work);
    v.title(
      `a present for ${loved.name}`,
      'the saved pennies',
      `${hero.name} saves up`,
      `the ${present.noun} in the window`,
      'worth more than money',
    );
    v.about(`${withArticle(hero.role)} named ${hero.name} who saves money for a present`);
    v.summary(
      `${hero.name} saves up for ${present.a} for ${loved.name}, but ${stranger.name} is in trouble. ${gives ? `${hero.name} gives away the coins` : `At first ${hero.name} walks past, then turns back to help`}.`,
    );
  },
};
