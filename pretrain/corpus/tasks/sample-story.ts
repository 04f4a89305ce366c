/** Small stories for the tests of the tasks, independent of the plots. */
import type { Random } from '@/lib/tensor/random';
import type { Story } from '../stories/plot';
import { pick } from './frame';
import { looks, people, places, things } from './words';

const padding = 'The clock struck, the kettle sang, and for a long while nothing else happened in the whole street.';

/** With a paragraph that is too long by itself in one story of three. */
export function sampleStory(random: Random): Story {
  const hero = pick(random, people);
  const friend = pick(
    random,
    people.filter((name) => name !== hero),
  );
  const thing = `${pick(random, looks)} ${pick(random, things)}`;
  const place = pick(random, places);
  const idle = Array.from({ length: random.next() < 0.3 ? 12 : 2 }, () => padding).join(' ');
  return {
    plot: 'sample',
    title: `The ${thing}`,
    about: `${hero}, who loses the ${thing}`,
    summary: `${hero} loses the ${thing}, and ${friend} finds it.`,
    paragraphs: [
      `${hero} went to the ${place} with the ${thing}. "Look here!" ${hero} said.`,
      `${idle} Then the ${thing} was gone because the wind took it.`,
      `${friend} found the ${thing} in the ${place}. ${idle}`,
      `Later ${hero} gave it to ${friend}.`,
    ],
    people: [],
    facts: [
      { kind: 'where', question: `Where did ${hero} go?`, answer: `to the ${place}` },
      { kind: 'who', question: `Who found the ${thing}?`, answer: friend },
      { kind: 'why', question: `Why was the ${thing} gone?`, answer: 'Because the wind took it.' },
      { kind: 'owner', question: 'Whose was it at first?', answer: `${hero}'s` },
      { kind: 'holder', question: `Who had the ${thing} in the end?`, answer: friend },
      { kind: 'name', question: 'What is the name of the ship?', answer: 'Nautilus the Second' },
    ],
  };
}
