/** A built page as a frozen one: its article alone, with nothing that runs, loads or changes. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';

export interface Frame {
  /** '2026.4' */
  readonly edition: string;
  readonly date: string;
  /** Origin and base path of the live site, without a slash at the end. */
  readonly site: string;
  /** Of the text. */
  readonly licence: { readonly name: string; readonly url: string };
  /** Paths of the pages in the edition; links to others lead to the live site. */
  readonly pages: ReadonlySet<string>;
}

interface Page {
  /** '/techniques/wanda/' */
  readonly href: string;
  readonly version: string;
  readonly html: string;
  /** Of the frozen page, under its own address. */
  readonly citation: { readonly text: string; readonly bibtex: string };
}

/** Controls, and what only makes sense on a page that is alive. */
const dropped = new Set(['script', 'style', 'link', 'template', 'button', 'input', 'select', 'textarea', 'dialog']);

const classes = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/**
 * KaTeX writes a formula twice; the MathML half needs no style sheet and no fonts. The live page is cited as it is now, which
 * the frozen one is not.
 */
const droppedClasses = new Set([
  'no-print',
  'print-only',
  'print:hidden',
  'katex-html',
  'toc',
  'cite-panel',
  'matrix-filters',
]);

const isDropped = (node: Element): boolean =>
  dropped.has(node.tagName) || classes(node).some((name) => droppedClasses.has(name));

/** What is left of a node: null says all of it. The head of a column that sorts its table on a click is a button. */
function left(node: RootContent, parent: Root | Element): readonly ElementContent[] | null {
  if (node.type === 'comment') return [];
  if (node.type !== 'element' || !isDropped(node)) return null;
  return node.tagName === 'button' && 'tagName' in parent && parent.tagName === 'th' ? node.children : [];
}

const withoutControls = (tree: Root): void =>
  visit(tree, ['comment', 'element'], (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const rest = left(node as RootContent, parent as Root | Element);
    if (!rest) return undefined;
    parent.children.splice(index, 1, ...rest);
    return [SKIP, index];
  });

/** Cards of terms and citations are filled by a script, from words that stand outside the article. */
const withoutCards = (tree: Root): void =>
  visit(tree, 'element', ({ properties }) => {
    delete properties.dataCard;
    delete properties.ariaDescribedBy;
  });

function relink(tree: Root, { edition, site, pages }: Frame): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const { href } = properties;
    if (tagName !== 'a' || typeof href !== 'string' || !href.startsWith('/')) return;
    const [path] = href.split(/[?#]/);
    properties.href = pages.has(path) ? `/editions/${edition}${href}` : `${site}${href}`;
  });
}

const elements = (tree: Root, test: (element: Element) => boolean): Element[] => {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (test(node)) found.push(node);
  });
  return found;
};

const el = (tagName: string, properties: Element['properties'], ...children: readonly (RootContent | string)[]) =>
  ({
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  }) as Element;

const isMeta = ({ tagName, properties }: Element): boolean =>
  tagName === 'meta' && /^(?:description$|z:|citation_)/.test(String(properties.name));

/** Addresses and date of the live page give way to those of the frozen one. */
const isReplaced = ({ properties }: Element): boolean =>
  /^citation_(?:public_url|fulltext_html_url|date|online_date)$/.test(String(properties.name));

/** '/techniques/wanda/' → '/techniques/wanda/wanda.timemap.link' */
const timeMapOf = (href: string): string => `${href}${href.split('/').at(-2)}.timemap.link`;

function head(tree: Root, { href, version }: Page, { edition, date, site, licence }: Frame): Element {
  const title = elements(tree, ({ tagName }) => tagName === 'title')[0];
  const here = `${site}/editions/${edition}${href}`;
  const day = date.replaceAll('-', '/');
  return el(
    'head',
    {},
    el('meta', { charSet: 'utf-8' }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    ...(title ? [title] : []),
    ...elements(tree, (node) => isMeta(node) && !isReplaced(node)),
    el('meta', { name: 'citation_public_url', content: here }),
    el('meta', { name: 'citation_date', content: day }),
    el('meta', { name: 'citation_online_date', content: day }),
    el('meta', { name: 'citation_version', content: version }),
    el('link', { rel: ['canonical'], href: here }),
    el('link', { rel: ['cite-as'], href: here }),
    el('link', { rel: ['original', 'latest-version'], href: `${site}${href}` }),
    el('link', { rel: ['timemap'], type: 'application/link-format', href: `${site}${timeMapOf(href)}` }),
    el('link', { rel: ['license'], href: licence.url }),
    el('link', { rel: ['stylesheet'], href: `/editions/${edition}/edition.css` }),
  );
}

const banner = ({ href, version }: Page, { edition, date, site, licence }: Frame): Element =>
  el(
    'aside',
    { className: ['frozen'], ariaLabel: 'About this copy' },
    el(
      'p',
      {},
      `Edition ${edition} of SLM Atlas, frozen on ${date}; version ${version} of this page. It does not change. `,
      'Its text may be used under ',
      el('a', { href: licence.url }, licence.name),
      '.',
    ),
    el(
      'p',
      {},
      el('a', { href: `${site}${href}` }, 'Read the live page'),
      ', which may say more, and where the techniques run.',
    ),
  );

const citationSection = ({ citation: { text, bibtex } }: Page): Element =>
  el(
    'section',
    { ariaLabelledBy: ['cite'] },
    el('h2', { id: 'cite' }, 'Cite this copy'),
    el('p', {}, text),
    el('pre', { tabIndex: 0 }, bibtex),
  );

/** @throws RangeError if the page has no article */
export function freeze(page: Page, frame: Frame): string {
  const tree = fromHtml(page.html);
  const [article] = elements(tree, ({ tagName }) => tagName === 'article');
  if (!article) throw new RangeError(`${page.href} has no <article>: build the site anew.`);
  const body: Root = { type: 'root', children: [article] };
  withoutControls(body);
  withoutCards(body);
  relink(body, frame);
  const main = el('main', {}, banner(page, frame), ...body.children, citationSection(page));
  const html = el('html', { lang: 'en' }, head(tree, page, frame), el('body', {}, main));
  return `<!doctype html>\n${toHtml(html)}\n`;
}
