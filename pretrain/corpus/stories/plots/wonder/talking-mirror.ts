import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown, oneDay } from './scene';

const spots = [
  'behind a stack of paintings',
  'under a grey sheet',
  'between two wardrobes',
  'in the corner of a loft',
  'on the landing',
];
const frames = [
  'a silver mirror',
  'an oval mirror',
  'a cracked mirror',
  'a mirror with a carved frame',
  'a tall mirror',
];
const faults = [
  { fault: 'told lies about the neighbours', cure: 'went from door to door to take back the gossip' },
  { fault: 'cheated at weighing the flour', cure: 'threw away the false weights' },
  { fault: 'never listened to anybody', cure: 'sat down and asked others for their stories' },
  { fault: 'has not written to an old mother for years', cure: 'wrote a letter of nine pages' },
  { fault: 'lets others do all the work', cure: 'rolled up both sleeves' },
];

/** A mirror speaks, and it cannot flatter. */
export const talkingMirror: Plot = {
  id: 'talking-mirror',
  tell(tale) {
    const { one, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const owner = grown(tale, one('mayor', 'merchant', 'actor', 'judge', 'landlord', 'miller'));
    const season = tale.pick(words.seasons);
    const mirror = tale.pick(frames);
    const spot = tale.pick(spots);
    const { fault, cure } = tale.pick(faults);
    const reason = one(
      'a witch had made it out of clear tears',
      'no lie could stick to its glass',
      'it had hung in an honest house for a century',
      'its maker had sworn never to flatter',
    );

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} was helping to ${one('clear out a cellar', 'tidy an antique shop', 'empty an old manor')} and found ${mirror} ${spot}.`,
      `In ${one('a forgotten room', 'an auction hall', 'a dusty storehouse')}, ${spot}, stood ${mirror}, and there ${hero.intro} discovered it ${oneDay(tale, season)}.`,
    );
    sayOne(
      `${hero.They} ${one('breathed on it', 'wiped it with a sleeve', 'rubbed a clean spot')} and made a face.`,
      `When ${hero.they} had ${one('blown away the dust', 'polished it')}, ${hero.they} ${one('stuck out a tongue', 'tried on a proud look', 'bowed to the glass')}.`,
    );
    const greet = one(
      'You have jam on your chin, and you are cleverer than you think',
      'You broke a cup this morning and hid it',
      'Your ears are large, and your heart is larger',
      'You are afraid of the dark, but not of people',
    );
    sayOne(`"${greet}," said the mirror.`, `"${greet}," a voice announced from the glass.`);
    speak(hero, one('How do you know that?', 'Who said that?', 'Do mirrors talk?'));
    sayOne(
      `The mirror could only speak the truth, because ${reason}.`,
      `It answered that it had to tell the truth, because ${reason}.`,
    );
    paragraph();

    sayOne(
      `${hero.name} ${one('carried', 'wheeled', 'dragged')} it to ${owner.intro}, who ${one('loved to be admired', 'owned forty combs', 'paid well for curious things')}.`,
      `Before long it was bought by ${owner.intro}, ${one('the vainest person in town', 'who never passed a window without a glance', 'who wanted to hear sweet words each morning')}.`,
    );
    speak(
      owner,
      one(
        'Tell me, mirror, am I not the finest person in town?',
        'Speak! Who is more respected than I?',
        'What do you see when you look at me?',
      ),
    );
    sayOne(
      `"I see ${one('a grand coat', 'a fine hat', 'a new collar')} on somebody who ${fault}," the mirror ${one('said', 'replied', 'answered')}.`,
      `The mirror ${one('did not hesitate', 'cleared its glass')}. "You are somebody who ${fault}," it said.`,
    );
    sayOne(
      `${owner.name} ${one('turned crimson', 'dropped a teacup', 'looked round to see who had heard')}, for ${hero.name} and ${one('half the servants', 'three visitors', 'the postman')} ${one('were listening', 'stood in the doorway')}.`,
      `There was a ${one('terrible', 'long', 'frozen')} silence; ${owner.name} was ${tale.pick(words.angry)}, and nobody ${one('breathed', 'knew where to look')}.`,
    );
    paragraph();

    const hides = tale.chance(0.5);
    if (hides) {
      speak(owner, one('Throw that insolent glass into the river!', 'Turn it to the wall!', 'I will have it smashed!'));
      sayOne(
        `It was ${one('wrapped in sacks', 'nailed into a crate', 'locked in the coal cellar')}, but ${one('at night', 'in the stillness')} it could be heard through ${one('the floor', 'three walls')}, ${one('always the same words', 'patiently repeating the truth')}.`,
        `They ${one('covered it with blankets', 'pushed it under the stairs')}, yet the voice ${one('crept up the chimney', 'came through the keyhole')} and ${one('would not be still', 'went on')}.`,
      );
      sayOne(
        `After ${one('five', 'seven')} sleepless nights ${owner.name} ${one('came down in slippers', 'lit a candle')}, ${one('stood before it', 'pulled the cloth away')} and for once ${one('looked properly', 'did not look away')}.`,
        `${one('With dark rings under both eyes', 'Pale and humble', 'In the end')}, ${owner.name} sent for ${hero.name} and asked how one could ${one('bear such a mirror', 'live with such a thing')}.`,
      );
    } else {
      sayOne(
        `${owner.name} raised ${one('a poker', 'a candlestick')} to break it, but ${hero.name} ${one('stepped between them', 'held that arm', 'cried out')}.`,
        `${owner.name} wanted to ${one('shout', 'storm out')}, yet ${hero.name} did not ${one('laugh', 'move')}, and that was ${one('somehow worse', 'a comfort')}.`,
      );
      speak(
        hero,
        one(
          'It told me hard things as well, and I am still here.',
          'A mirror breaks, but the truth does not.',
          'Would you rather hear it from your enemies?',
        ),
        one('gently', 'without mockery', 'quietly'),
      );
      sayOne(
        `The ${one('angry hand', 'proud chin')} sank, and ${owner.name} ${one('sat down on the carpet', 'gave a long sigh', 'looked again')}.`,
        `${owner.name} ${one('swallowed', 'stared', 'blinked')}, and something ${one('melted', 'gave way', 'changed')} in that stiff face.`,
      );
    }
    speak(
      hero,
      one(
        'Then change what it sees.',
        'You could give it something better to say.',
        'It cannot lie, but you can change.',
      ),
    );
    sayOne(
      `So ${owner.name} ${cure}, ${one('and it was not easy', 'red as a beetroot', 'that very day')}.`,
      `The next morning ${owner.name} ${cure}, and ${one('people rubbed their eyes', 'the whole street talked of it', 'nobody could believe it at first')}.`,
    );
    paragraph();

    const stays = tale.chance(0.5);
    sayOne(
      `Some ${one('weeks', 'months')} later the mirror said, "I see somebody who ${one('tries', 'has begun again', 'is loved')}," and ${owner.name} ${one('wept a little', 'smiled and bowed', 'was prouder than of any medal')}.`,
      `When ${owner.name} next dared to ask, the mirror replied, "${one('You are not finished, but you are better', 'I see a friend', 'I see honest hands')}," and that was ${one('true', 'sweeter than flattery')}.`,
    );
    if (stays) {
      sayOne(
        `It was hung in the ${one('town hall', 'market', 'school')}, where ${one('all may ask it one question a year', 'only brave people stop before it', 'it has made many blush')}.`,
        `${owner.name} kept it by the ${one('front door', 'bed')}, and ${one('asked it every Sunday', 'went out a little humbler each day')}.`,
      );
    } else {
      sayOne(
        `Then it was given back to ${hero.name}, who ${one('hung it in the kitchen', 'learned to trust it', 'grew up to be a judge')}.`,
        `From that day the mirror fell silent, ${one('since nobody lied in that house', 'as if its work were done')}, and ${hero.name} was almost ${one('sorry', 'lonely for it')}.`,
      );
    }
    sayOne(
      `A friend who ${one('tells you the truth', 'does not flatter')} is worth ${one('ten who praise you', 'a hall of mirrors')}.`,
      `The truth may ${one('sting', 'pinch', 'be bitter')}, but it ${one('heals', 'is the only thing to build on', 'does not spoil')}.`,
      `No one can ${one('see', 'mend')} a fault that ${one('nobody dares to name', 'is kept in the dark')}.`,
    );

    tale.fact('where', one('Where was the mirror?', `Where did ${hero.name} find the mirror?`), spot);
    tale.fact('why', 'Why did the mirror tell the truth?', `because ${reason}`);
    tale.fact('what', `What did the mirror see in ${owner.name}?`, `somebody who ${fault}`);
    tale.fact('who', one('Who found the mirror?', 'Who was first to hear the mirror?'), hero.name);
    tale.fact('what', `What did ${hero.name} find?`, mirror);
    tale.title(
      'The Mirror That Could Not Lie',
      `${hero.name} and the Talking Mirror`,
      'The Truth in the Glass',
      `What the Mirror Told ${owner.name}`,
      'An Honest Mirror',
    );
    tale.about(`a ${hero.role} named ${hero.name} who finds a mirror that only tells the truth`);
    tale.summary(
      one(
        `${hero.name} finds a mirror that can only tell the truth. It shames ${owner.name} the ${owner.role}, who is angry at first and then changes for the better.`,
        `A talking mirror tells ${owner.name} the truth in front of others. ${hero.name} helps ${owner.them} to learn from it.`,
      ),
    );
  },
};
