/** Things that people do, in the forms that a rewriting needs, and things one may be told to do. */
export interface Action {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  /** What may follow each form. */
  readonly rests: readonly string[];
}

/** Base, third person, past: then what may follow. */
const table = `
walk walks walked: to the market, to the river, along the shore, home, across the field
run runs ran: to the gate, through the garden, after the bus, up the hill
bake bakes baked: bread, an apple pie, six small cakes, a loaf for the neighbours
cook cooks cooked: soup, a pot of beans, fish for the family
eat eats ate: an apple, two eggs, a bowl of rice, supper in the garden
drink drinks drank: tea, warm milk, cold water, a cup of cider
sing sings sang: a song, an old tune, with the birds, in the bath
paint paints painted: the fence, a picture, the door blue, a boat
read reads read: a book, the letter, the newspaper, a long story
write writes wrote: a letter, a poem, a note to a friend, in a diary
wash washes washed: the dishes, the windows, a shirt, the car
clean cleans cleaned: the kitchen, the stairs, a pair of boots
open opens opened: the shop, the window, the gate, a box
close closes closed: the door, the shop, the book
carry carries carried: a basket, water from the well, wood to the house
bring brings brought: flowers, good news, a basket of plums
buy buys bought: a newspaper, bread and butter, a ticket
sell sells sold: apples, old books, honey at the market
find finds found: a coin, shells on the beach, the way home
lose loses lost: a glove, the key, the game
feed feeds fed: the hens, the ducks, the old horse
help helps helped: a friend, the neighbours, in the garden
visit visits visited: the library, an aunt, the zoo
play plays played: the flute, with a ball, chess, in the yard
dance dances danced: in the hall, on the grass, with a friend
climb climbs climbed: the tree, the hill, over the wall
swim swims swam: in the lake, to the island, across the pool
sleep sleeps slept: in a tent, under a tree, in the attic
wait waits waited: for the train, at the corner, for a friend
sit sits sat: on the bench, by the fire, under the oak
stand stands stood: at the window, in the rain, on the bridge
grow grows grew: tomatoes, roses, beans in the garden
plant plants planted: a tree, tulips, potatoes
cut cuts cut: the grass, wood, the bread
build builds built: a boat, a wall, a house of cards
repair repairs repaired: the roof, a clock, old bicycles
draw draws drew: a map, a horse, with chalk
catch catches caught: a fish, the ball, the early train
throw throws threw: a stone, the ball, bread to the birds
tell tells told: a story, a joke, the truth
teach teaches taught: music, the children, a dog to sit
learn learns learned: a song, new words, to swim
watch watches watched: the stars, the ships, a film
hear hears heard: the bells, a strange noise, the sea
see sees saw: a rainbow, the mountains, a deer
ride rides rode: a horse, a bicycle, to the village
drive drives drove: a cart, the bus, to town
make makes made: a lamp, jam, a paper boat
mend mends mended: a coat, the net, a toy
hide hides hid: the keys, behind the curtain, a letter
keep keeps kept: bees, a diary, the shop tidy
leave leaves left: the house, the village, a note on the table
meet meets met: a friend, the teacher, an old sailor
send sends sent: a parcel, a card, a letter to the king
count counts counted: the sheep, the coins, the stars
laugh laughs laughed: at the clown, in the kitchen, with the others
travel travels travelled: to the city, by train, with a small bag
work works worked: in the mill, on the farm, at the harbour
dig digs dug: a hole, in the garden, for worms
hold holds held: a lantern, the rope, a speech`;

const listed = (text: string): string[] => text.split(',').map((each) => each.trim());

export const actions: readonly Action[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [forms, rests] = line.split(':');
    const [base, third, past] = forms.split(' ');
    return { base, third, past, rests: listed(rests) };
  });

export const commands: readonly string[] =
  `open the window, open the gate, close the door, close the box, bring me the newspaper, bring the chairs in,
give me the key, give me a glass of water, pass the salt, pass me the butter, wait for me, wait at the corner, come here, come to the office,
sit down, stand up, show me the way, show me the map, tell me your name, tell me the time, help me with this box, help the old man, carry my bag,
hold the rope, hold my coat, read the letter, read the first page, write your name, write to my aunt, wash the dishes, wash your hands,
feed the hens, feed the cat, turn off the lamp, turn down the music, pick up the papers, put the book back, put on your coat, clean the kitchen,
cut the bread, cut the grass, call the doctor, call a taxi, answer the telephone, speak more slowly, speak louder, move your bicycle, move the table,
stop the noise, leave the room, leave your boots outside, lend me a pencil, lend me your umbrella, listen to me, look at this picture,
take off your hat, take the dog out, send me a card, send the parcel, keep the change, keep quiet, water the plants, fetch the ladder,
mend my coat, repair the lamp, buy some milk, buy two tickets, make some tea, make room for us, follow me, lock the shed, sweep the floor,
fold the sheets, set the table, light the fire, count the chairs, pay the bill, ring the bell, wake the children, shut the gate`
    .replace(/\n/g, ' ')
    .split(',')
    .map((each) => each.trim());
