/** Things, singular and countable unless the list says otherwise. */
import { list } from './list';

export const toys = list(`
  kite, ball, doll, drum, yo-yo, marble, puzzle, puppet, robot, teddy bear, spinning top, hoop, rattle, whistle, pinwheel, slingshot,
  boomerang, balloon, jump rope, scooter, sledge, toy train, toy boat, toy soldier, rocking horse, hobby horse, dollhouse, marionette,
  music box, snow globe, kaleidoscope, telescope, magnet, water pistol, beach ball, balance board, domino, chessboard, checkerboard,
  dice cup, card game, board game, building block, jigsaw, paper plane, paper crown, magic wand, mask, cape, stuffed elephant,
  stuffed rabbit, rag doll, wind-up mouse, jack-in-the-box, bubble pipe, finger puppet, pop gun, stilt, frisbee, shuttlecock, racket,
  tambourine, toy tractor, toy castle, toy dragon, toy rocket, toy piano, sandcastle mould, bucket, tricycle, go-cart, skateboard,
  roller skate, ice skate, swing, seesaw, trampoline, tent, sailboat, windmill, glider, parachute, walkie-talkie, treasure map,
  costume, sticker album, crayon box, paintbox, chalkboard, abacus`);

export const tools = list(`
  hammer, shovel, lantern, rope, saw, axe, chisel, drill, screwdriver, wrench, spanner, rake, hoe, spade, trowel, pitchfork, sickle,
  scythe, wheelbarrow, ladder, bucket, broom, mop, sponge, scrubbing brush, dustpan, watering can, hose, basket, sack, barrel, crate,
  toolbox, nail, screw, bolt, hinge, hook, chain, pulley, lever, anvil, bellows, mallet, file, plane, ruler, compass, measuring tape,
  scale, thermometer, magnifying glass, microscope, torch, candle, lamp, match, oilcan, paintbrush, roller, palette, easel, pencil,
  pen, quill, inkwell, stapler, penknife, needle, thimble, pincushion, spindle, loom, spinning wheel, sewing machine,
  kettle, saucepan, frying pan, ladle, whisk, rolling pin, grater, sieve, colander, corkscrew, teapot, jug, mixing bowl, cutting board,
  net, fishing rod, anchor, oar, paddle, crowbar, tripod, stopwatch, alarm clock, bell, flag, umbrella, walking stick, suitcase,
  backpack, purse, wallet, key ring, padlock, mousetrap, birdcage, beehive, sundial, weathervane, plough, churn, vice,
  workbench, stepladder, telephone, radio, typewriter, camera, battery, fan, flashlight, canteen, sleeping bag, hammock, pickaxe`);

export const clothes = list(`
  scarf, hat, coat, mitten, glove, sock, shoe, boot, slipper, sandal, clog, cap, beret, bonnet, hood, helmet, turban, headband,
  hair ribbon, bow tie, necktie, collar, shirt, blouse, vest, waistcoat, jacket, raincoat, overcoat, cardigan, sweater, jumper, pullover,
  tunic, robe, gown, dress, skirt, kilt, apron, sash, belt, buckle, button, shawl, poncho, cloak, cape, kimono, sari, pinafore, smock,
  nightgown, dressing gown, swimsuit, bathing cap, sun hat, straw hat, top hat, bowler hat, woolly hat, fur hat, crown, veil, mask,
  handkerchief, pocket, sleeve, muff, earmuff, legging, stocking, garter, bracelet, necklace, brooch, petticoat, uniform, costume,
  tuxedo, blazer, parka, anorak, windbreaker, sweatshirt, T-shirt, leotard, tutu, ballet shoe, moccasin, galosh, sneaker, snowshoe,
  wristband, watch strap, shoelace, bandana, sombrero, fez, tiara, wig, monocle`);

