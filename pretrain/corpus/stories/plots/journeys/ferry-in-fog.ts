import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, young } from './common';

const reasons = ['a wedding', 'a birthday', 'a golden wedding', 'a harvest supper'];
const sounds = [
  { noun: 'a church bell', verb: 'tolling' },
  { noun: 'a dog', verb: 'barking' },
  { noun: 'a rooster', verb: 'crowing' },
  { noun: 'a blacksmith', verb: 'hammering' },
  { noun: 'a choir', verb: 'practising' },
];

/** In fog a ferry either turns to its ears, or waits until it can see. */
export const ferryInFog: Plot = {
  id: 'ferry-in-fog',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const keeper = grown(tale, 'ferry keeper');
    const [host, relation] = elder(tale, hero);
    const gift = tale.thing(tale.pick([words.instruments, words.books, words.toys]));
    const water = one('river', 'lake', 'bay', 'channel');
    const reason = tale.pick(reasons);
    const shore = one('on the far shore', 'beyond the water', 'on the opposite bank', 'behind the reeds');

    sayOne(
      `Early one ${tale.pick(['autumn', 'spring', 'winter'])} morning, ${hero.intro} came down to the ${water} with ${gift.a}.`,
      `${hero.intro} hurried to the landing with ${gift.a} under one arm.`,
      `With ${gift.a} wrapped in ${one('brown paper', 'straw', 'a shawl')}, ${hero.intro} reached the ferry at ${one('daybreak', 'sunrise', 'first light')}.`,
    );
    tale.give(gift, hero);
    sayOne(
      `There was to be ${reason} at the house of ${hero.their} ${relation}, ${host.name}, who lived ${shore}.`,
      `${hero.Their} ${relation} ${host.name} lived ${shore}, and that night there would be ${reason} and plenty of ${one('dancing', 'cake', 'roast chestnuts', 'plum pudding')}.`,
      `The ${gift.noun} was a present for ${hero.their} ${relation} ${host.name}, whose cottage stood ${shore}, for there would be ${reason}.`,
    );
    sayOne(
      `The ferry belonged to ${keeper.intro}, who knew every ${one('sandbank', 'current', 'mooring', 'rock')} by heart.`,
      `${keeper.intro}, with ${one('a pipe', 'a woollen cap', 'rolled sleeves', 'salt on both boots')}, was ${one('coiling', 'untying', 'tarring')} the ropes.`,
      `On the deck stood ${keeper.intro}, ${one('sniffing', 'frowning at', 'studying')} the damp air.`,
    );
    tale.paragraph();

    sayOne(
      `They had hardly looked up when ${one('a bank of fog rolled in', 'fog rose like steam from a kettle', 'grey fog swallowed the jetty')}.`,
      `Then the fog came, as ${one('thick as porridge', 'white as wool', 'heavy as a wet blanket')}, and ${one('the hills', 'the willows', 'the chimneys')} across the ${water} vanished.`,
      `While the passengers climbed aboard, fog ${one('crept', 'drifted', 'spread')} over the ${water} until nobody could see ${one('the bow', 'the flag', 'their own shoes')}.`,
    );
    speak(hero, one('Can we still cross?', 'Shall we find the way?', 'Is it safe to go?'));

    if (tale.chance(0.5)) {
      speak(keeper, one('If we go slowly and listen.', 'We can, if everyone keeps quiet.'));
      sayOne(
        `So they pushed off, and the ${one('paddle', 'engine', 'oar', 'rudder')} ${one('muttered', 'creaked', 'dripped')} in the whiteness.`,
        `The ferry left the landing, and soon there was nothing but ${one('mist', 'cloud', 'pale grey air')} on every side.`,
      );
      sayOne(
        `Halfway over, the compass ${one('stuck', 'spun in circles', 'jammed')}, because ${one('its glass was cracked', 'rust had got into it', 'its needle was bent')}, and ${keeper.name} no longer knew ${one('north from south', 'where to steer', 'which way to turn')}.`,
        `In the middle of the ${water} the current turned them ${one('twice', 'round and round', 'sideways')}, and even ${keeper.name} ${one('lost the way', 'could not tell forward from back')}.`,
      );
      tale.paragraph();
      if (tale.chance(0.5)) {
        const sound = tale.pick(sounds);
        sayOne(
          `${hero.name} closed ${hero.their} eyes and held ${hero.their} breath.`,
          `Everyone ${one('whispered', 'argued', 'shivered')}, but ${hero.name} only listened.`,
          `${hero.name} leaned over the rail and ${one('pricked up', 'cupped')} ${hero.their} ears.`,
        );
        say(`Faintly, from the left, came the sound of ${sound.noun} ${sound.verb}.`);
        speak(hero, one('The village is over there!', 'Turn left, toward that noise!', 'I hear the land!'));
        sayOne(
          `${keeper.name} ${one('swung the wheel', 'pulled the tiller', 'turned the boat')}, and they followed the sound as one follows ${one('a thread', 'a trail', 'a lantern')}.`,
          `The keeper trusted those ${one('sharp', 'young', 'good')} ears and steered to the left.`,
        );
        fact('what', `What did ${hero.name} hear in the fog?`, sound.noun);
        tale.summary(
          `${hero.name} crosses the ${water} in thick fog, and the ferry gets lost. ${hero.name} hears ${sound.noun} and shows ${keeper.name} the way to ${host.name}.`,
        );
      } else {
        sayOne(
          `${hero.name} remembered ${one('a story about sailors', `what ${host.name} always did in bad weather`, 'how shepherds call')}, and ${one('whistled', 'shouted', 'sang')} as loudly as ${hero.they} could.`,
          `Then ${hero.name} took a deep breath and ${one('sang', 'whistled', 'yodelled')} the tune that ${host.name} had taught ${hero.them}.`,
        );
        say(
          `${one('For a moment', 'At first', 'For as long as ten heartbeats')} ${one('only ripples answered', 'nothing stirred', 'the fog gave back no sound')}.`,
        );
        sayOne(
          `Then somebody answered: ${host.name} was standing on the shore with a ${one('tin horn', 'cowbell', 'saucepan and a spoon', 'drum')}.`,
          `Then ${host.name}, who had been waiting on the shore, beat a ${one('pan', 'barrel', 'gong')} in reply.`,
        );
        say(
          `${keeper.name} steered ${tale.pick(words.adverbs)} toward the ${one('din', 'clatter', 'noise', 'racket')}.`,
        );
        fact('who', 'Who answered from the shore?', host.name);
        tale.summary(
          `The ferry loses its way in the fog. ${hero.name} makes a noise, ${host.name} answers from the shore, and ${keeper.name} steers toward it.`,
        );
      }
      sayOne(
        `Before long the ferry bumped gently against ${one('the pier', 'the mud', 'a mossy post', 'the old tyres of the quay')}.`,
        `A few minutes later ${one('gravel crunched', 'sand scraped')} under the keel, and the passengers ${one('cheered', 'clapped', 'sighed with relief')}.`,
      );
      speak(keeper, `Without you we would be ${one('drifting', 'going in circles', 'lost')} still, ${hero.name}!`);
      say(
        `That evening ${hero.name} gave ${gift.the} to ${host.name}, who ${one('hugged', 'kissed', 'thanked')} ${hero.them} ${one('twice', 'warmly', 'and laughed')}.`,
      );
      tale.give(gift, host);
      fact('holder', `Who had ${gift.the} in the end?`, host.name);
    } else {
      const cause = one('the fog was too thick', 'the rocks could not be seen', 'a barge might run into them');
      speak(keeper, one('No, today we wait.', 'Not yet, my friend.', 'Nobody sails in this.'));
      say(
        `${keeper.name} ${one('would not cast off', 'tied the ferry up again', 'dropped the anchor')}, because ${cause}.`,
      );
      sayOne(
        `${hero.name} was ${tale.pick(words.sad)}, for the ${one('feast', 'music', 'fun')} would begin without ${hero.them}.`,
        `${hero.name} ${one('stamped', 'sighed', 'groaned')} and thought of all the ${one('pastries', 'guests', 'candles', 'games')} ${hero.they} would miss.`,
      );
      tale.paragraph();
      sayOne(
        `In the ${one('hut', 'shed', 'boathouse')} ${keeper.name} ${one('lit a stove', 'boiled water', 'poured tea')} and took a torn net from a ${one('nail', 'hook', 'peg')}.`,
        `${keeper.name} led the travellers into the ${one('warm cabin', 'boathouse', 'little office')}, where a torn net lay over a ${one('bench', 'barrel', 'trestle')}.`,
      );
      sayOne(
        `Because waiting is ${one('easier', 'shorter', 'lighter')} with busy fingers, ${hero.name} helped to ${one('knot', 'mend', 'patch')} it.`,
        `${hero.name} learned the ${one('fisherman', 'double', 'weaver')} knot and had mended the whole net by ${one('noon', 'midday', 'dinner time')}.`,
      );
      sayOne(
        `In return ${keeper.name} told of ${one('smugglers', 'storms', 'giant eels', 'floating islands')} and ${one('drowned bells', 'wandering whales', 'lucky pennies')}.`,
        `The keeper told ${one('riddles', 'jokes', 'legends')} until even the ${one('grumpiest', 'sleepiest', 'oldest')} passenger smiled.`,
      );
      tale.paragraph();
      const crash = tale.chance(0.5);
      if (crash) {
        say(
          `Suddenly a ${one('crunch', 'crash', 'bang')} came over the ${water}: an empty ${one('raft', 'coal barge', 'lumber boat')} had broken loose and was ${one('drifting', 'tumbling', 'grinding')} across the ferry's path.`,
        );
        speak(hero, one('We would have been right in its way.', 'I am glad that we stayed here.'));
      }
      sayOne(
        `At last a ${one('breeze', 'ray of sun', 'puff of wind')} ${one('tore', 'opened', 'thinned')} the fog, and the ${water} lay ${one('bright as tin', 'smooth and blue', 'glittering before them')}.`,
        `In the afternoon the fog ${one('lifted', 'melted', 'faded')}, and they crossed in ${one('a quarter of an hour', 'twenty minutes', 'no time')}.`,
      );
      sayOne(
        `To ${hero.name}'s surprise, ${host.name} had not begun, since half of the guests had ${one('waited', 'been late')} too.`,
        `${host.name} was standing at the gate, for nobody had wanted to ${one('cut the cake', 'light the candles', 'start the dance')} without ${hero.name}.`,
      );
      say(
        `${hero.name} handed over ${gift.the} and ${one('told everyone about', 'was proud of', 'showed off')} the ${one('new knot', 'knots and the net', 'sailor knot')}.`,
      );
      tale.give(gift, host);
      fact('why', `Why did ${keeper.name} not want to cross?`, cause);
      fact('what', `What did ${hero.name} help to mend?`, 'a torn net');
      tale.summary(
        `Fog keeps ${hero.name} from crossing the ${water}, so ${hero.they} waits with ${keeper.name} and mends a net. When the fog is gone, ${hero.name} still comes in time to ${host.name}.`,
      );
    }
    fact('where', `Where did ${host.name} live?`, shore);
    fact('who', 'Who kept the ferry?', keeper.name);
    fact('what', `What present did ${hero.name} bring?`, gift.a);
    tale.title(
      'The Ferry in the Fog',
      `${hero.name} Crosses the Water`,
      'Fog on the Water',
      `${keeper.name} and the Foggy Morning`,
    );
    tale.about(`${withArticle(hero.role)} named ${hero.name} who must cross the ${water} in the fog`);
  },
};
