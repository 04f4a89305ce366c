/** Names. None is in two lists, so a name tells who is meant. */
export const girls = ['Mia', 'Anna', 'Zoe', 'Nora', 'Ruby', 'Ivy'];
export const boys = ['Tom', 'Ben', 'Leo', 'Omar', 'Finn', 'Hugo'];
export const women = ['Agatha', 'Beatrice', 'Hilda', 'Marta'];
export const men = ['Albert', 'Conrad', 'Edgar', 'Walter'];
/** Names that only animals have; half of them go with 'she', half with 'he'. */
export const sheAnimals = ['Dot', 'Hazel', 'Poppy', 'Fern'];
export const heAnimals = ['Bruno', 'Rusty', 'Biscuit', 'Tuck'];
