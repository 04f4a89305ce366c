import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown, oneDay, the } from './scene';

const shores = [
  'between two rocks',
  'under a heap of seaweed',
  'beside the jetty',
  'behind an upturned boat',
  'near the breakwater',
];
const looks = ['a green bottle', 'a dusty bottle', 'a stone bottle', 'a blue glass bottle', 'a wax-sealed bottle'];
const prints = ['smudged', 'tiny', 'slanting', 'faded', 'wobbly'];

/** A letter from the sea, and the one who wrote it. */
export const messageInABottle: Plot = {
  id: 'message-in-a-bottle',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const elder = tale.kin(hero, one('grandfather', 'grandmother', 'aunt', 'uncle', 'father', 'mother'));
    const writer = grown(tale, one('lighthouse keeper', 'sailor', 'fisher', 'pilot', 'painter'));
    const season = tale.pick(words.seasons);
    const bottle = tale.pick(looks);
    const spot = tale.pick(shores);
    const wish = tale.pick([
      {
        why: 'the supply boat had not come',
        plea: 'Please send bread, for the supply boat has not come.',
        help: 'bread',
        verb: 'needed food',
      },
      {
        why: 'there was nobody to talk to',
        plea: 'I have nobody to talk to. Please write to me.',
        help: 'a letter',
        verb: 'was lonely',
      },
      {
        why: 'the lamp had no oil left',
        plea: 'My lamp has no oil left, and ships are in danger.',
        help: 'oil',
        verb: 'needed help',
      },
    ]);

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} was ${one('combing the beach', 'skipping stones', 'gathering driftwood', 'hunting for crabs')} ${one('at low tide', 'after a storm', 'below the dunes')}.`,
      `${hero.name} ${one('loved the shore', 'knew every cove', 'could read the tides')}, and ${oneDay(tale, season)} ${hero.they} ${one('walked out barefoot', 'went down to the sea', 'followed the line of foam')}.`,
    );
    if (tale.chance(0.4))
      say(
        one(
          'Gulls wheeled over the waves.',
          'The air tasted of salt.',
          'Foam hissed on the pebbles.',
          'A buoy clanged far out.',
        ),
      );
    sayOne(
      `Something ${one('glinted', 'winked', 'rolled', 'clinked')} ${spot}, and it was ${bottle}.`,
      `There, ${spot}, ${hero.they} found ${bottle}, ${one('crusted with barnacles', 'half buried', 'still wet')}.`,
      `${hero.They} almost stepped on ${bottle}, which lay ${spot}.`,
    );
    sayOne(
      `Inside was ${one('a roll of paper', 'a folded page', 'a scrap of sailcloth')} covered in ${tale.pick(prints)} ${one('letters', 'handwriting', 'words')}.`,
      `The cork came out with a ${one('pop', 'squeak')}, and ${hero.name} shook out ${one('a letter', 'a curled sheet', 'a note tied with thread')} in ${tale.pick(prints)} writing.`,
    );
    paragraph();

    const elderReads = tale.chance(0.5);
    if (elderReads) {
      sayOne(
        `${hero.name} could not read it all, so ${hero.they} took it to ${hero.their} ${elder.role} ${elder.name}, who ${one('put on spectacles', 'held it to the lamp', 'knew many hands')}.`,
        `Salt had eaten some of the words, but ${hero.their} ${elder.role} ${elder.name} ${one('had patience', 'owned a magnifying glass', 'could guess the rest')}.`,
      );
      speak(elder, one(`It says: ${wish.plea}`, `Listen to this: ${wish.plea}`));
    } else {
      sayOne(
        `${hero.name} ${one('spelled it out', 'read it twice', 'moved a finger along the lines')} and then ran ${one('all the way home', 'up the cliff path', 'through the marram grass')} to ${hero.their} ${elder.role} ${elder.name}.`,
        `${hero.They} ${one('gasped', 'read', 'stared')}, stuffed it in a pocket and ${one('dashed', 'hurried')} to ${elder.name}, ${hero.their} ${elder.role}.`,
      );
      speak(hero, one(`Look what it says: ${wish.plea}`, `Somebody wrote this: ${wish.plea}`));
    }
    sayOne(
      `It was signed by ${writer.name}, ${one('a', 'the')} ${writer.role} on the ${one('island', 'far rock', 'skerry', 'reef')}, who had written because ${wish.why}.`,
      `At the bottom stood a name: ${writer.name}, ${writer.role} on the ${one('outer island', 'bird rock', 'long reef')}. The letter was sent because ${wish.why}.`,
    );
    speak(
      elder,
      one(
        'That may have been years ago.',
        'Paper can float for a long time.',
        'Who knows if anybody is still out there?',
      ),
      one('doubtfully', 'with a sigh', 'thoughtfully'),
    );
    speak(hero, one('We have to find out!', 'Then there is no time to lose!', 'Somebody has waited long enough!'));
    paragraph();

    const sails = tale.chance(0.5);
    if (sails) {
      sayOne(
        `They ${one('loaded', 'filled', 'packed')} ${one('a dinghy', 'the old rowing boat', 'a borrowed cutter')} with ${one('blankets and', 'candles and', 'a thermos and')} ${wish.help} and ${one('set sail', 'pushed off', 'rowed out')}.`,
        `${elder.name} ${one('grumbled', 'studied the clouds')}, then untied ${one('a small boat', 'the skiff')}, and they took along ${wish.help} and ${one('a compass', 'warm socks', 'a pot of stew')}.`,
      );
      sayOne(
        `The waves were ${one('steep', 'choppy', 'grey as slate')}, and ${hero.name} had to ${one('bail with a can', 'hold the tiller', 'watch for rocks')}.`,
        `Halfway over, ${one('fog', 'a squall', 'a strong current')} ${one('swallowed', 'seized', 'surprised')} them, but ${one('a bell', 'a seal', 'the cry of gulls')} ${one('showed the way', 'led them on')}.`,
      );
    } else {
      sayOne(
        `No boat could ${one('go out', 'leave the harbour')} in such a sea, so ${hero.name} ${one('climbed the hill', 'ran up the church tower')} and ${one('flashed a mirror', 'waved a red cloth', 'lit a fire')} as a signal.`,
        `The wind was ${one('too strong', 'against them')}, so they put ${one('an answer', 'a reply')} into a second bottle and ${one('waited for the ebb', 'threw it far out', 'trusted the current')}.`,
      );
      sayOne(
        `${one('Three days', 'A week', 'Nine days')} passed; then ${one('a light blinked back', 'smoke rose on the horizon', 'a rocket went up')}, and the ${one('coast guard', 'ferry', 'mail boat')} ${one('took out', 'carried over')} ${wish.help}.`,
        `After ${one('days of watching', 'a sleepless night')} there was ${one('a spark', 'a flash', 'a thread of smoke')} out there, and a ${one('trawler', 'tug', 'steamer')} was sent with ${wish.help}.`,
      );
    }
    const there = !sails || tale.chance(0.6);
    if (there) {
      sayOne(
        `${writer.name} was ${one('alive and well', 'thin but cheerful', 'still there')}, and ${one('could hardly believe it', 'laughed and cried', 'shook every hand')}.`,
        `And on the ${one('landing stage', 'slippery steps', 'shingle')} stood ${writer.name}, ${one('waving both arms', 'hat in hand', 'with a long beard of wool around the neck')}.`,
      );
      speak(
        writer,
        one(
          `I threw in twelve bottles, and only yours was found.`,
          `I had stopped hoping.`,
          `So somebody did read it!`,
        ),
      );
    } else {
      sayOne(
        `But ${writer.name} had ${one('left', 'gone home')} long before, for the letter was ${one('ten', 'seven', 'twelve')} years old, but ${one('someone remembered the address', 'a neighbour knew the new street', 'the post office could help')}.`,
        `The island was empty: ${one('birds nested in the kitchen', 'the door stood open', 'only goats lived there')}, and ${writer.name} had moved ${one('to the mainland', 'inland', 'to the next harbour')}.`,
      );
      sayOne(
        `So ${hero.name} wrote to ${writer.name}, and within ${one('a month', 'a week')} there came ${one('a parcel of shells', 'a long reply', 'a ship in a bottle')}.`,
        `${hero.name} posted the old page with ${one('a drawing', 'a new note')}, and ${writer.name} answered ${one('by return of post', 'with nine pages', 'in the same writing')}.`,
      );
    }
    paragraph();

    sayOne(
      `From then on ${hero.name} and ${writer.name} ${one('wrote to each other every month', 'were pen friends', 'met each summer')}.`,
      `${hero.name} keeps ${the(bottle)} on ${one('the windowsill', 'a shelf over the bed', 'the mantelpiece')}, ${one('with a rose in it', 'and the letter beside it', 'full of sea sand')}.`,
      `Later they threw ${the(bottle)} back with ${one('a joke', 'a riddle', 'good wishes')} in it, for ${one('whoever might come next', 'some other shore', 'the fun of it')}.`,
    );
    sayOne(
      `${one('A small voice', 'A few words', 'A cry for help')} may travel ${one('a long way', 'over an ocean')} until ${one('someone bends down', 'somebody listens', 'it meets an open ear')}.`,
      `The sea ${one('takes much', 'is wide')}, but sometimes it ${one('brings', 'delivers')} a friend.`,
      `It is never too late to ${one('answer', 'reply', 'care')}.`,
    );

    tale.fact('where', one(`Where was ${the(bottle)}?`, `Where did ${hero.name} find ${the(bottle)}?`), spot);
    tale.fact('who', 'Who had written the letter?', writer.name);
    tale.fact('why', `Why did ${writer.name} write the letter?`, `because ${wish.why}`);
    tale.fact('what', one(`What did ${hero.name} find on the shore?`, 'What was the letter in?'), bottle);
    tale.fact('what', 'What was brought to the island?', wish.help);
    tale.title(
      'A Message in a Bottle',
      'A Letter From the Sea',
      `${hero.name} and the Bottle`,
      'Words on the Waves',
      `Dear ${writer.name}`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who finds a message in a bottle`);
    tale.summary(
      one(
        `${hero.name} finds ${bottle} with a letter from ${writer.name}, a ${writer.role} who ${wish.verb}. ${hero.name} and ${elder.name} do not rest until it is answered.`,
        `${hero.name} finds a letter in a bottle, which ${writer.name} wrote because ${wish.why}. ${hero.They} answers it, and they become friends.`,
      ),
    );
  },
};
