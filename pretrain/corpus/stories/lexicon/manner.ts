/** How people feel, move, speak and spend their time. */
import { list, sentences } from './list';

/** After 'was' or 'felt'. */
export const glad =
  list(`happy, glad, proud, delighted, cheerful, pleased, overjoyed, content, thrilled, joyful, merry, thankful,
  grateful, relieved, hopeful, elated, satisfied, jubilant, radiant, blissful, as happy as a lark, full of joy, on top of the world`);
export const sad =
  list(`sad, lonely, miserable, downhearted, unhappy, gloomy, sorrowful, disappointed, heartbroken, glum, dismayed,
  discouraged, tearful, dejected, wretched, forlorn, low, heavy-hearted, crestfallen, close to tears`);
export const afraid =
  list(`afraid, nervous, frightened, scared, anxious, worried, terrified, uneasy, fearful, alarmed, timid, tense,
  shaky, troubled, panicky, weak at the knees, as white as chalk`);
export const angry =
  list(`angry, cross, furious, annoyed, irritated, indignant, grumpy, offended, outraged, bitter, vexed, sulky,
  irate, as angry as a hornet, red with rage`);
export const surprised =
  list(`surprised, astonished, amazed, startled, stunned, speechless, puzzled, bewildered, baffled,
  astounded, dumbfounded, taken aback, lost for words, wide-eyed`);

/** Verbs of speech in the past. */
export const asked = list(`asked, asked, asked, asked, wondered, inquired`);
export const said = list(`said, said, said, said, remarked, declared, announced, observed, murmured, whispered`);
/** Only after somebody else has spoken. */
export const replied = list(`replied, answered, responded, returned`);
export const exclaimed = list(
  `cried, cried, shouted, called, called, exclaimed, exclaimed, yelled, cheered, gasped, hollered, burst out, roared, squealed`,
);

/** Past tense, intransitive, before 'to the park': 'hurried' */
export const went = list(`
  walked, hurried, ran, strolled, marched, raced, trotted, skipped, wandered, dashed, rushed, strode, hopped, scurried, scampered,
  jogged, ambled, sauntered, tiptoed, tramped, plodded, trudged, crept, hiked, paraded, bounded, bustled, darted, dawdled, drifted,
  galloped, headed, journeyed, loped, meandered, padded, pattered, pranced, rambled, romped, scrambled, scuttled, shuffled, slipped,
  sneaked, sped, sprinted, stomped, strutted, toddled, traipsed, travelled, trekked, trundled, waddled, waltzed, zigzagged, stumbled,
  swaggered, tottered, lumbered, hastened, danced, bolted, clambered, crawled, scooted, skittered, slouched, sidled, sashayed,
  stalked, staggered, tore, whizzed, hobbled, hustled, frolicked, capered, ventured, promenaded, roved, zoomed, wound, went, went`);

/** Before or after such a verb: 'slowly' */
export const adverbs = list(`
  slowly, quickly, quietly, carefully, happily, sadly, eagerly, gladly, bravely, boldly, calmly, cautiously, cheerfully, clumsily,
  briskly, brightly, busily, confidently, contentedly, curiously, daintily, dreamily, easily, excitedly, fearfully, fiercely,
  firmly, gaily, gently, gingerly, gloomily, gracefully, gratefully, grimly, grumpily, hastily, heavily, hopefully, hurriedly,
  idly, impatiently, joyfully, lazily, lightly, loudly, merrily, nervously, nimbly, noisily, patiently, peacefully, playfully,
  politely, promptly, proudly, rapidly, reluctantly, restlessly, secretly, sensibly, shyly, silently, sleepily, smartly, softly,
  solemnly, soundlessly, speedily, steadily, stealthily, stiffly, stubbornly, sturdily, swiftly, thoughtfully, timidly, tirelessly,
  unhurriedly, warily, wearily, wisely, wonderingly, breathlessly, absently, anxiously`);

