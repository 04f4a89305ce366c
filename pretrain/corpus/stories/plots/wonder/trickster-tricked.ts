import * as words from '../../lexicon';
import { makeThing } from '../../thing';
import type { Plot } from '../../plot';
import { beast, called, heading, oneDay, the } from './scene';

const sly = ['fox', 'raven', 'weasel', 'magpie', 'jackal', 'coyote'];
const honest = ['hedgehog', 'goose', 'donkey', 'otter', 'rabbit', 'hen', 'beaver'];
const junk = ['pebble', 'stick', 'pot', 'feather', 'button', 'spoon', 'bone', 'bottle'];
const looks = ['grey', 'crooked', 'dented', 'plain', 'dusty', 'bent', 'spotted', 'striped'];
const goods = ['a jar of blackberry jam', 'six brown eggs', 'a sack of walnuts', 'a warm blanket', 'a wheel of cheese'];

/** Someone sells a worthless thing as magic, and must buy it back. */
export const tricksterTricked: Plot = {
  id: 'trickster-tricked',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const fox = beast(tale, sly);
    const victim = beast(tale, honest);
    const season = tale.pick(words.seasons);
    const charm = makeThing(tale.pick(junk), tale.pick(looks));
    const price = tale.pick(goods);
    const power = tale.pick([
      { claim: 'it makes rain', proof: 'rain' },
      { claim: 'it fills an empty pantry', proof: 'pantry' },
      { claim: 'it keeps thieves away', proof: 'thieves' },
    ] as const);

    sayOne(
      `${fox.name} was ${one('a sly', 'a cunning', 'a lazy', 'a smooth-tongued')} ${fox.role} who ${one('lived by tricks', 'had never done an honest day of work', 'could sell sand to a beach')}.`,
      `In ${tale.pick(words.homes)} lived ${fox.name}, ${one('a crafty', 'a slippery', 'a greedy')} ${fox.role} with ${one('a velvet voice', 'a hundred schemes', 'a pocket full of lies')}.`,
      `There was once a ${fox.role} named ${fox.name}, and ${one('the whole wood knew', 'every burrow had heard', 'people whispered')} that ${fox.they} was ${one('a swindler', 'a cheat', 'not to be trusted')}.`,
    );
    sayOne(
      `${oneDay(tale, season)}, ${fox.they} knocked at the door of ${victim.intro}.`,
      `${oneDay(tale, season)}, ${fox.they} met ${victim.intro}, who was ${one('sweeping the porch', 'mending a fence', 'coming back from the fields')}.`,
    );
    tale.give(charm, fox);
    sayOne(
      `In ${one('one paw', 'a silk cloth', 'a little box')} lay ${charm.a}.`,
      `From under a ${one('cloak', 'cape', 'shawl')} came ${charm.a}, which ${fox.they} had ${one('picked up in a ditch', 'found on a rubbish heap', 'fished out of a puddle')}.`,
    );
    speak(
      fox,
      one(
        `This is magic, for ${power.claim}.`,
        `Friend, look closely: ${power.claim}.`,
        `My great-aunt swore that ${power.claim}.`,
      ),
      one('in a low voice', 'with a wink', 'sweetly', 'very solemnly'),
    );
    speak(victim, one('What does it cost?', 'Is that really true?', 'And what do you want for it?'));
    sayOne(
      `The price was ${price}, and ${victim.name}, who ${one('trusted everybody', 'never lied and so expected no lies', 'had a good heart')}, paid.`,
      `${victim.name} ${one('hesitated', 'scratched an ear', 'thought of the hard months ahead')} and then gave ${price} for it.`,
    );
    tale.give(charm, victim);
    paragraph();

    if (power.proof === 'rain') {
      sayOne(
        `For a week ${victim.name} ${one('waved', 'shook', 'polished')} ${charm.the} over the ${one('dry beans', 'thirsty cabbages', 'wilting peas')}, but not a drop fell.`,
        `${victim.name} held ${charm.the} up to the sky ${one('every dawn', 'nine times', 'until both arms ached')}, and the ground stayed as dry as ${one('toast', 'chalk', 'old paper')}.`,
      );
    } else if (power.proof === 'pantry') {
      sayOne(
        `${victim.name} laid ${charm.the} on the ${one('bare', 'lowest', 'emptiest')} shelf and ${one('waited', 'wished', 'said please')}, yet the pantry stayed ${one('empty', 'as hollow as a drum', 'full of nothing but cobwebs')}.`,
        `Night after night ${charm.the} lay in the pantry, and ${one('not one crumb', 'not a single carrot', 'nothing but dust')} appeared.`,
      );
    } else {
      sayOne(
        `${victim.name} hung ${charm.the} over the door, and that very night somebody ${one('stole a ladder', 'took the washing', 'emptied the larder')}.`,
        `With ${charm.the} on the windowsill ${victim.name} slept soundly, and in the ${one('dark', 'small hours')} a thief ${one('carried off the kettle', 'walked in by the front door')}.`,
      );
    }
    sayOne(
      `Then ${victim.name} ${one('understood', 'saw the truth', 'knew')} that it was ${one('only', 'nothing but', 'just')} ${charm.a}.`,
      `It was ${one('plain', 'clear')} now that ${one('the magic was a lie', 'there was no magic in it', 'the whole thing was a swindle')}.`,
    );
    sayOne(
      `${victim.name} was ${tale.pick(words.angry)}, but ${one('shouting mends nothing', 'kept a cool head')}, and soon ${victim.they} had ${one('a plan', 'an idea', 'a trick of a better sort')}.`,
      `Instead of ${one('weeping', 'raging', 'running after the thief')}, ${victim.name} sat down and ${one('thought', 'made a plan', 'began to smile')}.`,
    );
    paragraph();

    const wayIsGold = tale.chance(0.5);
    if (wayIsGold) {
      say(
        `The next day ${victim.they} ${one('dug up three old coins', 'borrowed a gold ring', 'polished a brass knob until it gleamed')} and ${one('danced', 'sang', 'strutted')} past the window of ${called(tale, fox)}.`,
      );
      speak(
        victim,
        one(
          `How lucky I am! My ${charm.noun} lays gold every night!`,
          `What a ${charm.noun}! I found gold under it again!`,
        ),
      );
    } else {
      say(
        `The next day ${victim.they} went ${one('sighing', 'limping', 'moaning')} through the woods with ${one('a long face', 'a bandaged head', 'a black ribbon')}.`,
      );
      speak(
        victim,
        one(
          `The owner of this ${charm.noun} is asked to dine with the queen, and I have nothing to wear!`,
          `A rich old lady will pay a fortune for this ${charm.noun}, but my feet are too sore to go!`,
        ),
      );
    }
    const greedy = one(
      'greed is louder than good sense',
      `${fox.they} could not bear to miss a bargain`,
      `${fox.they} wanted more and more`,
    );
    sayOne(
      `${fox.name} ${one('pricked up', 'sharpened')} both ears, because ${greedy}.`,
      `Out came ${fox.name} ${one('in a hurry', 'with shining eyes', 'licking those thin lips')}, because ${greedy}.`,
    );
    speak(
      fox,
      one(
        `Dear friend, sell me back my ${charm.noun}!`,
        `May I not have the old thing again, for the sake of friendship?`,
        `I gave you that ${charm.noun} much too cheaply!`,
      ),
    );
    sayOne(
      `After ${one('much', 'a little', 'some clever')} bargaining ${fox.name} gave back ${the(price)} and ${one('a winter coat as well', 'a barrel of apples on top', 'twice as much again')}.`,
      `So ${victim.name} got ${the(price)} back, and ${fox.name} added ${one('a copper kettle', 'a feather bed', 'a bag of flour')} for good measure.`,
    );
    tale.give(charm, fox);
    paragraph();

    sayOne(
      `${fox.name} ${one('sat up all night', 'waited', 'stared')} beside ${charm.the}, but it ${one('did nothing at all', 'stayed what it was', 'only lay there')}.`,
      `At home ${fox.name} ${one('rubbed', 'shook', 'begged')} ${charm.the} until ${one('morning', 'the cock crowed', 'the candle burned out')}, and nothing happened.`,
    );
    const mends = tale.chance(0.5);
    if (mends) {
      speak(
        fox,
        one(
          'I have swallowed my own bait.',
          'So that is how it feels to be cheated.',
          'I taught that trick myself, and I fell for it!',
        ),
      );
      sayOne(
        `${fox.They} ${one('laughed until tears came', 'blushed to the tip of the tail', 'sat very still')}, and ${one('from then on traded fairly', 'the next day said sorry', 'opened an honest little shop')}.`,
        `Ashamed, ${fox.they} ${one('went back to say sorry', 'returned what had been taken from others', 'asked for honest work')}, and ${victim.name} ${one('forgave', 'shook hands', 'made some tea')}.`,
      );
    } else {
      sayOne(
        `${one('Howling', 'Hissing', 'Grumbling')} with rage, ${fox.name} threw ${charm.the} ${one('into the pond', 'over the hill', 'at the moon')} and ${one('left the woods for good', 'packed a bag that very night', 'was not seen again until spring')}.`,
        `The story ${one('spread', 'flew', 'ran')} from ${one('nest to nest', 'den to den', 'hill to hill')}, and nobody ever bought ${one('anything', 'so much as a pin')} from ${fox.name} again.`,
      );
    }
    sayOne(
      `Who digs a pit for others ${one('may fall into it', 'should mind the edge', 'had better watch each step')}.`,
      `A lie is a ${one('boomerang', 'bad coin')}: ${one('it comes back', 'it always returns to its owner')}.`,
      `${one('Cleverness', 'A sharp mind')} is best when it ${one('serves what is right', 'stands beside honesty', 'has a clean conscience')}.`,
    );

    tale.fact('what', `What did ${fox.name} sell to ${victim.name}?`, charm.a);
    tale.fact('what', `What did ${victim.name} pay for ${charm.the}?`, price);
    tale.fact('who', one('Who was tricked in the end?', `Who bought back ${charm.the}?`), fox.name);
    tale.fact('why', `Why did ${fox.name} want the ${charm.noun} back?`, `because ${greedy}`);
    tale.fact('holder', `Who had ${charm.the} at last?`, fox.name);
    tale.title(
      'The Trickster Tricked',
      `The ${heading(charm.noun)} That Was Not Magic`,
      `How ${victim.name} Outwitted ${fox.name}`,
      `${fox.name} the ${heading(fox.role)} Meets a Match`,
      `The ${heading(fox.role)} and the ${heading(charm.adjective)} ${heading(charm.noun)}`,
    );
    tale.about(`a sly ${fox.role} named ${fox.name} who sells ${charm.a} as magic and is tricked in turn`);
    tale.summary(
      one(
        `${fox.name} tricks ${victim.name} into buying ${charm.a} for ${price}. ${victim.name} tricks ${fox.name} into buying it back.`,
        `${fox.name} the ${fox.role} sells a worthless ${charm.noun} to ${victim.name} the ${victim.role}, who makes ${fox.them} buy it back for more.`,
      ),
    );
  },
};
