import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { family, voice } from './voice';

/** Things of the house that stop working, each with a cause that can be found. */
const machines = [
  { noun: 'clock', fault: 'a moth had crept between the wheels', part: 'a tiny spring', job: 'struck the hour' },
  { noun: 'music box', fault: 'a button had fallen into the comb', part: 'a brass pin', job: 'played its waltz' },
  { noun: 'bicycle', fault: 'the chain had rusted through', part: 'a new link', job: 'flew down the lane' },
  {
    noun: 'sewing machine',
    fault: 'a needle had snapped inside',
    part: 'a steel needle',
    job: 'hummed through the cloth',
  },
  { noun: 'radio', fault: 'a mouse had gnawed the wire', part: 'a yard of wire', job: 'played the evening song' },
  { noun: 'toy train', fault: 'sand had got into the motor', part: 'a drop of oil', job: 'raced round the carpet' },
  { noun: 'accordion', fault: 'there was a hole in the bellows', part: 'a strip of leather', job: 'sang again' },
  { noun: 'pump', fault: 'a frog sat in the pipe', part: 'a rubber ring', job: 'gushed clear water' },
  { noun: 'rocking horse', fault: 'a peg had come loose', part: 'a wooden peg', job: 'galloped through the room' },
  { noun: 'weathervane', fault: 'a bird had nested in the socket', part: 'a pot of grease', job: 'turned in the wind' },
] as const;

