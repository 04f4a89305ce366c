/** What people and animals are. */
import { list } from './list';

export const animals = list(`
  fox, rabbit, bear, mouse, owl, hedgehog, badger, otter, beaver, squirrel, chipmunk, mole, hare, deer, moose, elk, reindeer,
  wolf, coyote, jackal, dingo, lynx, bobcat, cat, kitten, dog, puppy, poodle, terrier, spaniel, sheepdog, pony, horse, donkey,
  mule, zebra, camel, llama, alpaca, goat, sheep, lamb, ram, cow, calf, ox, bison, buffalo, yak, pig, piglet, boar, warthog,
  hamster, gerbil, guinea pig, ferret, weasel, stoat, mink, marten, skunk, raccoon, possum, opossum, koala, kangaroo, wallaby,
  wombat, platypus, echidna, anteater, armadillo, aardvark, sloth, tapir, capybara, porcupine, mongoose, meerkat, hyena, cheetah,
  leopard, panther, jaguar, puma, tiger, lion, ocelot, elephant, rhinoceros, hippopotamus, giraffe, antelope, gazelle, impala,
  okapi, monkey, baboon, gorilla, chimpanzee, gibbon, lemur, panda, walrus, seal, penguin, polar bear, ermine, shrew, vole,
  lemming, marmot, groundhog, muskrat, dormouse, chinchilla, bat, frog, toad, newt, salamander, lizard, gecko, iguana, chameleon,
  tortoise, turtle, crocodile, alligator, snail, beetle, ladybird, cricket, grasshopper, bumblebee, ant, spider, caterpillar,
  dragonfly, crab, hen, rooster, duck, duckling, goose, gander, turkey, ostrich, emu, flamingo, pelican, parrot, peacock, raven,
  sparrow, magpie, toucan, unicorn`);

/** Animals whose name says that they are a 'she', with what a 'he' of their kind is called, and the other way round. */
export const females: Readonly<Record<string, string>> = {
  hen: 'rooster',
  cow: 'ox',
  ewe: 'ram',
  doe: 'stag',
  mare: 'stallion',
  peahen: 'peacock',
};
export const males: Readonly<Record<string, string>> = {
  rooster: 'hen',
  ox: 'cow',
  ram: 'ewe',
  stag: 'doe',
  stallion: 'mare',
  peacock: 'peahen',
  gander: 'goose',
};

/** Grown-ups with a trade. */
export const trades = list(`
  baker, farmer, teacher, librarian, gardener, carpenter, blacksmith, tailor, cobbler, potter, weaver, miller, butcher, grocer,
  cook, chef, brewer, cheesemaker, beekeeper, shepherd, goatherd, fisher, sailor, captain, boatbuilder, ferry pilot, lighthouse keeper,
  painter, sculptor, poet, writer, printer, bookbinder, bookseller, musician, fiddler, drummer, pianist, singer, dancer, actor,
  puppeteer, juggler, acrobat, magician, clown, storyteller, composer, conductor, photographer, reporter, editor, engraver,
  jeweller, goldsmith, silversmith, clockmaker, watchmaker, locksmith, tinker, plumber, electrician, mechanic, engineer, inventor,
  architect, builder, bricklayer, stonemason, roofer, glazier, glassblower, plasterer, joiner, cooper, wheelwright, saddler,
  tanner, furrier, hatter, milliner, seamstress, knitter, quilter, dyer, spinner, lacemaker, basketmaker, broommaker, candlemaker,
  soapmaker, perfumer, chemist, doctor, nurse, dentist, surgeon, midwife, optician, pharmacist, vet, zookeeper, forester, ranger,
  woodcutter, lumberjack, hunter, trapper, miner, geologist, astronomer, scientist, botanist, biologist, mathematician, historian,
  professor, scholar, judge, lawyer, mayor, clerk, secretary, banker, merchant, peddler, shopkeeper, innkeeper, waiter, barber,
  hairdresser, porter, cleaner, chimney sweep, firefighter, soldier, guard, detective, diver, explorer, mapmaker, navigator, pilot,
  astronaut, train driver, coachman, courier, postmaster, gamekeeper, falconer, florist, umbrella maker, toymaker, kite maker,
  piano tuner, organist, bell ringer, umpire, coach, swimmer, runner, mountaineer`);

/** Relation, and whether it is a 'she'. */
export const relations: readonly { readonly relation: string; readonly she: boolean }[] = [
  { relation: 'mother', she: true },
  { relation: 'father', she: false },
  { relation: 'sister', she: true },
  { relation: 'brother', she: false },
  { relation: 'grandmother', she: true },
  { relation: 'grandfather', she: false },
  { relation: 'aunt', she: true },
  { relation: 'uncle', she: false },
  { relation: 'cousin', she: true },
  { relation: 'daughter', she: true },
  { relation: 'son', she: false },
  { relation: 'niece', she: true },
  { relation: 'nephew', she: false },
  { relation: 'granddaughter', she: true },
  { relation: 'grandson', she: false },
  { relation: 'wife', she: true },
  { relation: 'husband', she: false },
  { relation: 'godmother', she: true },
  { relation: 'godfather', she: false },
];

/** Before a role: 'a brave girl'. */
export const traits = list(`
  brave, curious, kind, clever, shy, cheerful, patient, gentle, honest, loyal, bold, careful, calm, friendly, generous, helpful,
  thoughtful, polite, modest, humble, quiet, talkative, chatty, playful, merry, jolly, lively, energetic, restless, impatient,
  stubborn, proud, boastful, vain, greedy, grumpy, gloomy, moody, sulky, nervous, timid, anxious, dreamy, forgetful, absent-minded,
  clumsy, untidy, messy, neat, tidy, orderly, punctual, lazy, sleepy, hungry, thirsty, busy, hardworking, diligent, eager, keen,
  ambitious, determined, daring, fearless, adventurous, reckless, mischievous, naughty, cheeky, sly, crafty, cunning, shrewd, wise,
  sensible, practical, inventive, imaginative, artistic, musical, graceful, nimble, quick, swift, strong, sturdy, stout, tall, tiny,
  little, young, plump, slender, lonely, popular, famous, unknown, poor, rich, lucky, unlucky, hopeful, earnest, serious, solemn,
  witty, funny, silly, odd, peculiar, mysterious, secretive, trusting, suspicious, tender, warm-hearted, good-natured, big-hearted,
  affectionate, caring, considerate, courteous, dutiful, faithful, fair, forgiving, grateful, gracious, noble, obedient, observant,
  outspoken, frank, blunt, jealous, envious, spoiled, selfish, bashful, sensitive, tireless, resourceful, reliable, studious,
  bookish, learned, tuneful, watchful`);
