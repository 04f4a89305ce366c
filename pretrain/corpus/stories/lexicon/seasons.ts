/** Seasons and weather that go together. */
import { list, sentences } from './list';

export interface Season {
  readonly name: 'spring' | 'summer' | 'autumn' | 'winter';
  /** After 'a' or 'one': 'rainy' (day, morning) */
  readonly weather: readonly string[];
  /** Sentences about the season outdoors. */
  readonly signs: readonly string[];
}

const spring = `
  The first buds opened. Crocuses pushed through the damp soil. Lambs skipped across the pasture. Swallows returned from the south.
  Blossoms floated down like confetti. A cuckoo called from the hillside. The brook was swollen with melted snow.
  Tadpoles wriggled in every puddle. Robins carried straw to their nests. The willows wore a veil of pale green.
  Daffodils nodded along the lane. A soft breeze smelled of earth. Farmers ploughed the first furrows.
  Bumblebees visited the primroses. The hedges were full of twittering. Raindrops glittered on new leaves.
  Catkins dangled over the stream. Ducklings followed their mother in a line. The last icicles dripped away.
  A rainbow stood above the fields. Woodpeckers drummed on hollow trunks. Windows stood open after the long cold.
  Children hung their mittens away. Tulips opened like little cups. The cherry trees were white with bloom.
  Snails came out after the shower. Dandelions dotted the grass with gold. Frogs croaked in the ditch.`;

const summer = `
  Bees hummed in the clover. The sun blazed from a cloudless sky. Crickets chirped in the dry grass. Strawberries ripened in the beds.
  Butterflies fluttered over the thistles. The air shimmered above the road. Swifts screamed around the rooftops.
  Haystacks dotted the fields. The smell of warm resin filled the air. Poppies blazed among the wheat.
  Dragonflies skimmed over the water. Lavender scented the whole garden. Everyone looked for shade.
  Wheat swayed like a golden sea. Lizards basked on the stones. Sandals slapped on the pavement.
  Thunderclouds gathered behind the hills. The days were long and the nights were short. Cherries hung in red bunches.
  Midges danced above the ditch. Cows dozed under the chestnut tree. Sunflowers turned their heads to the light.
  Laundry dried within an hour. A hot wind stirred the dust. The river had shrunk to a trickle.
  Wasps buzzed around the jam. Fireflies were waiting for dusk. The grass was yellow and crackling.`;

const autumn = `
  Leaves drifted to the ground. Geese flew south in long lines. Chestnuts dropped with a thud. Mist lay over the fields.
  Pumpkins glowed in the vegetable patch. The smell of woodsmoke hung in the air. Spiderwebs sparkled with dew.
  Squirrels buried their nuts. Apples lay thick beneath the branches. The maples had turned scarlet. Mushrooms sprang up overnight.
  A gust rattled the shutters. The vines were heavy with grapes. Crows gathered on the stubble. Puddles mirrored a grey sky.
  Acorns crunched underfoot. Farmers hauled in the last of the harvest. The evenings came earlier now.
  Starlings swirled above the roofs. Hedgehogs looked for a place to sleep. Copper leaves whirled around every corner.
  Rain drummed on the gutters. Berries shone in the hedge. The swallows had already left. Kites tugged at their strings.
  Jars of jam lined the windowsills. Fog swallowed the church steeple. Woodpiles grew beside the cottages.`;

const winter = `
  Frost covered the windows. Snow lay deep on the roofs. Icicles hung from the gutters. The pond was frozen solid.
  Smoke rose straight from the chimneys. Sledges stood beside every door. Snowflakes tumbled out of a white sky.
  Breath turned into little clouds. Boots crunched on the frozen path. Sparrows fluffed up their feathers.
  A snowman guarded the gate. The branches were bent with snow. Tracks of a hare crossed the field.
  The wind howled around the corners. Everyone wore scarves and mittens. Bare twigs clicked together.
  The hills lay under a white blanket. Skaters had drawn patterns on the ice. Fir trees stood dark against the snow.
  The days were short and dim. Chimneys puffed from morning to night. Robins hopped close to the kitchen door.
  Even the well had a hat of snow. Steam curled from the stable. The puddles had turned to glass.
  Sleet tapped against the panes. A blizzard had closed the road over the pass. Hardly a sound was heard.`;

export const seasons: readonly Season[] = [
  {
    name: 'spring',
    weather: list(
      `mild, rainy, breezy, fresh, showery, bright, damp, blustery, drizzly, pleasant, cool, sunny, changeable, soft`,
    ),
    signs: sentences(spring),
  },
  {
    name: 'summer',
    weather: list(
      `hot, sunny, warm, sultry, dry, dusty, cloudless, sweltering, balmy, stormy, blazing, stifling, golden, muggy`,
    ),
    signs: sentences(summer),
  },
  {
    name: 'autumn',
    weather: list(
      `foggy, windy, misty, rainy, gusty, cool, dull, dreary, cloudy, wet, crisp, hazy, grey, chilly, overcast`,
    ),
    signs: sentences(autumn),
  },
  {
    name: 'winter',
    weather: list(
      `snowy, icy, frosty, freezing, cold, bitter, clear, bleak, dark, wintry, frozen, raw, still, chilly, slippery`,
    ),
    signs: sentences(winter),
  },
];

export const timesOfDay = list(`morning, afternoon, evening`);