export const treasures = list(`
  coin, ring, shell, key, pearl, diamond, emerald, sapphire, opal, amethyst, topaz, garnet, crystal, locket, medal, medallion, crown,
  goblet, chalice, sceptre, sword, dagger, shield, helmet, statue, figurine, vase, urn, casket, chest, jewel, gem, necklace, bracelet,
  brooch, earring, pendant, amulet, talisman, charm, feather, fossil, arrowhead, tooth, claw, horn, antler, tusk, scroll, map, letter,
  manuscript, painting, portrait, tapestry, carpet, mirror, hand mirror, clock, pocket watch, hourglass, compass, spyglass, telescope,
  globe, astrolabe, candlestick, chandelier, lamp, lantern, bell, gong, music box, snuffbox, jewel box, tea caddy, inkstand, seal,
  signet ring, badge, button, buckle, trophy, cup, plate, bowl, spoon, thimble, comb, fan, mask, idol, carving, mosaic, tile, nugget,
  ingot, banknote, postage stamp, postcard, photograph, ticket, pebble, marble, meteorite, stone, acorn, four-leaf clover, horseshoe,
  wishbone, peacock feather, dragon scale, golden egg, silver flute, heirloom, ornament, tiara, wreath, ribbon, relic, rosette`);

export const foods = list(`
  apple, pie, muffin, pear, plum, peach, apricot, cherry, orange, lemon, lime, banana, mango, melon, watermelon, pineapple, coconut, fig,
  date, grape, strawberry, raspberry, blackberry, blueberry, gooseberry, cranberry, pomegranate, kiwi, papaya, grapefruit, tangerine,
  nectarine, carrot, potato, turnip, radish, onion, leek, cucumber, tomato, pumpkin, squash, cabbage, cauliflower, lettuce, beetroot,
  parsnip, pepper, mushroom, bean, pea pod, corncob, artichoke, avocado, olive, aubergine, walnut, chestnut, almond, peanut, hazelnut, cookie,
  biscuit, cake, cupcake, pancake, waffle, doughnut, bun, roll, loaf, bagel, croissant, pretzel, scone, cracker, tart, pastry, eclair,
  strudel, dumpling, pudding, custard tart, omelette, sandwich, sausage, meatball, burger, pizza, pasty, kebab, taco, burrito, spring roll,
  rice ball, fish cake, drumstick, egg, cheese, toffee apple, lollipop, caramel, chocolate bar, marshmallow, gumdrop, candy cane, truffle,
  sugar lump, jam jar, honeycomb, ice cream cone, milkshake, smoothie, salad, stew, soup, porridge bowl, casserole, curry, gingerbread man,
  fruitcake, sponge cake, birthday cake, cheesecake, shortcake, oatcake, flapjack, crumpet, teacake, pickle, gherkin, samosa, quiche,
  crepe, brownie, macaroon, meringue, turnover, coconut bun, cinnamon roll, cheese roll, plum cake, apple tart, cherry pie, pumpkin pie`);

/** Not countable: 'some milk'. */
export const drinks = list(`
  milk, tea, water, cider, cocoa, coffee, lemonade, orange juice, apple juice, grape juice, cherry juice, carrot juice, tomato juice,
  ginger ale, ginger tea, peppermint tea, chamomile tea, elderflower syrup, barley water, buttermilk, hot chocolate, broth, punch,
  soda, iced tea, raspberry syrup, coconut milk, almond milk, honey water, rosehip tea, blackcurrant cordial`);

export const instruments = list(`
  flute, fiddle, trumpet, drum, guitar, banjo, mandolin, lute, lyre, harp, violin, viola, cello, double bass, piano, organ, accordion,
  concertina, harmonica, recorder, piccolo, clarinet, oboe, bassoon, saxophone, trombone, tuba, bugle, cornet, French horn, hunting horn,
  xylophone, glockenspiel, marimba, triangle, tambourine, cymbal, gong, bell, handbell, kettledrum, bongo, ukulele, zither, dulcimer,
  sitar, tabla, balalaika, bagpipe, tin whistle, pan flute, ocarina, kazoo, rattle, maraca, castanet, hurdy-gurdy, barrel organ, didgeridoo,
  synthesizer, harpsichord, washboard, thumb piano`);

