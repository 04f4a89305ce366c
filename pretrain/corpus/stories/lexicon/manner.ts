/** How people feel, move, speak and spend their time. */
/** After 'was' or 'felt'. */
export const glad = ['happy', 'glad', 'proud', 'delighted'];
export const sad = ['sad', 'lonely', 'miserable', 'downhearted'];
export const afraid = ['afraid', 'nervous', 'frightened'];
export const angry = ['angry', 'cross', 'furious'];
export const surprised = ['surprised', 'astonished', 'amazed'];
/** Verbs of speech in the past. */
export const asked = ['asked', 'wondered', 'inquired'];
export const said = ['said', 'replied', 'answered', 'explained'];
export const exclaimed = ['cried', 'shouted', 'called', 'exclaimed'];
/** Past tense, intransitive, before 'to the park': 'hurried' */
export const went = ['walked', 'hurried', 'ran', 'strolled'];
/** Before or after such a verb: 'slowly' */
export const adverbs = ['slowly', 'quickly', 'quietly', 'carefully'];
/** After 'loved to': 'paint' */
export const hobbies = ['paint', 'sing', 'collect leaves', 'count stars'];
/** After 'learned that': a sentence without its stop */
export const lessons = ['a friend is worth more than a prize', 'patience brings its own reward'];
/** Kept for ends: whole sentences. */
export const endings = ['The end.', 'It was a day to remember.'];
