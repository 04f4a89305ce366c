/** People and animals of a story, and the words for them. */
export type PersonKind = 'girl' | 'boy' | 'woman' | 'man' | 'animal';

export interface Person {
  readonly kind: PersonKind;
  readonly name: string;
  /** What they are: 'girl', 'baker', 'fox'. */
  readonly role: string;
  /** 'brave'; the same all through the story. */
  readonly trait: string;
  /** she, he */
  readonly they: string;
  /** her, him */
  readonly them: string;
  /** her, his: before a noun */
  readonly their: string;
  /** She, He and Her, His at the beginning of a sentence */
  readonly They: string;
  readonly Their: string;
  /** 'a brave girl named Mia' */
  readonly intro: string;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Vowels that sound like the consonants of "you" and "one", and an h that is not heard. */
const soundsLikeConsonant = /^(?:one(?![a-z])|once|ewe|eu|uni(?!n|m|d)|us[aeu]|ut[eio]|uku|ura|ufo)/i;
const silent = /^(?:hour|honest|honou?r|heir)/i;

/** 'a' or 'an' as the next word sounds. */
export const article = (next: string): string =>
  silent.test(next) || (/^(?:[aeiou]|x-)/i.test(next) && !soundsLikeConsonant.test(next)) ? 'an' : 'a';

export const withArticle = (phrase: string): string => `${article(phrase)} ${phrase}`;

export function makePerson(kind: PersonKind, name: string, role: string, trait: string, female: boolean): Person {
  const [they, them, their] = female ? ['she', 'her', 'her'] : ['he', 'him', 'his'];
  const intro = `${withArticle(`${trait} ${role}`)} named ${name}`;
  return { kind, name, role, trait, they, them, their, They: capital(they), Their: capital(their), intro };
}
