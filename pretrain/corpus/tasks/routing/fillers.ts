/** Words that requests are filled with. Those of one class name what its department deals with; the rest are shared. */
import type { Fillers } from '../frame';
import { instruments } from '../../stories/lexicon';
import { people } from '../words';

const listed = (text: string): string[] => text.split(',').map((each) => each.trim());

export const fillers: Fillers = {
  // Shared by several classes.
  person: people,
  city: listed(
    'Paris, London, Rome, Madrid, Berlin, Vienna, Oslo, Lisbon, Dublin, Athens, Prague, Cairo, Boston, Chicago, Toronto, Sydney, Tokyo, Delhi, Lima, Nairobi, Geneva, Venice, Hamburg, Florence, Edinburgh, Bristol, Naples, Porto, Krakow, Helsinki',
  ),
  day: listed('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday'),
  when: listed(
    'today, tomorrow, tonight, this evening, this afternoon, next week, on Monday, on Friday, on Sunday, at the weekend, in the morning, on Saturday',
  ),
  season: listed('spring, summer, autumn, winter'),
  relative: listed('mother, father, sister, brother, grandmother, grandfather, aunt, uncle, daughter, son, neighbour'),
  room: listed('kitchen, bathroom, bedroom, cellar, attic, hall, garage, living room'),
  small: listed('two, three, four, five, six, seven, eight, ten'),

  // Weather.
  fall: listed('rain, snow, hail, drizzle, pour, freeze, thunder'),
  storm: listed(
    'rain, snow, fog, hail, frost, wind, thunder, drizzle, sleet, mist, sunshine, lightning, ice, a storm, a thunderstorm, a heatwave, a blizzard, a gale, a breeze',
  ),
  skies: listed(
    'rainy, sunny, cloudy, windy, foggy, snowy, stormy, icy, frosty, misty, humid, chilly, mild, freezing, wet',
  ),
  gear: listed('an umbrella, a raincoat, a warm coat, rubber boots, a sun hat, gloves, a scarf'),

  // Music.
  instrument: [
    ...new Set([
      ...instruments,
      ...listed('piano, violin, guitar, cello, flute, trumpet, harp, clarinet, organ, saxophone, banjo'),
    ]),
  ],
  genre: listed(
    'jazz, opera, folk music, rock music, blues, classical music, dance music, choir music, country music, piano music, swing, gospel',
  ),
  song: listed(
    'song, melody, tune, lullaby, waltz, march, symphony, sonata, ballad, concert, hymn, carol, chorus, aria, anthem, duet, serenade',
  ),
  band: listed('band, choir, orchestra, singer, pianist, violinist, drummer, guitarist, quartet, conductor, composer'),

  // Cooking.
  dish: listed(
    'soup, stew, omelette, pancakes, lasagna, curry, risotto, pizza, apple pie, gravy, salad, roast chicken, fried rice, dumplings, mashed potatoes, noodles, bread, meatballs, porridge, cheesecake, muffins, biscuits, jam, tomato sauce, mushroom soup, pasta, waffles, scones, custard, chocolate cake, goulash, paella, lentil soup, onion tart, fish pie, pudding, gingerbread, scrambled eggs, ratatouille, sponge cake',
  ),
  ingredient: listed(
    'butter, flour, eggs, sugar, garlic, onions, salt, pepper, cream, yeast, cheese, tomatoes, carrots, potatoes, beans, rice, mushrooms, cinnamon, parsley, honey, vinegar, olive oil, basil, lemon juice, spinach, leeks, lentils, bacon, ginger, vanilla',
  ),
  cook: listed('bake, cook, boil, fry, roast, grill, stew, steam, simmer, season, serve'),
  pan: listed('pan, oven, pot, frying pan, saucepan, baking tin, wok, casserole, baking tray'),

  // Travel.
  ride: listed('train, bus, plane, ferry, flight, night train, ship, coach, tram, airport bus'),
  lodging: listed('hotel, hostel, guest house, cabin, inn, campsite, holiday flat'),
  papers: listed('passport, visa, train ticket, boarding pass, plane ticket, suitcase, guidebook, city map, bus pass'),
  trip: listed('trip, journey, holiday, tour, cruise, voyage, excursion, weekend trip'),

  // Health.
  pain: listed(
    'headache, fever, cough, sore throat, stomach ache, rash, toothache, runny nose, earache, backache, cold, cramp, nosebleed, blister, allergy, bruise, stiff neck, high fever, infection, migraine',
  ),
  part: listed(
    'knee, back, ankle, shoulder, throat, stomach, ear, tooth, elbow, wrist, hip, foot, neck, chest, thumb, eye',
  ),
  remedy: listed(
    'pills, ointment, cough syrup, vitamins, tablets, eye drops, a bandage, a vaccine, an injection, medicine, antibiotics',
  ),
  healer: listed('doctor, nurse, dentist, surgeon, physician, pharmacist, eye doctor, therapist'),

  // Repairs.
  device: listed(
    'washing machine, fridge, tap, boiler, toaster, lamp, door lock, radiator, dishwasher, window, roof, bicycle, sink, heater, vacuum cleaner, doorbell, shower, toilet, clock, kettle, lawn mower, light switch, drain, gate, gutter, chair, ceiling fan, water pipe',
  ),
  fault: listed(
    'is broken, leaks, does not work, is cracked, drips, squeaks, has stopped working, is stuck, is blocked, fell apart, makes a grinding noise, rattles, will not switch on, is bent, came loose',
  ),
  tool: listed('hammer, screwdriver, drill, wrench, saw, pair of pliers, spanner, ladder, crowbar, new screw'),
  fixer: listed('plumber, electrician, carpenter, mechanic, handyman, locksmith, roofer'),
};
