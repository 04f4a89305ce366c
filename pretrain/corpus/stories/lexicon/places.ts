/** Where stories happen. */
import { list, sentences } from './list';

export interface Place {
  /** After 'the', 'in the' and 'to the': 'park' */
  readonly noun: string;
  readonly indoors: boolean;
  /** Where a thing may lie there: 'under the bench' */
  readonly spots: readonly string[];
  /** What one hears, sees or smells there, as a sentence. */
  readonly details: readonly string[];
}

const place = (indoors: boolean) => (noun: string, spots: string, details: string) => ({
  noun,
  indoors,
  spots: list(spots),
  details: sentences(details),
});
const inside = place(true);
const outside = place(false);

export const places: readonly Place[] = [
  outside(
    'park',
    `under the bench, behind the oak, near the pond, beside the swings, next to the fountain, below the statue, among the rhododendrons`,
    `Ducks paddled across the pond. The fountain splashed and sparkled. An old man fed the pigeons. Joggers panted along the gravel path.
     A terrier barked at a squirrel. Somebody was selling pretzels from a cart.`,
  ),
  outside(
    'garden',
    `under the hedge, behind the compost heap, among the cabbages, beside the trellis, next to the watering can, inside the flowerpot,
     below the birdbath`,
    `Beans climbed up their poles. A blackbird tugged at a worm. The gate creaked on its hinges. Parsley and chives grew in neat rows.
     A gnome with a chipped nose guarded the lettuce. The soil smelled rich and dark.`,
  ),
  outside(
    'orchard',
    `under the crooked apple tree, behind the ladder, inside the fruit basket, beside the stone wall, among the fallen pears, next to the cider press`,
    `The branches bent low. Wasps circled the windfalls. A ladder leaned against a trunk. Baskets stood ready for the pickers.
     A woodpecker hammered somewhere. The rows of trees seemed to go on forever.`,
  ),
  outside(
    'meadow',
    `among the daisies, under the lone willow, beside the molehill, behind the haystack, near the fence post, next to the scarecrow`,
    `Grasshoppers jumped in all directions. The grass reached up to the knees. Cattle grazed behind the fence. A lark rose singing into the air.
     Thistledown floated past. The wind combed the stalks.`,
  ),
  outside(
    'forest',
    `under the mossy log, behind the giant beech, among the ferns, inside the hollow trunk, beside the anthill, between the roots of the pine`,
    `Twigs snapped under every step. The air smelled of resin and moss. Somewhere an owl hooted. Toadstools grew in a ring.
     Light fell in stripes between the trunks. A jay screeched a warning.`,
  ),
  outside(
    'pine wood',
    `under the pile of cones, behind the woodpile, beside the forester's hut, among the needles, next to the deer trough, below the rocky ledge`,
    `The needles made a soft carpet. Resin glistened on the bark. A saw whined in the distance. Cones dropped with a dry click.
     A red squirrel scolded from above. It was dim and cool between the trees.`,
  ),
  outside(
    'bamboo grove',
    `behind the stone lantern, under the wooden footbridge, among the tallest stalks, beside the tea house, near the mossy basin, next to the gravel path`,
    `The stalks knocked together like drumsticks. Green light filtered through the leaves. A panda could have hidden there.
     Water dripped from a pipe into a basin. The path curved out of sight.`,
  ),
  outside(
    'valley',
    `beside the winding stream, under the stone bridge, behind the shepherd's hut, near the old well, among the boulders, next to the signpost`,
    `Sheep bells tinkled on the slopes. The stream gurgled over pebbles. An echo answered every call. Terraces climbed the hillside like stairs.
     A hawk hovered high above.`,
  ),
  outside(
    'village',
    `beside the pump, behind the church, under the signboard of the inn, next to the horse trough, near the baker's doorstep, below the bell tower`,
    `Roosters crowed behind the cottages. The smell of fresh bread drifted down the street. Geese waddled across the green.
     Neighbours gossiped over the fence. The church bell struck the hour.`,
  ),
  outside(
    'market',
    `under the fishmonger's stall, behind the crates of melons, beside the flower cart, among the cheese wheels, next to the scales, below the striped awning`,
    `Sellers shouted their prices. Heaps of spices glowed like embers. Fish glittered on crushed ice. Customers haggled over turnips.
     A fiddler played for pennies. Chickens clucked in wicker cages.`,
  ),
  inside(
    'bazaar',
    `behind the rolled carpets, under the pile of cushions, inside the brass teapot, among the saffron sacks, beside the spice jars, next to the lamp seller`,
    `Incense curled up to the vaulted roof. Coppersmiths tapped on their trays. Silks of every shade hung overhead. A merchant poured mint tea.
     Cumin and cinnamon scented the alleys. Coins clinked from hand to hand.`,
  ),
  outside(
    'square',
    `beside the war memorial, under the clock, behind the newspaper kiosk, near the tram stop, next to the lamp post, below the flagpole`,
    `Trams rattled past the town hall. A brass band was tuning up. Students sat on the steps. The cobbles were polished by many feet.
     Pigeons strutted around the crumbs.`,
  ),
  outside(
    'alley',
    `behind the dustbins, under the fire escape, beside the drainpipe, inside the cracked flowerpot, among the empty crates, next to the cellar door`,
    `Laundry flapped on the lines. A tomcat prowled along the wall. The walls were covered with posters. Somebody practised scales on a piano.
     Footsteps echoed from brick to brick.`,
  ),
  outside(
    'courtyard',
    `under the fig tree, beside the well, behind the rain barrel, on the stone steps, below the balcony, next to the bicycle rack`,
    `Sparrows bathed in the dust. Geraniums spilled over the balconies. A bucket clanked in the well. Ivory-coloured doves cooed under the eaves.
     Chairs stood around a long table.`,
  ),
  outside(
    'harbour',
    `under the upturned dinghy, behind the lobster pots, beside the coil of rope, near the lighthouse, among the fishing nets, next to the anchor`,
    `Gulls quarrelled over a herring. Masts swayed and halyards clinked. The air tasted of salt and tar. A ferry hooted as it left the pier.
     Fishwives mended their nets. Barnacles covered the piles.`,
  ),
  outside(
    'cove',
    `under the driftwood, behind the limpet-covered rock, inside the tide pool, among the seaweed, beside the rowing boat, near the mouth of the cave`,
    `Waves licked at the shingle. Hermit crabs scuttled sideways. Foam fizzed between the rocks. Starfish clung to the stones.
     A cormorant dried its wings. The cliffs sheltered the water from the wind.`,
  ),
  outside(
    'marsh',
    `among the bulrushes, under the rotten plank, beside the heron's nest, behind the reed bed, near the sluice, next to the punt`,
    `Bubbles rose from the mud. A bittern boomed in the reeds. Mosquitoes whined in the damp air. The planks of the path were slippery.
     Newts vanished under the duckweed. Mist crept over the pools.`,
  ),
  outside(
    'jungle',
    `under the giant leaf, behind the waterfall, among the orchids, beside the termite mound, between the hanging vines, near the temple ruins`,
    `Parrots screeched in the canopy. Lianas hung like ropes. Monkeys threw nutshells from above. Steam rose from the leaves.
     A column of ants crossed the trail. The undergrowth rustled and clicked.`,
  ),
  outside(
    'desert',
    `behind the tall dune, under the acacia, beside the oasis, among the cactuses, next to the camel saddle, near the buried pillar`,
    `Sand whispered over the dunes. A scorpion hid beneath a rock. The horizon trembled. Date palms marked the oasis far away.
     Tumbleweed rolled by. Camel tracks led toward the mountains.`,
  ),
  outside(
    'canyon',
    `under the overhanging cliff, behind the boulder, beside the rapids, on the narrow ledge, inside the shallow cave, next to the rope bridge`,
    `An eagle circled over the rim. The rock glowed in layers of rust and ochre. Every shout came back three times. Pebbles rattled down the slope.
     The river roared far below.`,
  ),
  inside(
    'cave',
    `behind the stalagmite, under the flat stone, beside the underground lake, in the narrow crack, among the bats' droppings, next to the painted wall`,
    `Water dripped from the ceiling. Bats hung in furry clusters. Torchlight danced over the walls. It smelled of clay and cold stone.
     Crystals twinkled in the dark. The passage split in two.`,
  ),
  inside(
    'mine',
    `under the wooden prop, behind the ore cart, beside the rusty rails, in the abandoned shaft, next to the pickaxes, among the heaps of coal`,
    `Picks rang against the rock. Dust hung in the lamplight. A pit pony snorted in its stall. The lift rumbled up and down.
     Veins of ore glimmered in the stone.`,
  ),
  outside(
    'quarry',
    `under the crane, behind the limestone blocks, beside the gravel heap, next to the excavator, near the flooded pit, inside the tool shed`,
    `Chisels rang from the terraces. White dust covered everything. A siren warned of blasting. Lorries growled up the ramp.
     Fossils stuck out of the layers.`,
  ),
  outside(
    'vineyard',
    `between the rows of vines, under the grape press, behind the barrels, beside the stone hut, near the scarecrow, next to the pruning shears`,
    `The vines marched up the hill in rows. Starlings eyed the grapes. Barrels were rolled into the cellar. The slope was steep and stony.
     Secateurs snipped all around.`,
  ),
  outside(
    'rose garden',
    `under the arbour, behind the sundial, among the thorny bushes, beside the marble bench, near the goldfish basin, next to the trellised gate`,
    `Petals lay scattered on the path. Bees crawled in and out of the blossoms. The gardener snipped off a withered head.
     The perfume was almost dizzying. A sundial told the hour.`,
  ),
  outside(
    'maze',
    `at the very centre, behind the third corner, under the stone bench, in the dead end, beside the yew arch, next to the statue of a minotaur`,
    `The hedges were taller than a grown man. Every turning looked like the last. Giggles came from the other side of the leaves.
     Gravel crunched in unseen lanes. A signpost pointed in four directions.`,
  ),
  outside(
    'churchyard',
    `under the yew, behind the ivy-covered wall, beside the sundial, near the iron gate, among the lichen-grey stones, next to the sexton's wheelbarrow`,
    `Moss filled the carved letters. Rooks cawed around the steeple. The organ could be heard through the wall. A wreath hung on the gate.
     The grass was cropped by two sheep.`,
  ),
  outside(
    'playground',
    `under the slide, inside the sandbox, behind the climbing frame, beside the seesaw, near the swings, next to the drinking fountain`,
    `Swings squeaked back and forth. Somebody counted loudly to twenty. The slide was polished smooth. Chalk drawings covered the asphalt.
     A row of pails stood along the sandbox. Toddlers giggled on the roundabout.`,
  ),
  outside(
    'schoolyard',
    `behind the bicycle shed, under the chestnut tree, beside the goalpost, near the bell, next to the painted hopscotch, on the gym steps`,
    `The bell shrilled for break. Satchels lay in a heap. A football thudded against the wall. Girls and boys swapped stickers.
     Someone skipped rope and chanted a rhyme.`,
  ),
  outside(
    'zoo',
    `behind the penguin pool, under the giraffe's fence, beside the monkey house, near the ticket booth, next to the popcorn stand, in the empty parrot cage`,
    `A lion yawned behind the bars. Elephants sprayed each other with dust. The monkeys begged for nuts. A keeper carried a pail of herring.
     Peacocks screamed from the wall. Children pressed their noses to the glass.`,
  ),
  outside(
    'fairground',
    `under the carousel, behind the ghost train, beside the candyfloss stall, near the shooting gallery, next to the fortune teller's tent, below the Ferris wheel`,
    `The carousel played a tinny waltz. Toffee apples gleamed in a row. Bumper cars crashed and sparked. Bulbs blinked in every shade.
     Screams came from the roller coaster. A clown handed out balloons.`,
  ),
  inside(
    'circus tent',
    `under the wooden benches, behind the velvet curtain, inside the magician's trunk, beside the trapeze ladder, in the clown's shoe, next to the drum kit`,
    `Sawdust covered the ring. Acrobats tumbled through the air. A drum roll hushed the crowd. The ringmaster cracked his whip at nothing.
     Spotlights swept over the trapeze. It smelled of popcorn and horses.`,
  ),
  outside(
    'stadium',
    `under the front row, behind the scoreboard, beside the running track, in the locker room, near the long-jump pit, next to the winners' podium`,
    `Flags fluttered above the stands. A loudspeaker crackled with names. Runners stretched beside the track. The referee looked at a stopwatch.
     Thousands clapped in rhythm.`,
  ),
  outside(
    'campsite',
    `inside the green tent, behind the campfire, under the picnic table, beside the cool box, among the sleeping bags, next to the woodpile`,
    `Smoke from the fire stung the eyes. Sausages sizzled on sticks. Tent ropes waited to trip someone. A guitar passed from hand to hand.
     Zips rasped open and shut.`,
  ),
  outside(
    'junkyard',
    `under the rusty hood, behind the stack of tyres, inside the old washing machine, beside the broken piano, among the bathtubs, next to the weighbridge`,
    `Towers of scrap leaned against each other. A crane clawed at the heap. Oil made rainbows on the puddles. Springs and cogs lay everywhere.
     A mongrel slept on a car seat.`,
  ),
  outside(
    'boatyard',
    `under the half-built hull, behind the paint tins, beside the slipway, among the planks, inside the sail loft, next to the pot of tar`,
    `Mallets thudded on oak. Shavings curled around the workbench. Varnish gleamed on a new mast. A winch dragged a sloop ashore.
     The tide slapped at the slipway.`,
  ),
  inside(
    'museum',
    `behind the dinosaur skeleton, under the glass case, beside the mummy, near the suit of armour, in the cloakroom, next to the marble bust`,
    `Footsteps clicked on the polished floor. Paintings gazed down from gilded frames. A guard dozed on a folding chair. Labels explained each vase.
     A school class whispered around the skeleton.`,
  ),
  inside(
    'library',
    `behind the encyclopedias, under the reading lamp, between two dusty volumes, on the top shelf, beside the globe, next to the card index`,
    `Pages rustled softly. A ladder on rails ran along the shelves. The clock ticked above the desk. Readers bent over green-shaded lamps.
     It smelled of leather and paper. Someone stamped a pile of cards.`,
  ),
  inside(
    'bakery',
    `behind the flour sacks, under the counter, inside the bread basket, beside the oven, on the cooling rack, next to the rolling pins`,
    `Loaves steamed on the racks. Flour floated in the air like mist. The oven glowed at the back. Buns were brushed with egg.
     A bell jingled above the door. The queue reached into the street.`,
  ),
  inside(
    'kitchen',
    `behind the stove, under the table, inside the cookie jar, in the flour bin, beside the bread box, on the windowsill, next to the sink`,
    `A pot bubbled on the stove. Herbs hung in bunches from the beam. The kettle began to sing. Copper pans shone on their hooks.
     Onions sizzled in butter. Crumbs covered the tablecloth.`,
  ),
  inside(
    'attic',
    `inside the old trunk, behind the chimney, under the rafters, beside the broken mirror, in the hatbox, among the cobwebs, next to the rocking horse`,
    `Dust danced in a beam of light. Mice scuttled behind the boards. The floor groaned at each step. Faded dresses hung on a rail.
     Trunks were stacked up to the roof. The skylight rattled.`,
  ),
  inside(
    'cellar',
    `behind the wine rack, under the stairs, inside the potato bin, beside the boiler, among the jam jars, next to the coal heap`,
    `Jars of pickles filled the shelves. A tap dripped into a pail. The steps were steep and worn. It was chilly and smelled of apples.
     Spiders had spun across the corner.`,
  ),
  inside(
    'barn',
    `under the hay, behind the tractor, in the manger, up in the loft, beside the milk churns, next to the threshing machine`,
    `Chickens scratched in the straw. A swallow darted through the door. The cow chewed and sighed. Pitchforks hung in a row.
     Chaff tickled every nose. Kittens tumbled down from the loft.`,
  ),
  inside(
    'stable',
    `under the saddle, behind the feed box, in the straw, beside the bridles, inside the oat bin, next to the water trough`,
    `Hooves stamped on the boards. A mare whinnied softly. Leather and hay scented the air. Brushes and combs lay on a shelf.
     The foal nosed at every pocket.`,
  ),
  inside(
    'greenhouse',
    `behind the tomato plants, under the potting bench, inside the watering can, among the seed trays, beside the lemon tree, next to the heater`,
    `Drops ran down the panes. Cucumbers dangled from strings. The air was warm and moist. Seed packets were pinned to the beam.
     A gecko had moved in among the orchids.`,
  ),
  inside(
    'workshop',
    `under the workbench, behind the sawhorse, inside the toolbox, among the wood shavings, beside the vice, next to the pot of glue`,
    `Sawdust lay on every surface. Hammers hung in order of size. A half-made chair stood by the window. The lathe whirred and hummed.
     Glue bubbled in its pot. Nails were sorted in old tobacco tins.`,
  ),
  inside(
    'forge',
    `behind the anvil, under the bellows, beside the quenching tub, among the horseshoes, in the coal scuttle, next to the tongs`,
    `Sparks flew from the anvil. The bellows wheezed. Iron hissed in the water. Horseshoes hung along the beam.
     The fire painted everything orange. Each blow rang like a bell.`,
  ),
  inside(
    'pottery',
    `behind the kiln, under the wheel, among the unglazed bowls, inside the tallest jug, beside the tub of clay, next to the brushes`,
    `The wheel spun and spun. Mugs dried in long rows. Wet clay squelched between fingers. Glazes stood in labelled buckets.
     The kiln ticked as it cooled.`,
  ),
  inside(
    'toyshop',
    `behind the dollhouses, under the train set, among the teddy bears, inside the drum, beside the till, next to the tower of blocks`,
    `A clockwork monkey clashed its cymbals. Model planes hung on threads. A tiny train circled the counter. Puppets grinned from their hooks.
     Marbles filled a whole fishbowl.`,
  ),
  inside(
    'bookshop',
    `behind the poetry shelf, under the armchair, between two atlases, beside the till, in the basket of maps, next to the sleeping cat`,
    `A cat slept on the dictionaries. Books were piled up to the ceiling. The shop bell tinkled. The owner peered over her spectacles.
     Second-hand novels filled a box by the door.`,
  ),
  inside(
    'sweet shop',
    `behind the liquorice jars, under the counter, inside the gumdrop bin, beside the scales, among the lollipops, next to the chocolate fountain`,
    `Jars of humbugs lined the wall. Fudge was being cut into cubes. The air was thick with caramel. A scoop rattled in the peppermints.
     Paper bags hung from a string.`,
  ),
  inside(
    'hat shop',
    `inside the tallest hatbox, behind the mirror, under the feather boa, among the bonnets, beside the ribbons, next to the sewing table`,
    `Bonnets perched on wooden heads. Ribbons spilled from a drawer. A customer turned before the mirror. Ostrich plumes nodded at every draught.
     Pins bristled in a velvet cushion.`,
  ),
  inside(
    'clock shop',
    `inside the grandfather clock, behind the pendulum, under the workbench, among the cogs, beside the cuckoo clock, next to the magnifying glass`,
    `Hundreds of clocks ticked at once. A cuckoo popped out and bowed. Pendulums swung in the gloom. Springs and cogs glinted under a lens.
     No two dials agreed.`,
  ),
  inside(
    'tea room',
    `under the lace tablecloth, behind the cake stand, inside the sugar bowl, beside the samovar, among the cushions, next to the potted palm`,
    `Spoons tinkled in china cups. Scones and cream went from table to table. A waitress balanced three trays. Steam rose from the samovar.
     Old ladies nodded to each other.`,
  ),
  inside(
    'classroom',
    `behind the blackboard, under the teacher's desk, inside the map cupboard, beside the aquarium, among the paint pots, next to the coat pegs`,
    `Chalk squeaked on the board. Paper planes lay under the radiator. Twenty pens scratched at once. The alphabet hung along the wall.
     A goldfish stared out of its bowl. The globe had lost its stand.`,
  ),
  inside(
    'theatre',
    `behind the red curtain, under the stage, in the prompter's box, among the costumes, beside the thunder machine, next to the wigs`,
    `The orchestra tuned its strings. Velvet seats filled one by one. Painted trees leaned in the wings. A stagehand pulled at the ropes.
     The chandelier dimmed. Somebody coughed in the balcony.`,
  ),
  inside(
    'concert hall',
    `under the grand piano, behind the organ pipes, inside the cello case, beside the conductor's stand, among the music sheets, next to the kettledrums`,
    `Violinists tightened their bows. The conductor tapped with a baton. Programmes rustled in every row. An oboe gave the note.
     The applause was like heavy rain.`,
  ),
  inside(
    'gallery',
    `behind the largest canvas, under the sculpture, beside the easel, in the packing crate, among the brushes, next to the visitors' book`,
    `Visitors tilted their heads at the pictures. A portrait seemed to wink. Fresh varnish scented the rooms. Sculptures threw odd shadows.
     A student copied a landscape.`,
  ),
  inside(
    'studio',
    `behind the stack of canvases, under the paint-stained rag, inside the brush jar, beside the plaster hand, among the tubes, next to the tall mirror`,
    `Turpentine stung the nose. Sketches covered every wall. A model sat as still as a stone. Blobs of paint dried on the palette.
     A skylight let in the north light.`,
  ),
  inside(
    'laboratory',
    `behind the microscope, under the fume hood, among the test tubes, beside the skeleton, inside the specimen drawer, next to the balance`,
    `Liquids bubbled in glass flasks. A meter clicked and blinked. Formulas filled the board from edge to edge. Frogs watched from a tank.
     Something fizzed and turned violet.`,
  ),
  inside(
    'observatory',
    `behind the great telescope, under the star map, beside the brass sextant, in the logbook drawer, on the spiral stairs, next to the celestial globe`,
    `The dome turned with a low rumble. Charts of the planets papered the room. A lens as big as a cartwheel gleamed. Gears clicked under the floor.
     An astronomer scribbled figures.`,
  ),
  inside(
    'lighthouse',
    `under the spiral stairs, behind the great lamp, inside the log box, beside the foghorn, on the narrow balcony, next to the barometer`,
    `The stairs wound up and up. Waves thundered at the rock. The lamp turned on its brass wheel. Spray streaked the thick glass.
     The keeper's kettle whistled on the stove.`,
  ),
  inside(
    'windmill',
    `behind the millstone, under the sacks of barley, beside the wooden cogs, in the grain chute, at the top of the ladder, next to the flour bin`,
    `The sails creaked round. Grain trickled down the chute. Everything wore a coat of meal. The great stones grumbled.
     Ropes and pulleys swung from the beams.`,
  ),
  inside(
    'castle',
    `behind the throne, under the drawbridge, in the dungeon, beside the suit of armour, on the battlements, inside the knight's helmet`,
    `Banners hung in the great hall. The portcullis clanked in its groove. Hounds dozed by the hearth. Torches flickered along the passage.
     Somewhere a minstrel plucked a lute. Ravens nested in the tower.`,
  ),
  inside(
    'palace',
    `behind the gilded mirror, under the royal carpet, inside the porcelain vase, beside the grand staircase, in the ballroom, next to the queen's harp`,
    `Chandeliers twinkled over the ballroom. Footmen bowed at each door. The floor was a pattern of stars. A string quartet was rehearsing.
     Portraits of dead kings frowned politely.`,
  ),
  inside(
    'tower',
    `at the top of the winding stairs, behind the rusty bell, under the loose floorboard, beside the arrow slit, in the jackdaw's nest, next to the old chest`,
    `The stairs had ninety-nine steps. Jackdaws clattered around the roof. The wind moaned through the slits. Ropes dangled from the bells.
     One could see three counties from the top.`,
  ),
  inside(
    'cottage',
    `under the doormat, behind the spinning wheel, inside the teapot, beside the hearth, in the linen chest, next to the wood stove`,
    `The thatch hung low over the door. A cat purred beside the hearth. Patchwork covered the chairs. The spinning wheel hummed.
     Soup simmered over the fire. China dogs sat on the mantelpiece.`,
  ),
  outside(
    'treehouse',
    `under the rope ladder, behind the pirate flag, inside the biscuit tin, beside the periscope, among the comics, next to the secret hatch`,
    `The planks swayed with the branches. A pirate flag fluttered from a stick. Secret signs were carved into the bark.
     A pulley hauled up the provisions. One could spy on the whole street.`,
  ),
  inside(
    'inn',
    `behind the bar, under the oak settle, inside the cider jug, beside the fireplace, on the landing, next to the coat rack`,
    `Travellers warmed their feet at the fire. Mugs were slammed on the tables. A roast turned on the spit. The sign swung in the wind.
     Somebody told a story of shipwrecks.`,
  ),
  inside(
    'hotel',
    `behind the reception desk, under the brass lift, inside the laundry trolley, beside the grand piano, in the revolving door, next to the potted fern`,
    `Bellboys hurried with trunks. The lift pinged on every floor. Keys hung on numbered hooks. Guests wrote postcards in the lobby.
     A gong announced dinner.`,
  ),
  inside(
    'train station',
    `under the departures board, behind the ticket machine, beside the luggage trolley, on platform two, in the waiting room, next to the kiosk`,
    `A whistle blew and doors slammed. Suitcases rumbled over the platform. The loudspeaker mumbled something about delays.
     Travellers checked their watches. Steam hissed from an old engine.`,
  ),
  inside(
    'post office',
    `behind the parcel scales, under the counter, inside the sack of letters, beside the letterbox, among the stamps, next to the string`,
    `Stamps thumped on envelopes. Parcels of all shapes waited in a heap. The postmaster licked a thumb. A poster showed foreign stamps.
     Sealing wax dripped on a packet.`,
  ),
  inside(
    'pharmacy',
    `behind the mortar, under the weighing machine, among the labelled drawers, inside the ointment jar, beside the cough drops, next to the rubber plant`,
    `Bottles gleamed in amber and cobalt. Powders were weighed on tiny scales. It smelled of camphor and liquorice. Someone sneezed seven times.
     A hundred small drawers covered the wall.`,
  ),
  inside(
    'hospital',
    `under the third bed, behind the folding screen, inside the bandage cupboard, beside the wheelchair, on the medicine trolley, next to the flowers`,
    `Nurses hurried on rubber soles. A thermometer was shaken down. Get-well cards stood on the bedside tables. The corridors smelled of soap.
     A doctor listened with a stethoscope.`,
  ),
  inside(
    'laundry',
    `behind the mangle, under the ironing board, inside the basket of socks, beside the soapsuds, among the sheets, next to the starch`,
    `Steam billowed from the presses. Sheets flapped on lines under the ceiling. Bubbles slid across the tiles. Irons hissed over damp collars.
     Lost buttons filled a jam jar.`,
  ),
  inside(
    'dairy',
    `behind the butter churn, under the milking stool, inside the cheese mould, beside the cream separator, among the pails, next to the cooling tank`,
    `Cream rose in shallow pans. Cheeses ripened on the boards. The churn slapped and gurgled. The tiles were scrubbed white.
     A cat waited for a spill.`,
  ),
  inside(
    'gymnasium',
    `under the vaulting horse, behind the wall bars, inside the ball locker, beside the trampoline, among the mats, next to the climbing ropes`,
    `Sneakers squeaked on the boards. Balls thumped and echoed. A whistle shrilled. Ropes hung down from the girders.
     The coach counted push-ups aloud.`,
  ),
  inside(
    'aquarium',
    `behind the shark tank, under the viewing bench, beside the jellyfish column, near the seahorses, in the gift shop, next to the feeding pail`,
    `Jellyfish pulsed like slow lanterns. A turtle glided overhead. Bubbles streamed up the glass. Rays flapped across the sand.
     An octopus unscrewed a jar. Blue light rippled over every face.`,
  ),
  inside(
    'airport',
    `under the moving belt, behind the check-in desk, beside the tower of suitcases, in the lost property room, near the big window, next to the trolleys`,
    `Propellers droned outside. The board flipped its letters. Pilots strode by with leather cases. Passports were stamped at the barrier.
     A windsock stood straight out.`,
  ),
  inside(
    'factory',
    `behind the conveyor belt, under the control panel, inside the packing box, beside the steam whistle, among the spare parts, next to the time clock`,
    `Pistons pumped up and down. The conveyor carried an endless row of tins. Gauges trembled on the boilers. Workers shouted over the din.
     A siren marked the end of the shift.`,
  ),
  inside(
    'nursery',
    `under the cradle, behind the rocking chair, inside the toy chest, beside the night light, among the blocks, next to the puppet theatre`,
    `A mobile of paper fish turned slowly. Alphabet blocks littered the rug. The rocking chair still moved. A lullaby tinkled from a box.
     Clouds were painted on the ceiling.`,
  ),
  outside(
    'swamp',
    `under the cypress roots, behind the sunken canoe, among the lily pads, beside the crooked stump, near the alligator's log, next to the jetty`,
    `Frogs plopped from the lily pads. Moss hung in beards from the boughs. Something slid into the dark water. Gnats swarmed in clouds.
     The mud sucked at every boot.`,
  ),
  outside(
    'bamboo village',
    `under the stilt house, behind the rice store, inside the woven basket, beside the fish trap, near the drum, next to the loom`,
    `Houses stood on stilts above the river. Rice dried on mats. A water buffalo wallowed in the shallows. Canoes slid by without a sound.
     A gong called the farmers home.`,
  ),
];

/** After 'in' or 'near': where people live. */
export const homes = list(`
  a small town, a quiet village, a house by the sea, a valley between two hills, a cottage near the woods, a crooked house on a hill,
  a flat above the bakery, a farmhouse with a red roof, a narrow street behind the cathedral, a fishing village, a mountain hamlet,
  a busy city, a lighthouse on the cliffs, a houseboat on the canal, a mill beside the river, a castle with one tower,
  a tent at the edge of the desert, a cabin in the mountains, a port full of sailing ships, a suburb with many gardens,
  a town famous for its cheese, a street of coloured houses, a kingdom far away, an island in the north, a hut beneath the pines,
  an old railway carriage, an inn at the crossroads, a valley of vineyards, a log house beside the lake, a village of weavers,
  a town with seven bridges, a hollow under the hedge`);