export const vehicles = list(`
  cart, boat, bicycle, wagon, carriage, coach, bus, car, van, truck, lorry, tractor, train, tram, taxi, motorcycle, scooter, tricycle,
  unicycle, tandem, sleigh, sledge, rickshaw, wheelbarrow, canoe, kayak, raft, rowing boat, sailing boat, yacht, ferry, steamer, barge,
  tugboat, gondola, lifeboat, submarine, ship, schooner, hot-air balloon, airship, glider, aeroplane, helicopter, biplane, rocket,
  fire engine, ambulance, milk cart, hay wagon, bulldozer, snowplough, cable car, locomotive, caravan, stagecoach, chariot, dinghy,
  houseboat, ice-cream van, mail coach, motorboat`);

export const furniture = list(`
  table, chair, cupboard, stool, bench, armchair, sofa, couch, bed, bunk bed, cradle, cot, wardrobe, chest of drawers, bookcase, bookshelf,
  desk, writing desk, dresser, sideboard, cabinet, trunk, footstool, rocking chair, deckchair, high chair, throne, screen, mirror, lamp,
  carpet, rug, curtain, cushion, pillow, mattress, blanket, quilt, bedspread, coat stand, umbrella stand, hat rack, shelf, drawer, stove,
  oven, fireplace, clock, grandfather clock, picture frame, vase, washbasin, bathtub, workbench, side table, nightstand, tea trolley`);

export const plants = list(`
  rose, oak, tulip, fern, daisy, daffodil, violet, pansy, primrose, bluebell, snowdrop, crocus, hyacinth, lily, orchid, peony,
  sunflower, marigold, dahlia, aster, chrysanthemum, geranium, begonia, fuchsia, hydrangea, foxglove, hollyhock, lupin, larkspur, delphinium,
  carnation, cornflower, poppy, buttercup, dandelion, thistle, nettle, clover, lavender bush, rosemary bush, thyme plant, mint plant,
  basil plant, sage bush, parsley plant, cactus, aloe, palm, palm tree, birch, beech, elm, ash tree, maple, linden, poplar, aspen, willow,
  alder, rowan, hawthorn, hazel bush, elder bush, chestnut tree, walnut tree, apple tree, pear tree, plum tree, cherry tree, fig tree,
  olive tree, lemon tree, orange tree, almond tree, pine, fir, spruce, larch, cedar, cypress, juniper, yew, redwood, eucalyptus, acacia,
  baobab, bamboo, reed, bulrush, water lily, lotus, moss rose, vine, honeysuckle, jasmine, wisteria, clematis, magnolia, azalea,
  rhododendron, camellia, hibiscus, lilac bush, forsythia, gooseberry bush, currant bush, strawberry plant, bean plant, pumpkin plant,
  tomato plant, pea plant, sweet pea, snapdragon, heather, gorse bush, bramble bush, mistletoe, edelweiss, gentian, harebell, cowslip,
  sapling, seedling, toadstool, zinnia, petunia bed, anemone, ivy plant`);

export const birds = list(`
  robin, heron, swan, sparrow, finch, goldfinch, bullfinch, chaffinch, canary, wren, thrush, blackbird, starling, swallow, swift, martin,
  lark, skylark, nightingale, cuckoo, woodpecker, kingfisher, dove, pigeon, crow, raven, rook, jackdaw, jay, magpie, owl, barn owl, hawk,
  falcon, kestrel, buzzard, eagle, osprey, vulture, kite bird, gull, seagull, tern, albatross, petrel, cormorant, gannet, pelican, stork,
  crane, ibis, egret, flamingo, duck, mallard, goose, penguin, ostrich, emu, peacock, pheasant, partridge, quail, grouse, turkey, hen,
  rooster, parrot, parakeet, budgie, cockatoo, macaw, toucan, hummingbird, hoopoe, oriole, warbler, wagtail, nuthatch, blue tit, siskin,
  lapwing, plover, sandpiper, curlew, snipe, moorhen, coot, grebe, loon, puffin bird, condor, mockingbird, bluebird, cardinal, waxwing`);

