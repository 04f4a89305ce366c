import * as words from '../../lexicon';
import type { Plot } from '../../plot';
import { child, grown, oneDay } from './scene';

const hides = [
  'under the sundial',
  'behind the third oak',
  'beneath the old anvil',
  'between two gravestones',
  'below the empty beehive',
  'inside the ruined tower',
];
const chests = [
  { content: 'a hundred kinds of seed', use: 'planted them', result: 'the bare valley bloomed', sort: 'seeds' },
  {
    content: 'letters and recipes',
    use: 'cooked what was written there',
    result: 'a bakery opened with a queue round the corner',
    sort: 'recipes',
  },
  {
    content: 'old tools, oiled and sharp',
    use: 'learned to use them',
    result: 'the broken bridge was rebuilt',
    sort: 'tools',
  },
  {
    content: 'flutes and fiddles',
    use: 'handed them out',
    result: 'the silent village had a band',
    sort: 'instruments',
  },
  {
    content: 'books with coloured plates',
    use: 'read them aloud',
    result: 'a school was founded in the barn',
    sort: 'books',
  },
  {
    content: 'maps of every spring and well',
    use: 'dug where they pointed',
    result: 'there was water for all the fields',
    sort: 'maps',
  },
];
const found = [
  'inside a teapot',
  'between the pages of a hymn book',
  'under a loose floorboard',
  'in the lining of a coat',
  'behind a portrait',
];