/** After 'loved to': 'paint' */
export const hobbies = list(`
  paint, sing, collect leaves, count stars, draw maps, read mysteries, write poems, tell riddles, bake bread, stir soup,
  knit socks, sew buttons, weave baskets, carve whistles, whittle sticks, build towers, stack blocks, fold paper cranes, fly kites,
  climb trees, skip stones, splash in puddles, chase butterflies, watch clouds, listen to thunder, hum old tunes, whistle marches,
  play checkers, solve puzzles, invent machines, mend clocks, polish pebbles, gather acorns, press flowers, plant seeds,
  water seedlings, feed pigeons, study beetles, sketch insects, catch fireflies, roll down hills, swing on gates, balance on walls,
  jump over ditches, race snails, juggle lemons, spin tops, practise cartwheels, twirl ribbons, dance jigs, act out plays,
  dress up as a pirate, wear funny hats, imitate birdcalls, learn new words, spell hard words, memorise rhymes, recite limericks,
  write letters, stamp envelopes, collect stamps, trade marbles, sort buttons, save coins, measure shadows, weigh pumpkins,
  mix colours, print posters, cut out snowflakes, glue feathers, string beads, model castles, dig tunnels, shape clay animals,
  blow bubbles, float toy ships, paddle canoes, row across the lake, dive for shells, swim underwater, skate in circles,
  slide on ice, toboggan, hike over the moors, camp in tents, toast marshmallows, light lanterns, watch comets, look for meteors,
  draw constellations, gaze at the moon, interview neighbours, visit markets, taste cheeses, peel oranges, shell peas, pick plums,
  churn butter, squeeze lemonade, decorate cakes, ice biscuits, fry pancakes, grow radishes, rake gravel, sweep corners, dust shelves,
  arrange bouquets, groom horses, brush ponies, ride bicycles, train parrots, teach tricks, tame sparrows, follow footprints,
  track badgers, explore caves, search for fossils, dig up bones, hunt for treasure, read maps, decode messages, write in code,
  play detective, take photographs, play the banjo, beat a drum, ring bells, conduct orchestras, collect jokes, tickle cousins,
  tell tall tales, compose ballads, embroider cushions, crochet blankets, dye wool, patch trousers, repair umbrellas, oil hinges,
  saw planks, hammer nails, paint fences, build bridges, launch rockets, test magnets, wire lamps, calculate sums, draw triangles,
  play hide-and-seek, keep diaries, make scrapbooks, nap in hammocks, sip cocoa, sit by the fire, lie in the grass`);

/** After 'learned that': a sentence without its stop */
export const lessons = list(`
  a friend is worth more than a prize, patience brings its own reward, honesty is always the shortest road,
  it is brave to ask for help, sharing makes a small thing large, a kind word costs nothing, every mistake can teach something,
  listening is half of understanding, nobody is too small to help, practice turns stumbling into dancing,
  a promise is meant to be kept, anger is a poor adviser, a secret can be a heavy burden, slow and steady work gets done,
  courage grows when it is used, the truth comes out in the end, pride goes before a fall, a good neighbour is a treasure,
  help often comes from where one least expects it, two heads are better than one, worry never mended anything,
  it is wise to look twice, generous hands are never empty, a small lie soon needs a bigger one, everyone is good at something,
  being different is nothing to be ashamed of, saying sorry makes the heart lighter, forgiving is stronger than revenge,
  laughter is the best medicine, rest is a part of work, a guest should be welcomed, the best gifts cannot be bought,
  old things have stories to tell, new friends may look strange at first, a plan saves many steps, haste makes waste,
  home is where one is loved, fear shrinks when it is shared, a little kindness travels far, teamwork moves mountains,
  knowledge weighs nothing and is useful everywhere, one should not judge a stranger by a coat, greed spoils every feast,
  gratitude makes enough out of little, a borrowed thing must be returned, quarrels end sooner when someone smiles,
  it is never too late to begin, great things grow from tiny seeds, the quietest voice may have the best idea,
  boasting wins no races, cleverness without kindness is worth little, every creature deserves respect, promises are like bridges,
  trust is easily broken and slowly mended, waiting can be part of the fun, giving up too early is the only real failure,
  effort matters more than talent, a tidy room is quickly searched, even heroes are sometimes afraid,
  a gift given gladly is worth twice as much, the longest journey begins with one step, curiosity opens many doors,
  caution is not the same as cowardice, rules are there to protect people, envy makes everything taste sour,
  a warm meal mends many quarrels, what one breaks one should repair, work is lighter with a song, wishes need working hands,
  nature gives freely to those who care for it, nobody can please everyone, silence is sometimes the kindest answer,
  a good story can warm a cold evening, strength is best used gently, fortune favours the prepared, time heals most bruises,
  asking questions is a sign of wisdom, darkness is only the absence of light, being alone need not mean being lonely,
  winning matters less than playing fair, teasing can hurt more than a fall, thrift in summer is comfort in winter,
  courtesy unlocks the stiffest gates, many small lamps make a bright street, a calm mind finds the way out,
  one rotten trick can spoil a whole friendship, gossip flies faster than a swallow, a true friend stays when it rains,
  wisdom has no age, the shortest path is not always the safest, everything tastes better when it is shared,
  imagination can fill an empty room, hope is a stubborn flower, even a broken clock can be mended`);

/** Kept for ends: whole sentences. */
export const endings = sentences(`
  The end. It was a day to remember. And that is how it all ended. From then on, things were never quite the same.
  They talked about it for years. Nobody ever forgot that day. Everyone slept soundly that night. And so the story ends.
  It had been a long day, but a good one. Supper had never tasted better. People still tell the tale today.
  After that, life was peaceful again. All was well once more. There was laughter until bedtime.
  And if nothing has changed, they are friends to this day. The memory warmed them for many winters.
  Even the oldest neighbours smiled about it. That evening the lamps burned late. It was the beginning of a long friendship.
  The next morning everything looked brighter. What a day it had been! Sometimes the best adventures begin by accident.
  No one could have asked for more. And they all lived happily for a long time. That was enough for one day.
  Soon the whole neighbourhood had heard about it. Good news travels fast. They promised to do it again soon.`);