export const books = list(`
  atlas, diary, cookbook, dictionary, encyclopedia, songbook, storybook, picture book, notebook, sketchbook, scrapbook, textbook,
  guidebook, logbook, almanac, calendar, catalogue, novel, ballad book, book of riddles, book of fables, book of proverbs, book of jokes,
  book of poems, book of legends, book of spells, book of fairy tales, book of sea stories, book of ghost stories, book of nursery rhymes,
  book of inventions, book of magic tricks, book of knots, book of manners, book of dreams, book about volcanoes, book about dinosaurs,
  book about planets, book about whales, book about castles, book about knights, book about pirates, book about pyramids,
  book about insects, book about mushrooms, book about glaciers, book about earthquakes, book about rivers, book about trains,
  book about bridges, book about clocks, book about ancient kings, book about deserts, book about the jungle, book about the ocean,
  book about electricity, book about islands, book about gardening, book about medicine, book about astronomy, book about geography,
  book about arithmetic, comic, magazine, newspaper, pamphlet, prayer book, hymn book, phrase book, recipe book, biography, journal,
  ledger, manual, mystery, play, romance, saga, sheet of music, travel guide, grammar, timetable, stamp album, photograph album`);

/** Any of these may stand before any thing. */
export const colours = list(`
  red, blue, green, yellow, white, black, brown, grey, orange, purple, pink, violet, golden, silver, crimson, scarlet, turquoise,
  lilac, cream-coloured, rust-coloured, sky-blue, dark blue, light green, bright yellow, pale pink`);
export const qualities = list(`
  old, small, shiny, big, little, large, tiny, huge, enormous, new, beautiful, pretty, lovely, fine, splendid, plain, simple, ordinary,
  strange, unusual, odd, funny, curious, handsome, heavy, light, round, long, smooth, striped, spotted, speckled, bright, pale, dark, dusty,
  ancient, expensive, cheap, precious, special, perfect, wonderful, marvellous, magnificent, impressive, modest, rare, remarkable,
  charming, delicate, elegant, glorious, graceful, humble, mighty, peculiar, colourful, dainty, sturdy, ugly, wonky, crooked, lopsided,
  extraordinary, amazing, favourite, gigantic, miniature, mysterious, slender, solid, fancy, famous, glossy, gleaming, dull`);
/** Before any food. */
export const flavours = list(`
  sweet, fresh, delicious, tasty, juicy, ripe, crunchy, warm, cold, small, large, huge, big, little, round, plump, tempting, spicy, soft,
  enormous, sticky, fragrant, perfect, splendid, wonderful, half-eaten, golden, mouth-watering, appetising`);
/** Before any plant or bird. */
export const looks = list(`
  beautiful, small, young, old, tall, slender, rare, common, tiny, large, magnificent, lovely, pretty, delicate, splendid, graceful, proud,
  strange, ordinary, lonely, pale, dark, bright, colourful, handsome, wild, wonderful, unusual, little`);
/** What things are made of: 'a copper ring'. */
export const materials = list(`
  copper, clay, silver, gold, brass, bronze, iron, steel, tin, pewter, wooden, oak, pine, bamboo, wicker, leather, woollen, cotton,
  linen, silk, velvet, felt, paper, cardboard, glass, crystal, marble, granite, stone, slate, brick, amber, jade, porcelain, wax,
  straw, rubber, plastic, canvas, cork, ebony, mahogany, walnut, enamel`);
