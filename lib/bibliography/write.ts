/**
 * Citations of this site's own pages and tables, small enough to be written in the browser when a reader asks for them.
 * Works of others, with their names and types, are left to format.ts.
 */
import type { Format } from '@/lib/bibliography/format';
import type { CslItem } from '@/lib/bibliography/reference';

/** A page or a table: one author that is a group, and the date to the day where there is one. */
export interface SiteItem extends CslItem {
  readonly type: 'entry-encyclopedia' | 'webpage';
  readonly title: string;
  readonly author: readonly [{ readonly literal: string }];
  readonly issued?: { readonly 'date-parts': readonly [readonly [number, number, number]] };
  readonly 'container-title': string;
  readonly note: string;
  readonly URL: string;
}

export const writeCitation = (item: SiteItem): Readonly<Record<Format, string>> => ({
  apa: apa(item, escapedHtml, (title) => `<i>${title}</i>`),
  text: apa(item, plain, plain),
  bibtex: bibtex(item),
  ris: ris(item),
  'csl-json': `${JSON.stringify([item], null, 2)}\n`,
});

type Markup = (text: string) => string;

const plain: Markup = (text) => text;
const escapedHtml: Markup = (text) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

const dateOf = ({ issued }: SiteItem) => issued?.['date-parts'][0];

/** The style prints of an encyclopedia's version the year, of a page's the day. */
function apa(item: SiteItem, escape: Markup, italic: Markup): string {
  const part = item.type === 'entry-encyclopedia';
  const [title, whole] = [escape(item.title), escape(item['container-title'])];
  const named = part ? `${title}. In ${italic(whole)}${inBrackets(item.version)}` : italic(title);
  const publisher = part ? item.publisher! : item['container-title'];
  return `${item.author[0].literal}. (${dateWords(item)}). ${named}. ${escape(publisher)}. ${escape(item.URL)}`;
}

const inBrackets = (version: string | undefined) => (version === undefined ? '' : ` (Version ${version})`);

function dateWords(item: SiteItem): string {
  const date = dateOf(item);
  if (!date) return 'n.d.';
  const [year, month, day] = date;
  return item.type === 'webpage' ? `${year}, ${monthName(month, 'long')} ${day}` : String(year);
}

const monthName = (month: number, length: 'long' | 'short') =>
  new Intl.DateTimeFormat('en-US', { month: length, timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));

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
  const part = item.type === 'entry-encyclopedia';
  const fields = {
    author: `{${tex(item.author[0].literal)}}`,
    ...(part && { booktitle: `{${tex(item['container-title'])}}` }),
    ...(date && { year: date[0], month: `${monthName(date[1], 'short').toLowerCase()} ${date[2]}` }),
    note: tex(item.note),
    publisher: `{${tex(item.publisher ?? item['container-title'])}}`,
    title: `{${tex(item.title)}}`,
    url: item.URL,
  };
  const lines = Object.entries(fields).map(([name, value]) => `\t${name} = {${value}},`);
  return [`@${part ? 'incollection' : 'misc'}{${item.id},`, ...lines, '}', ''].join('\n');
}

/** Lines end with CRLF, as the format's specification asks. */
function ris(item: SiteItem): string {
  const date = dateOf(item);
  const padded = date?.map((part) => String(part).padStart(2, '0'));
  const lines = [
    ['TY', item.type === 'entry-encyclopedia' ? 'ENCYC' : 'ELEC'],
    ['AU', item.author[0].literal],
    ...(padded ? [['DA', `${padded.join('/')}/`] as const, ['PY', padded[0]] as const] : []),
    ['ID', item.id],
    ['N1', item.note],
    ['PB', item.publisher ?? item['container-title']],
    ['T2', item['container-title']],
    ['TI', item.title],
    ['UR', item.URL],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}
