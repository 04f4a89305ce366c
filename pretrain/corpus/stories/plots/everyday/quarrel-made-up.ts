import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

const shared = [
  'raft',
  'kite',
  'treehouse',
  'go-cart',
  'boat',
  'tent',
  'sledge',
  'scooter',
  'telescope',
  'drum',
  'fort',
  'lookout tower',
];

/** Two friends build something, quarrel about it, and find out that it is no good alone. */
export const quarrel: Plot = {
  id: 'quarrel-made-up',
  tell(tale) {
    const v = voice(tale);
    const one = v.youngster();
    const two = v.youngster();
    const helper = v.grownUp();
    const season = tale.pick(words.seasons);
    const built = tale.thing(shared);
    const place = v.draw(
      '{in the {orchard|clearing|dunes|quarry|meadow}|by the {canal|creek|old dock}|behind the {stables|smithy|ruined tower}}',
    );
    const cause = v.draw(
      '{wanted to {be captain|give the orders}|would not share the {best seat|steering wheel|front place}|had painted it {pink|black|orange} without asking|had lost the {best|only} {saw|brush|pot of paint}}',
    );
    const torn = tale.chance(0.5);
    const letter = tale.chance(0.5);

    v.say(
      `${v.day(season)}, ${one.intro} and ${two.intro} began to build ${built.a} ${place}.`,
      `${one.intro} and ${two.intro} {were|had been} {friends|playmates} {from the start|since the cradle}, and one ${season.name} {they|the two} built ${built.a} ${place}.`,
    );
    v.say(
      `{They|The two} {hammered|sawed|glued} and {painted|measured|knotted} {for {days|a week}|from {breakfast|noon} till {supper|dusk}}, {and the work went well|whistling all the while}.`,
      `One {cut|held} the {boards|poles}, {and|while} the other {nailed|tied|joined} {them together|every corner}.`,
    );
    v.say(
      `{When it was|As soon as it was} {ready|finished}, {it looked {splendid|grand}|there was nothing {finer|like it} {for miles|in the county}}.`,
      `{At last|In the end} ${built.the} {stood there|was ready}, {a little crooked|not quite straight}, but {theirs|all their own}.`,
    );
    tale.paragraph();
    v.say(`But {on the very first {day|evening}|soon} they quarrelled because ${one.name} ${cause}.`);
    v.remark(
      two,
      `{That is not fair|You are impossible}, ${one.name}, {it belongs to both of us|we built it together}!`,
    );
    v.speak(
      one,
      '{It was my idea|Without me there would be nothing}, {so it is mine|and I know best}!',
      `{Then build your own|Go home, then}, ${two.name}!`,
    );
    if (torn) {
      v.say(
        `{They|Both} {pulled|tugged} {this way and that|from two sides} until {something {cracked|snapped}|there was a {crack|crash}}, and ${built.the} {broke|split} {in the middle|in two}.`,
      );
      v.say(`Each {blamed|accused} the other, and {they|the two} {went|marched} home by different {paths|roads}.`);
    } else {
      v.say(
        `${two.name} {turned|spun} {round|about} and {left|stalked off} without {a look back|another word}, and ${one.name} {stayed|was left} {alone|behind} with ${built.the}.`,
      );
      v.say(
        `{A whole {week|fortnight}|For days} {they|the two} {did not speak|crossed the street when they met|sat far apart}.`,
      );
    }
    tale.paragraph();
    v.say(
      torn
        ? `{The pieces|The remains} {lay|rotted} in the {rain|wet grass}, and a {sparrow|beetle|spider} moved in.`
        : `Alone, it was no {fun|pleasure} {at all|whatever}: {nobody|no one} {pushed|laughed|answered}, {and the {games|jokes} fell flat|and the hours {crawled|dragged}}.`,
    );
    v.say(
      `${one.name} {walked past|sat down in} the {empty|silent} {yard|lane}, {missed ${two.name}|counted {pebbles|ants}} and {was|felt} @sad.`,
      `At ${two.name}'s {window|door} {a light burned late|the curtain stayed shut}, and ${one.name} {saw|noticed} it and {was|felt} @sad.`,
    );
    v.say(
      `Then came ${helper.intro}, who {missed the {noise|hammering}|knew them both {well|from birth}}.`,
      `${helper.intro} {stopped to chat|leaned on the {fence|gate}} and {listened to|heard} {the whole story|every word of it} {patiently|without a smile}.`,
    );
    v.remark(
      helper,
      `{A|Any} ${built.noun} needs two, {and a friendship too|but one of you must {begin|take the first step}}.`,
      '{Which|What} do you {want|like} {more|better}: {to be right|to win}, or {to have a friend|to be happy}?',
    );
    if (letter) {
      v.say(
        `{That evening|By candlelight}, ${one.name} {wrote|folded} a {note|letter} with {only|just} {three|four} {lines|sentences} and {pushed it under|slid it beneath} ${two.name}'s door.`,
      );
    } else {
      v.say(
        `{At once|The next morning}, ${one.name} {took|packed} a {basket|bag} of {nails|cherries|sweets}, {went|walked} to ${two.name}'s house and {knocked {softly|three times}|rang the bell}.`,
      );
    }
    v.remark(
      one,
      `{I was {selfish|unfair|stubborn}|I behaved badly}, {and I am sorry|forgive me}, ${two.name}, {you mean more to me than any ${built.noun}|I miss you}.`,
    );
    v.speak(
      two,
      '{I missed you too|I was {stubborn|proud} too}, {and I wanted to come first|I have been waiting}.',
      '{It takes two to quarrel|I shouted as well}, {and I am just as sorry|so let us forget it}.',
    );
    tale.paragraph();
    v.say(
      torn
        ? `{They|The friends} {gathered|picked up} the {pieces|boards}, and this time they {rebuilt|repaired} ${built.the} {with {care|patience}|{stronger|better} than before}.`
        : `{So|That day} they {made|agreed on} a rule: in the mornings ${one.name} {would {decide|lead}|was in charge}, and in the afternoons ${two.name}.`,
    );
    v.say(
      `{On the side|Over it}, in {crooked|big} {white|red} letters, they painted both their names, and ${helper.name} {was the first guest|lent the brush|drank some @drink to it}.`,
      `And {when|whenever} {voices grew loud|a quarrel began}, {one of them|somebody} {said|whispered} "{raspberry|umbrella|cucumber}", {and both had to laugh|which was the sign to stop}.`,
    );
    v.close();

    tale.fact('what', `What did ${one.name} and ${two.name} build?`, built.a);
    tale.fact('where', 'Where did they build it?', place);
    tale.fact('why', 'Why did they quarrel?', `because ${one.name} ${cause}`);
    tale.fact('who', 'Who said sorry first?', one.name);
    tale.fact('name', `What was the name of the ${helper.role}?`, helper.name);
    v.title(
      `the quarrel over the ${built.noun}`,
      `${one.name} and ${two.name}`,
      'it takes two',
      `a ${built.noun} for two`,
      'the first step',
    );
    v.about(
      `two friends named ${one.name} and ${two.name} who quarrel over ${built.a}`,
      `${withArticle(one.role)} named ${one.name} who quarrels with a friend`,
    );
    v.summary(
      `${one.name} and ${two.name} build ${built.a} and quarrel because ${one.name} ${cause}. ${one.name} says sorry, and they are friends again.`,
    );
  },
};
