/** Reviews as frames. What differs between the classes stands in the slots, or in the frames of one class alone. */
import type { Fillers, Wordings } from '../frame';

const listed = (text: string): string[] => text.split(',').map((each) => each.trim());

export const verdicts = ['positive', 'negative'] as const;
export type Verdict = (typeof verdicts)[number];

const good = listed(
  'wonderful, lovely, excellent, delightful, charming, great, brilliant, superb, pleasant, beautiful, perfect, fantastic, amazing, marvellous, splendid, enjoyable, impressive, terrific, fine, outstanding, cheerful, cosy, inspiring, funny, touching, magnificent, remarkable, gorgeous, refreshing, exciting, fascinating, comfortable, clever, reliable, graceful, good, nice',
);
const bad = listed(
  'awful, terrible, dull, boring, horrible, dreadful, dirty, disappointing, poor, ugly, unpleasant, noisy, annoying, sloppy, bad, miserable, gloomy, tedious, clumsy, useless, shabby, disgusting, ridiculous, frustrating, overpriced, confusing, lame, cheap, weak, mediocre, depressing, uncomfortable, careless, tiresome, worthless, nasty',
);

/** Drawn alike for both classes. */
const shared: Fillers = {
  item: listed(
    'film, book, play, concert, hotel, museum, restaurant, park, shop, soup, cake, chair, telephone, lamp, tour, novel, song, show, garden, market, library, zoo, bakery, beach, boat trip, camera, bicycle, coat, jacket, tea, pizza, breakfast, dinner, lesson, game, exhibition, theatre, cinema, hostel, tent, umbrella, radio, toy, puzzle, kettle, blanket, pillow, backpack, album, festival',
  ),
  aspect: listed(
    'staff, service, food, music, room, view, ending, colour, design, atmosphere, plot, sound, smell, cook, guide, waiter, price, quality, finish, beginning, lighting, seat',
  ),
  relative: listed(
    'mother, father, sister, brother, wife, husband, daughter, son, aunt, uncle, friend, neighbour, cousin',
  ),
  time: listed(
    'last week, yesterday, on Sunday, on Friday, in spring, in June, this summer, last winter, on Monday, this morning',
  ),
  food: listed(
    'soup, cake, pizza, bread, coffee, salad, fish, stew, pie, breakfast, dinner, curry, pasta, sandwich, dessert',
  ),
  crew: listed('staff, waiter, guide, cook, driver, teacher, clerk, host, nurse, salesman, landlady'),
  very: listed('very, really, quite, truly, so, rather, simply, absolutely'),
};

/** `q` what it was like, `op` the opposite, `taste` of food, `manner` of the staff, `loved` what we did, `joy` what it was, `well` how it went, `glad` how we felt. */
export const fillers: Readonly<Record<Verdict, Fillers>> = {
  positive: {
    ...shared,
    q: good,
    op: bad,
    loved: listed('loved, enjoyed, adored, liked, admired, praised, treasured, recommended'),
    joy: listed('joy, delight, pleasure, treat, gem, success, triumph, treasure, wonder, bargain'),
    well: listed('wonderfully, beautifully, perfectly, nicely, splendidly, brilliantly, superbly, well'),
    taste: listed('delicious, fresh, tasty, crisp, juicy, tender, warm and creamy'),
    manner: listed('friendly, helpful, polite, attentive, kind, patient, quick'),
    glad: listed('happy, glad, delighted, pleased, thrilled, thankful, satisfied, impressed, enchanted, cheerful'),
  },
  negative: {
    ...shared,
    q: bad,
    op: good,
    loved: listed('hated, disliked, regretted, despised, detested, loathed, criticized, resented'),
    joy: listed(
      'disappointment, waste of time, waste of money, bore, mess, disaster, failure, nuisance, nightmare, flop',
    ),
    well: listed('badly, terribly, poorly, horribly, dreadfully, miserably, awfully, carelessly'),
    taste: listed('stale, tasteless, burnt, bland, soggy, greasy, cold and salty'),
    manner: listed('rude, unfriendly, impatient, lazy, grumpy, slow, unhelpful'),
    glad: listed('disappointed, annoyed, angry, upset, sad, bored, disgusted, furious, frustrated, unhappy'),
  },
};

export type Kind = Verdict | 'both' | 'negated';