export const mendedThing: Plot = {
  id: 'mended-thing',
  tell(tale) {
    const v = voice(tale);
    const hero = v.girlOrBoy();
    const relation = tale.pick(['grandmother', 'grandfather', 'aunt', 'uncle']);
    const elder = tale.kin(hero, relation);
    const buyer = v.grownUp('junk dealer');
    const helper = v.youngster();
    const machine = tale.pick(machines);
    const thing = tale.thing([machine.noun]);
    const season = tale.pick(words.seasons);
    const found = v.draw(
      '{at the bottom of a {drawer|sack|toolbox}|in a tin {under the bench|on the top shelf}|at the {flea market|smithy|scrapyard}|in the {pocket|lining} of an old coat}',
    );
    const own = tale.chance(0.5);
    const reward = tale.chance(0.5);

    v.say(
      `{As long as anyone remembered|For forty years}, ${thing.a} had {belonged to|been the joy of} the family of ${hero.intro}.`,
      `In the house of ${hero.intro} there was ${thing.a}, {older than the {roof|street}|handed down from {parent to child|an explorer}}.`,
    );
    v.say(
      `It {was|had been} the pride of ${family(hero, elder, relation)}, who {wiped|polished} it {each|every} {Sunday|morning}.`,
      `${family(hero, elder, relation)} {loved|cherished} it {most of all|more than {cake|money}|for the memories in it}.`,
    );
    tale.give(thing, elder);
    v.say(
      `But one ${tale.pick(season.weather)} {morning|afternoon|day} in ${season.name}, it {stopped|gave a {sigh|click|groan} and stopped}, {just like that|and nothing helped}.`,
    );
    v.say(
      `${elder.name} {shook|tapped|turned} it {gently|three times} and {grew|fell} {silent|very quiet}, {as if {a friend|somebody dear} had {gone|died}|with {wet|sad} eyes|and {sat down|ate no supper}}.`,
    );
    v.say(
      `{The next day|Before long} ${buyer.intro} {came by with a cart|knocked at the gate|heard of it}, {rubbing both hands|smelling a bargain}.`,
    );
    v.remark(
      buyer,
      `{I {will|can} {give|offer} you {two|three|four} {coins|pennies}|Let me {take it off your hands|carry it away}}, {that {old|useless} thing is {done for|finished}|it is {only|just} {scrap|rubbish} now|nobody {mends|wants} such things}.`,
    );
    v.remark(
      hero,
      `{Not yet|Wait}, ${elder.name}! {Give me|Let me have} {one week|three days|until Sunday}, {and I will {find the fault|get to the bottom of it}|perhaps I can {mend|save} it}!`,
    );
    v.say(
      `${elder.name} {hesitated|looked at the coins} and then {nodded|agreed}, {and the dealer {left|went off}, {grumbling|shrugging}|{though|but} without {much|great} hope}.`,
    );
    tale.paragraph();
    if (own) {
      v.say(
        `${hero.name} {spread|laid out} {a cloth|newspaper} on the {table|floor}, {unscrewed|opened} {everything|the back} and {drew|numbered} {each|every} piece {on a sheet of paper|in order}.`,
      );
      v.say(
        `{The first evening|At first} it {looked|seemed} {hopeless|like a riddle}, {and a {screw|cog} rolled away|and ${hero.name} nearly cried}, but ${helper.intro} from {next door|across the yard} {held the lamp|came to help}.`,
      );
    } else {
      v.say(
        `${hero.name} {asked|sought} {help|advice} {all over town|from door to door}, {and everyone {shrugged|laughed}|in vain}, until there appeared ${helper.intro}, who {took {toasters|locks} apart for fun|was mad about {wheels|screws}}.`,
      );
      v.say(
        `{Side by side|With two heads over one lamp}, they {opened|loosened} the {lid|screws} and {blew|brushed} away the dust of {years|ages}.`,
      );
    }
    v.remark(
      helper,
      `{Look|Look here|Come closer}, ${hero.name}! {There it is|I think we {have it|found it}|That is {the trouble|our villain}}!`,
    );
    v.say(
      `It had stopped because ${machine.fault}.`,
      `{There was|They saw} the {answer|reason}: it had stopped because ${machine.fault}.`,
    );
    v.say(
      `{All they needed|The only thing missing} was ${machine.part}, and they {found|discovered} it ${found}.`,
      `They needed ${machine.part}, {hunted|searched} {high and low|for hours}, and found it ${found}.`,
    );
    tale.paragraph();
    v.say(
      `On the {last|third} {evening|morning}, ${hero.name} {called|led} ${elder.name} into the room, {counted {to three|to five|backwards}|held ${hero.their} breath|crossed two fingers} and {let go|started it|turned the {handle|switch}|gave it a push}.`,
    );
    v.say(
      `And ${thing.the} {coughed|shivered} {once|a little} and ${machine.job}, {as in the {old|good} days|as if nothing had {been wrong|happened}|{louder|livelier} than ever}!`,
    );
    v.remark(
      elder,
      `{You have given me back {my {youth|best years}|a {friend|whole life}}|I {thought|feared} I would never {see|hear} that again|What {clever|wonderful} {hands|children} you are|This is {better than a birthday|pure magic}}, ${hero.name} and ${helper.name}!`,
    );
    v.say(
      `{When|As soon as} ${buyer.name} {returned|came back} with the {coins|cart}, {there was {a feast|laughter|singing} in the {house|kitchen}|{everyone|the family} was {dancing|celebrating} in the {hall|yard|parlour}}.`,
    );
    if (reward) {
      v.speak(
        buyer,
        `{I was wrong|I take it back}, {that is good work|you have clever fingers}. Would you {work for me on Saturdays|look at my broken things}?`,
      );
      v.say(
        `So {a little|a small} {workshop|business} {began|was born}, and {soon|before long} {half the town|the whole street} {brought|carried} {kettles|lamps|dolls} to ${hero.name} and ${helper.name}.`,
      );
    } else {
      v.speak(buyer, '{Five coins|Ten coins}, {then|if I must}, {that is my last word|and not one more}!');
      v.say(
        `This time ${elder.name} {only laughed|shut the door with a smile}, for {now|by then} it was {not for sale|beyond price}.`,
      );
    }
    v.say(
      `${hero.name} {kept|hung} the {worn|broken} {piece|bit} {on a string|in a matchbox}, as a {reminder|sign} that {{what is broken|a broken thing} need not be {thrown away|given up}|it {pays|helps} to look {closely|twice}|patience {is a tool|opens every lid}}.`,
      `{Ever after|Since then}, {whenever|if} something {stopped|broke} in that house, {nobody|no one} {threw it out|sighed|despaired}: they {fetched|got} the {screwdriver|pliers|tool chest}.`,
    );
    v.close();
    tale.fact('what', `What stopped working?`, thing.the);
    tale.fact('why', 'Why had it stopped?', `because ${machine.fault}`);
    tale.fact('where', 'Where did they find the part that they needed?', found);
    tale.fact('who', `Who helped ${hero.name}?`, helper.name);
    tale.fact('holder', `Who kept ${thing.the}?`, elder.name);
    tale.fact('what', 'What part did they need?', machine.part);
    v.title(
      `the old ${machine.noun}`,
      `${hero.name} mends the ${machine.noun}`,
      'not for sale',
      `the silent ${machine.noun}`,
      'look closely',
    );
    v.about(`${withArticle(hero.role)} named ${hero.name} who mends ${thing.a}`);
    v.summary(
      `${elder.name}'s ${machine.noun} stops working, and ${buyer.name} wants to buy it cheaply. ${hero.name} and ${helper.name} find the fault and mend it.`,
    );
  },
};