/** A map leads to a chest without any gold, and to something better. */
export const treasureNotGold: Plot = {
  id: 'treasure-not-gold',
  tell(tale) {
    const { one, say, sayOne, speak, paragraph } = tale;
    const hero = child(tale);
    const partner = tale.person({ kind: tale.chance(0.5) ? 'girl' : 'boy' });
    const rival = grown(tale, one('pirate', 'landlord', 'banker', 'treasure hunter', 'smuggler'));
    const elder = tale.kin(hero, one('grandmother', 'grandfather'));
    const season = tale.pick(words.seasons);
    const spot = tale.pick(hides);
    const origin = tale.pick(found);
    const chest = tale.pick(chests);
    const why = one(
      'gold is soon spent',
      'thieves never look for such things',
      'a gift should grow when it is used',
      'whoever came should have work and not idleness',
    );

    sayOne(
      `${oneDay(tale, season)}, ${hero.intro} found a map ${origin}.`,
      `The map ${one('turned up', 'came to light')} ${oneDay(tale, season)}, when ${hero.intro} ${one('looked for a button', 'was tidying', 'chased a mouse')}: it lay ${origin}.`,
    );
    sayOne(
      `It was ${one('brown', 'brittle', 'stained with tea', 'torn at one edge')} and showed ${one('a red cross', 'a small skull', 'an arrow and a star')} ${spot}.`,
      `${one('In faded ink', 'With a shaky pen', 'In purple letters')} somebody had marked a place ${spot}${one('', ', and beside it a tiny chest', ', with nine steps to the north')}.`,
    );
    sayOne(
      `${hero.name}'s ${elder.role} ${elder.name} ${one('peered at it', 'knew the writing', 'nodded slowly')}: it was the hand of ${one('a great-great-uncle', 'the founder of the village', 'an old sea captain')}.`,
      `${hero.name} showed it to ${elder.name}, ${hero.their} ${elder.role}, who ${one('remembered the legend', 'dropped a stitch', 'grew very thoughtful')}.`,
    );
    speak(
      elder,
      one(
        'They say that the best of all things was buried.',
        'There was always talk of a treasure.',
        'The one who drew this was rich, but not in money.',
      ),
    );
    sayOne(
      `So ${hero.name} ${one('fetched', 'called', 'whistled for')} ${partner.intro}, and they set off with ${one('two spades', 'a pickaxe and a sandwich', 'a shovel and a bag of plums')}.`,
      `With ${partner.intro}, who ${one('could keep a secret', 'lived next door', 'owned a compass')}, ${hero.name} packed ${one('a rope', 'a lantern', 'a spade')} and started out.`,
    );
    paragraph();

    sayOne(
      `They were not alone: ${rival.intro} had ${one('overheard them', 'looked over the fence', 'bribed the postman')} and followed ${one('at a distance', 'in a false beard', 'behind the hedges')}.`,
      `But someone crept after them: ${rival.intro}, who ${one('could smell gold', 'had debts', 'wanted everything')}.`,
    );
    if (tale.chance(0.4)) say(tale.pick(season.signs));
    sayOne(
      `The way led ${one('through nettles', 'across a bog', 'over a wall')} and ${one('up a goat path', 'past a growling dog', 'along a dry stream')}, until they stood ${spot}.`,
      `They ${one('counted the paces', 'measured with a stick', 'turned the map twice')} and at last began to dig ${spot}.`,
    );
    const grabs = tale.chance(0.5);
    if (grabs) {
      sayOne(
        `At a depth of ${one('four feet', 'a yard')} the spade ${one('rang', 'struck wood', 'scraped on iron')}, and that moment ${rival.name} ${one('leapt out', 'pushed them aside', 'sprang from the shadows')}.`,
        `The lid was ${one('barely', 'scarcely')} in sight when ${rival.name} ${one('snatched it', 'jumped into the hole', 'shoved the children away')}.`,
      );
      speak(
        rival,
        one('Hands off! It is mine!', 'Thank you for digging, my dears!', 'Stand back, or you will be sorry!'),
      );
      sayOne(
        `${rival.name} tore the chest open and ${one('stared', 'cursed', 'went pale')}: it held nothing but ${chest.content}.`,
        `The lock ${one('broke', 'burst')}, the lid flew up, and ${rival.name} ${one('howled', 'groaned', 'gaped')}, for inside were ${chest.content}.`,
      );
      sayOne(
        `${one('Kicking the dirt', 'Spitting with scorn', 'Stamping')}, ${rival.name} ${one('stalked away', 'threw down the lid and left', 'went off to look for real gold')}.`,
        `${rival.name} called it ${one('rubbish', 'junk')} and ${one('marched off', 'was gone before sunset')}, without ever ${one('knowing better', 'looking twice')}.`,
      );
    } else {
      sayOne(
        `Suddenly the edge ${one('gave way', 'crumbled')}, and ${rival.name}, who had leaned too far, ${one('slid into the pit', 'fell in up to the waist')}.`,
        `A ${one('scream', 'crash')} made them turn: ${rival.name} hung ${one('from a root', 'by a coat tail')} over ${one('an old shaft', 'a deep crack')}.`,
      );
      speak(rival, one('Pull me out, I beg you!', 'Help! I only wanted a look!', 'Do not leave me here!'));
      sayOne(
        `${hero.name} and ${partner.name} ${one('exchanged a glance', 'did not think long')}, ${one('lowered a belt', 'made a chain of hands')} and ${one('hauled', 'dragged')} ${rival.them} up, and then the three dug on together.`,
        `They ${one('pulled', 'heaved')} until their palms ${one('burned', 'were raw')}, and ${rival.name}, ${one('safe and ashamed', 'dusty and meek')}, took a spade and helped.`,
      );
      sayOne(
        `At last the chest lay open, and in it were ${chest.content}${one('', ' and not one coin', ', wrapped in oilcloth')}.`,
        `The lid ${one('creaked', 'squealed')}, they held their breath, and there they saw ${chest.content}.`,
      );
    }
    paragraph();

    speak(
      partner,
      one('No gold at all?', 'Is that the whole treasure?', 'Who would bury such things?'),
      one('sadly', 'with a long face', ''),
    );
    sayOne(
      `A note was pinned to the lid: there was no gold in the chest because ${why}.`,
      `Under the lid they read that gold had been left out because ${why}.`,
    );
    sayOne(
      `${hero.name} ${one('read it twice', 'was quiet for a while', 'began to smile')}; then they carried everything home and ${chest.use}.`,
      `So they ${one('did not bury it again', 'made up their minds')}: with ${elder.name}'s help they ${chest.use}.`,
    );
    sayOne(
      `Within ${one('a year', 'two summers', 'a few months')} ${chest.result}.`,
      `And see what came of it: ${chest.result}${one('', ', and nobody spoke of gold any more', ', to the joy of all')}.`,
    );
    paragraph();

    if (grabs) {
      sayOne(
        `${rival.name} is still digging ${one('on seven islands', 'under every milestone')}, they say, and ${one('has found only worms', 'owns nothing but holes')}.`,
        `One day ${rival.name} came by, ${one('ragged', 'hungry')}, and ${one('was given a bowl of soup', 'could not believe that this was the old chest')}.`,
      );
    } else {
      sayOne(
        `${rival.name} ${one('gave up the old life', 'stayed')} and ${one('became the best worker of all', 'kept the accounts, honestly', 'told the story to every guest')}.`,
        `The one most changed was ${rival.name}, who ${one('paid every debt', 'learned to share')} and ${one('never followed anyone again', 'laughed more often')}.`,
      );
    }
    sayOne(
      `${one('True riches', 'The best treasures')} are ${one('those that grow when they are shared', 'not always bright', 'useful ones')}.`,
      `Gold can be ${one('counted', 'weighed')}; what they had found ${one('could not', 'was beyond counting')}.`,
      `And the map? It hangs ${one('in a frame', 'over the fireplace')}, for ${one('anyone who thinks that treasure must glitter', 'the next curious child')}.`,
    );

    tale.fact('where', one('Where was the treasure?', 'Where did they dig?'), spot);
    tale.fact('where', 'Where was the map found?', origin);
    tale.fact('what', 'What was in the chest?', chest.content);
    tale.fact('why', 'Why was there no gold in the chest?', `because ${why}`);
    tale.fact('who', `Who followed ${hero.name} and ${partner.name}?`, rival.name);
    tale.title(
      'A Treasure That Was Not Gold',
      `The Chest of ${chest.sort.charAt(0).toUpperCase()}${chest.sort.slice(1)}`,
      `${hero.name} and the Map`,
      'Better Than Gold',
      `What Lay Buried`,
    );
    tale.about(`a ${hero.role} named ${hero.name} who follows a map to a treasure that is not gold`);
    tale.summary(
      one(
        `${hero.name} and ${partner.name} follow an old map and dig up a chest. It holds no gold but ${chest.content}, and these turn out to be worth more.`,
        `An old map leads ${hero.name} to a chest with ${chest.content}. ${rival.name} is after it too, but the best of it comes to the whole village.`,
      ),
    );
  },
};
