/** Things, singular and countable unless the list says otherwise. */
export const toys = ['kite', 'ball', 'doll', 'drum'];
export const tools = ['hammer', 'shovel', 'lantern', 'rope'];
export const clothes = ['scarf', 'hat', 'coat', 'mitten'];
export const treasures = ['coin', 'ring', 'shell', 'key'];
export const foods = ['apple', 'pie', 'muffin', 'pear'];
/** Not countable: 'some milk'. */
export const drinks = ['milk', 'tea', 'water', 'cider'];
export const instruments = ['flute', 'fiddle', 'trumpet'];
export const vehicles = ['cart', 'boat', 'bicycle'];
export const furniture = ['table', 'chair', 'cupboard'];
export const plants = ['rose', 'oak', 'fern', 'tulip'];
export const birds = ['robin', 'heron', 'swan'];
export const books = ['atlas', 'diary', 'cookbook'];
/** Any of these may stand before any thing. */
export const colours = ['red', 'blue', 'green', 'yellow'];
export const qualities = ['old', 'small', 'shiny', 'wooden'];
/** What things are made of: 'a copper ring'. */
export const materials = ['copper', 'clay', 'silver'];
