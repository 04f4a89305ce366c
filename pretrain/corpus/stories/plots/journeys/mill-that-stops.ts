import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { elder, grown, seasonNamed, someTime, young } from './common';

const watermill = { noun: 'watermill', moves: 'wheel', power: 'water' };
const windmill = { noun: 'windmill', moves: 'sails', power: 'wind' };
const troubles = {
  watermill: [
    { cause: 'beavers had dammed the stream', place: 'a mile upstream', deed: 'led the water round through a ditch' },
    {
      cause: 'a sunken log had jammed the wheel',
      place: 'under the footbridge',
      deed: 'hauled the log out with a mule and a chain',
    },
    { cause: 'duckweed had choked the channel', place: 'at the sluice', deed: 'raked the channel clean' },
  ],
  windmill: [
    {
      cause: 'a stork had nested between the cogs',
      place: 'beneath the cap',
      deed: 'built the bird a better nest on the roof',
    },
    {
      cause: 'a rope had wound itself round the axle',
      place: 'behind the great gear',
      deed: 'cut the rope thread by thread',
    },
    {
      cause: 'a peg of the brake had rusted fast',
      place: 'above the millstone',
      deed: 'soaked the peg in oil until it moved',
    },
  ],
};

/** No flour, no bread: a search for the reason, not for someone to blame. */
export const millThatStops: Plot = {
  id: 'mill-that-stops',
  tell(tale) {
    const { one, say, sayOne, speak, fact } = tale;
    const mill = tale.pick([watermill, windmill]);
    const { cause, place, deed } = tale.pick(mill === watermill ? troubles.watermill : troubles.windmill);
    const hero = young(tale);
    const [miller, relation] = elder(tale, hero);
    const baker = grown(tale, 'baker');
    const suspect = grown(tale, one('tanner', 'weaver', 'potter', 'tinker'));
    const season = seasonNamed(tale.pick(['spring', 'summer', 'autumn'] as const));
    const sign = tale.thing(['feather', 'ribbon', 'button', 'bootlace']);

    sayOne(
      `Day and night the ${mill.noun} ${one('clacked', 'rumbled', 'hummed', 'creaked')}, and ${hero.intro}, who lived there with ${hero.their} ${relation} ${miller.name}, slept well only to that ${one('sound', 'tune', 'music')}.`,
      `${hero.intro} had grown up among ${one('flour sacks', 'millstones', 'hoppers and chutes')}, for ${hero.their} ${relation} ${miller.name} ran the village ${mill.noun}.`,
      `Below ${one('the castle', 'the chestnut wood', 'the vineyard')} stood ${withArticle(one('whitewashed', 'crooked', 'thatched', 'mossy'))} ${mill.noun}, where ${hero.intro} helped ${hero.their} ${relation} ${miller.name}.`,
    );
    sayOne(
      `${hero.They} ${one('swept up the bran', 'chased the mice', 'patched the sacks', 'greased the bearings')} and ${one('knew each cog', 'counted the bags', 'fed the cats')}.`,
      `All of ${hero.their} clothes were ${one('white', 'dusty', 'pale')} with flour, and ${hero.they} sneezed ${one('a dozen times a day', 'before every meal', 'like a trumpet')}.`,
    );
    sayOne(
      `But ${someTime(tale, season)} the ${mill.noun} stopped.`,
      `Then, ${someTime(tale, season)} without any warning, there was silence in the ${mill.noun}.`,
    );
    say(
      `However hard ${miller.name} ${one('pushed', 'pulled', 'pleaded')}, the ${mill.moves} ${one('did not budge', 'would not turn', 'stood still')}.`,
    );
    tale.paragraph();

    sayOne(
      `By the third day ${baker.intro} had no flour left, and the village ate ${one('boiled beets', 'cold turnips', 'stale lentils')}.`,
      `Soon ${baker.intro} had to shut the shop, and at breakfast the children ${one('grumbled', 'wept', 'complained')} over ${one('acorn mush', 'dry beans', 'plain cabbage')}.`,
    );
    speak(
      baker,
      one('When will there be bread again?', 'What am I to bake with, sawdust?', 'Who has done this to us?'),
    );
    say(
      `People began to ${one('mutter', 'gossip', 'whisper')} that it was the fault of ${suspect.intro}, who had ${one('quarrelled', 'argued', 'fallen out')} with ${miller.name} about ${one('a fence', 'a loan', 'a noisy rooster', 'a debt')}.`,
    );
    if (tale.chance(0.5)) {
      say(
        `Near the door ${hero.name} found ${sign.a}, and the neighbours were sure that it had belonged to ${suspect.name}.`,
      );
      speak(
        hero,
        one('That proves nothing.', `A ${sign.noun} cannot stop a mill.`, 'Let me look before we accuse anyone.'),
      );
      fact('what', `What did ${hero.name} find near the door?`, sign.a);
    } else {
      say(
        `Only ${hero.name} ${one('shook a floury head', 'disagreed', 'was not so sure')}, since nobody had seen ${suspect.name} near the ${mill.noun}.`,
      );
      speak(hero, one('A mill needs a reason to stop.', 'First I want to know how it happened.'));
    }
    tale.paragraph();

    const together = tale.chance(0.5);
    if (together) {
      sayOne(
        `So ${hero.name} went to ${suspect.name} and asked ${tale.one('politely', 'straight out', 'without shouting')} for help, because a ${suspect.role} understands ${one('stubborn things', 'tools', 'machines')}.`,
        `${hero.name} knocked at the workshop of ${suspect.name} and said that two pairs of eyes were better than one.`,
      );
      sayOne(
        `${suspect.name} ${one('blinked', 'stared', 'coughed')}, ${one('hurt by all the gossip', 'touched to be asked', 'tired of dark looks')}, and then ${one('reached for a lamp', 'put on an apron', 'fetched a crowbar')}.`,
        `For a while ${suspect.name} said nothing, and then ${suspect.they} ${one('smiled', 'nodded')} and took ${one('a ladder', 'a coil of rope', 'a hook')} from the wall.`,
      );
    } else {
      sayOne(
        `${hero.name} ${one('packed a crust', 'lit a lamp', 'rolled up both sleeves')} and searched alone, from the ${one('cellar', 'hopper', 'trapdoor')} to the ${one('rafters', 'roof', 'attic')} and out again.`,
        `All afternoon ${hero.name} ${one('crawled', 'climbed', 'squeezed')} ${one('through cobwebs', 'past greasy gears', 'along slimy beams')}, tapping, ${one('sniffing', 'peering', 'listening')} and thinking.`,
      );
      say(
        `${hero.They} ${one('bumped an elbow', 'lost a shoe', 'tore a pocket')}, but ${hero.they} was too ${one('stubborn', 'curious', 'busy')} to ${one('stop', 'go home')}.`,
      );
    }
    sayOne(
      `${place}, ${one('at last', 'in the end', 'toward evening')}, ${one('the answer appeared', 'the riddle was solved', 'there it was')}: ${cause}.`,
      `It was ${place} that ${hero.name} discovered the truth: ${cause}.`,
    );
    speak(hero, one('Nobody is to blame at all!', 'So that is why it stopped!', 'Here is our villain!'));
    tale.paragraph();

    if (together) {
      say(`With ${one('patience', 'some sweat', 'clever hands')}, ${hero.name} and ${suspect.name} ${deed}.`);
      fact('who', `Who helped ${hero.name} to look for the reason?`, suspect.name);
    } else {
      say(`${hero.name} ${one('ran for', 'fetched', 'called')} ${miller.name}, and together they ${deed}.`);
      say(
        `The people were ashamed and ${one('baked a cake for', 'apologised to', 'carried flowers to')} ${suspect.name}.`,
      );
      fact('who', 'Whom had the people blamed?', suspect.name);
    }
    sayOne(
      `With a ${one('groan', 'shudder', 'sigh')} the ${mill.moves} began to ${one('turn', 'move', 'go round')}, and ${one('dust flew', 'the floor trembled', 'the stones sang')}.`,
      `Slowly, then faster, the old ${one('beams', 'gears', 'stones')} woke, and flour ${one('poured', 'streamed', 'trickled')} into the sacks like ${one('snow', 'warm sand', 'silk')}.`,
    );
    sayOne(
      `That night ${baker.name} baked ${one('rolls', 'pretzels', 'raisin buns', 'rye loaves')} for all, and the first of them went to ${hero.name}.`,
      `Before sunrise the whole street smelled of ${one('crusts', 'cinnamon buns', 'warm loaves')}, and ${baker.name} ${one('waved from the window', 'sang at the oven', 'handed out free slices')}.`,
    );
    say(
      together
        ? `${miller.name} and ${suspect.name} ${one('shook hands', 'split a loaf', 'laughed about the old quarrel')}, and ${hero.name} felt ${tale.pick(words.glad)}.`
        : `${hero.name}, who felt ${tale.pick(words.glad)}, ${one('fell asleep', 'dozed off', 'went to bed')} to the old ${one('rumble', 'clatter', 'hum')}.`,
    );

    fact('why', 'Why did the mill stop?', cause);
    fact('where', `Where did ${hero.name} find the reason?`, place);
    fact('who', 'Who baked bread for the village?', baker.name);
    tale.title('The Mill That Stopped', `${hero.name} at the Mill`, 'No Bread in the Village', 'The Silent Mill');
    tale.about(`${withArticle(hero.role)} named ${hero.name} who finds out why a mill has stopped`);
    tale.summary(
      `The mill of ${miller.name} stopped, and people blamed ${suspect.name}. ${hero.name} found out that ${cause}, and soon there was bread again.`,
    );
  },
};
