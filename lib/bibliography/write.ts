/**
 * Citations of what this site itself publishes: its pages, tables and runs. Small enough for the browser, which writes them
 * when a reader asks. Works of others, with their names and types, are left to format.ts.
 */
import type { Format } from '@/lib/bibliography/format';
import type { CslItem } from '@/lib/bibliography/reference';

type Day = readonly [year: number, month: number, day: number];

/** An entry or a table of it, another page or a table of that, or a run: one author that is a group, and a day or no date. */
export interface SiteItem extends CslItem {
  readonly type: 'entry-encyclopedia' | 'webpage' | 'dataset';
  readonly title: string;
  readonly author: readonly [{ readonly literal: string }];
  readonly issued?: { readonly 'date-parts': readonly [Day] };
  /** Of an entry or a page: the site. */
  readonly 'container-title'?: string;
  readonly publisher: string;
  readonly note: string;
  readonly URL: string;
}

/** @param day '2026-11-23' */
export const issuedOn = (day: string): Required<Pick<SiteItem, 'issued'>> => ({
  issued: { 'date-parts': [day.split('-').map(Number) as unknown as Day] },
});

export const writeCitation = (item: SiteItem): Readonly<Record<Format, string>> => ({
  apa: apa(item, escapedHtml, (title) => `<i>${title}</i>`),
  text: text(item),
  bibtex: bibtex(item),
  ris: ris(item),
  'csl-json': `${JSON.stringify([item], null, 2)}\n`,
});

type Markup = (text: string) => string;

const plain: Markup = (text) => text;
const escapedHtml: Markup = (text) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

const dateOf = ({ issued }: SiteItem) => issued?.['date-parts'][0];

/** The sentence without italics. What tells one run from the next, its models and its machine, stands in the note alone. */
function text(item: SiteItem): string {
  const sentence = apa(item, plain, plain);
  return item.type === 'dataset' ? `${sentence} ${item.note}.` : sentence;
}

/** The style prints of an encyclopedia's version and of a data set's the year, of a page's the day. */
function apa(item: SiteItem, escape: Markup, italic: Markup): string {
  const named = nameOf[item.type](item, escape, italic);
  return `${item.author[0].literal}. (${dateWords(item)}). ${named}. ${escape(item.publisher)}. ${escape(item.URL)}`;
}

const nameOf: Readonly<Record<SiteItem['type'], (item: SiteItem, escape: Markup, italic: Markup) => string>> = {
  'entry-encyclopedia': (item, escape, italic) =>
    `${escape(item.title)}. In ${italic(escape(item['container-title'] ?? ''))}${inBrackets(item.version)}`,
  webpage: ({ title }, escape, italic) => italic(escape(title)),
  dataset: ({ title, version }, escape, italic) => `${italic(escape(title))}${inBrackets(version)} [Dataset]`,
};

const inBrackets = (version: string | undefined) => (version === undefined ? '' : ` (Version ${version})`);

function dateWords(item: SiteItem): string {
  const date = dateOf(item);
  if (!date) return 'n.d.';
  const [year, month, day] = date;
  return item.type === 'webpage' ? `${year}, ${monthName(month, 'long')} ${day}` : String(year);
}

/** Made once: making one takes longer than all that a citation needs besides. */
const months = {
  long: new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }),
};

const monthName = (month: number, length: 'long' | 'short') => months[length].format(Date.UTC(2000, month - 1));

/** Characters that stop TeX or vanish in it, where they are not escaped yet. */
export const escapedTex = (text: string): string => text.replace(/(?<!\\)[&%#_$]/g, '\\$&');

/** Characters that TeX's text fonts do not have, or that begin a command. */
const named: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const tex = (text: string): string => text.replace(/[\\<>~^&%#_$]/g, (char) => named[char] ?? escapedTex(char));

/** Names and titles stand in two braces, so that their capitals stay. */
function bibtex(item: SiteItem): string {
  const date = dateOf(item);
  const booktitle = item.type === 'entry-encyclopedia' && item['container-title'];
  const fields = {
    author: `{${tex(item.author[0].literal)}}`,
    ...(booktitle && { booktitle: `{${tex(booktitle)}}` }),
    ...(date && { year: date[0], month: `${monthName(date[1], 'short').toLowerCase()} ${date[2]}` }),
    note: tex(item.note),
    publisher: `{${tex(item.publisher)}}`,
    title: `{${tex(item.title)}}`,
    url: item.URL,
    ...(item.version && { version: tex(item.version) }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `\t${name} = {${value}},`);
  return [`@${booktitle ? 'incollection' : 'misc'}{${item.id},`, ...lines, '}', ''].join('\n');
}

const risTypes: Readonly<Record<SiteItem['type'], string>> = {
  'entry-encyclopedia': 'ENCYC',
  webpage: 'ELEC',
  dataset: 'DATA',
};

/** Lines end with CRLF, as the format's specification asks. */
function ris(item: SiteItem): string {
  const date = dateOf(item);
  const padded = date?.map((part) => String(part).padStart(2, '0'));
  const whole = item['container-title'];
  const lines = [
    ['TY', risTypes[item.type]],
    ['AU', item.author[0].literal],
    ...(padded ? [['DA', `${padded.join('/')}/`] as const, ['PY', padded[0]] as const] : []),
    ...(item.version ? [['ET', item.version] as const] : []),
    ['ID', item.id],
    ['N1', item.note],
    ['PB', item.publisher],
    ...(whole ? [['T2', whole] as const] : []),
    ['TI', item.title],
    ['UR', item.URL],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}