/** Of either class by their slots, of one class by themselves, and with a negation. */
export const reviews: Readonly<Record<Kind, Wordings<string>>> = {
  both: {
    train: [
      'The {item} was {q}.',
      'The {item} was {very} {q}.',
      'What {a q} {item}!',
      'The {aspect} was {q}, and the {item} was {q:2} too.',
      'I {loved} the {item}.',
      'We {loved} every minute of the {item}.',
      'My {relative} {loved} this {item}.',
      'This {item} is {a joy}.',
      'I went to see the {item} {time}, and it was {a joy}.',
      'The {item} had {a q} {aspect}.',
      'From the first moment the {item} was {q}.',
      'I bought the {item} {time}. It is {q}.',
      'The {aspect} of the {item} was {very} {q}.',
      'It was {a q} {item} with {a q:2} {aspect}.',
      'The {item} is {well} made.',
      'Everything about the {item} was {q}.',
      'I was {glad} with the {item}.',
      'We left the {item} {glad}.',
      'The {item} made me {glad}.',
      'Such {a q} {aspect}, such {a q:2} {item}.',
      'I have never had such {a q} {item}.',
      'My {relative} found the {item} {q}.',
      'In my opinion the {item} is {q} and {q:2}.',
      'The {item} was {q} from start to finish.',
      'A {item} that is {q}, {q:2} and {q:3}.',
      'We tried the {item} {time}: {very} {q}.',
      'To me the {aspect} seemed {q}.',
      'The {aspect} was {well} done.',
      'All of us {loved} the {aspect}.',
      'The {item} turned out {q}.',
      'I call this {item} {a joy}.',
      'The {item} went {well}.',
      'How {q} this {item} is!',
      'My {relative} was {glad} about the {aspect}.',
      'The {aspect} alone was {a joy}.',
      'The {food} was {taste} and the {crew} was {manner}.',
      'Our {crew} was {very} {manner}.',
      'I think it is {a q} {item}, and I must say so.',
      'When I saw the new {item}, I found it {q}.',
      'Both of us were {glad}.',
      'They served {a taste} {food}.',
      'The {food} tasted {q}, and it was {taste}.',
      'With {a q} {aspect} like this, the {item} felt {q:2}.',
    ],
    'held-out': [
      'I must say that the {item} was {q}.',
      'Both the {item} and the {aspect} were {q}.',
      'The {aspect} {time} was {very} {q}, and I {loved} it.',
      'For my {relative} and me the {item} was {a joy}.',
      'When we tried the {item}, we were {glad}.',
      'It is {a q} {item}, I think.',
      '{time} we saw {a q} {item}.',
      'The {item} looks {q} and the {aspect} is {q:2}.',
      'You will find this {item} {q}.',
      'My {relative} and I {loved} this {q} {item}.',
      'Nowhere have I seen such {a q} {aspect}.',
      'As for the {aspect}, it was {well} made and {q}.',
      'I ate there {time}: {taste} {food}, {manner} {crew}.',
      'We met {a manner} {crew} and had {a q} evening.',
      'The new {item} is {very} {q}, my {relative} says.',
    ],
  },
  positive: {
    train: [
      'I would buy this {item} again at once.',
      'I cannot wait to come back to the {item}.',
      'Thank you for {a q} {item}.',
      'The best {item} that I have ever seen.',
      'I recommend the {item} to everyone.',
      'Five stars for the {item}!',
      'The {item} is worth every penny.',
      'We laughed with joy and stayed until the end.',
      'The {aspect} was even better than I had hoped.',
      'The {item} is my new favourite.',
      'It works like a dream, and the {aspect} is {q}.',
      'The staff smiled and helped us at once.',
      'I will gladly visit the {item} again.',
      'Buy this {item}, you will love it.',
      'My {relative} cannot stop smiling since we bought the {item}.',
    ],
    'held-out': [
      'I gladly recommend this {item}.',
      'My favourite {item}, and worth the price.',
      'Everyone smiled, and we want to come back again.',
      'The {item} is the best, and I love the {aspect}.',
      'Five stars, and thank you for the {aspect}!',
    ],
  },
  negative: {
    train: [
      'I want my money back for this {item}.',
      'I will never come back to the {item}.',
      'Do not waste your money on {a q} {item}.',
      'The worst {item} that I have ever seen.',
      'I warn everyone about the {item}.',
      'One star for the {item}, and that is too much.',
      'The {item} broke after a day.',
      'We yawned and left before the end.',
      'The {aspect} was even worse than I had feared.',
      'I regret the money that I paid for the {item}.',
      'It fell apart, and the {aspect} is {q}.',
      'The staff ignored us and shouted at my {relative}.',
      'I will avoid the {item} from now on.',
      'Stay away from this {item}, you will hate it.',
      'My {relative} complained about the {item} all day.',
    ],
    'held-out': [
      'I regret that I paid for this {item}.',
      'The worst {item}, and a waste of the price.',
      'Everyone yawned and complained, and we left.',
      'The {item} broke, and I hate the {aspect}.',
      'One star, and I want my money back!',
    ],
  },
  negated: {
    train: [
      'The {item} was not {op} at all.',
      'The {item} is not {op}.',
      'I did not find the {item} {op}.',
      'There was nothing {op} about the {item}.',
      'The {aspect} was never {op}.',
      'The {item} was anything but {op}.',
      'I would not call the {aspect} {op}.',
      'I expected {a op} {item}, but it was {q}.',
      'People said it was {op}, but I found it {q}.',
      'Not {op}, but {q}: that is the {item}.',
      'The {aspect} was not {op} but {q}.',
      'It is not {a op} {item}.',
      'My {relative} did not find it {op} at all.',
      'I do not think that the {item} is {op}.',
    ],
    'held-out': [
      'In no way was the {item} {op}; it was {q}.',
      'My {relative} did not think that the {item} was {op} at all.',
      'The {aspect} of the {item} is anything but {op}.',
      'I found nothing {op} in the {item}, only {a q} {aspect}.',
      'They promised {a op} {item}, but we found it {q}.',
    ],
  },
};
