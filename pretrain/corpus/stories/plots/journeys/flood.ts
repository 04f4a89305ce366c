import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, warn, young } from './common';

const causes = [
  'the snow had melted all at once',
  'it had rained for nine days',
  'a beaver dam had burst',
  'ice was blocking the river',
  'the old lock gate had broken',
];
const perches = [
  'on the roof of the bakery',
  'in the church tower',
  'in the loft of the mill',
  'on the hill behind the school',
  'in the top branches of the elm',
];
const rafts = ['a barn door', 'a bathtub', 'four barrels and a gate', 'a kneading trough', 'an upturned table'];

/** The river comes into the village; somebody is missing. */
export const flood: Plot = {
  id: 'flood',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const hero = young(tale);
    const missing = young(tale);
    const [parent, relation] = elder(tale, hero);
    const captain = grown(tale, one('ferry keeper', 'baker', 'teacher', 'blacksmith', 'boat builder'));
    const cause = tale.pick(causes);
    const perch = tale.pick(perches);
    const raft = tale.pick(rafts);
    const saved = tale.thing(words.toys);

    sayOne(
      `The river had always been ${one('a good neighbour', 'lazy and brown', 'the friend of the village')}, ${one('turning wheels', 'carrying logs', 'washing shirts')} and ${one('cooling melons', 'feeding ducks', 'rocking boats')}.`,
      `Nobody feared the river, in which the children ${one('swam', 'paddled', 'caught minnows')} and the neighbours ${one('rinsed their linen', 'washed wool')}.`,
      `In a village of ${one('twelve', 'thirty', 'forty')} houses beside a river lived ${one('bakers and boatmen', 'weavers and goose keepers', 'more cats than people')}.`,
    );
    sayOne(
      `${hero.intro} lived in the last cottage with ${hero.their} ${relation} ${parent.name}, and ${missing.intro} lived next door.`,
      `On its bank lived ${hero.intro} with ${hero.their} ${relation} ${parent.name}, wall to wall with ${missing.intro}, ${hero.their} best friend.`,
    );
    sayOne(
      `But that ${one('spring', 'March', 'April')} the water ${one('rose', 'climbed', 'swelled')}, because ${cause}.`,
      `Then, because ${cause}, the water ${one('licked at the garden gates', 'crept up the lane', 'covered the stepping stones')}.`,
    );
    tale.paragraph();

    sayOne(
      `In the ${one('middle of the night', 'small hours', 'grey before morning')} a bell rang, and ${captain.intro} ran from ${one('door to door', 'house to house', 'window to window')}.`,
      `${captain.intro}, holding ${one('a torch', 'a lantern')}, ${one('pounded on shutters', 'woke the sleepers', 'blew a horn')} while the water poured in ${one('under the doors', 'through the keyholes', 'over the sills')}.`,
    );
    warn(tale, captain, one('Up to the hill, everyone!', 'The bank is breaking!', 'Leave everything and climb!'));
    sayOne(
      `People ${one('splashed', 'waded', 'stumbled')} uphill with ${one('babies', 'bedding', 'hens')}, ${one('grandfather clocks', 'sewing machines', 'sacks of grain')} and ${one('bleating kids', 'birdcages', 'whole cheeses')}.`,
      `${parent.name} took ${hero.name} by the hand, and they ${one('struggled', 'waded', 'hurried')} uphill past ${one('floating chairs', 'bobbing barrels', 'a swimming sow')}.`,
    );
    say(
      `${one('At the top', 'On the hill', 'Up there', 'Under the oak')} ${one('they counted heads', 'names were called', 'everyone was counted')}, and ${one('one was missing', 'one did not answer', 'one head was lacking')}: ${missing.name}.`,
    );
    speak(
      hero,
      one('Where can my friend be?', `Has nobody seen ${missing.name}?`, `Did ${missing.name} not hear the bell?`),
    );
    tale.paragraph();

    const forToy = tale.chance(0.5);
    const reason = forToy
      ? `${missing.they} had gone back for ${saved.a}`
      : one(`${missing.they} had been letting the animals out`, `${missing.they} had slept through the noise`);
    if (tale.chance(0.5)) {
      say(
        `Then a light ${one('blinked', 'flickered', 'swung')} ${one('far below', 'over the flood', 'in the dark')}, ${one('three times short and once long', 'twice quickly and twice slowly', 'five times in a row')}, ${one('which was the secret sign of the two friends', 'and that was their own secret sign', 'as the two had once agreed')}.`,
      );
      say(`It came from somebody ${perch}.`);
      fact('what', `What showed where ${missing.name} was?`, 'a light');
    } else {
      say(
        `${hero.name} ${one('thought hard', 'closed both eyes', 'tried to think')}: where would ${missing.they} ${one('go', 'climb', 'hide')}, if not to their ${one('secret place', 'lookout', 'old den')} ${perch}?`,
      );
      say(
        `So ${hero.they} ${one('whistled', 'called', 'hooted like an owl')}, and from over there came ${one('a faint answer', 'a shout', 'the same sound')}.`,
      );
    }
    if (tale.chance(0.5)) {
      say(
        `All the boats were ${one('smashed', 'gone', 'adrift')}, but ${hero.name} saw ${raft} ${one('floating by', 'drifting past', 'turning in the eddy')}, and ${captain.name} ${one('hooked it with a pole', 'tied a rope to it', 'jumped after it')}.`,
      );
      say(
        `Together they ${one('paddled with shovels', 'rowed with brooms', 'pushed off with a rake')} through streets that ${one('had become canals', 'roared like rapids', 'were full of planks')}.`,
      );
      fact('what', 'What did they use as a boat?', raft);
      tale.summary(
        `A flood came over the village, because ${cause}, and ${missing.name} was missing. ${hero.name} and ${captain.name} crossed the water on ${raft} and saved ${missing.name}.`,
      );
    } else {
      say(
        `${one('No boat was left', 'Every boat had been swept off', 'There was not a boat to be had')}, so the ${one('villagers', 'neighbours', 'people')} ${one('knotted', 'tied')} ${one('bed sheets', 'reins', 'clothes lines')} into one long rope, and ${hero.name}, being the ${one('lightest', 'best swimmer')}, took the end.`,
      );
      say(
        `${one('Cold', 'Foaming', 'Muddy')} water ${one('tugged at', 'spun', 'swallowed')} ${hero.them}, and a ${one('log', 'door', 'crate')} ${one('grazed', 'nearly struck')} ${hero.their} ${one('shoulder', 'elbow', 'knee')}, but ${captain.name} and ${parent.name} held the rope.`,
      );
      fact('who', 'Who held the rope?', `${captain.name} and ${parent.name}`);
      tale.summary(
        `A flood came over the village, because ${cause}, and ${missing.name} was missing. ${hero.name} went through the water on a long rope and saved ${missing.name}.`,
      );
    }
    say(`${missing.name} was ${one('shivering', 'soaked', 'blue with cold')}, and was there because ${reason}.`);
    if (forToy) {
      tale.give(saved, missing);
      speak(
        missing,
        one(
          `I could not leave my ${saved.noun} behind.`,
          'It was a stupid thing to do.',
          'I thought that there was time.',
        ),
      );
      fact('what', `What had ${missing.name} gone back for?`, saved.a);
    } else {
      speak(
        missing,
        one('I knew that you would come!', 'I was not afraid for long.', 'You took your time, my friend.'),
      );
    }
    tale.paragraph();

    sayOne(
      `${one('When the sun rose', 'By daylight', 'At breakfast time', 'In the first light')}, the village was a ${one('lake', 'sheet of silver', 'brown sea')}, and chimneys stuck out like ${one('candles', 'posts', 'teeth')}.`,
      `${one('By the end of the week', 'Three days later', 'After five days')} the river ${one('went back to bed', 'sank', 'crept home')} and left ${one('mud in every drawer', 'trout in the cellars', 'slime on the stairs')}.`,
    );
    sayOne(
      `They ${one('scraped', 'scrubbed', 'shovelled')}, ${one('painted', 'dried', 'hammered')} and ${one('sang', 'joked', 'groaned')}, and built a ${one('wall', 'dyke', 'bank')} ${one('twice as high', 'as tall as two men', 'of clay and stone')}.`,
      `All helped to ${one('dig out the pump', 'dry the mattresses', 'mend the fences')}, and ${captain.name} painted a line on the ${one('school', 'inn', 'bridge')} ${one('to show how high the water had come', 'as a mark of the flood', 'so that nobody would forget', 'to warn those yet unborn')}.`,
    );
    say(
      forToy
        ? `${missing.name} gave ${saved.the} to ${hero.name} as a gift, because ${one('a friend is worth more', 'nothing else would do as thanks')}.`
        : `${missing.name} and ${hero.name} ${one('planted willows on the bank', 'hung a second bell by the river', 'were given a medal made of tin')} and were ${tale.pick(words.glad)}.`,
    );
    if (forToy) {
      tale.give(saved, hero);
      fact('holder', `Who had ${saved.the} in the end?`, hero.name);
    }

    fact('why', 'Why did the water rise?', cause);
    fact('where', `Where was ${missing.name} during the flood?`, perch);
    fact('who', 'Who was missing?', missing.name);
    fact('who', 'Who woke the village?', captain.name);
    tale.title('The Flood', `${hero.name} and the Flood`, `Where Is ${missing.name}?`, 'The Night the River Came');
    tale.about(`${withArticle(hero.role)} named ${hero.name} whose friend is missing in a flood`);
  },
};
