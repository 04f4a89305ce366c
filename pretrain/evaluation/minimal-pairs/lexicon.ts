/** Common words of fiction, with all the forms that the minimal pairs need. None is a name. */

export interface Noun {
  readonly one: string;
  readonly many: string;
}

export interface Verb {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
}

/** What people do, and to what. */
export interface Action {
  readonly verb: Verb;
  readonly objects: readonly Noun[];
}

const noun = (text: string): Noun => {
  const [one, many = `${one}s`] = text.split('/');
  return { one, many };
};

/** 'key wolf/wolves': nouns, with their plural where it is not the singular and s. */
const nouns = (text: string): Noun[] => text.split(' ').map(noun);

/** 'write writes wrote written' */
const verb = (text: string): Verb => {
  const [base, third, past, participle] = text.split(' ');
  return { base, third, past, participle };
};

/** Women and men by the meaning of the word, not by what is expected of a trade. */
export const women = nouns('woman/women girl queen mother lady/ladies princess/princesses sister aunt daughter');
export const men = nouns('man/men boy king father gentleman/gentlemen prince brother uncle son');

export const trades = nouns(
  'captain doctor soldier sailor farmer teacher stranger servant guard officer priest hunter',
);

export const people: readonly Noun[] = [...women, ...men, ...trades];

/** Plurals without s. */
export const irregular = nouns('man/men woman/women child/children tooth/teeth foot/feet mouse/mice goose/geese');

export const things = nouns(
  'door window table chair box/boxes lamp bottle ship boat house bridge tree stone wall wagon basket letter book map key knife/knives hat coat candle',
);

/** What can lie or stand anywhere. */
export const portable = nouns('lamp bottle box/boxes knife/knives letter map key basket hat coat candle chair table');

/** As the first sound of the next word asks for. */
export const vowelWords =
  'apple egg island office answer animal army engine arm eye enemy hour uncle aunt officer accident error idea'.split(
    ' ',
  );
export const consonantWords =
  'dog house door letter table ship horse window garden river king soldier doctor road bird tree uniform voice'.split(
    ' ',
  );
export const vowelAdjectives = 'old empty open ugly honest angry easy ancient evil idle'.split(' ');
export const consonantAdjectives = 'young full broken pretty quiet happy hard modern good useful'.split(' ');

export const thingAdjectives = 'old new small large little big dark broken heavy strange'.split(' ');
/** What a thing can be said to be. */
export const thingStates = 'old small dark heavy beautiful ready useless dirty lost broken'.split(' ');
/** How a person can be said to be. */
export const personStates = 'tired hungry happy afraid angry alone ready sick silent late'.split(' ');

export const actions: readonly Action[] = [
  { verb: verb('write writes wrote written'), objects: nouns('letter book song story/stories') },
  { verb: verb('break breaks broke broken'), objects: nouns('window cup plate chair lamp bottle') },
  { verb: verb('steal steals stole stolen'), objects: nouns('ring coin horse book watch/watches') },
  { verb: verb('hide hides hid hidden'), objects: nouns('key ring coin letter knife/knives map') },
  { verb: verb('forget forgets forgot forgotten'), objects: nouns('hat key letter name bag') },
  { verb: verb('choose chooses chose chosen'), objects: nouns('horse coat book ring road') },
  { verb: verb('take takes took taken'), objects: nouns('lamp chair coat bag bottle') },
  { verb: verb('draw draws drew drawn'), objects: nouns('picture map line face') },
  { verb: verb('throw throws threw thrown'), objects: nouns('stone stick knife/knives ball') },
  { verb: verb('tear tears tore torn'), objects: nouns('letter coat paper dress/dresses') },
  { verb: verb('see sees saw seen'), objects: nouns('ship star river bird light') },
  { verb: verb('wear wears wore worn'), objects: nouns('hat coat ring dress/dresses') },
  { verb: verb('eat eats ate eaten'), objects: nouns('apple egg cake') },
  { verb: verb('drive drives drove driven'), objects: nouns('wagon horse car cart') },
  { verb: verb('ride rides rode ridden'), objects: nouns('horse pony/ponies camel') },
  { verb: verb('shake shakes shook shaken'), objects: nouns('box/boxes bottle tree branch/branches') },
];

/** Verbs that need an object: "The king found in the morning" is no sentence. Past and participle are one form. */
export const transitive =
  'found brought fixed mentioned owned wanted needed lifted touched described received produced'.split(' ');
export const transitiveObjects = nouns('key lamp letter box/boxes knife/knives book ring coin');

/** Verbs that take no object and have no passive. Past and participle are one form. */
export const intransitive = 'arrived slept smiled laughed waited died appeared disappeared coughed existed'.split(' ');

/** What one person does to another. */
export const meetings: readonly (Verb & { readonly gerund: string })[] = [
  'see sees saw seen seeing',
  'help helps helped helped helping',
  'follow follows followed followed following',
  'find finds found found finding',
  'thank thanks thanked thanked thanking',
  'meet meets met met meeting',
  'hear hears heard heard hearing',
  'hate hates hated hated hating',
  'call calls called called calling',
  'watch watches watched watched watching',
].map((text) => ({ ...verb(text), gerund: text.split(' ')[4] }));

/** What one can do to oneself, in the past. */
export const reflexive = 'hurt saved hid helped saw blamed hated defended warmed found'.split(' ');

/** What people do without an object. */
export const habits: readonly Verb[] = [
  'sleep sleeps slept slept',
  'work works worked worked',
  'wait waits waited waited',
  'laugh laughs laughed laughed',
  'talk talks talked talked',
  'live lives lived lived',
  'stand stands stood stood',
  'walk walks walked walked',
  'sing sings sang sung',
  'dream dreams dreamed dreamed',
].map(verb);

export const places = 'in the garden,in the house,by the river,near the sea,on the hill,in the forest,at home'.split(
  ',',
);
export const times = 'in the evening,at noon,before dinner,after the storm,during the night,in the morning'.split(',');
